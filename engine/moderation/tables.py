"""The tables of moderation; those of the automatic rules are in `auto.tables`."""
