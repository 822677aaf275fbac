"""The tables of experiments: what is tried, who was exposed to which arm, what came of it, and each look at it.

Numbers only: no text of anybody's is kept here.
"""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from engine.store.tables import Base, big


class Experiment(Base, table=True):
    """What is tried in a community. `arms` is JSON, [[name, weight], …], the holdout first; neither ever changes."""

    __tablename__ = "experiment"
    __table_args__ = (Index(None, "part", "community", "key"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    key: str
    """The name of the trial that a feature declares."""
    salt: str
    """What is hashed with a person's number, so that every experiment deals the arms anew."""
    arms: str
    metric: str
    base: float
    """What the metric was taken to be without the treatment when the experiment was planned."""
    effect: float
    """The smallest difference that the plan is made to see."""
    needed: int
    """Members that the plan needs in all arms together."""
    weeks: int
    span: int = big()
    """How long after an exposure (µs) what a person does is counted."""
    state: str
    started_at: int = big()
    ends_at: int = big()
    """When the last look is taken."""
    ended_at: int | None = big(nullable=True, default=None)
    reason: str = ""
    """Why it ended or was halted: a word of `rules`."""
    waived: str = "[]"
    """Guardrails that somebody decided to pass over, as JSON."""
    author: int | None = big(nullable=True, default=None)
    chat: int = big()
    seq: int = big()


class ExperimentMember(Base, table=True):
    """Somebody who came to the point where the arms differ, and what they did within the span from then on."""

    __tablename__ = "experiment_member"
    __table_args__ = (Index(None, "part", "community", "actor"),)
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    actor: int = big(primary_key=True)
    arm: str
    at: int = big()
    seq: int = big()
    before: int = 0
    """Messages in the four weeks before the exposure."""
    messages: int = 0
    returned: int = 0
    clicked: int = 0
    enrolled: int = 0
    finished: int = 0
    account: int = big()
    """The number under which the person was exposed, before any account was joined to another."""
    merged: int | None = big(nullable=True, default=None)
    """Whose row has this one's counts, since two accounts that were both exposed turned out to be one person."""


class ExperimentHarm(Base, table=True):
    """The first time that a guardrail was touched by somebody who was exposed."""

    __tablename__ = "experiment_harm"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    guardrail: str = Field(primary_key=True)
    actor: int = big(primary_key=True)
    arm: str
    at: int = big()
    seq: int = big()
    risk: str
    """How many were at risk in each arm just then, JSON {arm: count}."""


class ExperimentLook(Base, table=True):
    """What one look at an experiment found for one arm against the holdout."""

    __tablename__ = "experiment_look"
    part: int = big(primary_key=True)
    community: int = big(primary_key=True)
    number: int = Field(primary_key=True)
    look: int = Field(primary_key=True)
    arm: str = Field(primary_key=True)
    at: int = big()
    treated: int
    """Members in the arm whose span is over."""
    held: int
    """Members of the holdout whose span is over."""
    treated_mean: float
    held_mean: float
    estimate: float
    low: float
    high: float
    ratio: float | None = None
    """The treated's mean over the holdout's, less one; None where the holdout's is nothing."""
    ratio_low: float | None = None
    ratio_high: float | None = None
    z: float
    bound: float
    """What |z| has to reach at this look."""
    information: float
    """The share of the planned information that had come in."""
    spent: float
    """The share of false alarms spent up to here."""
