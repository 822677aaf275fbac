"""The tables of the automatic rules. All of them are small: what has been decided, and what still waits for somebody."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from engine.store.tables import Base, big


class Hit(Base, table=True):
    """A rule found something, by the event `seq`. `did` is what was done, or in a dry run would have been."""

    __tablename__ = "mod_hit"
    __table_args__ = (Index(None, "part", "community", "at"), Index(None, "part", "community", "actor"))
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    rule: str = Field(primary_key=True)
    community: int = big()
    chat: int = big()
    actor: int = big()
    message: str = ""
    at: int = big()
    dry: bool
    did: str
    """delete, flag, hold, mute, ask, kick or lock."""
    why: str = ""
    state: str = ""
    """Of what a moderator is to look at: open, released, removed."""


class Quiet(Base, table=True):
    """When a dry run last spoke of a rule in a chat, and how much it has not told since."""

    __tablename__ = "mod_quiet"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    rule: str = Field(primary_key=True)
    said_at: int = big()
    waiting: int = 0


class Challenge(Base, table=True):
    """Somebody who is to show that they are no program. `request` is set where they asked to be let in."""

    __tablename__ = "mod_challenge"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    actor: int = big(primary_key=True)
    seq: int = big()
    request: bool
    answer: int
    tries: int = 0
    at: int = big()
    state: str
    """open, passed, failed, late, gone (nobody is there), unseen (it never arrived) or spared (by a moderator)."""


class Arriving(Base, table=True):
    """Somebody who came lately: counted to notice a raid. `muted` where the lock of a raid took their voice."""

    __tablename__ = "mod_arriving"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    actor: int = big(primary_key=True)
    at: int = big()
    muted: bool = False
    greet: bool = False
    """Whether they wait for a word of welcome."""


class Raid(Base, table=True):
    """A chat that is locked against newcomers until `until`. `by` is None where the rule did it."""

    __tablename__ = "mod_raid"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    seq: int = big()
    since: int = big()
    until: int = big()
    by: int | None = big(nullable=True, default=None)
    dry: bool = False
