"""Halting what does harm, at the moment that shows it; going on again is for people to decide."""

from __future__ import annotations

import json
from typing import Any

from engine.contract.feature import Context
from engine.contract.ports import HOLDOUT
from engine.contract.replies import AnyPart, Button, Buttons, Text
from engine.experiments import guard
from engine.experiments.records import arms, experiment_of, put, waived
from engine.experiments.rules import GUARDRAILS, HALTED, RUNNING, WORD, WORSE
from engine.experiments.telling import tell_admins
from engine.experiments.words import title_of
from engine.store.sql import fetch
from engine.stream.here import home

RESUME, STOP = "resume", "stop"


def judge(ctx: Context, number: int, guardrail: str) -> None:
    """Halt an experiment if one of its arms has done too much harm."""
    row = experiment_of(ctx, number)
    if row.state != RUNNING or guardrail in waived(row):
        return
    treated = [name for name, _ in arms(row) if name != HOLDOUT]
    for arm in treated:
        if guard.is_harm(harms_of(ctx, number, guardrail, arm), len(treated) * len(GUARDRAILS)):
            halt(ctx, row, guardrail)
            return


def harms_of(ctx: Context, number: int, guardrail: str, arm: str) -> list[guard.Harm]:
    """Return what a guardrail has seen of one arm and the holdout, in order."""
    rows = fetch(
        ctx.conn,
        "SELECT arm, risk FROM experiment_harm WHERE part = :p AND community = :c AND number = :n "
        "AND guardrail = :g AND arm IN (:a, :h) ORDER BY seq, actor",
        **home(ctx),
        n=number,
        g=guardrail,
        a=arm,
        h=HOLDOUT,
    )
    found = []
    for row in rows:
        risk = json.loads(row.risk)
        found.append(guard.Harm(row.arm == arm, int(risk.get(arm, 0)), int(risk.get(HOLDOUT, 0))))
    return found


def halt(ctx: Context, row: Any, reason: str) -> None:
    """Hold the treatment back from everybody, and say why."""
    put(ctx, row.number, state=HALTED, reason=reason)
    ctx.audit("experiments-halted", f"#{row.number} {row.key}: {reason}")
    if reason == WORSE:
        return  # The look that found it tells the admins itself.
    tell_admins(ctx, lambda lang: _told(ctx, row, reason, lang), urgent=True)


def _told(ctx: Context, row: Any, reason: str, lang: str) -> list[AnyPart]:
    return [Text(told_halted(ctx, row, reason, lang)), choices(ctx, row, lang)]


def told_halted(ctx: Context, row: Any, reason: str, lang: str) -> str:
    """Write why an experiment was halted."""
    counts = guarded(ctx, row)
    held = counts.get((reason, HOLDOUT), 0)
    return ctx.text(
        "experiments-halted",
        lang,
        number=row.number,
        title=title_of(ctx, row.key, lang),
        reason=reason,
        treated=sum(n for (name, _), n in counts.items() if name == reason) - held,
        held=held,
    )


def choices(ctx: Context, row: Any, lang: str) -> Buttons:
    """Return the buttons of a halted experiment; they name the community, for admins press them in private."""
    place = f"{row.community}:{row.number}"
    go_on = Button(ctx.text("experiments-resume", lang), data=f"{WORD}:{RESUME}:{place}")
    end = Button(ctx.text("experiments-end", lang), data=f"{WORD}:{STOP}:{place}")
    return Buttons(((go_on, end),))


def guarded(ctx: Context, row: Any) -> dict[tuple[str, str], int]:
    """Count members by (guardrail, arm)."""
    rows = fetch(
        ctx.conn,
        "SELECT guardrail, arm, count(*) AS people FROM experiment_harm WHERE part = :p AND community = :c "
        "AND number = :n GROUP BY guardrail, arm",
        **home(ctx),
        n=row.number,
    )
    return {(one.guardrail, one.arm): int(one.people) for one in rows}
