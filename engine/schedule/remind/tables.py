"""The tables of reminders: what somebody wants to be told and when, and who wants to be told nothing."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from engine.store.tables import Base, big


class Reminder(Base, table=True):
    """A reminder, known by the event that made it (`n` counts where one made several); states are listed in `rules`.

    People know it by its `number` among their own. Local times are written as `rules.LOCAL`.
    """

    __tablename__ = "reminder"
    __table_args__ = (Index(None, "part", "community", "member"),)
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    n: int = Field(primary_key=True, default=0)
    community: int = big()
    member: int = big()
    number: int
    chat: int = big()
    """Where it was asked for."""
    thread: str = ""
    open: bool = False
    """Said in the chat for all to read; else to the member alone where they can be reached."""
    note: str = ""
    about: str = ""
    """The message that it was a reply to."""
    start: str
    """Local wall time of the first time; the rule counts from here."""
    fixed: bool = False
    """The moment was told, not what clocks show: another zone changes nothing."""
    rule: str = ""
    """RRULE in local wall time; empty: once."""
    last: str = ""
    """The original local time for which it was said last."""
    due_at: int = big()
    state: str = "waiting"
    created_at: int = big()
    account: int = big()
    """The number under which it was asked for, before any account was joined to another."""


class ReminderQuiet(Base, table=True):
    """Somebody who wants no reminders, of their own or of events, until they say otherwise."""

    __tablename__ = "reminder_quiet"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    since: int = big()
