"""The tables of the mood: numbers about messages, never their text; kept for 400 days.

All but `MoodAlert` and `MoodSnooze` belong to the slow consumer.
"""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from engine.store.tables import Base, big


class MoodMessage(Base, table=True):
    """How one message was read. `hour` is the local hour since the first day of the calendar (day · 24 + hour)."""

    __tablename__ = "mood_message"
    __table_args__ = (
        Index(None, "part", "community", "hour"),
        Index(None, "part", "chat", "at"),
        Index(None, "part", "community", "actor"),
    )
    part: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    message: str = Field(primary_key=True)
    community: int = big()
    thread: str = ""
    seq: int = big()
    actor: int = big()
    at: int = big()
    hour: int = big()
    score: float
    label: int
    confidence: float
    reason: str = ""


class MoodShare(Base, table=True):
    """What one member's messages in one chat and local hour come to: all moods are made of these."""

    __tablename__ = "mood_share"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    hour: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    actor: int = big(primary_key=True)
    messages: int = big()
    total: float


class MoodAbout(Base, table=True):
    """A message speaks about a subject."""

    __tablename__ = "mood_about"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    subject: str = Field(primary_key=True)
    chat: int = big(primary_key=True)
    message: str = Field(primary_key=True)


class MoodCommunity(Base, table=True):
    """How often a community's moderators corrected to each class, and the last day whose changes were looked for."""

    __tablename__ = "mood_community"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    neg: int = 0
    neu: int = 0
    pos: int = 0
    day: int = 0


class MoodChange(Base, table=True):
    """A day on which the community's mood changed its level, with the words of that day (curated, by three or more)."""

    __tablename__ = "mood_change"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    day: int = Field(primary_key=True)
    before: float
    after: float
    terms: str = ""


class MoodAlert(Base, table=True):
    """What the moderators were told, where (`places`: chat and person), and who has seen to it."""

    __tablename__ = "mood_alert"
    __table_args__ = (Index(None, "part", "community", "chat", "at"),)
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    community: int = big()
    chat: int = big()
    """0: the community as a whole."""
    kind: str
    at: int = big()
    """When it was told; by night that is the morning after."""
    detail: str
    places: str = "[]"
    handled: int | None = big(nullable=True, default=None)


class MoodSnooze(Base, table=True):
    """Until when the moderators want to hear nothing about a chat."""

    __tablename__ = "mood_snooze"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    until: int = big()
