"""Make the packaged model from texts whose licence allows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from engine.ml.sentiment.features import Analyser, Features
from engine.ml.sentiment.lexicon import Lexicon
from engine.ml.sentiment.scorer import Scorer
from engine.ml.sentiment.training import corpus, tables
from engine.ml.sentiment.training.corpus import Row
from engine.ml.sentiment.training.fit import Floats, Linear, analyse, fit, prune, small
from engine.ml.sentiment.training.heat import DOUBTERS, JUDGES, KIN, best_doubt, best_heats, judged
from engine.ml.sentiment.weights import Weights

PIECES = 50_000
STRENGTH = 0.7
ROWS_A_SHARE = 8_000
SHARES: Mapping[str, float] = {
    # labelled by people
    "cped": 0.3,
    "goemotions": 3.3,
    "senti4sd": 1.2,
    "tweets": 1.5,
    "movies": 0.5,
    "amazon": 0.6,
    "columns": 0.8,
    "reviews": 2.6,
    # flat statements, and lines written for this project
    "news": 0.8,
    "own": 2.0,
    "talk": 1.2,
    "writers a": 2.4,
    "writers b": 2.4,
    "posts": 1.6,
    # labelled by the teacher
    "clauses": 3.6,
    "words": 2.0,
    "chat": 2.0,
}
"""How much each domain counts, all of its rows together, in units of ROWS_A_SHARE rows."""
DEVELOPMENT = 2
"""The bucket that trains nothing."""
EVEN = dict.fromkeys(("zh", "zh plain", "en", "en plain"), 1.0)


def rows() -> list[Row]:
    """Gather everything there is."""
    return [*corpus.labelled(), *corpus.reviews(), *corpus.news(), *corpus.own(), *corpus.taught()]


def balance(found: Sequence[Row], shares: Mapping[str, float] = SHARES) -> Floats:
    """Weigh rows so that a domain counts by its share, not by its size."""
    sizes = Counter(row.domain for row in found)
    return np.array([shares[row.domain] * ROWS_A_SHARE / sizes[row.domain] for row in found])


def analyser() -> Analyser:
    """Build the analyser from the tables of SnowNLP and VADER."""
    return Analyser(tables.fold(), Lexicon(tables.english_words()), tables.snow_ratios())


def assemble(model: Linear, heat: Mapping[str, float], doubt: float = 0.0) -> Weights:
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
        doubt=doubt,
        fold=tables.fold(),
        english=tables.english_words(),
        snow=tables.snow_ratios(),
    )


def make(sources: Path | None = None, tell: Callable[[str], None] = print) -> Weights:
    """Train and assemble the model; with `sources` select the labelled lines from that folder anew first."""
    if sources is not None:
        corpus.gather(sources)
    found = rows()
    tell(f"{len(found)} rows: {dict(Counter(row.domain for row in found))}")
    # On one thread: sums in another order would come to other weights.
    with threadpool_limits(1):
        return _make(found, tell)


def _make(found: Sequence[Row], tell: Callable[[str], None]) -> Weights:
    read: list[Features] = analyse(analyser(), found)
    both = [(row, features) for row, features in zip(found, read, strict=True) if not features.reason]
    training = [pair for pair in both if corpus.bucket(pair[0].text) != DEVELOPMENT]
    model = learn(training)
    heat: dict[str, float] = {}
    strangers = {domain: stranger(training, domain) for domain in sorted(set(chain(*JUDGES.values())))}
    heard = {
        (language, domain): judged(strangers[domain], both, language, domain)
        for language, domains in JUDGES.items()
        for domain in domains
    }
    for language, domains in JUDGES.items():
        heat |= best_heats([heard[language, domain] for domain in domains])
    doubt = best_doubt([found for (_, domain), found in heard.items() if domain in DOUBTERS], heat)
    tell(f"temperatures {heat}, doubt {doubt}")
    return assemble(model, heat, doubt)


def learn(training: Sequence[tuple[Row, Features]]) -> Linear:
    """Fit a model and keep the pieces that matter."""
    kept, found = [row for row, _ in training], [features for _, features in training]
    return prune(fit(kept, found, balance(kept), strength=STRENGTH), PIECES)


def stranger(training: Sequence[tuple[Row, Features]], domain: str) -> Scorer:
    """Train a model that has never seen a domain."""
    without = {domain, KIN.get(domain)}
    others = [pair for pair in training if pair[0].domain not in without]
    return Scorer(assemble(learn(others), EVEN))
