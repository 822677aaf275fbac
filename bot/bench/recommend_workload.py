"""Synthetic members: topics with popular courses, two topics a member, some courses beside them. A fixed seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.ml.recommend import Histories

Numbers = NDArray[np.int64]
Chances = NDArray[np.float64]
SEED = 42
TOPICS = 20
ZIPF = 0.8
OFF_TOPIC = 0.3
MEAN, SPREAD = 12.3, 2.0
"""Of how many courses a member takes beside two (negative binomial)."""
LEAST = 3


@dataclass(frozen=True)
class Workload:
    """Histories, and for each member one course more, which was withheld."""

    histories: Histories
    withheld: Numbers


def workload(members: int, courses: int) -> Workload:
    """Draw members and what they took, in order."""
    chance = np.random.default_rng(SEED)
    topic = chance.integers(TOPICS, size=courses)
    popular: Chances = np.arange(1.0, courses + 1) ** -ZIPF
    chance.shuffle(popular)
    wanted = LEAST + chance.negative_binomial(SPREAD, SPREAD / (SPREAD + MEAN - LEAST), size=members)
    own = chance.integers(TOPICS, size=(members, 2))
    within = [_drawer(np.flatnonzero(topic == number), popular) for number in range(TOPICS)]
    anything = _drawer(np.arange(courses), popular)
    owners = np.repeat(np.arange(members), wanted)
    of_topic = own[owners, chance.integers(2, size=len(owners))]
    drawn = anything(chance.random(len(owners)))
    for number in range(TOPICS):
        rows = np.flatnonzero((of_topic == number) & (chance.random(len(owners)) >= OFF_TOPIC))
        drawn[rows] = within[number](chance.random(len(rows)))
    return _once(owners, drawn, members, courses)


def _drawer(items: Numbers, popular: Chances) -> Callable[[Chances], Numbers]:
    whole = np.cumsum(popular[items])

    def draw(chances: Chances) -> Numbers:
        found: Numbers = items[np.searchsorted(whole, chances * whole[-1], side="right")]
        return found

    return draw


def _once(owners: NDArray[np.int64], drawn: NDArray[np.int64], members: int, courses: int) -> Workload:
    """Let everybody take a course once; withhold the last one."""
    _, first = np.unique(owners * courses + drawn, return_index=True)
    first.sort()
    owners, drawn = owners[first], drawn[first]
    ends = np.searchsorted(owners, np.arange(members), side="right") - 1
    kept = np.ones(len(owners), bool)
    kept[ends] = False
    ids = tuple(f"c{number:05}" for number in range(courses))
    lengths = np.bincount(owners[kept], minlength=members)
    histories = Histories(ids, lengths, drawn[kept], np.full(int(kept.sum()), 16, np.int64))
    return Workload(histories, drawn[ends])
