"""How the packaged model is made. Nothing that runs imports this."""
