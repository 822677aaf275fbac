"""The tables of moderation; those of the automatic rules are in `auto.tables`."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from engine.store.tables import Base, big


class Case(Base, table=True):
    """One act on a member, by a moderator (`actor`) or a rule. `seq` is the event that opened it, `undo_seq` the one that undid it.

    `until` is when the act ends by itself, or a warning stops counting; None is for good. States are in `rules`.
    """

    __tablename__ = "mod_case"
    __table_args__ = (
        Index(None, "part", "community", "target"),
        Index("ix_mod_case_seq", "part", "seq"),
    )
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = big(primary_key=True)
    seq: int = big()
    chat: int = big()
    thread: str = ""
    target: int | None = big(nullable=True, default=None)
    """None: many at once, by `/purge`."""
    account: int | None = big(nullable=True, default=None)
    """The number that the member had then."""
    actor: int | None = big(nullable=True, default=None)
    rule: str = ""
    kind: str
    points: int = 0
    reason: str = ""
    at: int = big()
    until: int | None = big(nullable=True, default=None)
    state: str
    parent: int | None = big(nullable=True, default=None)
    """The case of the warning from which this act followed."""
    closed_by: int | None = big(nullable=True, default=None)
    closed_at: int | None = big(nullable=True, default=None)
    undo_seq: int | None = big(nullable=True, default=None)


class Evidence(Base, table=True):
    """A message that a case is about. `text` is emptied after 90 days, and when its author is forgotten."""

    __tablename__ = "mod_evidence"
    __table_args__ = (Index(None, "part", "community", "author"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    message: str = Field(primary_key=True)
    key: str
    author: int | None = big(nullable=True, default=None)
    text: str = ""
    at: int = big()


class Report(Base, table=True):
    """A message (or, without one, a member) that was reported; further reports of it join this one.

    `number` counts within the community. `message` is empty where a member was reported.
    """

    __tablename__ = "mod_report"
    __table_args__ = (Index(None, "part", "community", "chat", "message"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = big(primary_key=True)
    chat: int = big()
    thread: str = ""
    message: str = ""
    author: int | None = big(nullable=True, default=None)
    text: str = ""
    """What was reported; emptied after 90 days, and when its author is forgotten."""
    at: int = big()
    state: str
    claimed_by: int | None = big(nullable=True, default=None)
    closed_by: int | None = big(nullable=True, default=None)
    closed_at: int | None = big(nullable=True, default=None)
    done: str = ""
    """The kinds of acts that came of it, with commas between them."""


class Reporter(Base, table=True):
    """Who reported it, and why. `chat` is where their report was made."""

    __tablename__ = "mod_reporter"
    __table_args__ = (Index(None, "part", "community", "actor"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = big(primary_key=True)
    actor: int = big(primary_key=True)
    chat: int = big()
    reason: str = ""
    at: int = big()


class Desk(Base, table=True):
    """Where a card stands: a report's or an appeal's, in a chat of the moderators' (`actor` where it is one's own)."""

    __tablename__ = "mod_desk"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    slot: str = Field(primary_key=True)
    chat: int = big(primary_key=True)
    actor: int = big(primary_key=True)
    """0: everybody's."""
    n: int = 0
    """Tells the cards apart that reach several moderators by way of one chat."""


class Appeal(Base, table=True):
    """A member's word against a case; one for each."""

    __tablename__ = "mod_appeal"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = big(primary_key=True)
    actor: int = big()
    text: str = ""
    at: int = big()
    state: str
    closed_by: int | None = big(nullable=True, default=None)
    closed_at: int | None = big(nullable=True, default=None)


class HouseRules(Base, table=True):
    """The community's rules, in each language in which somebody wrote them."""

    __tablename__ = "mod_house_rules"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    language: str = Field(primary_key=True)
    text: str
    by: int | None = big(nullable=True, default=None)
    at: int = big()
