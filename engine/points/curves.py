"""Level curves: how much xp makes which level. Pure; a community chooses one by the setting `points.curve`.

`mee6`, `linear 100` (every level takes as much), or totals like `100, 250, 500`, whose last step repeats for ever.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from engine.contract.errors import UserError
from engine.contract.settings import fold
from engine.points.rules import MEE6_TOTALS, level_of, level_total

MEE6 = "mee6"
EXAMPLES = (MEE6, "linear 100", "100, 250, 500")
STEP_LEAST, TOTAL_MOST, LEVELS_MOST = 10, 1_000_000_000, 100
"""A level takes at least so much, so that a chatty day is not a thousand levels; what a written list may hold."""
_LINEAR = re.compile(r"(?:linear|线性|線性|等差)\s*[:=]?\s*(\d{1,12})")
_BETWEEN = re.compile(r"[\s,;、/]+")


@dataclass(frozen=True)
class Curve:
    """Totals at which levels 1, 2, … begin, and the step from the last of them on; 0: MEE6's own goes on growing."""

    totals: tuple[int, ...]
    step: int = 0

    def level_of(self, xp: int) -> int:
        """Return the level of a total; a debt is level 0."""
        level = bisect_right(self.totals, xp)
        if level < len(self.totals):
            return level
        return level + (xp - self.totals[-1]) // self.step if self.step else level_of(xp)

    def total(self, level: int) -> int:
        """Return the total at which a level begins."""
        if level <= 0:
            return 0
        if level <= len(self.totals):
            return self.totals[level - 1]
        return self.totals[-1] + (level - len(self.totals)) * self.step if self.step else level_total(level)


_MEE6 = Curve(MEE6_TOTALS)


def read_curve(written: str) -> Curve:
    """Read a curve. Raises UserError that says what is wrong with it and what is possible."""
    folded = fold(written)
    if folded == MEE6:
        return _MEE6
    linear = _LINEAR.fullmatch(folded)
    if linear is not None:
        step = int(linear[1])
        if not STEP_LEAST <= step <= TOTAL_MOST:
            raise UserError("points-curve-step", step=step, least=STEP_LEAST, most=TOTAL_MOST)
        return Curve((step,), step)
    return _read_totals(written, [word for word in _BETWEEN.split(folded) if word not in ("", "…", "...")])


def _read_totals(written: str, words: list[str]) -> Curve:
    if not words or not all(word.isdecimal() and len(word) <= len(str(TOTAL_MOST)) for word in words):
        raise UserError("points-curve-unknown", value=written)
    totals = tuple(map(int, words))
    if len(totals) > LEVELS_MOST or totals[-1] > TOTAL_MOST:
        raise UserError("points-curve-long", most=LEVELS_MOST, total=TOTAL_MOST)
    for place, (before, total) in enumerate(zip((0, *totals), totals, strict=False), 1):
        if total < before + STEP_LEAST:
            raise UserError("points-curve-order", level=place, total=total, before=before, least=STEP_LEAST)
    last = totals[-1] - (totals[-2] if len(totals) > 1 else 0)
    return Curve(totals, last)


@lru_cache(maxsize=256)
def curve_of(written: str) -> Curve:
    """Return the curve that a setting's value means; one written before its form changed counts as `mee6`."""
    try:
        return read_curve(written)
    except UserError:
        return _MEE6


def check_curve(written: str) -> None:
    """Raise UserError if a text is no curve."""
    read_curve(written)
