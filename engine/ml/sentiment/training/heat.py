"""Find the temperature of each language: how much surer or less sure the model must be to be right about itself."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from statistics import fmean

from engine.ml.sentiment.features import Features
from engine.ml.sentiment.scorer import Scorer
from engine.ml.sentiment.training.corpus import Row

GRID = tuple(step / 20 for step in range(8, 31))
JUDGES = {"zh": ("reviews", "own", "cped"), "en": ("goemotions", "senti4sd", "tweets", "amazon")}
"""Domains of short messages, each counted alike."""


def best_heat(scorer: Scorer, rows: Sequence[tuple[Row, Features]]) -> dict[str, float]:
    """Choose for each language the temperature that is least surprised by rows that trained nothing."""
    found = {}
    for language, domains in JUDGES.items():
        chosen = [
            [
                (scorer.logits(features), row.p)
                for row, features in rows
                if row.domain == domain and features.chinese == (language == "zh")
            ]
            for domain in domains
        ]
        found[language] = min(GRID, key=lambda heat: fmean(_surprise(rows, heat) for rows in chosen if rows))
    return found


def _surprise(rows: Sequence[tuple[tuple[float, float], tuple[float, float, float]]], heat: float) -> float:
    """Mean negative log likelihood of the likeliest class."""
    total = 0.0
    for (lean, calm), p in rows:
        odds = (1.0, exp((calm + lean / 2) / heat), exp(lean / heat))
        total -= log(odds[p.index(max(p))] / sum(odds))
    return total / len(rows)
