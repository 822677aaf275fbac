"""Where a row of daily moods changes its level. Pure.

A day's mood is its figure with its error (from the spread between members on all the days together), plus what days
differ by anyway (estimated from neighbouring days, so that the steps looked for do not count as noise). Every split is
weighed: z² = (m1 - m2)² / (v1 + v2), m and v the weighted means and their variances. The best split is a change if it
exceeds the threshold and the means differ by at least 0.1; then both sides are searched again. If it cuts off less
than three days, these are set aside: a bad day is no new level, and two may become one only with the third.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from engine.sentiment.figures import Figure

FEWEST_DAYS = 8
"""A shorter row is not searched."""
SIDE = 3
"""Days that must be known on both sides of a change."""
SMALLEST = 0.1
THRESHOLD = 12.0
"""Of z². In simulations of rows without a change (14, 30 and 60 days, 5 to 40 authors a day) this finds one in at most
5 % of them; tests hold it to that."""
_MEDIAN_SQUARE = 0.454936
"""Median of the square of a standard normal."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day's mood and the square of its error."""

    day: int
    mean: float
    variance: float


@dataclass(frozen=True, slots=True)
class Change:
    """The first day of the new level, and the levels before and after."""

    day: int
    before: float
    after: float


def changes(days: Sequence[tuple[int, Figure]]) -> list[Change]:
    """Return where the level changes, in order of time."""
    if len(days) < FEWEST_DAYS:
        return []
    row = _pooled(days)
    between = _between(row)
    return sorted(
        _search([Day(one.day, one.mean, one.variance + between) for one in row]), key=lambda c: c.day
    )


def _pooled(days: Sequence[tuple[int, Figure]]) -> list[Day]:
    """Give every day the spread between members that all days have together: that of five people alone is a guess."""
    freedom = sum(figure.authors - 1 for _, figure in days)
    spread = sum((figure.authors - 1) * figure.authors * figure.error**2 for _, figure in days) / freedom
    return [Day(day, figure.mean, spread / figure.authors) for day, figure in days]


def _between(row: Sequence[Day]) -> float:
    """Return by how much days differ beyond their own errors, as a variance."""
    steps = [(one.mean - other.mean) ** 2 / 2 for one, other in pairwise(row)]
    whole = median(steps) / _MEDIAN_SQUARE
    return max(0.0, whole - sum(one.variance for one in row) / len(row))


def _search(row: Sequence[Day]) -> list[Change]:
    if len(row) < 2 * SIDE:
        return []
    best, place = 0.0, 0
    for split in range(1, len(row)):
        before, after = _level(row[:split]), _level(row[split:])
        weight = (before[0] - after[0]) ** 2 / (before[1] + after[1])
        if weight > best and abs(before[0] - after[0]) >= SMALLEST:
            best, place = weight, split
    if best < THRESHOLD:
        return []
    if place < SIDE:
        return _search(row[place:])
    if len(row) - place < SIDE:
        return _search(row[:place])
    found = Change(row[place].day, _level(row[:place])[0], _level(row[place:])[0])
    return [found, *_search(row[:place]), *_search(row[place:])]


def _level(days: Sequence[Day]) -> tuple[float, float]:
    """Return the weighted mean and its variance."""
    weight = sum(1 / one.variance for one in days)
    return sum(one.mean / one.variance for one in days) / weight, 1 / weight
