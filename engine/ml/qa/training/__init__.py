"""How the packaged file is made. Nothing that runs imports this."""
