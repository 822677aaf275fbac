"""The table of previews: what somebody tried, how far the counting has come, and what was there before it was applied."""

from __future__ import annotations

from sqlalchemy import Index

from engine.store.tables import Base, big


class RulePreview(Base, table=True):
    """One preview; `number` is the event that asked for it."""

    __tablename__ = "rule_preview"
    __table_args__ = (Index(None, "part", "community", "number"),)
    part: int = big(primary_key=True)
    number: int = big(primary_key=True)
    community: int = big()
    actor: int = big()
    """The admin who asked."""
    at: int = big()
    state: str
    """counting, ready, applied, reverted or dropped"""
    changes: str
    """JSON: full names of settings and the values to try, as text."""
    before: str = ""
    """JSON: the same names and the values that applying replaced, null for the operator's default."""
    upto: int = big(default=0)
    """Members up to this number are counted."""
    sums: str = ""
    """JSON: what was counted so far; empty when it is over."""
