"""Find the temperatures: how much surer or less sure the model must be to be right about itself.

A model is surer of talk like that it has seen than it may be of other people's. So the judges are lines of whole domains,
read by a model that was trained without them. There is one temperature a language for short messages that say plainly
what the verdict is, and one for all others: in seven of eight domains the former may be surer.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf, log
from statistics import fmean

from engine.ml.sentiment.features import Features
from engine.ml.sentiment.scorer import Scorer, kind
from engine.ml.sentiment.training.corpus import Chances, Row

GRID = tuple(step / 20 for step in range(6, 41))
JUDGES = {
    "zh": ("reviews", "writers a", "writers b"),
    "en": ("goemotions", "senti4sd", "tweets", "amazon", "movies", "columns", "writers a", "writers b"),
}
"""Domains left out in turn, each counted alike. The Chinese dialogue is none of them: its labels were made with pictures,
and who is right about its words alone is not right about those."""
KIN = {"reviews": "clauses"}
"""What goes with a domain when it is left out: the same texts with the teacher's labels."""
NO_NEUTRAL = frozenset({"reviews"})
"""Domains whose labels know no neutral: they cannot say that a neutral verdict is wrong, only good against bad."""
LEAST = 40
"""Fewer lines judge nothing."""

Judged = list[tuple[tuple[float, float], Chances]]
"""What a model weighed, and what it should have said."""


def judged(
    scorer: Scorer, rows: Sequence[tuple[Row, Features]], language: str, domain: str
) -> dict[str, Judged]:
    """Weigh the lines of a domain that are in a language, by the temperature that they fall under."""
    found: dict[str, Judged] = {}
    for row, features in rows:
        if row.domain == domain and features.chinese == (language == "zh"):
            lean, calm = scorer.logits(features)
            asked = (lean, -inf if domain in NO_NEUTRAL else calm)
            found.setdefault(kind(features, lean, calm), []).append((asked, row.p))
    return found


def best_heats(found: Sequence[dict[str, Judged]]) -> dict[str, float]:
    """Choose each temperature by all domains that have enough lines for it."""
    kinds = sorted({name for domain in found for name in domain})
    return {
        name: best_heat([domain[name] for domain in found if len(domain.get(name, ())) >= LEAST])
        for name in kinds
    }


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
