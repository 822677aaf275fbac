"""Stopping an experiment and going on with a halted one: asked once more, written down, from wherever it is pressed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.events import Derived
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.experiments import create, words
from engine.experiments.halting import RESUME, STOP
from engine.experiments.looks import finish
from engine.experiments.records import experiment_of, experiments, put, waived
from engine.experiments.rules import BY_HAND, FEATURE, HALTED, OPEN, RUNNING, STOPPED, WORD
from engine.experiments.telling import tell_admins
from engine.store.sql import fetch_one
from engine.stream.derived import Values
from engine.stream.here import home
from engine.stream.whereabouts import is_admin

Say = Callable[[str], str]
"""What is to be said, in a language."""
_DECISION = re.compile(rf"({RESUME}|{STOP}):(\d+):(\d+)")
_IN = {RESUME: (HALTED,), STOP: OPEN}
DECIDED = (FEATURE, "decided")
"""An admin pressed a button of an experiment, perhaps while their private chat stood for another community."""


def stop(ctx: Context, values: dict[str, Value]) -> None:
    """Say what stopping an experiment means, and ask."""
    row = _meant(ctx, values.get("number"), OPEN)
    lang = ctx.language(ctx.event.actor)
    exposed = fetch_one(
        ctx.conn,
        "SELECT count(*) AS n FROM experiment_member WHERE part = :p AND community = :c AND number = :n AND merged IS NULL",
        **home(ctx),
        n=row.number,
    )
    asked = ctx.text(
        "experiments-stop-ask",
        lang,
        number=row.number,
        title=words.title_of(ctx, row.key, lang),
        exposed=int(exposed.n),
        needed=row.needed,
    )
    actor = ctx.event.actor
    yes = Button(
        ctx.text("experiments-end", lang), data=f"{WORD}:{STOP}:{row.community}:{row.number}", only=actor
    )
    no = Button(ctx.text("experiments-cancel", lang), data=f"{WORD}:{create.NO}", only=actor)
    ctx.reply(Text(asked), Buttons(((yes, no),)), lifetime="request")


def resume(ctx: Context, values: dict[str, Value]) -> None:
    """Go on with a halted experiment."""
    row = _meant(ctx, values.get("number"), (HALTED,))
    ctx.reply(_resume(ctx, row)(ctx.language(ctx.event.actor)))


def _meant(ctx: Context, number: Value, states: tuple[str, ...]) -> Any:
    """Return the experiment that is meant: the only one in such a state if none is named. Raises UserError."""
    rows = [row for row in experiments(ctx) if row.state in states]
    if number is not None:
        rows = [row for row in rows if row.number == number]
        if not rows:
            raise UserError("experiments-unknown", number=int(number))
    if not rows:
        raise UserError("experiments-nothing-to-stop")
    if len(rows) > 1:
        raise UserError("experiments-which", numbers=", ".join(str(row.number) for row in reversed(rows)))
    return rows[0]


def on_button(ctx: Context, body: Press, rest: str) -> None:
    """Take in a press: begin, leave it, stop or go on."""
    what, _, more = rest.partition(":")
    if what == create.START:
        create.on_start(ctx, body, more)
        return
    if what == create.NO:
        ctx.reply(
            ctx.text("experiments-cancelled", ctx.language(ctx.event.actor)),
            edit=body.message,
            lifetime="notice",
        )
        return
    found = _DECISION.fullmatch(rest)
    if found is None:
        return
    what, community, number = found[1], int(found[2]), int(found[3])
    lang = ctx.language(ctx.event.actor)
    if community == ctx.community:
        ctx.reply(_decide(ctx, what, number)(lang), edit=body.message)
        return
    ctx.toast(ctx.text("experiments-passed-on", lang))
    values: dict[str, str | int | float | None] = {"what": what, "number": number}
    ctx.append(
        Derived(feature=FEATURE, name=DECIDED[1], values=values),
        unique=f"experiments:{what}:{ctx.event.key}",
        community=community,
    )


def on_decided(ctx: Context, values: Values) -> None:
    """Do what was pressed in another community's stead, and tell the admins; whoever may not is not heard."""
    row = experiment_of(ctx, int(values["number"]))
    what = str(values["what"])
    if row is None or not _is_admin(ctx) or row.state not in _IN[what] or _is_late(ctx, row, what):
        return
    said = _decide(ctx, what, row.number)
    tell_admins(ctx, lambda lang: [said(lang)], urgent=True)


def _is_admin(ctx: Context) -> bool:
    return ctx.event.actor is not None and is_admin(ctx)


def _decide(ctx: Context, what: str, number: int) -> Say:
    if not _is_admin(ctx):
        raise UserError("experiments-admins-only")
    row = experiment_of(ctx, number)
    if row is None or row.state not in OPEN:
        raise UserError("experiments-over", number=number)
    return _resume(ctx, row) if what == RESUME else _stop(ctx, row)


def _stop(ctx: Context, row: Any) -> Say:
    finish(ctx, row, STOPPED, row.reason if row.state == HALTED else BY_HAND)
    return lambda lang: ctx.text(
        "experiments-stopped", lang, number=row.number, title=words.title_of(ctx, row.key, lang)
    )


def _is_late(ctx: Context, row: Any, what: str) -> bool:
    return what == RESUME and ctx.event.at >= row.ends_at


def _resume(ctx: Context, row: Any) -> Say:
    """Go on, and halt no more for what it was halted for. Raises UserError when its time is over."""
    if row.state != HALTED:
        raise UserError("experiments-not-halted", number=row.number)
    if _is_late(ctx, row, RESUME):
        raise UserError("experiments-time-over", number=row.number)
    put(ctx, row.number, state=RUNNING, reason="", waived=json.dumps([*waived(row), row.reason]))
    ctx.audit("experiments-resumed", f"#{row.number} {row.key}: {row.reason}")
    return lambda lang: ctx.text("experiments-resumed", lang, number=row.number, reason=row.reason)
