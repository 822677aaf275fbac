"""The weekly look: sums become findings, findings end an experiment or let it go on, the admins hear of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.ports import HOLDOUT
from engine.contract.replies import AnyPart, Text
from engine.experiments import halting, telling
from engine.experiments.estimates import Sums
from engine.experiments.looking import Design, Finding, Past, is_over, look
from engine.experiments.records import arms, dedupe, experiment_of, looks_at, looks_planned, put, waived
from engine.experiments.rules import BETTER, DONE, FEATURE, FEW, HALTED, RUNNING, SAME, SHARES, WORSE
from engine.experiments.show import chart_of, report, result_line
from engine.experiments.tables import ExperimentLook
from engine.store.sql import fetch, insert_new
from engine.stream.here import home

TIMER = "look"


def plan_looks(ctx: Context, row: Any) -> None:
    """Have every look taken in its time."""
    for number, at in looks_planned(row):
        ctx.due(
            FEATURE,
            TIMER,
            at,
            dedupe(row, number),
            {"number": row.number, "look": number},
            personal=False,
        )


def unplan_looks(ctx: Context, row: Any) -> None:
    """Take no more looks."""
    for number, _ in looks_planned(row):
        ctx.cancel_due(dedupe(row, number))


def on_look(ctx: Context, timer: Timer) -> None:
    """Take a look; an experiment that is halted is not looked at."""
    row = experiment_of(ctx, int(timer.payload["number"] or 0))
    if row is None or row.state != RUNNING:
        return
    number = int(timer.payload["look"] or 0)
    design = design_of(row)
    sums = sums_of(ctx, row)
    found, last = look(design, sums, _past(ctx, row.number), last=number >= row.weeks)
    insert_new(ctx.conn, ExperimentLook, [_row(ctx, row, number, one, sums) for one in found])
    outcome = _conclude(ctx, row, design, found, last=last)
    _tell(ctx, row, number, outcome)


def design_of(row: Any) -> Design:
    """Return what an experiment was planned to be."""
    return Design(arms(row), row.metric, row.needed)


def sums_of(ctx: Context, row: Any) -> dict[str, Sums]:
    """Add up by arm the members whose time is over."""
    y = (
        f"CASE WHEN {row.metric} > 0 THEN 1 ELSE 0 END"
        if row.metric in SHARES
        else f"CAST({row.metric} AS BIGINT)"
    )
    x = "CAST(before AS BIGINT)"
    rows = fetch(
        ctx.conn,
        f"SELECT arm, count(*) AS n, sum({y}) AS y, sum(({y}) * ({y})) AS yy, sum({x}) AS x, sum({x} * {x}) AS xx, "
        f"sum({x} * ({y})) AS xy FROM experiment_member WHERE part = :p AND community = :c AND number = :n "
        "AND merged IS NULL AND at + :span <= :at GROUP BY arm",
        **home(ctx),
        n=row.number,
        span=row.span,
        at=ctx.event.at,
    )
    return {one.arm: Sums(*(int(value) for value in one[1:])) for one in rows}


def _past(ctx: Context, number: int) -> dict[str, Past]:
    found: dict[str, Past] = {}
    for row in looks_at(ctx, number):
        before = found.get(row.arm, Past())
        found[row.arm] = Past((*before.information, row.information), (*before.spent, row.spent))
    return found


def _row(ctx: Context, row: Any, number: int, found: Finding, sums: Mapping[str, Sums]) -> dict[str, Any]:
    estimate = found.estimate
    ratio = estimate.ratio or (None, None, None)
    return {
        "part": ctx.part,
        "community": ctx.community,
        "number": row.number,
        "look": number,
        "arm": found.arm,
        "at": ctx.event.at,
        "treated": sums[found.arm].n,
        "held": sums[HOLDOUT].n,
        "treated_mean": estimate.treated,
        "held_mean": estimate.held,
        "estimate": estimate.difference,
        "low": estimate.low,
        "high": estimate.high,
        "ratio": ratio[0],
        "ratio_low": ratio[1],
        "ratio_high": ratio[2],
        "z": estimate.z,
        "bound": found.bound,
        "information": found.information,
        "spent": found.spent,
    }


def _conclude(ctx: Context, row: Any, design: Design, found: Sequence[Finding], *, last: bool) -> str:
    """End what is answered or over, halt what does worse; return the reason, empty if it goes on."""
    if is_over(design, found):
        reason = BETTER if any(one.sign > 0 for one in found) else WORSE
    elif last:
        reason = SAME if looks_at(ctx, row.number) else FEW
    else:
        return ""
    if reason == WORSE:
        if WORSE not in waived(row):
            halting.halt(ctx, row, WORSE)
            return WORSE
        if not last:
            return ""
    finish(ctx, row, DONE, reason)
    return reason


def finish(ctx: Context, row: Any, state: str, reason: str) -> None:
    """End an experiment: everybody is treated as if there had been none."""
    put(ctx, row.number, state=state, reason=reason, ended_at=ctx.event.at)
    unplan_looks(ctx, row)
    ctx.audit(f"experiments-{state}", f"#{row.number} {row.key}: {reason}")


def _tell(ctx: Context, before: Any, number: int, outcome: str) -> None:
    row = experiment_of(ctx, before.number)

    def write(lang: str) -> list[AnyPart]:
        if not outcome:
            return [Text(result_line(ctx, row, number, looks_at(ctx, row.number), lang))]
        parts: list[AnyPart] = [*chart_of(ctx, row, lang), Text(report(ctx, row, lang))]
        return [*parts, halting.choices(ctx, row, lang)] if row.state == HALTED else parts

    telling.tell_admins(ctx, write, urgent=bool(outcome))
