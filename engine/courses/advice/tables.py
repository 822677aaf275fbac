"""The tables of what is recommended: what members did, the sums over them, models, consents, what was suggested.

An item is named as everywhere (`course:3`, `event:7`). Of what people say only weights of items are kept, never words.
"""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field

from engine.store.tables import Base, big


class Interest(Base, table=True):
    """The last word that a member's deeds say about an item."""

    __tablename__ = "interest"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    item: str = Field(primary_key=True)
    account: int = big()
    """The number under which they did it, before any account was joined to another."""
    what: str
    """enrol, lesson, finish, rate, attend, click, dismiss, leave"""
    weight: int
    """In hundredths; negative: not for them."""
    at: int = big()


class ItemPair(Base, table=True):
    """Sums over members for two items, `left` taken before `right`; see `engine.ml.recommend.sums`."""

    __tablename__ = "item_pair"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    left: str = Field(primary_key=True)
    right: str = Field(primary_key=True)
    together: int = big(default=0)
    past: int = big(default=0)
    next: int = big(default=0)
    step: int = big(default=0)


class AdviceModel(Base, table=True):
    """A fitted model. It takes effect by an event (`model_activated`)."""

    __tablename__ = "advice_model"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    version: int = Field(primary_key=True)
    at: int = big()
    mark: str
    """What it was fitted on: how the shelf read."""
    items: int
    members: int
    active: bool = False
    data: bytes = Field(sa_type=LargeBinary)


class Learner(Base, table=True):
    """What a member allows, and what is known of their interests. 0: never asked, 1: yes, -1: no."""

    __tablename__ = "learner"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    account: int = big()
    talk: int = 0
    """Whether what they talk about may count."""
    push: int = 0
    """Whether they may be told of something unasked."""
    asked_at: int = big(default=0)
    """When they were asked; once is enough for ever."""
    chat: int = big(default=0)
    """Where they said so: they are told on that platform."""
    ignored: int = 0
    """Pushes in a row that they did not react to."""
    topics: str = "{}"
    """What they talk about, as weights of items and of their tags (JSON)."""


class BarredTopic(Base, table=True):
    """A member wants nothing of this topic any more."""

    __tablename__ = "barred_topic"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    member: int = big(primary_key=True)
    tag: str = Field(primary_key=True)
    at: int = big()


class CourseAdvice(Base, table=True):
    """Something was recommended to a member, asked for or not."""

    __tablename__ = "course_advice"
    __table_args__ = (Index(None, "part", "community", "member", "at"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = big(primary_key=True)
    member: int = big()
    item: str
    how: str
    """asked, push, or held: it would have been a push, and somebody who goes without did not get it"""
    arm: str = ""
    """Which arm of an experiment they were in."""
    at: int = big()
    place: int = 1
    chance: int = 1000
    """The probability with which it stood in its place, in thousandths."""
    model: int = 0
    """The version of the model that chose it."""
    reasons: str = "[]"
    """What spoke for it: [kind, item, thousandths of all that did] each (JSON)."""
    state: str = "shown"
    """shown, opened, begun, dismissed, later"""
    answered_at: int = big(default=0)
