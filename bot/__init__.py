"""Start-up and operation: the only room that knows all the others."""
