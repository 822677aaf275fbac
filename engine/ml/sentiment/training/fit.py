"""Fit the classifier, prune it, make its numbers small."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.ml.sentiment.features import DENSE, Analyser, Features
from engine.ml.sentiment.training.corpus import Row

Floats = NDArray[np.float64]
DENSE_SCALE = 1.5


@dataclass(frozen=True)
class Linear:
    """Weights before rounding: for each piece lean and calm, likewise for the dense numbers and the bias."""

    pieces: list[str]
    lean: Floats
    calm: Floats
    worth: Floats  # how much a piece matters, for pruning
    dense: Floats  # (features, 2)
    bias: Floats  # (2,)


def analyse(analyser: Analyser, rows: Sequence[Row]) -> list[Features]:
    """Turn texts into features."""
    return [analyser.features(row.text) for row in rows]


def vocabulary(found: Sequence[Features], least: int) -> tuple[dict[str, int], Floats]:
    """Number the pieces that stand in at least `least` texts; give how many texts each stands in."""
    counts: Counter[str] = Counter()
    for features in found:
        counts.update(set(features.pieces))
    kept = sorted(piece for piece, count in counts.items() if count >= least and "\n" not in piece)
    return {piece: index for index, piece in enumerate(kept)}, np.array(
        [counts[piece] for piece in kept], float
    )


def matrix(found: Sequence[Features], numbers: dict[str, int], rarity: Floats) -> Any:
    """Lay features out as a sparse matrix: pieces by their rarity over the root of their number, then the dense ones."""
    from scipy.sparse import csr_matrix

    size = len(numbers)
    columns, values, ends = array("i"), array("d"), array("q", [0])
    for features in found:
        norm = max(1, len(features.pieces)) ** 0.5
        for piece, times in Counter(features.pieces).items():
            index = numbers.get(piece)
            if index is not None:
                columns.append(index)
                values.append(times * rarity[index] / norm)
        for offset, value in enumerate(features.dense):
            if value:
                columns.append(size + offset)
                values.append(value * DENSE_SCALE)
        ends.append(len(columns))
    return csr_matrix(
        (np.array(values), np.array(columns), np.array(ends)), shape=(len(found), size + len(DENSE))
    )


def fit(
    rows: Sequence[Row],
    found: Sequence[Features],
    weights: Floats,
    *,
    least: int = 3,
    strength: float = 1.0,
    steps: int = 150,
) -> Linear:
    """Fit a multinomial logistic regression on rows with soft labels."""
    numbers, seen = vocabulary(found, least)
    rarity = np.log(len(found) / seen)
    rarity /= rarity.mean()
    coef, bias = descend(
        matrix(found, numbers, rarity), np.array([row.p for row in rows]), weights, strength, steps
    )
    lean, calm = coef[:, 2] - coef[:, 0], coef[:, 1] - (coef[:, 2] + coef[:, 0]) / 2
    size = len(numbers)
    return Linear(
        pieces=list(numbers),
        lean=lean[:size] * rarity,
        calm=calm[:size] * rarity,
        worth=np.maximum(abs(lean[:size]), abs(calm[:size])) * rarity * np.sqrt(seen),
        dense=np.stack([lean[size:], calm[size:]], axis=1) * DENSE_SCALE,
        bias=np.array([bias[2] - bias[0], bias[1] - (bias[2] + bias[0]) / 2]),
    )


def descend(x: Any, chances: Floats, weights: Floats, strength: float, steps: int) -> tuple[Floats, Floats]:
    """Find the weights (columns of `x`, 3) and the bias (3) by which rows are least surprised at their chances."""
    from scipy.optimize import minimize
    from scipy.special import logsumexp

    size = x.shape[1]
    turned = x.T.tocsr()
    unit = weights.sum() * strength

    def surprise(flat: Floats) -> tuple[float, Floats]:
        coef, bias = flat[: 3 * size].reshape(size, 3), flat[3 * size :]
        logits = x @ coef + bias
        total = logsumexp(logits, axis=1)
        loss = strength * float(weights @ (total - (chances * logits).sum(1))) + float((coef**2).sum()) / 2
        slope = (np.exp(logits - total[:, None]) - chances) * (strength * weights)[:, None]
        down = np.concatenate([(turned @ slope + coef).ravel(), slope.sum(0)])
        return loss / unit, down / unit

    options = {"maxiter": steps, "gtol": 1e-7, "ftol": 1e-9}  # it stops after `steps`, which is meant
    flat: Floats = minimize(surprise, np.zeros(3 * size + 3), jac=True, method="L-BFGS-B", options=options).x
    return flat[: 3 * size].reshape(size, 3), flat[3 * size :]


def prune(model: Linear, most: int) -> Linear:
    """Keep the pieces that matter most, in alphabetical order."""
    kept = np.sort(np.argsort(-model.worth, kind="stable")[:most])
    return Linear(
        [model.pieces[index] for index in kept],
        model.lean[kept],
        model.calm[kept],
        model.worth[kept],
        model.dense,
        model.bias,
    )


def small(values: Floats) -> tuple[bytes, float]:
    """Round to one byte each; the few largest are cut off."""
    scale = float(np.quantile(abs(values), 0.9995)) / 127
    return np.clip(np.round(values / scale), -127, 127).astype(np.int8).tobytes(), scale
