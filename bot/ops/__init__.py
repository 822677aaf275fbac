"""Operation: look after a database that a bot lives on."""
