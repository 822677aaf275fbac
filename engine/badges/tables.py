"""The tables of badges: deeds that count, how many there are, which badges somebody has, which a community made itself."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from engine.store.tables import Base, big


class BadgeDeed(Base, table=True):
    """Something a member did that counts, once for each subject. What they did under which account stays told apart."""

    __tablename__ = "badge_deed"
    __table_args__ = (Index(None, "part", "community", "member", "counter", "subject"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    counter: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    account: int = big(primary_key=True)
    """The number under which it was done, before any account was joined to another."""
    member: int = big()
    amount: int = 1
    """What it comes to, for counters that keep their highest: the length of a run of check-ins."""
    at: int = big()


class BadgeCount(Base, table=True):
    """What a member's deeds of one kind come to; always equal to a recount of them."""

    __tablename__ = "badge_count"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    counter: str = Field(primary_key=True)
    value: int


class BadgeHeld(Base, table=True):
    """A badge that somebody has. Two accounts that became one person may both have brought it: the best one shows."""

    __tablename__ = "badge_held"
    __table_args__ = (
        Index(None, "part", "community", "member"),
        Index(None, "part", "community", "at"),
    )
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    badge: str = Field(primary_key=True)
    account: int = big(primary_key=True)
    member: int = big()
    tier: int
    at: int = big()
    """When the tier was reached."""
    how: str
    """earned, past (found in what was imported or done before the badge was there) or granted"""
    granter: int | None = big(nullable=True, default=None)
    note: str = ""
    """What the granter said of it."""
    revoked: bool = False
    """Taken back by an admin: it is not earned again."""


class BadgeMade(Base, table=True):
    """A badge of a community's own. With a `counter` it is earned, else granted."""

    __tablename__ = "badge_made"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    badge: str = Field(primary_key=True)
    emoji: str
    name: str
    about: str = ""
    counter: str = ""
    need: int = 0
    author: int | None = big(nullable=True, default=None)
    at: int = big()
    deleted: bool = False


class BadgeBook(Base, table=True):
    """How far badges are in a community: which rules everybody was measured by, and how many came first."""

    __tablename__ = "badge_book"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    rules: str
    """A mark of the rules by which all members have been measured."""
    pioneers: int = 0
    """Members who did something that counts."""
