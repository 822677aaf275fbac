"""What moderators' corrections change: the odds of a community's classes, by counts alone."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from engine.ml.sentiment import Prior, Score
from engine.store.sql import select_where_in

OPEN_REASONS = ("", "question")
"""A score that rests on something else (code, a log, irony) is no matter of a community's habits."""


def priors_of(conn: Connection, part: int, communities: Collection[int]) -> dict[int, Prior]:
    """Return the corrections of those communities that have any, as they stand now."""
    rows = select_where_in(
        conn,
        "SELECT community, neg, neu, pos FROM mood_community WHERE community IN :values AND part = :part",
        sorted(communities),
        part=part,
    )
    return {row.community: Prior(row.neg, row.neu, row.pos) for row in rows if row.neg or row.neu or row.pos}


def corrected(score: Score, prior: Prior | None) -> Score:
    """Weigh a score's classes with a community's corrections: Bayes' rule with the ratio of the two priors."""
    if prior is None or score.reason not in OPEN_REASONS:
        return score
    raised = [chance * factor for chance, factor in zip(score.p, prior.factors(), strict=True)]
    neg, neu, pos = (chance / sum(raised) for chance in raised)
    confidence = max(neg, neu, pos)
    label = 0 if neu == confidence else 1 if pos == confidence else -1
    return Score(pos - neg, label, confidence, (neg, neu, pos), score.reason)  # type: ignore[arg-type]
