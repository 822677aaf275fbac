"""The tables of events: what was planned, when it happens, who comes, who was there and how it was.

An event is known by its community and its number; an occurrence also by `original`, the local wall time at which the
rule puts it (`rules.ORIGINAL`), whenever it really takes place. Local times are written as `YYYYMMDDTHHMM`.
"""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field

from engine.store.tables import Base, big


class CalendarEvent(Base, table=True):
    """An entry of the calendar: once, or again and again by `rule`. States are listed in `rules`."""

    __tablename__ = "calendar_event"
    __table_args__ = (Index(None, "part", "community", "state"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    kind: str
    title: str
    description: str = ""
    host: int | None = big(nullable=True, default=None)
    author: int | None = big(nullable=True, default=None)
    """Who created it; the host may be somebody else."""
    start: str
    """Local wall time of the first occurrence; the rule counts from here."""
    zone: str = ""
    """IANA zone of its own; empty: the community's, also when that changes."""
    duration: int = big()
    capacity: int = 0
    """How many may come; 0: as many as like."""
    rule: str = ""
    """RRULE in local wall time; empty: once."""
    place: str = ""
    voice: str = ""
    """The voice room, by id or name."""
    image: str = ""
    points: int | None = None
    """What being there pays; None: what events pay."""
    audience: str = "member"
    """The least role that may join."""
    chat: int = big()
    """Where it was announced first; its timers belong there."""
    state: str = "planned"
    uid: str = ""
    sequence: int = 0
    """How often it was changed in a way that calendars have to know."""
    secret: bytes = Field(default=b"", sa_type=LargeBinary)
    """What the attendance codes are made of."""
    created_at: int = big()
    changed_at: int = big()


class EventPlace(Base, table=True):
    """Where an event's cards stand. `thread` holds the card; `room` is the event's own thread, once there is one."""

    __tablename__ = "event_place"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    chat: int = big(primary_key=True)
    thread: str = ""
    room: str = ""
    pinned: str = ""
    """The message that is pinned there."""


class Occurrence(Base, table=True):
    """One happening of an event. What is None is as the event says."""

    __tablename__ = "occurrence"
    __table_args__ = (Index(None, "part", "community", "starts_at"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    original: str = Field(primary_key=True)
    local: str
    """The local wall time at which it takes place; another one than `original` where it was moved."""
    starts_at: int = big()
    ends_at: int = big()
    state: str = "planned"
    announced: bool = False
    """Whether its card has been put up."""
    title: str | None = None
    place: str | None = None
    description: str | None = None
    capacity: int | None = None
    sequence: int = 0
    fired_at: int | None = big(nullable=True, default=None)
    """When its beginning was noted."""


class Rsvp(Base, table=True):
    """Somebody's answer to an occurrence; answers are listed in `rules`."""

    __tablename__ = "rsvp"
    __table_args__ = (Index(None, "part", "community", "member"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    original: str = Field(primary_key=True)
    member: int = big(primary_key=True)
    answer: str
    seq: int = big()
    """The event by which they gave it: the order of the queue."""
    at: int = big()
    chat: int = big()
    """Where they gave it: a private word goes to that platform."""
    until: int | None = big(nullable=True, default=None)
    """Until when the free place is offered to them."""
    missed: bool = False
    """Said that they come and did not."""
    account: int = big()
    """The number under which they answered, before any account was joined to another."""


class Attendance(Base, table=True):
    """Somebody was at an occurrence; `how` says by what it is known."""

    __tablename__ = "attendance"
    __table_args__ = (Index(None, "part", "community", "member"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    original: str = Field(primary_key=True)
    member: int = big(primary_key=True)
    how: str
    at: int = big()
    score: int | None = None
    """How they liked it, 1–5."""
    words: str = ""
    """What they said about it."""
    account: int = big()


class Presence(Base, table=True):
    """How long somebody was in the voice room of an occurrence, in microseconds."""

    __tablename__ = "presence"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    original: str = Field(primary_key=True)
    member: int = big(primary_key=True)
    spent: int = big(default=0)


class VoiceStay(Base, table=True):
    """Somebody is in a voice room, since when."""

    __tablename__ = "voice_stay"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    room: str = Field(primary_key=True)
    since: int = big()


class Proof(Base, table=True):
    """A day of a challenge that somebody has shown to have done; the message is linked, never copied."""

    __tablename__ = "event_proof"
    __table_args__ = (Index(None, "part", "chat", "message"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    original: str = Field(primary_key=True)
    member: int = big(primary_key=True)
    day: int = Field(primary_key=True)
    """The local day, as an ordinal."""
    at: int = big()
    chat: int = big()
    message: str
    account: int = big()


class CodeTry(Base, table=True):
    """A wrong attendance code, so that guessing is no way."""

    __tablename__ = "event_code_try"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    at: int = big(primary_key=True)
