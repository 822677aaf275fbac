"""What a model is fitted on: sums over members, whole numbers, so that any order and any sharding gives the same bits.

Four sums for each ordered pair of items, `left` taken before `right`. A member's contribution carries a factor that falls
with the root of how much they have taken (in powers of two, so that it seldom changes), or a few collectors of courses
would speak for all.

- together: both were taken;
- past: how strongly both stood in the decayed past of later choices, the open one included (left of the directed
  ridge's equation);
- next: how fresh `left` was when `right` was chosen (its right side);
- step: `right` was the very next choice.

A pair of an item with itself says how often it was taken; a pair of nothing with an item, how often it came first; of
nothing with nothing, how many members there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import exp, isqrt
from typing import NamedTuple

import numpy as np

from engine.ml.recommend.columns import Ints
from engine.ml.recommend.taken import MOST, UNITS, Taken, counted

TAU = 6.0
"""A choice e^(-1/TAU) as fresh counts so much less."""
REACH = 36
"""From so many choices on a past one is forgotten: e^(-36/6) is next to nothing."""
FINE = 256
"""Units of a decay."""
SHARE = 256
"""Units of a member's factor."""
ONE = UNITS * UNITS * SHARE
"""What `together` gains by one member with one item and factor one."""
NOTHING = ""
Sums = tuple[int, int, int, int]


class Row(NamedTuple):
    """A pair's sums, or a change of them; a table's row."""

    left: str
    right: str
    together: int
    past: int
    next: int
    step: int


def share_of(count: int) -> int:
    """Give the factor of a member who took `count` items: one over the root, constant between powers of two."""
    middle = 3 << max(0, count.bit_length() - 2) if count > 1 else 2  # twice 1, 3/2·2, 3/2·4, …
    return isqrt(SHARE * SHARE * 2 // middle)


@lru_cache(maxsize=1)
def decays() -> tuple[Ints, Ints]:
    """Give tables of whole numbers: past by (distance, later choices and the open one), next by distance."""
    fresh = exp(-1 / TAU)
    later = np.arange(MOST + 1) + 1
    distance = np.arange(REACH)
    tail = (1 - fresh ** (2 * later)) / (1 - fresh**2)
    past = np.rint(FINE * np.outer(fresh**distance, tail)).astype(np.int64)
    following = np.rint(FINE * fresh ** np.maximum(distance - 1, 0)).astype(np.int64)
    following[0] = 0
    return past, following


def contribution(history: Iterable[Taken]) -> dict[tuple[str, str], Sums]:
    """Compute what one member adds to the sums."""
    taken = counted(history)
    if not taken:
        return {}
    past, following = decays()
    count = len(taken)
    share = share_of(count)
    found: dict[tuple[str, str], Sums] = {
        (NOTHING, NOTHING): (ONE, 0, 0, 0),
        (NOTHING, taken[0][0]): (ONE, 0, 0, 0),
    }
    for place, (right, weight) in enumerate(taken):
        later = count - 1 - place
        both = weight * weight * share
        found[right, right] = (both, both * int(past[0, later]), 0, 0)
        for before in range(place):
            left, other = taken[before]
            both = weight * other * share
            distance = place - before
            near = distance < REACH
            found[left, right] = (
                both,
                both * int(past[distance, later]) if near else 0,
                both * int(following[distance]) if near else 0,
                both if distance == 1 else 0,
            )
    return found


def changes(before: Iterable[Taken], after: Iterable[Taken]) -> list[Row]:
    """Say by how much the sums change when a member's history changes; only what does change, in order."""
    old, new = contribution(before), contribution(after)
    none: Sums = (0, 0, 0, 0)
    found = []
    for pair in sorted(old.keys() | new.keys()):
        was, now = old.get(pair, none), new.get(pair, none)
        if was != now:
            found.append(Row(*pair, *(one - other for one, other in zip(now, was, strict=True))))
    return found
