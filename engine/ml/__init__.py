"""Models and measures without a database: what they are given is all they know."""
