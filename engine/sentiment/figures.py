"""From messages to a mood: every member counts the same, and every figure says how far it can be trusted. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

FEWEST = 5
"""Under so many authors nothing is shown."""
LEAST_SPREAD = 0.1
"""Standard deviation between members that is assumed at least: five who happen to agree do not make certainty."""
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Figure:
    """The mean of the authors' means, in [-1, 1], with its 95 % interval and standard error."""

    mean: float
    low: float
    high: float
    authors: int
    messages: int
    error: float


@dataclass(frozen=True, slots=True)
class Share:
    """What one author's messages came to: how many, and the sum of their scores."""

    author: int
    messages: int
    total: float


def figure(shares: Iterable[Share]) -> Figure | None:
    """Return the mood of some authors, each of them once in `shares`; None under five.

    mean ± t(0.975, a - 1) · s / √a with a authors and s the standard deviation of their means (at least 0.1).
    Members differ in how much they write and each counts once, so the authors are the sample, not the messages.
    """
    means, messages = [], 0
    for share in shares:
        means.append(share.total / share.messages)
        messages += share.messages
    authors = len(means)
    if authors < FEWEST:
        return None
    mean = sum(means) / authors
    spread = sqrt(sum((one - mean) ** 2 for one in means) / (authors - 1))
    error = max(spread, LEAST_SPREAD) / sqrt(authors)
    reach = student(authors - 1) * error
    return Figure(mean, max(-1.0, mean - reach), min(1.0, mean + reach), authors, messages, error)


def student(freedom: int) -> float:
    """Return the 97.5 % point of Student's t, for four degrees of freedom or more within 0.001.

    The expansion in 1/freedom of Abramowitz and Stegun, 26.7.5.
    """
    z, n = _Z, freedom
    return (
        z
        + (z**3 + z) / (4 * n)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * n**4)
    )


def differ(one: Figure, other: Figure) -> bool:
    """Tell whether two figures differ reliably: by more than both intervals' halves, added as squares.

    The two are taken as independent; with many authors in both this errs on the side of silence.
    """
    reach = sqrt(
        (student(one.authors - 1) * one.error) ** 2 + (student(other.authors - 1) * other.error) ** 2
    )
    return abs(one.mean - other.mean) > reach
