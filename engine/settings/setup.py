"""`/setup`: ask the platform what the bot lacks here, show every finding with its way out, offer the next steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text

from engine.contract.acts import Inspect
from engine.contract.clock import DAY
from engine.contract.commands import Value
from engine.contract.events import Finding, Outcome
from engine.contract.feature import Context
from engine.contract.replies import Button as Key
from engine.contract.replies import Buttons
from engine.settings import pause, records
from engine.settings.findings import say, worst_first
from engine.settings.schema import LANGUAGE

SHADOW = 7 * DAY
_NAMES = {"zh-CN": "简体中文", "zh-TW": "繁體中文", "en": "English"}
"""Each language by its own name, whatever the reader's."""


@dataclass(frozen=True)
class _Asked:
    """The event that asked for an inspection: where the answer belongs, and to whom."""

    seq: int
    actor: int | None
    thread: str


def setup(ctx: Context, _args: dict[str, Value]) -> None:
    """Say at once that it is being looked into, and have the platform inspected; the outcome edits what was said."""
    ctx.reply(ctx.text("settings-setup-looking"), slot=_slot(ctx.event.seq), private=False)
    ctx.act(Inspect(chat=ctx.event.chat))


def on_outcome(ctx: Context, outcome: Outcome) -> None:
    """Show what an inspection found; whatever else became of this feature's messages is no news."""
    asked = _asked(ctx, outcome)
    if asked is None:
        return
    if not outcome.ok:
        words, keys = ctx.text("settings-setup-silent"), _again(ctx)
    else:
        words, keys = _told(ctx, outcome.findings), _next_steps(ctx)
    ctx.reply(words, keys, actor=asked.actor, private=False, thread=asked.thread, slot=_slot(asked.seq))


def on_press(ctx: Context, rest: str) -> None:
    """Take one of the next steps; the presser is an admin, `menu.on_button` has seen to it."""
    word, _, value = rest.partition(":")
    lang = ctx.language(ctx.event.actor)
    if word == "language" and value in _NAMES:
        records.put(ctx, LANGUAGE, value)
        ctx.toast(ctx.text("settings-language-community", value, language=value))
    elif word == "zone":
        now = pause.moment(ctx, ctx.event.at)
        ctx.toast(ctx.text("settings-setup-zone-how", lang, zone=ctx.zone, now=now))
    elif word == "shadow":
        ctx.toast(pause.start_shadow(ctx, SHADOW))
    else:
        setup(ctx, {})


def _told(ctx: Context, findings: Sequence[Finding]) -> str:
    lacking = [finding for finding in worst_first(findings) if finding.level != "ok"]
    if not lacking:
        return ctx.text("settings-setup-good")
    told = [say(ctx.text, finding) for finding in lacking]
    return "\n\n".join([ctx.text("settings-setup-lacking", count=len(lacking)), *told])


def _next_steps(ctx: Context) -> Buttons:
    languages = tuple(Key(name, data=f"settings:setup:language:{lang}") for lang, name in _NAMES.items())
    steps = (
        Key(ctx.text("settings-setup-zone"), data="settings:setup:zone"),
        Key(ctx.text("settings-setup-shadow"), data="settings:setup:shadow"),
    )
    return Buttons((languages, steps, *_again(ctx).rows))


def _again(ctx: Context) -> Buttons:
    return Buttons(((Key(ctx.text("settings-setup-again"), data="settings:setup:again"),),))


def _asked(ctx: Context, outcome: Outcome) -> _Asked | None:
    """Find the event that an inspection's outcome goes back to; None if the outcome is that of a message."""
    key, _, n = outcome.ref.rpartition("#")
    row = ctx.conn.execute(
        text(
            "select l.seq, l.actor, l.thread from log l join outbox o on o.part = l.part and o.seq = l.seq "
            "where l.part = :p and l.key = :k and o.n = :n and o.kind = 'act'"
        ),
        {"p": ctx.part, "k": key, "n": int(n)},
    ).first()
    return None if row is None else _Asked(row.seq, row.actor, row.thread)


def _slot(seq: int) -> str:
    return f"settings:setup:{seq}"
