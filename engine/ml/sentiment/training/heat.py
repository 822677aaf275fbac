"""Find the temperatures and the doubt: how much surer or less sure the model must be to be right about itself.

A model is surer of talk like that it has seen than it may be of other people's. So the judges are lines of whole domains,
read by a model that was trained without them. There is one temperature a language for short messages that say plainly
what the verdict is, and one for all others: in seven of eight domains the former may be surer.

A temperature cannot say that people label a message now and then otherwise than anything in it foretells: however plain it
is, a share of them disagrees. That share is the doubt. Who wrote a line and labels it knows what was meant, so only domains
where people labelled what others had written judge it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
DOUBTERS = ("reviews", "goemotions", "senti4sd", "tweets", "amazon", "movies")
"""Domains whose labels are people's for texts of others; each counted alike."""
DOUBTS = tuple(step / 50 for step in range(11))
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


def best_doubt(found: Sequence[dict[str, Judged]], heats: Mapping[str, float]) -> float:
    """Choose the doubt, once the temperatures are set, that is least surprised by whole domains."""
    return min(DOUBTS, key=lambda doubt: fmean(_surprise_of_all(domain, heats, doubt) for domain in found))


def _surprise_of_all(domain: dict[str, Judged], heats: Mapping[str, float], doubt: float) -> float:
    rows = sum(map(len, domain.values()))
    return sum(_surprise(some, heats[name], doubt) * len(some) for name, some in domain.items()) / rows


def _surprise(rows: Judged, heat: float, doubt: float = 0.0) -> float:
    """Mean negative log likelihood of the likeliest class. A class that a domain does not know is doubted by nobody."""
    total = 0.0
    for (lean, calm), p in rows:
        odds = (1.0, exp((calm + lean / 2) / heat), exp(lean / heat))
        chance = odds[p.index(max(p))] / sum(odds)
        total -= log((1 - doubt) * chance + doubt / (2 if calm == -inf else 3))
    return total / len(rows)
