"""The tables of a community's courses: what there is to learn, who learns it, how they find it.

An item is known by its community and its number, and for good by its key: needs and steps name keys.
"""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from engine.store.tables import Base, big


class CourseItem(Base, table=True):
    """Something to learn from. Kinds and states are listed in `rules`; lists are lines of text."""

    __tablename__ = "course_item"
    __table_args__ = (UniqueConstraint("part", "community", "key"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    key: str
    kind: str = "course"
    title: str
    title_en: str = ""
    about: str = ""
    tags: str = ""
    level: str = ""
    """How much one has to know already."""
    language: str = ""
    price: str = ""
    """In words, as the community says it; empty: nothing."""
    tier: str = ""
    """What one has to be entitled to; empty: nothing."""
    gate: int = 0
    """The level of a member from which on they may begin it."""
    lessons: int = 0
    outline: str = ""
    """The lessons' titles."""
    link: str = ""
    author: str = ""
    notes: str = ""
    image: str = ""
    needs: str = ""
    """Keys of what has to be finished before."""
    steps: str = ""
    """Keys of what a path leads through, in order."""
    state: str = "live"
    version: int = 1
    """How often it was written."""
    at: int = big()
    changed_at: int = big()


class CourseFormer(Base, table=True):
    """How an item read before it was changed, as JSON of its fields."""

    __tablename__ = "course_former"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    version: int = Field(primary_key=True)
    fields: str
    state: str
    editor: int | None = big(nullable=True, default=None)
    """Who changed it."""
    at: int = big()


class Enrolment(Base, table=True):
    """A member learns from an item. States are listed in `rules`."""

    __tablename__ = "enrolment"
    __table_args__ = (Index(None, "part", "community", "member"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    member: int = big(primary_key=True)
    account: int = big()
    """The number under which they began, before any account was joined to another."""
    state: str = "begun"
    done: int = 0
    """Lessons done."""
    at: int = big()
    changed_at: int = big()
    finished_at: int | None = big(nullable=True, default=None)


class CourseRating(Base, table=True):
    """How somebody found an item: one to five, and a sentence."""

    __tablename__ = "course_rating"
    __table_args__ = (Index(None, "part", "community", "member"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    member: int = big(primary_key=True)
    account: int = big()
    score: int
    words: str = ""
    at: int = big()
