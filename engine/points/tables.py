"""The tables of points. The ledger is append-only: what was wrong is mended by a counter-entry, never by a change."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from engine.store.tables import Base, big


class LedgerEntry(Base, table=True):
    """One movement. `seq` is the event that caused it, `n` counts the entries of one event.

    The subject is what a rule pays only once: the event's key unless the rule names another.
    """

    __tablename__ = "ledger"
    __table_args__ = (
        UniqueConstraint("part", "community", "rule", "subject", "member"),
        Index("ix_ledger_member", "part", "community", "member", "rule", "day"),
        Index("ix_ledger_day", "part", "community", "day", "member", "xp"),
    )
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    n: int = Field(primary_key=True)
    community: int = big()
    member: int = big()
    rule: str
    subject: str
    xp: int = big(default=0)
    coins: int = big(default=0)
    at: int = big()
    day: int
    """Local day of `at`, as a proleptic ordinal; a counter-entry carries the day of what it undoes."""
    reason: str = ""
    actor: int | None = big(nullable=True, default=None)
    """Who caused it: the thanker, the reacting person, the admin."""
    chat: int = big(default=0, sa_column_kwargs={"server_default": "0"})
    """Where it was earned, 0: nowhere in particular; a counter-entry carries the chat of what it undoes."""


class WalletRow(Base, table=True):
    """A member's sums, always equal to the ledger's; `level` follows from `xp`."""

    __tablename__ = "wallet"
    __table_args__ = (Index("ix_wallet_rank", "part", "community", "xp"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    xp: int = big(default=0)
    coins: int = big(default=0)
    level: int = 0
    seq: int = big(default=0)
    """The event that changed it last: of two with the same xp, who got there first stands first."""


class StreakRow(Base, table=True):
    """A member's run of check-ins."""

    __tablename__ = "streak"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    last_day: int
    length: int
    best: int
    frozen_week: int = 0
