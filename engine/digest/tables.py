"""The tables of digests. `ThreadMessage` and `ThreadCall` belong to the slow consumer: numbers about messages, 400 days."""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field

from engine.store.tables import Base, big


class ThreadMessage(Base, table=True):
    """Where a message stands in its thread. Threads are named by the sequence number of their first message."""

    __tablename__ = "thread_message"
    __table_args__ = (
        Index(None, "part", "community", "at"),
        Index(None, "part", "community", "root"),
        Index(None, "part", "community", "actor", "at"),
        Index(None, "part", "chat", "thread", "seq"),
    )
    part: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    message: str = Field(primary_key=True)
    community: int = big()
    thread: str = ""
    """The platform's own thread or topic."""
    seq: int = big()
    said: int = big()
    """The event that has the newest text: the message itself, or its last edit."""
    actor: int = big()
    at: int = big()
    parent: int = big(default=0)
    """The message that it goes on from, by sequence number; 0: it begins a thread."""
    parent_actor: int = big(default=0)
    root: int = big()
    replied: bool = False
    """Whether its author said what it goes on from, by a reply."""
    reactions: int = 0
    """By others."""
    cues: bytes | None = Field(default=None, sa_type=LargeBinary, nullable=True)
    """Hashes of its words, for a day: later messages are compared with them."""


class ThreadCall(Base, table=True):
    """A message mentions somebody."""

    __tablename__ = "thread_call"
    __table_args__ = (Index(None, "part", "community", "actor"),)
    part: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    message: str = Field(primary_key=True)
    actor: int = big(primary_key=True)
    community: int = big()
    seq: int = big()


class DigestIssue(Base, table=True):
    """A digest as it was told in a chat: its lines (JSON), so that one can be taken out again. `slot` is its message.

    `actor` is to whom alone it was told; None: the community. What an admin looked at has no slot and is not edited.
    """

    __tablename__ = "digest_issue"
    __table_args__ = (Index(None, "part", "community", "at"),)
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    community: int = big()
    actor: int | None = big(nullable=True, default=None)
    name: str
    slot: str
    at: int = big()
    body: str
    stale: bool = False
    """Whether a line was taken out that still stands on the platform."""


class DigestQuote(Base, table=True):
    """A message quoted in a digest, copied word for word; retracted with its source."""

    __tablename__ = "digest_quote"
    __table_args__ = (
        Index(None, "part", "chat", "message"),
        Index(None, "part", "community", "actor"),
    )
    part: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    told: int = big(primary_key=True)
    """The chat of the issue."""
    chat: int = big(primary_key=True)
    message: str = Field(primary_key=True)
    community: int = big()
    actor: int = big()
    title: str


class DigestBarred(Base, table=True):
    """A message (its key) that a moderator holds or took out: it is quoted nowhere."""

    __tablename__ = "digest_barred"
    part: int = big(primary_key=True)
    key: str = Field(primary_key=True)
    community: int = big()
    at: int = big()


class DigestReader(Base, table=True):
    """A member who asked to be told what they missed, and up to when they have been told."""

    __tablename__ = "digest_reader"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    actor: int = big(primary_key=True)
    chat: int = big()
    """Where they asked: their private chat on that platform is where they are told."""
    told: int = big()
