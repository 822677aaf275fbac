"""Make the packaged model from the licence-clear texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from engine.ml.sentiment.features import Analyser, Features
from engine.ml.sentiment.lexicon import Lexicon
from engine.ml.sentiment.training import corpus, tables
from engine.ml.sentiment.training.corpus import Row
from engine.ml.sentiment.training.fit import Floats, Linear, analyse, fit, prune, small
from engine.ml.sentiment.weights import Weights

PIECES = 120_000
SHARES: Mapping[str, float] = {
    "cped": 0.5,
    "goemotions": 2.0,
    "senti4sd": 1.2,
    "tweets": 1.0,
    "movies": 0.5,
    "amazon": 0.6,
    "reviews": 1.5,
    "news": 0.8,
    "own": 1.5,
    "clauses": 1.5,
    "requests": 0.6,
    "chat": 0.8,
}
"""How much each domain counts, all of its rows together, against ROWS_A_SHARE plain rows."""
ROWS_A_SHARE = 8_000


def rows(folder: Path) -> list[Row]:
    """Gather everything that trains."""
    return [*corpus.labelled(folder), *corpus.reviews(), *corpus.news(), *corpus.own()]


def balance(found: Sequence[Row], shares: Mapping[str, float] = SHARES) -> Floats:
    """Weigh rows so that a domain counts by its share, not by its size."""
    sizes = Counter(row.domain for row in found)
    return np.array([shares[row.domain] * ROWS_A_SHARE / sizes[row.domain] for row in found])


def analyser() -> Analyser:
    """Build the analyser from the tables of SnowNLP and VADER."""
    return Analyser(tables.fold(), Lexicon(tables.english_words()), tables.snow_ratios())


def assemble(model: Linear, heat: Mapping[str, float]) -> Weights:
    """Round a fitted model and put the tables beside it."""
    lean, lean_scale = small(model.lean)
    calm, calm_scale = small(model.calm)
    return Weights(
        version=1,
        pieces="\n".join(model.pieces),
        lean=lean,
        calm=calm,
        scale=(lean_scale, calm_scale),
        dense=tuple((round(float(a), 4), round(float(b), 4)) for a, b in model.dense),
        bias=(round(float(model.bias[0]), 4), round(float(model.bias[1]), 4)),
        heat=dict(heat),
        fold=tables.fold(),
        english=tables.english_words(),
        snow=tables.snow_ratios(),
    )


def make(folder: Path) -> Weights:
    """Train and assemble the model."""
    found = rows(folder)
    read: list[Features] = analyse(analyser(), found)
    kept = [index for index, features in enumerate(read) if not features.reason]
    found, read = [found[index] for index in kept], [read[index] for index in kept]
    return assemble(prune(fit(found, read, balance(found)), PIECES), {"zh": 1.0, "en": 1.0})
