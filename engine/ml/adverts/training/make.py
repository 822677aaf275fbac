"""Fit the weights, prune them, make them small."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.ml.adverts.pieces import pieces
from engine.ml.adverts.training.corpus import lines
from engine.ml.adverts.wording import FEW, Weights

Plain = Callable[[str], str]
SHARES: Mapping[str, int] = {
    "lines1": 8_000,
    "lines0": 8_000,
    "patterns1": 8_000,
    "patterns0": 8_000,
    "chat": 10_000,
    "cped": 5_000,
    "goemotions": 4_000,
    "senti4sd": 3_000,
    "own": 4_000,
    "tweets": 1_500,
    "reviews": 1_500,
    "news": 1_000,
    "movies": 500,
    "amazon": 500,
}
"""How much each source counts, all of its lines together."""
STRENGTH = 12.0
LEAST = 3
MOST = 50_000


def make(plain: Plain, tell: Callable[[str], None] = print) -> Weights:
    """Train on texts brought into the form that the rules compare."""
    from sklearn.linear_model import LogisticRegression

    rows = list(lines())
    sizes = Counter(row.source for row in rows)
    tell(f"{len(rows)} lines: {dict(sizes)}")
    read = [pieces(plain(row.text)) for row in rows]
    numbers = _vocabulary(read)
    model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it may stop before it is quite there, which is meant
        model.fit(
            _matrix(read, numbers),
            [row.advert for row in rows],
            sample_weight=np.array([SHARES[row.source] / sizes[row.source] for row in rows]),
        )
    return _small(list(numbers), model.coef_[0], read, float(model.intercept_[0]))


def _vocabulary(read: Sequence[set[str]]) -> dict[str, int]:
    counts = Counter(piece for found in read for piece in found)
    kept = sorted(piece for piece, count in counts.items() if count >= LEAST)
    return {piece: number for number, piece in enumerate(kept)}


def _matrix(read: Sequence[set[str]], numbers: Mapping[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for found in read:
        known = sorted(numbers[piece] for piece in found if piece in numbers)
        columns += known
        values += [max(FEW, len(found)) ** -0.5] * len(known)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(read), len(numbers)))


def _small(
    names: Sequence[str], weights: NDArray[np.float64], read: Sequence[set[str]], bias: float
) -> Weights:
    """Keep the pieces that matter most and round to one byte each."""
    seen = Counter(piece for found in read for piece in found)
    worth = abs(weights) * np.sqrt([seen[name] for name in names])
    kept = np.sort(np.argsort(-worth, kind="stable")[:MOST])
    scale = round(float(np.quantile(abs(weights[kept]), 0.9995)) / 127, 6)
    values = np.clip(np.round(weights[kept] / scale), -127, 127).astype(np.int8)
    kept, values = kept[values != 0], values[values != 0]
    return Weights(1, "\n".join(names[index] for index in kept), values.tobytes(), scale, round(bias, 4))
