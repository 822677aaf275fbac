"""May this be said? A logistic regression over the measures of the best candidate, learned further from a base's verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Band = Literal["answer", "suggest", "ask"]
MARGINS = ("margin", "share", "height")
"""Measured of the ranking: the distance to the next entry, the share of all (softmax), the rank score itself."""
SUGGEST = 0.3
"""Three buttons are worth showing where one of them is right with this probability."""
_SPREAD = 0.2
"""How far a base's weights may lie from the shipped ones, in deviations of a measure (prior of the regression)."""
_PRIOR = 30.0
"""The cutoff trusts the regression as much as so many verdicts."""
_FOLDS = 5
_LATEST = 1000


class GateWeights(msgspec.Struct, frozen=True):
    """What was learned: one number a measure, in the order of features and MARGINS."""

    rank: tuple[float, ...]  # of features only
    gate: tuple[float, ...]
    bias: float
    mean: tuple[float, ...]
    spread: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody said of a hit: its measures, whether it was right."""

    measures: tuple[float, ...]
    right: bool


class Gate:
    """Rank candidates and give probabilities. Verdicts move weights and cutoff; without any they are as shipped."""

    def __init__(self, weights: GateWeights, target: float) -> None:
        self._rank = np.array(weights.rank)
        self._mean = np.array(weights.mean)
        self._scale = np.array(weights.spread)
        gate = np.array(weights.gate)
        self._shipped = np.append(gate * self._scale, weights.bias + float(gate @ self._mean))
        self._now = self._shipped
        self._verdicts: list[Verdict] = []
        self.target = target
        self.cutoff = target

    @property
    def verdicts(self) -> int:
        """How many verdicts it has learned from."""
        return len(self._verdicts)

    def rank(self, measures: Floats) -> Floats:
        """Score candidates, one a row."""
        scores: Floats = measures @ self._rank
        return scores

    def chance(self, measures: Sequence[float]) -> float:
        """Give P(this entry answers the question) from features and margins."""
        return float(_sigmoid(self._standard(np.array([measures])) @ self._now[:-1] + self._now[-1])[0])

    def parts(self, measures: Sequence[float]) -> list[float]:
        """Say what each measure adds to the log odds, against an average candidate."""
        found: list[float] = (self._standard(np.array([measures]))[0] * self._now[:-1]).tolist()
        return found

    def learn(self, verdicts: Sequence[Verdict]) -> None:
        """Take in verdicts: weights near the shipped ones that explain them best, and the lowest cutoff that holds."""
        self._verdicts = [*self._verdicts, *verdicts][-_LATEST:]
        self._fit()

    def aim(self, target: float) -> None:
        """Change the precision wanted."""
        self.target = target
        self._fit()

    def _fit(self) -> None:
        if not self._verdicts:
            self.cutoff = self.target
            return
        x = self._standard(np.array([verdict.measures for verdict in self._verdicts]))
        y = np.array([verdict.right for verdict in self._verdicts], float)
        self._now = _nearest(x, y, self._shipped)
        self.cutoff = _cutoff(self._unseen(x, y), y, self.target)

    def _unseen(self, x: Floats, y: Floats) -> Floats:
        """Give each verdict the chance that the others alone would have given it."""
        folds = np.arange(len(y)) % _FOLDS
        chances = np.zeros(len(y))
        for fold in range(_FOLDS):
            out = folds == fold
            if out.any():
                weights = _nearest(x[~out], y[~out], self._shipped)
                chances[out] = _sigmoid(x[out] @ weights[:-1] + weights[-1])
        return chances

    def _standard(self, measures: Floats) -> Floats:
        found: Floats = (measures - self._mean) / self._scale
        return found


def band(best: float, three: float, cutoff: float) -> Band:
    """Choose what to do by the best one's chance and by the chance that one of three is right."""
    if best >= cutoff:
        return "answer"
    return "suggest" if three >= SUGGEST else "ask"


def _nearest(x: Floats, y: Floats, shipped: Floats) -> Floats:
    """Fit a logistic regression with a normal prior around the shipped weights (Newton's method; convex)."""
    rows = np.hstack([x, np.ones((len(x), 1))])
    stiff = np.append(np.full(x.shape[1], _SPREAD**-2), (3 * _SPREAD) ** -2)
    weights = shipped.copy()
    for _ in range(20):
        chances = _sigmoid(rows @ weights)
        slope = rows.T @ (chances - y) + stiff * (weights - shipped)
        bend = (rows * (chances * (1 - chances))[:, None]).T @ rows + np.diag(stiff)
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if float(abs(step).max()) < 1e-6:
            break
    return weights


def _cutoff(chances: Floats, y: Floats, target: float) -> float:
    """Give the lowest chance above which precision holds, expected and seen precision weighed by numbers."""
    order = np.argsort(-chances, kind="stable")
    sorted_chances = chances[order]
    count = np.arange(1, len(order) + 1)
    expected = np.minimum(np.cumsum(sorted_chances) / count, target)
    precision = (np.cumsum(y[order]) + _PRIOR * expected) / (count + _PRIOR)
    good = np.flatnonzero(precision >= target - 1e-9)
    if not len(good):
        return 1.01 if len(y) >= _PRIOR else target
    return float(sorted_chances[good[-1]])


def _sigmoid(x: Floats) -> Floats:
    found: Floats = 1.0 / (1.0 + np.exp(-np.clip(x, -40, 40)))
    return found


def margins(scores: Floats) -> list[tuple[float, float, float]]:
    """Give each entry's margins from the best scores of all entries, the highest first."""
    top = [float(score) for score in scores]
    total = sum(exp(score - top[0]) for score in top)
    found = []
    for place, score in enumerate(top):
        rival = top[0] if place else top[1] if len(top) > 1 else score - 5.0
        found.append((min(max(score - rival, -6.0), 6.0) / 3, exp(score - top[0]) / total, score / 5))
    return found
