"""Fit the weights, prune them, make them small.

Before the regression, every piece is scaled by how much oftener it stands in adverts than in talk (Wang and Manning's
NBSVM): what was seen a few times only then still tells something, which is what unseen adverts are caught by.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.ml.adverts.pieces import WORDS, pieces, width
from engine.ml.adverts.training.corpus import lines
from engine.ml.adverts.wording import FEW, Weights

Plain = Callable[[str], str]
SHARES: Mapping[str, int] = {
    "lines1": 14_000,
    "lines0": 16_000,
    "patterns1": 8_000,
    "patterns0": 8_000,
    "joined1": 2_000,
    "wrapped1": 1_500,
    "joined0": 6_000,
    "chat": 9_000,
    "cped": 12_000,
    "goemotions": 5_000,
    "senti4sd": 3_000,
    "own": 6_000,
    "tweets": 1_500,
    "reviews": 1_500,
    "news": 1_000,
    "movies": 500,
    "amazon": 500,
}
"""How much each source counts, all of its lines together."""
STRENGTH = 3.0
STILL, STEPS = 1e-5, 800
"""Stopped much earlier, a few lines more or less moved every verdict."""
LEAST = 3
MOST = 70_000
LEAN = 0.75
"""Added to the log odds: there is more talk to learn from than a stranger's first words deserve."""
UNSEEN = 1.0
"""What is added to every count before the two shares of a piece are compared."""

Read = Mapping[str, int]


def make(plain: Plain, tell: Callable[[str], None] = print) -> Weights:
    """Train on texts brought into the form that the rules compare."""
    from sklearn.linear_model import LogisticRegression

    rows = list(lines())
    sizes = Counter(row.source for row in rows)
    tell(f"{len(rows)} lines: {dict(sizes)}")
    read = [_read(plain(row.text)) for row in rows]
    numbers = _vocabulary(read)
    matrix = _matrix(read, numbers)
    adverts = np.array([row.advert for row in rows])
    shares = np.array([SHARES[row.source] / sizes[row.source] for row in rows])
    ratios = _ratios(matrix, adverts, shares)
    model = LogisticRegression(C=STRENGTH, max_iter=STEPS, tol=STILL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it may stop before it is quite there, which is meant
        model.fit(matrix.multiply(ratios).tocsr(), adverts, sample_weight=shares)
    return _small(list(numbers), model.coef_[0] * ratios, read, float(model.intercept_[0]) + LEAN)


def _read(text: str) -> Read:
    """Count a text's pieces, and one for its length."""
    han = sum(len(part) for part in WORDS.findall(text) if part[0] >= "\u3400")
    return {**pieces(text), width(text, han): 1}


def _vocabulary(read: Sequence[Read]) -> dict[str, int]:
    counts = Counter(piece for found in read for piece in found)
    kept = sorted(piece for piece, count in counts.items() if count >= LEAST)
    return {piece: number for number, piece in enumerate(kept)}


def _matrix(read: Sequence[Read], numbers: Mapping[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for found in read:
        share = max(FEW, sum(found.values()) - 1) ** -0.5
        known = sorted((numbers[piece], piece) for piece in found if piece in numbers)
        columns += [number for number, _ in known]
        values += [1.0 if piece[0] == "§" else share * found[piece] for _, piece in known]
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(read), len(numbers)))


def _ratios(matrix: Any, adverts: NDArray[np.bool_], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Compare how often each piece stands in adverts and in talk, on a logarithmic scale."""
    there = (matrix > 0).astype(np.float64).T
    said, talked = (np.asarray(there @ (shares * side)).ravel() + UNSEEN for side in (adverts, ~adverts))
    ratios: NDArray[np.float64] = np.log((said / said.sum()) / (talked / talked.sum()))
    return ratios


def _small(names: Sequence[str], weights: NDArray[np.float64], read: Sequence[Read], bias: float) -> Weights:
    """Keep the pieces that matter most and round to one byte each, small ones more finely."""
    seen = Counter(piece for found in read for piece in found)
    worth = abs(weights) * np.sqrt([seen[name] for name in names])
    kept = np.sort(np.argsort(-worth, kind="stable")[:MOST])
    most = float(np.quantile(abs(weights[kept]), 0.9995))
    roots = np.sqrt(np.minimum(abs(weights[kept]) / most, 1.0)) * np.sign(weights[kept])
    values = np.round(127 * roots).astype(np.int8)
    kept, values = kept[values != 0], values[values != 0]
    scale = round(most / 127**2, 9)
    return Weights(2, "\n".join(names[index] for index in kept), values.tobytes(), scale, round(bias, 4))
