"""What a member did with items, and how much each thing says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

MOST = 200
"""So many of a member's last items count."""
UNITS = 16
"""Weights are whole sixteenths in the sums, so that sums are exact."""
STRONGEST = 2.0
WEIGHTS: Mapping[str, float] = {
    "finish": 1.25,
    "enrol": 1.0,
    "attend": 1.0,
    "lesson": 1.0,
    "save": 0.5,
    "click": 0.25,
    "dismiss": -1.0,
    "leave": -0.5,
}
"""How much an interaction says; what a member rated says `of_stars`."""
COUNTS = 0.5
"""From this weight on an item counts as taken: it enters the sums and is not recommended again."""


class Taken(NamedTuple):
    """One thing a member did: the item, how much that says (negative: not for me), when (UTC µs).

    The last word about an item holds. Items in order of time, the oldest first, where times are equal or left out.
    """

    item: str
    weight: float = 1.0
    at: int = 0


def of_stars(stars: int) -> float:
    """Weigh a rating of one to five stars: five say more than finishing, two and one speak against it."""
    return (-1.0, -0.5, 0.75, 1.25, 1.5)[max(1, min(5, stars)) - 1]


def ordered(history: Iterable[Taken]) -> list[Taken]:
    """Order by time, oldest first, and keep the last word about each item; the last `MOST` of them."""
    last: dict[str, Taken] = {}
    for taken in sorted(history, key=_at):
        last.pop(taken.item, None)
        last[taken.item] = taken
    return list(last.values())[-MOST:]


def counted(history: Iterable[Taken]) -> list[tuple[str, int]]:
    """Give what enters the sums: the items taken, in order, with their weights in sixteenths."""
    return [
        (taken.item, round(min(taken.weight, STRONGEST) * UNITS))
        for taken in ordered(history)
        if taken.weight >= COUNTS
    ]


def _at(taken: Taken) -> int:
    return taken.at
