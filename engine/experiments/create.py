"""`/experiment create`: how many members it takes is said before anything begins, and too few are told so."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.contract.clock import DAY
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context, Trial
from engine.contract.ports import HOLDOUT
from engine.contract.replies import Button, Buttons, Text
from engine.experiments import words
from engine.experiments.baseline import Baseline, audience, baseline
from engine.experiments.looks import plan_looks
from engine.experiments.records import experiment_of, next_number, open_on, trials
from engine.experiments.rules import METRICS, RUNNING, SHARES, WEEK, WORD, arms_of, share_of
from engine.experiments.settings import HOLDOUT_SHARE, SPAN, WEEKS
from engine.experiments.sizing import (
    Plan,
    members_for_means,
    members_for_shares,
    smallest_mean,
    smallest_share,
)
from engine.experiments.tables import Experiment
from engine.store.sql import insert_new
from engine.stream.whereabouts import is_admin

POINTS = 10
"""The effect that is looked for if nothing else is said: percentage points of a share, per cent of a mean."""
START, NO = "start", "no"
_ASKED = re.compile(rf"([^:]+):({'|'.join(METRICS)}):(\d{{1,3}}):(\d{{1,2}}):(\d{{0,2}})")


@dataclass(frozen=True)
class Wanted:
    """An experiment as it is asked for."""

    trial: Trial
    metric: str
    effect: int
    weeks: int
    base: Baseline
    holdout: int

    @property
    def plan(self) -> Plan:
        """Return what the sample size follows from."""
        arms = arms_of(self.trial.arms, self.holdout)
        return Plan(
            share_of(arms, self.trial.arms[0]), share_of(arms, HOLDOUT), self.weeks, len(self.trial.arms)
        )


def create(ctx: Context, values: dict[str, Value]) -> None:
    """Say how many members an experiment takes, and ask whether to begin; refuse if there are too few."""
    wanted = _read(ctx, values)
    needed, members = _needed(ctx, wanted), audience(ctx, wanted.trial)
    lang = ctx.language(ctx.event.actor)
    actor = ctx.event.actor
    said = "" if values.get("base") is None else values["base"]
    data = f"{WORD}:{START}:{wanted.trial.key}:{wanted.metric}:{wanted.effect}:{wanted.weeks}:{said}"
    yes = Button(ctx.text("experiments-start", lang), data=data, only=actor)
    no = Button(ctx.text("experiments-cancel", lang), data=f"{WORD}:{NO}", only=actor)
    asked = ctx.text(
        "experiments-ask",
        lang,
        title=words.title_of(ctx, wanted.trial.key, lang),
        metric=words.metric_of(ctx, wanted.metric, lang),
        days=int(ctx.setting(SPAN)),
        effect=_effect(ctx, wanted, wanted.effect / 100, lang),
        base=words.amount(wanted.metric, wanted.base.mean),
        measured=int(wanted.base.measured),
        weeks=wanted.weeks,
        holdout=wanted.holdout,
        needed=needed,
        members=members,
    )
    ctx.reply(Text(asked), Buttons(((yes, no),)), lifetime="request")


def _effect(ctx: Context, wanted: Wanted, effect: float, lang: str) -> str:
    """Write an effect: percentage points of a share, per cent of a mean."""
    kind = "share" if wanted.metric in SHARES else "mean"
    return ctx.text("experiments-effect", lang, kind=kind, n=math.ceil(100 * effect - 1e-6))


def _read(ctx: Context, values: dict[str, Value]) -> Wanted:
    """Understand what is asked for. Raises UserError."""
    known = trials(ctx)
    if not known:
        raise UserError("experiments-no-trials")
    said = str(values.get("trial") or "").strip().casefold()
    trial = _called(list(known.values()), said)
    if trial is None:
        raise UserError("experiments-no-such-trial", value=said, trials=", ".join(known))
    if open_on(ctx, trial.key) is not None:
        raise UserError("experiments-already", number=open_on(ctx, trial.key).number)
    metric = str(values.get("metric") or trial.metric)
    base = baseline(ctx, trial, metric, values.get("base"))
    if base is None:
        raise UserError("experiments-base-needed", trial=trial.key)
    effect, weeks = int(values.get("effect") or POINTS), int(values.get("weeks") or ctx.setting(WEEKS))
    return Wanted(trial, metric, effect, weeks, base, int(ctx.setting(HOLDOUT_SHARE)))


def _called(known: Sequence[Trial], said: str) -> Trial | None:
    """Return the trial of that key or title, else the only one whose key or title begins like that."""
    names = {trial.key: {trial.key.casefold(), *map(str.casefold, trial.title.values())} for trial in known}
    found = [trial for trial in known if said in names[trial.key]]
    if not found and said:
        found = [trial for trial in known if any(name.startswith(said) for name in names[trial.key])]
    return found[0] if len(found) == 1 else None


def _needed(ctx: Context, wanted: Wanted) -> int:
    """Return how many members it takes. Raises UserError if the community has not so many."""
    plan, base, effect = wanted.plan, wanted.base, wanted.effect / 100
    if wanted.metric in SHARES:
        needed = members_for_shares(plan, base.mean, effect)
        if not needed:
            raise UserError("experiments-beyond", base=round(100 * base.mean), effect=wanted.effect)
    else:
        if base.mean <= 0:
            raise UserError("experiments-silent")
        needed = members_for_means(plan, base.variance, effect * base.mean)
    members = audience(ctx, wanted.trial)
    if members < needed:
        smallest = (
            smallest_share(plan, base.mean, members)
            if wanted.metric in SHARES
            else _part(smallest_mean(plan, base.variance, members), base.mean)
        )
        lang = ctx.language(ctx.event.actor)
        raise UserError(
            "experiments-too-small",
            needed=needed,
            members=members,
            effect=_effect(ctx, wanted, effect, lang),
            smallest="none" if smallest is None else _effect(ctx, wanted, smallest, lang),
        )
    return needed


def _part(effect: float | None, mean: float) -> float | None:
    return None if effect is None else effect / mean


def on_start(ctx: Context, body: Press, rest: str) -> None:
    """Begin what was asked about, as things are now."""
    found = _ASKED.fullmatch(rest)
    if found is None:
        return
    key, metric, effect, weeks, base = found.groups()
    if not is_admin(ctx):
        raise UserError("experiments-admins-only")
    values: dict[str, Value] = {"trial": key, "metric": metric, "effect": int(effect), "weeks": int(weeks)}
    wanted = _read(ctx, {**values, "base": int(base) if base else None})
    row = _begin(ctx, wanted, _needed(ctx, wanted))
    ctx.audit("experiments-started", f"#{row.number} {row.key}: {row.metric} +{wanted.effect}")
    lang = ctx.language(ctx.event.actor)
    told = ctx.text(
        "experiments-started",
        lang,
        number=row.number,
        title=words.title_of(ctx, row.key, lang),
        needed=row.needed,
        until=words.day(ctx, row.ends_at),
    )
    ctx.reply(told, edit=body.message)


def _begin(ctx: Context, wanted: Wanted, needed: int) -> Any:
    number, span = next_number(ctx), int(ctx.setting(SPAN)) * DAY
    experiment = {
        "part": ctx.part,
        "community": ctx.community,
        "number": number,
        "key": wanted.trial.key,
        "salt": f"{ctx.community}:{number}:{wanted.trial.key}",
        "arms": json.dumps(arms_of(wanted.trial.arms, wanted.holdout)),
        "metric": wanted.metric,
        "base": wanted.base.mean,
        "effect": wanted.effect / 100,
        "needed": needed,
        "weeks": wanted.weeks,
        "span": span,
        "state": RUNNING,
        "started_at": ctx.event.at,
        "ends_at": ctx.event.at + wanted.weeks * WEEK + span,
        "reason": "",
        "waived": "[]",
        "author": ctx.event.actor,
        "chat": ctx.event.chat,
        "seq": ctx.event.seq,
    }
    insert_new(ctx.conn, Experiment, [experiment])
    row = experiment_of(ctx, number)
    plan_looks(ctx, row)
    return row
