"""How sure a look has to be when there are several: the alpha spending of Lan and DeMets. Pure.

A test looked at every week as if it were looked at once finds something in every fifth experiment where there is
nothing. Here each look may spend only so much of the chance of a false alarm as O'Brien and Fleming would,
on either side 2 − 2Φ(z / √t) for the share t of the information, with the z of a quarter of the whole chance (Lan and
DeMets, Biometrika 70, 1983, for each half of it). The bound of a look is what makes the chance of passing it, and none before, just that (Armitage, McPherson and Rowe, JRSS A 132, 1969).
Looks may come when they like, and need not be planned.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from statistics import NormalDist

    from numpy.typing import NDArray

ALPHA = 0.04
"""The chance of a false alarm that is spent, so that the 5 % that are promised hold for few members too: a score is only
nearly normal (up to 0.0517 in 200,000 experiments of 15 members an arm and week, had all of it been spent)."""
FARTHEST = 8.0
"""A bound beyond this is never passed, and spends nothing: it is too early to tell anything."""
NODES = 160
_ROOT = math.sqrt(2)
_erfc = np.frompyfunc(math.erfc, 1, 1)


@cache
def normal() -> NormalDist:
    """Return the normal distribution; loading it takes too long for every start of the program."""
    from statistics import NormalDist

    return NormalDist()


@cache
def _gauss() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return np.polynomial.legendre.leggauss(NODES)


def spending(information: float, alpha: float = ALPHA) -> float:
    """Return how much of `alpha` (two-sided) may be spent when that share of the information has come in."""
    if information >= 1:
        return alpha
    if information <= 0:
        return 0.0
    return 4 * normal().cdf(normal().inv_cdf(alpha / 4) / math.sqrt(information))


@lru_cache(maxsize=4096)
def bounds(looks: tuple[float, ...], spent: tuple[float, ...]) -> tuple[float, ...]:
    """Return what |z| has to reach at each look, of the information and the false alarms spent up to each.

    Only the ratios of the information matter, which has to grow; `FARTHEST` where nothing may be spent yet.
    """
    if not looks:
        return ()
    before = bounds(looks[:-1], spent[:-1])
    here = spent[-1] - (spent[-2] if len(spent) > 1 else 0.0)
    return (*before, _bound(looks, before, here))


def _bound(looks: Sequence[float], before: Sequence[float], spend: float) -> float:
    """Find by bisection the bound that is passed first at the last look with chance `spend`."""
    low, high = 0.0, FARTHEST
    walk = _Walk(looks, before)
    if walk.beyond(high) >= spend:
        return FARTHEST
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if walk.beyond(middle) > spend else (low, middle)
    return high


class _Walk:
    """The sums of normal steps, drawn to a line of `drift` · information, that have passed no bound up to the last look."""

    def __init__(self, looks: Sequence[float], before: Sequence[float], drift: float = 0.0) -> None:
        self._at = looks[len(before)]
        self._past = looks[len(before) - 1] if before else 0.0
        self._drift = drift
        self._places, self._weights = np.zeros(1), np.ones(1)
        at = 0.0
        nodes, weights = _gauss()
        for look, bound in zip(looks, before, strict=False):
            edge = bound * math.sqrt(look)
            places = nodes * edge
            step = look - at
            kernel = np.exp(-((places[:, None] - self._places[None, :] - drift * step) ** 2) / (2 * step))
            density = kernel @ self._weights / math.sqrt(2 * math.pi * step)
            self._places, self._weights, at = places, density * weights * edge, look

    def above(self, bound: float) -> float:
        """Return the chance that z is above a bound now."""
        step = self._at - self._past
        edge = bound * math.sqrt(self._at) - self._drift * step
        tail = np.asarray(_erfc((edge - self._places) / math.sqrt(step) / _ROOT), dtype=float) / 2
        return float(tail @ self._weights)

    def beyond(self, bound: float) -> float:
        """Return the chance that |z| is beyond a bound now, without a drift."""
        return 2 * self.above(bound)


def passing(looks: Sequence[float], limits: Sequence[float], drift: float) -> list[float]:
    """Return the chance of passing the upper bound first at each look, where z drifts to `drift` · √information."""
    return [_Walk(looks[: n + 1], limits[:n], drift).above(limits[n]) for n in range(len(looks))]


@lru_cache(maxsize=256)
def planned(looks: int, alpha: float = ALPHA) -> tuple[float, ...]:
    """Return the bounds of that many looks, evenly spread."""
    shares = tuple((n + 1) / looks for n in range(looks))
    return bounds(shares, tuple(spending(share, alpha) for share in shares))


@lru_cache(maxsize=256)
def drift_for(looks: int, power: float, alpha: float = ALPHA) -> float:
    """Return how many standard errors an effect has to be at the end to be found with `power` in evenly spread looks."""
    shares = [(n + 1) / looks for n in range(looks)]
    limits = planned(looks, alpha)
    low, high = 0.0, 12.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(passing(shares, limits, middle)) < power else (low, middle)
    return high
