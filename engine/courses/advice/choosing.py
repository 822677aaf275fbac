"""Choosing for one member: what they may begin and want to hear of, ranked by the model, written down with its odds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import text

from engine.contract.feature import Candidate, Context
from engine.contract.ports import Entitlements, Wallet
from engine.contract.settings import fold
from engine.courses.advice.manners import LATER
from engine.courses.advice.models import model_for
from engine.courses.advice.records import (
    THOUSANDTHS,
    advice_since,
    barred_topics,
    history,
    learner_of,
    topics_of,
)
from engine.courses.advice.tables import CourseAdvice
from engine.courses.records import FEATURE, finished_keys, items, subject_of
from engine.courses.rules import pieces
from engine.ml.recommend import Suggestion
from engine.store.sql import insert_new
from engine.stream.here import HERE, home

ASKED, PUSH, HELD = "asked", "push", "held"
WORTH = 0.2
"""So much of the reason has to be the member's own where nobody asked."""


class Chosen(NamedTuple):
    """Something to recommend: what it is, why, and by which model."""

    candidate: Candidate
    suggestion: Suggestion
    version: int


def choose(
    ctx: Context,
    pool: Mapping[str, Candidate],
    member: int,
    k: int,
    *,
    avoid: Collection[str] = (),
    seed: int | None = None,
) -> list[Chosen]:
    """Return the best of a pool for a member, the best first; with a `seed` the last may be something to be tried."""
    if not pool:
        return []
    version, model = model_for(ctx, pool)
    may = set(_allowed(ctx, member, pool)) - set(avoid) - _snoozed(ctx, member)
    found = model.top(
        history(ctx.conn, ctx.part, ctx.community, member),
        topics=topics_of(learner_of(ctx, member)).items,
        allowed=model.mask(may),
        k=k,
        now=ctx.event.at,
        seed=seed,
    )
    return [Chosen(pool[one.item], one, version) for one in found if one.item in pool]


def has_reason(ctx: Context, pool: Mapping[str, Candidate], member: int, one: Chosen) -> bool:
    """Tell whether something is worth a word unasked: for what they did or named, or because it is to be tried.

    That what they say reads like it is reason enough for an answer, not for speaking first.
    """
    suggestion = one.suggestion
    tags = topics_of(learner_of(ctx, member)).tags
    own = [
        suggestion.share(reason)
        for reason in suggestion.reasons
        if reason.kind == "past"
        or (reason.kind == "topic" and reason.item in pool and tags.keys() & set(pool[reason.item].tags))
    ]
    return suggestion.tried or sum(own) >= WORTH


def _allowed(ctx: Context, member: int, pool: Mapping[str, Candidate]) -> Iterator[str]:
    """Yield what a member may begin and wants to hear of."""
    barred = barred_topics(ctx, member)
    done = finished_keys(ctx, member)
    live = items(ctx)
    known = {row.key for row in live}
    level = ctx.port(Wallet).level(member) if any(row.gate for row in live) else 0
    rows = {subject_of(row): row for row in live}
    plans: dict[str, bool] = {"": True}
    for name, one in pool.items():
        if member in one.known_to or barred & {fold(tag) for tag in one.tags}:
            continue
        row = rows.get(name)
        if row is not None:
            if row.tier not in plans:
                plans[row.tier] = ctx.port(Entitlements).may(member, f"{FEATURE}:{row.tier}")[0]
            lacking = (set(pieces(row.needs)) & known) - done
            if lacking or row.gate > level or not plans[row.tier]:
                continue
        yield name


def _snoozed(ctx: Context, member: int) -> set[str]:
    """Return what a member said "not now" to."""
    return {row.item for row in advice_since(ctx, member, ctx.event.at - LATER) if row.state == "later"}


def write_down(ctx: Context, member: int, chosen: list[Chosen], how: str, arm: str = "") -> list[int]:
    """Write down what was recommended; return the numbers by which buttons name it."""
    sql = f"SELECT coalesce(max(number), 0) FROM course_advice WHERE {HERE}"
    last = int(ctx.conn.execute(text(sql), home(ctx)).scalar_one())
    rows: list[dict[str, Any]] = [
        {
            "part": ctx.part,
            "community": ctx.community,
            "number": last + place,
            "member": member,
            "item": one.candidate.id,
            "how": how,
            "arm": arm,
            "at": ctx.event.at,
            "place": place,
            "chance": round(one.suggestion.chance * THOUSANDTHS),
            "model": one.version,
            "reasons": json.dumps(_reasons(one.suggestion)),
            "state": "shown",
            "answered_at": 0,
        }
        for place, one in enumerate(chosen, 1)
    ]
    insert_new(ctx.conn, CourseAdvice, rows)
    return [last + place for place in range(1, len(rows) + 1)]


def _reasons(suggestion: Suggestion) -> list[tuple[str, str, int]]:
    """Return what spoke for a suggestion, in thousandths of everything that did."""
    told = [(one.kind, one.item, round(suggestion.share(one) * THOUSANDTHS)) for one in suggestion.reasons]
    return [reason for reason in told if reason[2] > 0]
