"""What an arm differs by from the holdout, with its interval. Pure.

Shares are compared by the score of Miettinen and Nurminen (Statistics in Medicine 4, 1985), whose intervals hold for few
and for rare, and which says of a difference and of a ratio alike whether it is none. Means are compared as Welch did,
after what was known of everybody before has been taken out (CUPED, Deng and others, WSDM 2013).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

STEPS = 80
MOST_RATIO = 1e6


class Shares(NamedTuple):
    """How many did something, of how many."""

    did: int
    n: int


class Sums(NamedTuple):
    """Sums over `n` members of a number y and of the same number x from before: integers, exact in any order."""

    n: int
    y: int
    yy: int
    x: int = 0
    xx: int = 0
    xy: int = 0


@dataclass(frozen=True)
class Estimate:
    """How far the treated are above the held, and their ratio less one, each with an interval; `z` of no difference.

    The ratio is None where the held did nothing at all.
    """

    treated: float
    held: float
    difference: float
    low: float
    high: float
    z: float
    ratio: tuple[float, float, float] | None


def of_shares(treated: Shares, held: Shares, bound: float) -> Estimate:
    """Compare two shares; the interval holds what is not rejected at |z| ≥ `bound`."""
    p, q = treated.did / treated.n, held.did / held.n

    def by_difference(difference: float) -> float:
        return _score_of_difference(treated, held, difference)

    low = _edge(by_difference, p - q, -1.0, bound)
    high = _edge(by_difference, p - q, 1.0, -bound)
    return Estimate(p, q, p - q, low, high, by_difference(0.0), _ratio(treated, held, bound))


def _score_of_difference(treated: Shares, held: Shares, difference: float) -> float:
    """Return z of the hypothesis that the shares differ by `difference`, with their likeliest values under it."""
    n = treated.n + held.n
    p = _likeliest(treated, held, difference)
    q = min(max(p - difference, 0.0), 1.0)
    variance = (p * (1 - p) / treated.n + q * (1 - q) / held.n) * n / (n - 1)
    gap = treated.did / treated.n - held.did / held.n - difference
    if variance <= 1e-15:
        return math.copysign(math.inf, gap) if abs(gap) > 1e-12 else 0.0
    return gap / math.sqrt(variance)


def _likeliest(treated: Shares, held: Shares, difference: float) -> float:
    """Return the likeliest share of the treated if it is `difference` above that of the held: the root of a cubic."""
    p, q, theta = treated.did / treated.n, held.did / held.n, held.n / treated.n
    a = 1 + theta
    b = -(1 + theta + p + theta * q + difference * (theta + 2))
    c = difference**2 + difference * (2 * p + theta + 1) + p + theta * q
    d = -p * difference * (1 + difference)
    v = b**3 / (27 * a**3) - b * c / (6 * a**2) + d / (2 * a)
    u = math.copysign(math.sqrt(max(b**2 / (9 * a**2) - c / (3 * a), 0.0)), v)
    w = (math.pi + math.acos(min(max(v / u**3, -1.0), 1.0))) / 3 if u else math.pi / 2
    root = 2 * u * math.cos(w) - b / (3 * a)
    return min(max(root, difference, 0.0), 1.0, 1.0 + difference)


def _ratio(treated: Shares, held: Shares, bound: float) -> tuple[float, float, float] | None:
    if not held.did:
        return None
    best = math.log(treated.did / treated.n * held.n / held.did) if treated.did else -math.log(MOST_RATIO)

    def by_ratio(logarithm: float) -> float:
        return _score_of_ratio(treated, held, math.exp(logarithm))

    low = _edge(by_ratio, best, -math.log(MOST_RATIO), bound) if treated.did else -math.inf
    high = _edge(by_ratio, best, math.log(MOST_RATIO), -bound)
    return (math.expm1(best) if treated.did else -1.0, math.expm1(low), math.expm1(high))


def _score_of_ratio(treated: Shares, held: Shares, ratio: float) -> float:
    """Return z of the hypothesis that the share of the treated is `ratio` times that of the held."""
    n = treated.n + held.n
    a = n * ratio
    b = -(treated.n * ratio + treated.did + held.n + held.did * ratio)
    c = treated.did + held.did
    q = min((-b - math.sqrt(max(b * b - 4 * a * c, 0.0))) / (2 * a), 1.0)
    p = min(q * ratio, 1.0)
    variance = (p * (1 - p) / treated.n + ratio**2 * q * (1 - q) / held.n) * n / (n - 1)
    gap = treated.did / treated.n - ratio * held.did / held.n
    if variance <= 1e-300:
        return math.copysign(math.inf, gap) if gap else 0.0
    return gap / math.sqrt(variance)


def _edge(score: Callable[[float], float], inside: float, outside: float, bound: float) -> float:
    """Find between a value that fits and one that need not where a falling score comes to `bound`."""
    sign = 1.0 if bound > 0 else -1.0
    if sign * score(outside) < abs(bound):
        return outside
    for _ in range(STEPS):
        middle = (inside + outside) / 2
        if sign * score(middle) >= abs(bound):
            outside = middle
        else:
            inside = middle
    return (inside + outside) / 2


def of_means(treated: Sums, held: Sums, bound: float) -> Estimate:
    """Compare two means of y, each member's taken at what their x lets expect."""
    slope = _slope(treated, held)
    middle = (treated.x + held.x) / (treated.n + held.n)
    (m, u), (k, v) = (_adjusted(sums, slope, middle) for sums in (treated, held))
    difference, error = m - k, math.sqrt(u + v)
    z = difference / error if error else 0.0
    low, high = difference - bound * error, difference + bound * error
    if k <= 0:
        return Estimate(m, k, difference, low, high, z, None)
    ratio = m / k
    spread = bound * math.sqrt(u + ratio**2 * v) / k
    return Estimate(m, k, difference, low, high, z, (ratio - 1, ratio - 1 - spread, ratio - 1 + spread))


def _slope(*arms: Sums) -> float:
    """Return by how much y grows with x within the arms."""
    within = sum(arm.xx - arm.x**2 / arm.n for arm in arms)
    together = sum(arm.xy - arm.x * arm.y / arm.n for arm in arms)
    return together / within if within > 0 else 0.0


def _adjusted(arm: Sums, slope: float, middle: float) -> tuple[float, float]:
    """Return the mean of an arm as if its members had been before what all were, and the variance of that mean."""
    mean = arm.y / arm.n - slope * (arm.x / arm.n - middle)
    yy, xx, xy = arm.yy - arm.y**2 / arm.n, arm.xx - arm.x**2 / arm.n, arm.xy - arm.x * arm.y / arm.n
    variance = max(yy - 2 * slope * xy + slope**2 * xx, 0.0) / max(arm.n - 1, 1)
    return mean, variance / arm.n
