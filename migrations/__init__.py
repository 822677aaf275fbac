"""Alembic migrations; one head, file names are sentences."""
