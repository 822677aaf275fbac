"""One member's scores as sums of shares: what each thing that they did or spoke of adds to each item.

Scores are linear in the rows of two matrices, so what a row adds is a share of the score, and the shares add up to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import exp
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from engine.ml.recommend.taken import COUNTS, Taken

if TYPE_CHECKING:
    from engine.ml.recommend.model import Model

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
Kind = Literal["past", "topic", "liked"]
DAY = 86_400_000_000


class Reason(NamedTuple):
    """What part of a score comes from where: something taken, something talked about, or what is the same for everybody.

    The last, `liked`, is what is often taken, less the discount by which what is seldom taken comes forward.
    """

    kind: Kind
    item: str
    """Empty with `liked`."""
    amount: float


_reason = cast(Callable[[tuple[Kind, str, float]], Reason], partial(tuple.__new__, Reason))
"""Half as long as the constructor, and there are hundreds in a list of suggestions."""


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
    """The parts of one member's scores. `history` is ordered, one entry an item."""

    def __init__(
        self, model: Model, history: Sequence[Taken], topics: Mapping[str, float], now: int | None
    ) -> None:
        self._model = model
        numbers = model.numbers
        known = [taken for taken in history if taken.item in numbers]
        self.closed = [numbers[one.item] for one in known if one.weight >= COUNTS or one.weight < 0]
        """Taken or dismissed: not to be recommended."""
        self._history = [taken.item for taken in known]
        length = later = sum(taken.weight > 0 for taken in known)
        half_life = model.settings.half_life_days * DAY
        weights = []
        self._last, self._fresh = -1, 0.0
        for place, taken in enumerate(known):
            weight = taken.weight
            if now is not None and taken.at:
                weight *= 0.5 ** (max(0, now - taken.at) / half_life)
            if weight > 0:
                later -= 1
                self._last, self._fresh = place, weight
            weights.append(weight * exp(-later * model.rate))
        blend = model.settings.blend(length)
        self._popular = blend.liked
        self._liked = model.liked if length else model.liked_first
        self._spoken = [item for item in topics if item in numbers] if blend.topics else []
        self._rows = np.array([numbers[item] for item in (*self._history, *self._spoken)], np.intp)
        self._direct = model.settings.direct
        weights += [blend.topics * topics[item] for item in self._spoken]
        self._weights = np.array(weights, np.float32)

    def scores(self) -> Floats:
        """Compute the scores of all items."""
        model = self._model
        found: Floats = np.float32(self._popular) * self._liked + model.seldom
        if len(self._rows):
            found += self._weights @ model.lead[self._rows]
        if self._last >= 0:
            found += np.float32(self._fresh) * model.last[self._rows[self._last]]
        if self._spoken:
            rows, weights = self._rows[len(self._history) :], self._weights[len(self._history) :]
            found[rows] += np.float32(self._direct) * weights * model.rare[rows]
        return found

    def suggestions(self, found: Numbers, *, chance: float = 1.0, tried: bool = False) -> list[Suggestion]:
        """Explain the items found. `chance` and `tried` speak of the last."""
        sources: list[tuple[Kind, str]] = [("past", item) for item in self._history]
        sources += [("topic", item) for item in self._spoken]
        sources.append(("liked", ""))
        amounts = self._amounts(found)
        order = np.argsort(-amounts, axis=0, kind="stable")
        ids, suggestions = self._model.ids, []
        for number, column, places in zip(found.tolist(), amounts.T.tolist(), order.T.tolist(), strict=True):
            told = [(*sources[place], column[place]) for place in places if column[place]]
            reasons = tuple(map(_reason, told))
            suggestions.append(Suggestion(ids[number], sum(column), reasons))
        if suggestions and chance < 1.0:
            suggestions[-1] = suggestions[-1]._replace(chance=chance, tried=tried)
        return suggestions

    def _amounts(self, found: Numbers) -> NDArray[np.float64]:
        """Give what each source adds to each item found, a row each; the last row is what is the same for everybody."""
        model = self._model
        many = len(self._rows)
        amounts = np.empty((many + 1, len(found)))
        if many:
            amounts[:many] = model.lead[np.ix_(self._rows, found)]
            amounts[:many] *= self._weights[:, None]
        if self._last >= 0:
            amounts[self._last] += self._fresh * model.last[self._rows[self._last], found]
        for place in range(len(self._history), many):
            row = self._rows[place]
            amounts[place][found == row] += self._direct * self._weights[place] * model.rare[row]
        amounts[many] = self._popular * self._liked[found] + model.seldom[found]
        return amounts
