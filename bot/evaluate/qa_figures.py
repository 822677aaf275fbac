"""The figures of `evaluate qa`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

from bot.evaluate.qa_data import Asked

COVERAGES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class Guess:
    """The entries found, best first, how sure the first is, and whether it was said (decided by the model itself)."""

    ids: tuple[str, ...]
    p: float
    answered: bool


def threshold(asked: Sequence[Asked], guesses: Sequence[Guess], target: float) -> float | None:
    """Give the score with the largest coverage whose precision on these questions reaches the target."""
    best = None
    right = 0
    ordered = sorted(zip(asked, guesses, strict=True), key=lambda pair: -pair[1].p)
    for number, (one, guess) in enumerate(ordered, 1):
        right += _right(one, guess)
        last = number == len(ordered) or ordered[number][1].p < guess.p
        if last and right / number >= target:
            best = guess.p
    return best


def figures(
    asked: Sequence[Asked], guesses: Sequence[Guess], edge: float | None, target: float
) -> dict[str, Any]:
    """Compute all figures; a share of nothing is None.

    `edge`: a yardstick's threshold from development data; without one it says nothing.
    """
    both = list(zip(asked, guesses, strict=True))
    known = [(one, guess) for one, guess in both if one.id is not None]
    unknown = [guess for one, guess in both if one.id is None]
    ranks = [_rank(one, guess) for one, guess in known]
    said = [pair for pair in both if _says(pair[1], edge)]
    right = sum(_right(one, guess) for one, guess in said)
    best = threshold(asked, guesses, target)
    could = [pair for pair in both if best is not None and pair[1].p >= best]
    return {
        "mrr": _mean([1 / rank if rank else 0.0 for rank in ranks]),
        "r_at_1": _mean([float(rank == 1) for rank in ranks]),
        "r_at_5": _mean([float(0 < rank <= 5) for rank in ranks]),
        "ndcg_10": _mean([1 / log2(rank + 1) if 0 < rank <= 10 else 0.0 for rank in ranks]),
        "right_at_target": _share(right, len(known)),
        "precision": _share(right, len(said)),
        "answered": len(said),
        "false_answers": _share(sum(_says(guess, edge) for guess in unknown), len(unknown)),
        "right_in_hindsight": _share(sum(_right(*pair) for pair in could), len(known)),
        "curve": _curve(both),
    }


def _curve(both: Sequence[tuple[Asked, Guess]]) -> dict[str, dict[str, float]]:
    """Give the precision of the surest answers at each coverage of all questions."""
    ordered = sorted(both, key=lambda pair: -pair[1].p)
    found = {}
    for coverage in COVERAGES:
        part = ordered[: max(1, round(coverage * len(ordered)))]
        precision = sum(_right(*pair) for pair in part) / len(part)
        found[f"{coverage:.1f}"] = {"precision": round(precision, 4), "p": round(part[-1][1].p, 4)}
    return found


def _says(guess: Guess, edge: float | None) -> bool:
    return guess.answered or (edge is not None and guess.p >= edge)


def _right(one: Asked, guess: Guess) -> bool:
    return bool(guess.ids) and guess.ids[0] == one.id


def _rank(one: Asked, guess: Guess) -> int:
    return guess.ids.index(one.id) + 1 if one.id in guess.ids else 0


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
