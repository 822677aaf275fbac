"""From scores to a list: the best, not all alike, and now and then one to be tried."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
GROUPS = 6
"""So many groups of columns for every item wanted."""


def best(scores: Floats, most: int) -> Numbers:
    """Give the numbers of the highest scores, the highest first, equal ones by number; what is -inf is never given."""
    if most < 1 or not len(scores):
        return np.zeros(0, np.intp)
    if len(scores) > most:
        edge = np.partition(scores, len(scores) - most)[len(scores) - most]
        found = np.flatnonzero(scores >= edge)
    else:
        found = np.arange(len(scores))
    found = found[np.isfinite(scores[found])]
    return found[np.argsort(-scores[found], kind="stable")][:most]


def best_of_rows(scores: Floats, most: int) -> tuple[NDArray[np.int64], Floats]:
    """Give the columns of each row's highest scores, the highest first, equal ones by number; and those scores.

    Columns are dealt into groups; the `most`-th highest of the groups' maxima is a bound that only few scores reach.
    That is five times as fast as partitioning every row.
    """
    rows, columns = scores.shape
    most = min(most, columns)
    groups = GROUPS * most
    if columns < 2 * groups:
        return _sorted(np.broadcast_to(np.arange(columns), scores.shape), scores, most)
    deep = columns // groups
    highest = scores[:, : deep * groups].reshape(rows, deep, groups).max(axis=1)
    bound = np.partition(highest, groups - most, axis=1)[:, groups - most]
    reached = scores >= bound[:, None]
    counts = np.count_nonzero(reached, axis=1)
    widest = int(counts.max(initial=0))
    if widest > groups:  # many equal scores, or none that may be shown
        return _sorted(np.broadcast_to(np.arange(columns), scores.shape), scores, most)
    places = np.flatnonzero(reached)
    owners = np.repeat(np.arange(rows), counts)
    seats = np.arange(len(places)) - np.repeat(np.cumsum(counts) - counts, counts)
    numbers = np.zeros((rows, widest), np.int64)
    values = np.full((rows, widest), -np.inf, np.float32)
    numbers[owners, seats] = places - owners * columns
    values[owners, seats] = scores.ravel()[places]
    return _sorted(numbers, values, most)


def _sorted(numbers: NDArray[np.int64], values: Floats, most: int) -> tuple[NDArray[np.int64], Floats]:
    order = np.argsort(-values, axis=1, kind="stable")[:, :most]
    return np.take_along_axis(numbers, order, 1), np.take_along_axis(values, order, 1)


def varied(scores: Floats, found: Numbers, directions: Floats, most: int, near: float) -> Numbers:
    """Choose one after the other the best of what is found, less what it shares with the most alike chosen before (MMR)."""
    if len(found) < 2:
        return found[:most]
    alike = near * np.maximum(directions @ directions.T, 0.0)
    left = scores[found] / max(float(np.abs(scores[found]).max()), 1e-9)
    loss = np.zeros(len(found), np.float32)
    chosen: list[int] = []
    for _ in range(min(most, len(found))):
        one = int(np.argmax(left - loss))
        chosen.append(one)
        left[one] = -np.inf
        np.maximum(loss, alike[one], out=loss)
    return found[chosen]


def attempt(others: Sequence[int], taken: Floats, chance: random.Random) -> tuple[int, float]:
    """Draw one of several to be tried, seldom taken ones first; give it and the probability with which it is drawn."""
    weights = [1.0 / (float(taken[number]) + 1.0) for number in others]
    place = chance.choices(range(len(others)), weights=weights)[0]
    return others[place], weights[place] / sum(weights)
