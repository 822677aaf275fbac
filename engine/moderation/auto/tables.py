"""The tables of the automatic rules."""
