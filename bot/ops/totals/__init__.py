"""Balances from outside of the chat: made anew from the ledger, or brought over from another bot."""
