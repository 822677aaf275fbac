"""The tables of questions that people answer: what was asked, who answered, who could be asked, what was promised.

A question is known by its community and its number. Texts stand in `question` and, once accepted, in `answer`;
a question that was met in the flow of a chat (`watched_question`) is numbers alone, its words stay in the log.
"""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from engine.store.tables import Base, big


class Question(Base, table=True):
    """Something that somebody wants to know. States are listed in `rules`."""

    __tablename__ = "question"
    __table_args__ = (
        Index(None, "part", "community", "state"),
        Index(None, "part", "message"),
        Index(None, "part", "room"),
        Index(None, "part", "card"),
    )
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    kind: str
    asker: int | None = big(nullable=True, default=None)
    account: int | None = big(nullable=True, default=None)
    """The number under which they asked, before any account was joined to another."""
    title: str
    tried: str = ""
    """What they say they have tried."""
    chat: int = big()
    thread: str = ""
    message: str = ""
    """The message by which it was asked; empty if that was a form."""
    room_chat: int = big(default=0)
    """Where its own thread is, or is to be; 0: it has none."""
    room: str = ""
    """Its own thread (a forum post, a topic); `records.UNOPENED` while it is being opened."""
    card: str = ""
    """The message of its card, where it is talked about."""
    state: str = "open"
    at: int = big()
    first_at: int | None = big(nullable=True, default=None)
    """When somebody else answered first."""
    solved_at: int | None = big(nullable=True, default=None)
    round: int = 0
    """How often an acceptance was taken back: each is paid under a name of its own."""
    paid: bool = False
    """Whether the acceptance that holds was told to the other features."""


class Answer(Base, table=True):
    """A message that answers a question; `said` is its text once it was accepted."""

    __tablename__ = "answer"
    __table_args__ = (
        Index(None, "part", "message"),
        Index(None, "part", "community", "author"),
    )
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    seq: int = big(primary_key=True)
    """The message's place in the log: its name within the question."""
    author: int = big()
    account: int = big()
    chat: int = big()
    message: str
    at: int = big()
    accepted_at: int | None = big(nullable=True, default=None)
    how: str = ""
    """By what it was accepted: command, reaction, button; `moderator` if not by the asker."""
    thanked: bool = False
    """The asker said thanks for it."""
    said: str = ""


class AnswerVote(Base, table=True):
    """Somebody finds an answer good; each emoji counts for the same one vote."""

    __tablename__ = "answer_vote"
    __table_args__ = (Index(None, "part", "community", "voter"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    seq: int = big(primary_key=True)
    voter: int = big(primary_key=True)
    emoji: str = Field(primary_key=True)


class WatchedQuestion(Base, table=True):
    """A question met in the flow of a chat, watched in silence: when it was asked, and whether anybody answered."""

    __tablename__ = "watched_question"
    __table_args__ = (
        Index(None, "part", "community", "at"),
        Index(None, "part", "chat", "asker", "at"),
    )
    part: int = big(primary_key=True)
    chat: int = big(primary_key=True)
    message: str = Field(primary_key=True)
    community: int = big()
    seq: int = big()
    asker: int = big()
    account: int = big()
    thread: str = ""
    at: int = big()
    first_at: int | None = big(nullable=True, default=None)
    number: int = 0
    """The question that was made of it."""


class QuestionRoute(Base, table=True):
    """Somebody who knows such things was asked to have a look."""

    __tablename__ = "question_route"
    __table_args__ = (Index(None, "part", "community", "member", "at"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    member: int = big(primary_key=True)
    at: int = big()
    score: int = 0
    """How well the question fitted them, in thousandths."""
    state: str = "asked"
    """asked, taken or passed"""


class QuestionNudge(Base, table=True):
    """Who has been told what helps to get an answer: once is enough for ever."""

    __tablename__ = "question_nudge"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    at: int = big()


class Bounty(Base, table=True):
    """Coins put aside for the answer. `state` is held, paid, halved or returned."""

    __tablename__ = "bounty"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    n: int = Field(primary_key=True)
    giver: int = big()
    account: int = big()
    """Whose purse holds the coins: the giver's number when they gave."""
    coins: int
    until: int = big()
    state: str = "held"
    taker: int | None = big(nullable=True, default=None)


class Expert(Base, table=True):
    """A member who is glad to be asked."""

    __tablename__ = "expert"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    chat: int = big()
    """Where they said so: they are asked on that platform."""
    most: int = 0
    """Questions a day; 0: as many as the community's setting says."""
    at: int = big()
