"""Questions with their answers out of files: Markdown, CSV, JSON; read, checked and put into a community's log."""
