"""The common event stream: append, claim, effects and cursor, due items, outbox."""
