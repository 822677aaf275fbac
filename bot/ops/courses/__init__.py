"""Courses out of files: CSV, JSON, a folder of Markdown; read, checked, compared and put into a community's log."""
