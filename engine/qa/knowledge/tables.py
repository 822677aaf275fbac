"""The tables of what a community knows: entries with their earlier versions, verdicts, what was looked up, what waits for
review, vectors.

Every change takes the next number of its community's `faq_base`, so that what a process keeps in memory knows how far
it has read.
"""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from engine.store.tables import Base, big


class FaqBase(Base, table=True):
    """How often a community's base was changed. A stamp is the name of the event that changed it."""

    __tablename__ = "faq_base"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    version: int = 0
    stamp: str = ""
    reset: int = 0
    """The last change that was more than an addition: whoever has read less far reads everything anew."""
    reset_stamp: str = ""


class FaqEntry(Base, table=True):
    """A question with its answer. States are listed in `rules`."""

    __tablename__ = "faq_entry"
    __table_args__ = (
        Index(None, "part", "community", "key"),
        Index(None, "part", "chat", "message"),
        Index(None, "part", "community", "origin"),
    )
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    key: str = ""
    """The word by which it is called: `#key`; empty: only its number."""
    question: str
    answer: str
    source: str
    """faq, accepted, history, document or course"""
    origin: str = ""
    """What it was made of (`question:3`, a file's name and entry): the same is not taken in twice."""
    author: int | None = big(nullable=True, default=None)
    """Who wrote the answer."""
    asker: int | None = big(nullable=True, default=None)
    """Who wrote the question, as long as it stands in their words."""
    link: str = ""
    chat: int = big(default=0)
    message: str = ""
    """The message that it quotes; goes with that."""
    asked_message: str = ""
    """The message in the same chat that asked."""
    language: str = ""
    state: str = "live"
    at: int = big()
    changed_at: int = big()
    version: int = 1
    """How often it was written."""
    born: int
    """The change of the base by which it came."""
    stamp: str = ""


class FaqVariant(Base, table=True):
    """Another wording of an entry's question that came along with it."""

    __tablename__ = "faq_variant"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    n: int = Field(primary_key=True)
    wording: str


class FaqVersion(Base, table=True):
    """How an entry read before it was changed."""

    __tablename__ = "faq_version"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    version: int = Field(primary_key=True)
    key: str
    question: str
    answer: str
    editor: int | None = big(nullable=True, default=None)
    """Who changed it."""
    at: int = big()


class FaqLookup(Base, table=True):
    """Something that was looked up, and what was shown. Its words go as passing text does."""

    __tablename__ = "faq_lookup"
    __table_args__ = (Index(None, "part", "community", "at"), Index(None, "part", "chat", "said_at"))
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    """The place in the log of what asked for it."""
    chat: int = big()
    thread: str = ""
    asker: int | None = big(nullable=True, default=None)
    how: str
    """asked, flow or ask"""
    wording: str = ""
    more: str = ""
    """What else was written into the form."""
    band: str
    semantic: bool = False
    at: int = big()
    said_at: int = big(default=0)
    """When something was shown; 0: nothing was."""
    entry: int = 0
    """The entry shown as the answer."""


class FaqHit(Base, table=True):
    """An entry that a look-up found, with what was measured of it."""

    __tablename__ = "faq_hit"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    seq: int = big(primary_key=True)
    place: int = Field(primary_key=True)
    number: int
    matched: str = ""
    p: float
    cutoff: float
    measures: str = ""


class FaqVerdict(Base, table=True):
    """Somebody said whether an entry answers a wording; read again after every start."""

    __tablename__ = "faq_verdict"
    __table_args__ = (UniqueConstraint("part", "community", "seq", "number", "person"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    version: int = Field(primary_key=True)
    """The change of the base that it is."""
    number: int
    seq: int = big()
    """What was looked up."""
    person: int | None = big(nullable=True, default=None)
    asker: int | None = big(nullable=True, default=None)
    """Whose wording it is."""
    wording: str = ""
    right: bool
    semantic: bool = False
    measures: str = ""
    at: int = big()
    stamp: str = ""


class FaqDraft(Base, table=True):
    """What could become an entry when a moderator has read it."""

    __tablename__ = "faq_draft"
    __table_args__ = (
        UniqueConstraint("part", "community", "origin"),
        Index(None, "part", "chat", "message"),
    )
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    question: str
    answer: str
    source: str
    origin: str
    author: int | None = big(nullable=True, default=None)
    asker: int | None = big(nullable=True, default=None)
    chat: int = big(default=0)
    message: str = ""
    asked_message: str = ""
    at: int = big()
    state: str = "open"
    """open, approved, rejected or withdrawn"""


class FaqVector(Base, table=True):
    """What an embedder made of a text of an entry, in half precision. It can be dropped: it is made anew then."""

    __tablename__ = "faq_vector"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    """Whose text it is: it goes with the entry, and with any of its words."""
    digest: bytes = Field(primary_key=True)
    """Of the text and of what embedded it: what another model made is not found, and goes."""
    vector: bytes
