"""One-time codes: they pass from one platform to the other through a person's own hands."""

from __future__ import annotations

from sqlmodel import Field

from engine.store.tables import Base, big


class Code(Base, table=True):
    """A code that waits to be entered. Only its hash is kept; times are UTC µs."""

    __tablename__ = "code"
    hash: str = Field(primary_key=True)
    purpose: str
    """link or community"""
    person: int = big()
    """Who asked for it."""
    platform: str
    chat: int = big()
    community: int = big()
    expires_at: int = big()
    claimed_by: int | None = big(nullable=True, default=None)
    """Who entered it, until the one who asked for it has said yes."""


class CodeTry(Base, table=True):
    """A wrong code that somebody entered; too many in an hour and nobody listens any more."""

    __tablename__ = "code_try"
    key: str = Field(primary_key=True)
    person: int = big(index=True)
    at: int = big()
