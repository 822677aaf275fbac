"""`/experiment show`: what is tried, what the last look found, what the guardrails saw. It never peeks between looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.ports import HOLDOUT
from engine.contract.replies import AnyPart, Chart, Text
from engine.experiments import words
from engine.experiments.bounds import FARTHEST
from engine.experiments.halting import choices, guarded
from engine.experiments.looking import is_skewed
from engine.experiments.records import arms, experiment_of, experiments, looks_at, looks_planned
from engine.experiments.rules import COUNTED, GUARDRAILS, HALTED, OPEN, SHARES, share_of
from engine.store.sql import fetch
from engine.stream.here import home

LISTED = 10


def show(ctx: Context, values: dict[str, Value]) -> None:
    """Show an experiment, or the newest with a line for each of the others."""
    lang = ctx.language(ctx.event.actor)
    rows = experiments(ctx)
    if not rows:
        ctx.reply(ctx.text("experiments-none", lang))
        return
    number = values.get("number")
    row = rows[0] if number is None else experiment_of(ctx, int(number))
    if row is None:
        raise UserError("experiments-unknown", number=int(number or 0))
    parts: list[AnyPart] = [*chart_of(ctx, row, lang), Text(report(ctx, row, lang))]
    if number is None and len(rows) > 1:
        lines = [list_line(ctx, one, lang) for one in rows[1 : LISTED + 1]]
        parts.append(Text("\n\n" + ctx.text("experiments-others", lang) + "\n" + "\n".join(lines)))
    if row.state == HALTED:
        parts.append(choices(ctx, row, lang))
    ctx.reply(*parts)


def list_line(ctx: Context, row: Any, lang: str) -> str:
    """Write one line about an experiment."""
    return ctx.text(
        "experiments-line",
        lang,
        number=row.number,
        title=words.title_of(ctx, row.key, lang),
        state=state_of(ctx, row, lang),
    )


def state_of(ctx: Context, row: Any, lang: str) -> str:
    """Say in which state an experiment is, and why."""
    return ctx.text("experiments-state", lang, state=row.state, reason=row.reason)


def report(ctx: Context, row: Any, lang: str) -> str:
    """Write all that is known of an experiment."""
    looks, counts = looks_at(ctx, row.number), _counts(ctx, row)
    exposed = {arm: counts.get(arm, {}).get("n", 0) for arm, _ in arms(row)}
    lines = [
        ctx.text(
            "experiments-head",
            lang,
            number=row.number,
            title=words.title_of(ctx, row.key, lang),
            state=state_of(ctx, row, lang),
        ),
        ctx.text(
            "experiments-plan",
            lang,
            metric=words.metric_of(ctx, row.metric, lang),
            days=row.span // 86_400_000_000,
            since=words.day(ctx, row.started_at),
            until=words.day(ctx, row.ended_at or row.ends_at),
            exposed=sum(exposed.values()),
            needed=row.needed,
        ),
    ]
    last = max((one.look for one in looks), default=0)
    lines += [_finding(ctx, row, one, lang) for one in looks if one.look == last]
    if not looks:
        lines.append(ctx.text("experiments-no-look", lang))
    if row.state in OPEN and (following := _next_look(ctx, row)):
        lines.append(ctx.text("experiments-next", lang, day=words.day(ctx, following)))
    if is_skewed(arms(row), exposed):
        lines.append(ctx.text("experiments-skewed", lang))
    lines += ["", *_table(ctx, row, counts, lang)]
    return "\n".join(lines)


def result_line(ctx: Context, row: Any, number: int, looks: Sequence[Any], lang: str) -> str:
    """Write what a look came to while the experiment goes on."""
    lines = [
        ctx.text(
            "experiments-look",
            lang,
            number=row.number,
            title=words.title_of(ctx, row.key, lang),
            look=number,
            looks=row.weeks,
        )
    ]
    found = [one for one in looks if one.look == number]
    lines += [_finding(ctx, row, one, lang) for one in found]
    if not found:
        lines.append(ctx.text("experiments-too-few", lang))
    if following := _next_look(ctx, row):
        lines.append(ctx.text("experiments-next", lang, day=words.day(ctx, following)))
    return "\n".join(lines)


def _next_look(ctx: Context, row: Any) -> int | None:
    return next((at for _, at in looks_planned(row) if at > ctx.event.at), None)


def _finding(ctx: Context, row: Any, found: Any, lang: str) -> str:
    unit = "points" if row.metric in SHARES else "times"
    told = ctx.text(
        "experiments-finding",
        lang,
        arm=words.arm_of(ctx, row, found.arm, lang),
        metric=words.metric_of(ctx, row.metric, lang),
        treated=words.amount(row.metric, found.treated_mean),
        held=words.amount(row.metric, found.held_mean),
        n=found.treated + found.held,
        change=words.change(row.metric, found.estimate),
        low=words.change(row.metric, found.low),
        high=words.change(row.metric, found.high),
        unit=unit,
    )
    if found.ratio is not None:
        told += ctx.text(
            "experiments-relative",
            lang,
            change=words.relative(found.ratio),
            low=words.relative(found.ratio_low),
            high=words.relative(found.ratio_high),
        )
    sure = "early" if found.bound >= FARTHEST else "better" if found.z >= found.bound else "open"
    sure = "worse" if found.z <= -found.bound and sure == "open" else sure
    return told + "\n" + ctx.text("experiments-verdict", lang, verdict=sure)


def _counts(ctx: Context, row: Any) -> dict[str, dict[str, int]]:
    """Count the members of each arm, and what they have done so far."""
    columns = ", ".join(
        f"sum({name}) AS {name}"
        if name not in SHARES
        else f"sum(CASE WHEN {name} > 0 THEN 1 ELSE 0 END) AS {name}"
        for name in COUNTED
    )
    rows = fetch(
        ctx.conn,
        f"SELECT arm, count(*) AS n, {columns} FROM experiment_member WHERE part = :p AND community = :c "
        "AND number = :n AND merged IS NULL GROUP BY arm",
        **home(ctx),
        n=row.number,
    )
    return {
        one.arm: {name: int(value) for name, value in zip(("n", *COUNTED), one[1:], strict=True)}
        for one in rows
    }


def _table(ctx: Context, row: Any, counts: dict[str, dict[str, int]], lang: str) -> list[str]:
    """Write a line for each arm: members, what they did, which guardrails they touched."""
    harmed = guarded(ctx, row)
    return [
        ctx.text(
            "experiments-arm",
            lang,
            arm=words.arm_of(ctx, row, arm, lang),
            share=round(100 * share_of(arms(row), arm)),
            **{name: counts.get(arm, {}).get(name, 0) for name in ("n", *COUNTED)},
            **{name: harmed.get((name, arm), 0) for name in GUARDRAILS},
            held=int(arm == HOLDOUT),
        )
        for arm, _ in arms(row)
    ]


def chart_of(ctx: Context, row: Any, lang: str) -> list[AnyPart]:
    """Draw the difference at every look with its interval; nothing before the first."""
    looks = [one for one in looks_at(ctx, row.number) if one.bound < FARTHEST]
    numbers = sorted({one.look for one in looks})
    if not numbers:
        return []
    scale = 100 if row.metric in SHARES else 1
    series = []
    for arm, _ in arms(row)[1:]:
        own = {one.look: one for one in looks if one.arm == arm}
        values = {
            name: [round(scale * getattr(own[n], column), 3) if n in own else None for n in numbers]
            for name, column in (("y", "estimate"), ("low", "low"), ("high", "high"))
        }
        series.append({**values, "name": words.arm_of(ctx, row, arm, lang)})
    title = words.title_of(ctx, row.key, lang)
    spec: dict[str, object] = {
        "title": ctx.text("experiments-chart", lang, title=title),
        "subtitle": ctx.text(
            "experiments-chart-legend",
            lang,
            metric=words.metric_of(ctx, row.metric, lang),
            unit="points" if row.metric in SHARES else "times",
        ),
        "x": [ctx.text("experiments-chart-look", lang, look=number) for number in numbers],
        "series": series,
        "zero": 0,
    }
    return [Chart("lines", spec, alt=str(spec["title"]))]
