"""One member's scores as sums of shares: what each thing that they did or spoke of adds to each item.

Every part is linear in the rows of a matrix, and its middle over all items is taken off row by row; so the shares of an
item add up to its score exactly, standardised and discounted as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.ml.recommend.sums import TAU
from engine.ml.recommend.taken import COUNTS, Taken

if TYPE_CHECKING:
    from engine.ml.recommend.model import Model

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
DAY = 86_400_000_000
FLAT = 1e-7
"""Scores that differ less say nothing."""


class Reason(NamedTuple):
    """What part of a score comes from where: something taken, something talked about, or what everybody likes."""

    kind: Literal["past", "topic", "liked"]
    item: str
    """Empty with `liked`."""
    amount: float


class Suggestion(NamedTuple):
    """An item with its score. The reasons' amounts add up to it, the largest first; nothing that counts is left out.

    `chance` is the probability with which this item stands in this place; `tried` says that it was drawn to be tried.
    """

    item: str
    score: float
    reasons: tuple[Reason, ...]
    chance: float = 1.0
    tried: bool = False

    def share(self, reason: Reason) -> float:
        """Say how much of everything that spoke for the item this reason is (0 if it spoke against it)."""
        whole = sum(one.amount for one in self.reasons if one.amount > 0)
        return max(0.0, reason.amount) / whole if whole > 0 else 0.0


class Shares:
    """The parts of one member's scores."""

    def __init__(
        self, model: Model, history: Sequence[Taken], topics: Mapping[str, float], now: int | None
    ) -> None:
        self._model = model
        numbers, settings = model.numbers, model.settings
        known = [taken for taken in history if taken.item in numbers]
        self._history = [taken.item for taken in known]
        self._items = np.array([numbers[item] for item in self._history], np.intp)
        self.closed = [numbers[one.item] for one in known if one.weight >= COUNTS or one.weight < 0]
        """Taken or dismissed: not to be recommended."""
        length = later = sum(taken.weight > 0 for taken in known)
        together, past, self._last, self._fresh = [], [], -1, 0.0
        for place, taken in enumerate(known):
            weight = taken.weight
            if now is not None and taken.at:
                weight *= 0.5 ** (max(0, now - taken.at) / DAY / settings.half_life_days)
            if weight > 0:
                later -= 1
                self._last, self._fresh = place, weight
            together.append(weight * exp(-later / settings.fading))
            past.append(max(0.0, weight) * exp(-later / TAU))
        self._together = np.array(together, np.float32)
        self._past = np.array(past, np.float32)
        blend = settings.blend(length)
        trust = self._trust()
        self._blend = (blend.together * trust, blend.order * trust, blend.topics)
        self._popular = blend.liked + (settings.doubt * (1.0 - trust) if length else 0.0)
        self._liked = model.liked if length else model.liked_first
        self._spoken = [item for item in topics if item in numbers]
        self._topics = np.array([numbers[item] for item in self._spoken], np.intp)
        self._weights = np.array([topics[item] for item in self._spoken], np.float32)

    def _trust(self) -> float:
        strength = np.abs(self._together)
        whole = float(strength.sum())
        return float(strength @ self._model.trusted[self._items]) / whole if whole else 0.0

    def scores(self) -> Floats:
        """Compute the scores of all items."""
        model = self._model
        found = np.float32(self._popular) * self._liked
        if len(self._items):
            part = self._together @ model.together[self._items]
            self._ease = _scale(part, self._blend[0])
            found = found + self._ease * (part - part.mean())
            part = self._past @ model.past[self._items]
            if self._last >= 0:
                part = part + np.float32(self._fresh) * model.last[self._items[self._last]]
            self._order = _scale(part, self._blend[1])
            found = found + self._order * (part - part.mean())
        if len(self._topics):
            part = self._weights @ model.together[self._topics]
            part[self._topics] += np.float32(model.settings.direct) * self._weights
            self._talk = _scale(part, self._blend[2])
            found = found + self._talk * (part - part.mean())
        scores: Floats = (found * model.rare).astype(np.float32)
        return scores

    def suggestions(self, found: Numbers, *, chance: float = 1.0, tried: bool = False) -> list[Suggestion]:
        """Explain the items found; call `scores` before. `chance` and `tried` speak of the last."""
        sources, amounts = self._amounts(found)
        ids = self._model.ids
        suggestions = []
        for number, column in zip(found.tolist(), amounts.T.tolist(), strict=True):
            reasons = [
                Reason(kind, item, amount) for (kind, item), amount in zip(sources, column, strict=True)
            ]
            reasons.sort(key=_amount, reverse=True)
            suggestions.append(Suggestion(ids[number], sum(column), tuple(reasons)))
        if suggestions and chance < 1.0:
            suggestions[-1] = suggestions[-1]._replace(chance=chance, tried=tried)
        return suggestions

    def _amounts(
        self, found: Numbers
    ) -> tuple[list[tuple[Literal["past", "topic", "liked"], str]], NDArray[np.float64]]:
        """Give the sources and, a row each, what they add to the items found."""
        model = self._model
        mean_together, mean_last, mean_past = model.means
        sources: list[tuple[Literal["past", "topic", "liked"], str]] = []
        rows: list[NDArray[np.float64]] = []
        if len(self._items):
            at = np.ix_(self._items, found)
            rest = (model.together[at] - mean_together[self._items, None]).astype(np.float64)
            part = self._ease * self._together[:, None] * rest
            rest = (model.past[at] - mean_past[self._items, None]).astype(np.float64)
            part += self._order * self._past[:, None] * rest
            if self._last >= 0:
                last = self._items[self._last]
                part[self._last] += self._order * self._fresh * (model.last[last, found] - mean_last[last])
            sources += [("past", item) for item in self._history]
            rows.append(part)
        if len(self._topics):
            at = np.ix_(self._topics, found)
            rest = (model.together[at] - mean_together[self._topics, None]).astype(np.float64)
            own = (self._topics[:, None] == found[None, :]) - 1.0 / len(model)
            rows.append(self._talk * self._weights[:, None] * (rest + model.settings.direct * own))
            sources += [("topic", item) for item in self._spoken]
        if self._popular:
            sources.append(("liked", ""))
            rows.append((self._popular * self._liked[None, found]).astype(np.float64))
        if not rows:
            return [], np.zeros((0, len(found)))
        return sources, np.concatenate(rows) * model.rare[found].astype(np.float64)


def _scale(part: Floats, weight: float) -> float:
    spread = float(part.std())
    return weight / spread if spread > FLAT else 0.0


def _amount(reason: Reason) -> float:
    return reason.amount
