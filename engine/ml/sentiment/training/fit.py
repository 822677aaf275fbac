"""Fit the classifier, prune it, make its numbers small."""

from __future__ import annotations

import warnings
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
    from sklearn.linear_model import LogisticRegression

    numbers, seen = vocabulary(found, least)
    rarity = np.log(len(found) / seen)
    rarity /= rarity.mean()
    x = matrix(found, numbers, rarity)
    chances = np.array([row.p for row in rows])
    picks = [np.flatnonzero(chances[:, kind] > 0) for kind in range(3)]
    index = np.concatenate(picks)
    labels = np.concatenate([np.full(len(pick), kind) for kind, pick in enumerate(picks)])
    mass = np.concatenate([weights[pick] * chances[pick, kind] for kind, pick in enumerate(picks)])
    model = LogisticRegression(C=strength, max_iter=steps, tol=1e-4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it stops after `steps`, which is meant
        model.fit(x[index], labels, sample_weight=mass)
    coef: Floats = model.coef_
    lean, calm = coef[2] - coef[0], coef[1] - (coef[2] + coef[0]) / 2
    size = len(numbers)
    bias = model.intercept_
    return Linear(
        pieces=list(numbers),
        lean=lean[:size] * rarity,
        calm=calm[:size] * rarity,
        worth=np.maximum(abs(lean[:size]), abs(calm[:size])) * rarity * np.sqrt(seen),
        dense=np.stack([lean[size:], calm[size:]], axis=1) * DENSE_SCALE,
        bias=np.array([bias[2] - bias[0], bias[1] - (bias[2] + bias[0]) / 2]),
    )


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
