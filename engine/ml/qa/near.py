"""The cosines of one question with all rows and answers, and how they are spread."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray

from engine.ml.qa.features import Nearness
from engine.ml.qa.index import top

Floats = NDArray[np.float32]
UNKNOWN = -1.0
"""Cosines below it mean that nothing is known (yet)."""
_RIVALS = 16
_USUAL = (0.1, 0.12)
_LOW = 0.0


class Near:
    """Cosines by row slot; an entry's answer is known by each of its rows."""

    def __init__(self, rows: Floats, answers: Floats) -> None:
        self._rows = rows
        self._answers = answers
        self._row_spread = _spread(rows)
        self._answer_spread = _spread(answers)
        self._row_order = top(rows, _RIVALS).tolist()
        self._answer_order = top(answers, _RIVALS).tolist()

    def best(self, most: int) -> Iterator[int]:
        """Name the nearest rows by question, then by answer."""
        for scores, order in ((self._rows, self._row_order), (self._answers, self._answer_order)):
            yield from (row for row in order[:most] if scores[row] > UNKNOWN)

    def of(self, row: int, own: Collection[int]) -> Nearness:
        """Give a row's cosines beside those of other entries; `own` are all rows of its entry."""
        near, answer = float(self._rows[row]), float(self._answers[row])
        return Nearness(
            row=near if near > UNKNOWN else self._row_spread[0],
            answer=answer if answer > UNKNOWN else self._answer_spread[0],
            row_rival=_rival(self._rows, self._row_order, own),
            answer_rival=_rival(self._answers, self._answer_order, own),
            row_spread=self._row_spread,
            answer_spread=self._answer_spread,
        )


def _rival(scores: Floats, order: list[int], own: Collection[int]) -> float:
    return next((float(scores[row]) for row in order if row not in own and scores[row] > UNKNOWN), _LOW)


def _spread(scores: Floats) -> tuple[float, float]:
    known = scores[scores > UNKNOWN]
    if len(known) < 2:
        return _USUAL
    return float(known.mean()), max(float(known.std()), 0.01)
