"""Whole stories through the whole bot."""
