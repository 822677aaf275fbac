"""Find the temperature of each language: how much surer or less sure the model must be to be right about itself.

A model is surer of talk like that it has seen than it may be of other people's. So half of the judges are lines of
domains that it knows, and half are lines of whole domains, read by a model that was trained without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from statistics import fmean

from engine.ml.sentiment.features import Features
from engine.ml.sentiment.scorer import Scorer
from engine.ml.sentiment.training.corpus import Chances, Row

GRID = tuple(step / 20 for step in range(8, 31))
JUDGES = {"zh": ("reviews", "own"), "en": ("goemotions", "senti4sd", "tweets", "amazon")}
"""Domains of short messages, each counted alike. The Chinese dialogue is none of them: its labels were made with pictures,
and who is right about its words alone is not right about those."""
KIN = {"reviews": "clauses"}
"""The same texts with the teacher's labels: whoever leaves out the one leaves out the other."""

Judged = list[tuple[tuple[float, float], Chances]]
"""What a model weighed, and what it should have said."""


def judged(scorer: Scorer, rows: Sequence[tuple[Row, Features]], language: str, domain: str) -> Judged:
    """Weigh the lines of a domain that are in a language."""
    return [
        (scorer.logits(features), row.p)
        for row, features in rows
        if row.domain == domain and features.chinese == (language == "zh")
    ]


def best_heat(found: Sequence[Judged]) -> float:
    """Choose the temperature that is least surprised by rows that trained nothing; each list counts alike."""
    return min(GRID, key=lambda heat: fmean(_surprise(rows, heat) for rows in found if rows))


def _surprise(rows: Judged, heat: float) -> float:
    """Mean negative log likelihood of the likeliest class."""
    total = 0.0
    for (lean, calm), p in rows:
        odds = (1.0, exp((calm + lean / 2) / heat), exp(lean / heat))
        total -= log(odds[p.index(max(p))] / sum(odds))
    return total / len(rows)
