"""The tables of seasons: spans with a board of their own, who stood where when they ended, winners of weeks, resets."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from engine.store.tables import Base, big


class Season(Base, table=True):
    """A named span of local days, `first_day` to `last_day` (proleptic ordinals), both of them in it."""

    __tablename__ = "season"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    name: str
    first_day: int
    last_day: int
    planned_day: int
    """The last day as it was planned, for somebody may end it earlier."""
    handler: int | None = big(nullable=True, default=None)
    """Who ended it earlier; None: nobody did."""
    carry: int = 0
    """How many percent of the season before count here."""
    source: int = 0
    """The number of the season before; 0: there was none."""
    repeat: bool = False
    """Whether the next one begins by itself."""
    state: str = "open"
    """open, counting (it is being archived) or ended"""
    upto: int = big(default=0)
    """The place in the log up to which its archive counts."""
    chat: int = big(default=0)
    """Where it was begun, and is told of."""
    members: int = 0
    """How many have a place in its archive."""
    at: int = big()
    ended_at: int | None = big(nullable=True, default=None)


class SeasonPlace(Base, table=True):
    """Where a member stood at the end; `account` is their number of then, `member` whose it is by now."""

    __tablename__ = "season_place"
    __table_args__ = (
        Index("ix_season_place_place", "part", "community", "season", "place"),
        Index("ix_season_place_member", "part", "community", "member"),
    )
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    season: int = Field(primary_key=True)
    account: int = big(primary_key=True)
    member: int = big()
    score: int = big()
    reached: int = big()
    """The event by which the score was reached: of equals, who got there first stands first."""
    shown: bool = True
    """False for who had left the boards by then: they have a score and no place."""
    place: int = 0
    """From 1 on; 0: none, or not given yet."""


class SeasonWinner(Base, table=True):
    """One of the first of a week's board; `week` is its Monday."""

    __tablename__ = "season_winner"
    __table_args__ = (Index("ix_season_winner_member", "part", "community", "member"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    week: int = Field(primary_key=True)
    account: int = big(primary_key=True)
    member: int = big()
    place: int
    xp: int = big()
    coins: int = big(default=0)
    """What was paid for it."""


class SeasonReset(Base, table=True):
    """Everybody's xp or coins set to zero by an admin."""

    __tablename__ = "season_reset"
    __table_args__ = (UniqueConstraint("part", "community", "ask"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    ask: int = big()
    """The event that asked: one question resets once."""
    what: str
    """xp, coins or both"""
    state: str
    """running, done, undoing or undone"""
    handler: int = big()
    chat: int = big()
    at: int = big()
    members: int = 0
    """With `xp` and `coins`: what it took; once it is taken back, what of it was still to be given back."""
    xp: int = big(default=0)
    coins: int = big(default=0)
