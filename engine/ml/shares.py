"""Shares of small numbers, with what can be said of them."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

Z = 1.96


class Share(NamedTuple):
    """A share with its 95 % interval (Wilson), and of how many."""

    value: float
    low: float
    high: float
    n: int


def share(part: int, n: int) -> Share | None:
    """Return how large a part is of a whole; None of nothing."""
    if not n:
        return None
    p, z = part / n, Z
    centre, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return Share(p, max((centre - spread) / scale, 0.0), min((centre + spread) / scale, 1.0), n)
