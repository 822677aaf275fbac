"""The figures of `evaluate recommend`: full ranking of everything that was not taken yet, ties at the middle rank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

K = 10
LENGTHS = (1, 2, 3, 5, 10, 20)
"""Histories from so many courses on are told apart."""
DECILES = 10
Ranks = NDArray[np.float64]
Scores = NDArray[np.float32]
Numbers = NDArray[np.int64]


def ranks_of(scores: Scores, targets: Numbers, lists: Numbers | None = None) -> Ranks:
    """Rank each row's target by its score; a target that is not among the items (-1) or was taken comes last.

    `lists`, where the first ten were varied: what stands in them has its place, what does not comes after them.
    """
    rows = np.arange(len(scores))
    own = scores[rows, targets][:, None]
    found: Ranks = 1.0 + (scores > own).sum(axis=1) + ((scores == own).sum(axis=1) - 1) / 2
    if lists is not None:
        listed = lists == targets[:, None]
        found = np.where(listed.any(axis=1), 1.0 + listed.argmax(axis=1), np.maximum(found, K + 1.0))
    found[(targets < 0) | ~np.isfinite(own[:, 0])] = scores.shape[1]
    return found


def accuracy(ranks: Ranks) -> dict[str, float]:
    """Give hit rate and NDCG at ten, and the mean reciprocal rank."""
    hits = ranks <= K
    gains = np.where(hits, 1 / np.log2(1 + ranks), 0.0)
    return {"hr_10": _mean(hits), "ndcg_10": _mean(gains), "mrr": _mean(1 / ranks)}


def exposure(lists: Numbers, items: int) -> dict[str, float]:
    """Give the share of items that stand in any list, and how unequally places are shared (Gini; 0: equally)."""
    shown = np.bincount(lists[lists >= 0], minlength=items).astype(np.float64)
    ordered = np.sort(shown)
    whole = ordered.sum()
    places = np.arange(1, items + 1)
    gini = float((2 * places - items - 1) @ ordered / (items * whole)) if whole else 0.0
    return {"coverage": round(float((shown > 0).mean()), 4), "gini": round(gini, 4)}


def by_length(ranks: Ranks, lengths: Numbers) -> dict[str, dict[str, float]]:
    """Give the figures apart for short and long histories."""
    bounds = [*LENGTHS, int(lengths.max(initial=0)) + 1]
    found = {}
    for low, high in zip((0, *LENGTHS), bounds, strict=True):
        some = (lengths >= low) & (lengths < high)
        if some.any():
            name = f"{low}" if high == low + 1 else f"{low}-{high - 1}"
            found[name] = {"n": int(some.sum()), **accuracy(ranks[some])}
    return found


def by_popularity(ranks: Ranks, targets: Numbers, taken: NDArray[Any]) -> list[dict[str, Any]]:
    """Give the hit rate apart for targets by how often their item was taken: tenths of the items, the least taken first."""
    order = np.argsort(taken, kind="stable")
    decile = np.empty(len(taken), np.int64)
    decile[order] = np.arange(len(taken)) * DECILES // max(1, len(taken))
    found = []
    for number in range(DECILES):
        some = (targets >= 0) & (decile[targets] == number)
        found.append({"n": int(some.sum()), "hr_10": _mean(ranks[some] <= K) if some.any() else None})
    return found


def _mean(values: NDArray[Any] | Sequence[float]) -> float:
    return round(float(np.mean(values)), 4) if len(values) else 0.0
