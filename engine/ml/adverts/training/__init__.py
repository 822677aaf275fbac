"""How the packaged weights are made. Nothing that runs imports this."""
