"""One community in files: everything that is its own, taken out of one database and brought into another."""
