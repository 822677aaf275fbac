"""The sandbox: a community on a terminal or in a pipe, with the real engine behind it."""
