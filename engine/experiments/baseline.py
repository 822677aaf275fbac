"""What members do without any experiment: how many it can reach, and what its metric comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.contract.clock import DAY
from engine.contract.commands import Value
from engine.contract.feature import Context, Trial
from engine.experiments.records import experiments, looks_at
from engine.experiments.rules import ACTIVE, BEFORE
from engine.experiments.settings import SPAN
from engine.store.sql import fetch, fetch_one
from engine.stream.here import home
from engine.stream.places import PRESENT


@dataclass(frozen=True)
class Baseline:
    """A metric's mean, its variance where it is no share, and whether it was measured or somebody's guess."""

    mean: float
    variance: float = 0.0
    measured: bool = True


def audience(ctx: Context, trial: Trial) -> int:
    """Count the members whom a trial could reach: those it says itself, else the active ones."""
    if trial.audience is not None:
        return trial.audience(ctx.conn, ctx.community)
    found = fetch_one(
        ctx.conn,
        "SELECT count(*) AS people FROM membership m JOIN identity i ON i.id = m.actor WHERE m.part = :p "
        f"AND m.community = :c AND m.last_at >= :since AND {PRESENT} "
        "AND i.payable AND NOT i.bot",
        **home(ctx),
        since=ctx.event.at - ACTIVE,
    )
    return int(found.people)


def baseline(ctx: Context, trial: Trial, metric: str, said: Value) -> Baseline | None:
    """Return what a metric comes to without the treatment: as said, as the last holdout did, or as members talk."""
    if said is not None and metric != "messages":
        return Baseline(int(said) / 100, measured=False)
    for row in experiments(ctx, "state IN ('done', 'stopped')"):
        if (row.key, row.metric) == (trial.key, metric) and metric != "messages":
            looks = looks_at(ctx, row.number)
            if looks:
                return Baseline(looks[-1].held_mean)
    if metric == "returned":
        return _returning(ctx)
    return _talking(ctx) if metric == "messages" else None


def _said(ctx: Context, since: int, middle: int) -> list[tuple[int, int]]:
    """Return by member how many messages they wrote before a moment and after it."""
    rows = fetch(
        ctx.conn,
        "SELECT sum(CASE WHEN at < :m THEN 1 ELSE 0 END) AS x, sum(CASE WHEN at >= :m THEN 1 ELSE 0 END) AS y "
        "FROM message_fact WHERE part = :p AND community = :c AND at >= :s AND reason <> 'withheld' GROUP BY actor",
        **home(ctx),
        m=middle,
        s=since,
    )
    return [(int(row.x), int(row.y)) for row in rows]


def _returning(ctx: Context) -> Baseline | None:
    """Of those who spoke in one stretch, which share did in the next."""
    span = int(ctx.setting(SPAN)) * DAY
    pairs = [(x, y) for x, y in _said(ctx, ctx.event.at - 2 * span, ctx.event.at - span) if x]
    if not pairs:
        return None
    return Baseline(sum(y > 0 for _, y in pairs) / len(pairs))


def _talking(ctx: Context) -> Baseline | None:
    """How many messages a member writes, with the variance that is left when what they wrote before is known."""
    span = int(ctx.setting(SPAN)) * DAY
    pairs = [(x, y) for x, y in _said(ctx, ctx.event.at - span - BEFORE, ctx.event.at - span) if x]
    if len(pairs) < 2:
        return None
    return Baseline(sum(y for _, y in pairs) / len(pairs), _left_over(pairs))


def _left_over(pairs: Sequence[tuple[int, int]]) -> float:
    n = len(pairs)
    mx, my = (sum(pair[k] for pair in pairs) / n for k in (0, 1))
    xx, yy = (sum((pair[k] - m) ** 2 for pair in pairs) for k, m in ((0, mx), (1, my)))
    xy = sum((x - mx) * (y - my) for x, y in pairs)
    return max(yy - (xy * xy / xx if xx else 0.0), 0.0) / (n - 1)
