"""The database: engine and pragmas, the tables that all share, units of work."""
