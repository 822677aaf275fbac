"""From scores to a list: the best, not all alike, and now and then one to be tried."""

from __future__ import annotations

import random

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]


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


def attempt(
    usual: int, others: Numbers, taken: Floats, quota: float, chance: random.Random
) -> tuple[int, float, bool]:
    """Draw who stands in the last place: the usual item, or with probability `quota` another, seldom taken ones first.

    Returns the item, the probability with which it was drawn, and whether it is another.
    """
    if chance.random() >= quota:
        return usual, 1.0 - quota, False
    weights = 1.0 / (taken[others].astype(np.float64) + 1.0)
    weights /= weights.sum()
    place = chance.choices(range(len(others)), weights=weights.tolist())[0]
    return int(others[place]), quota * float(weights[place]), True
