"""`/reminders`: what somebody has asked for, and to be rid of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.facts import OptedOut
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.schedule import words
from engine.schedule.remind.records import drop, is_quiet, reminders_of, set_quiet

WORD = "remind"
MOST_SHOWN = 20
A_ROW = 5
ALL = ("all", "全部", "所有", "*")


def listing(ctx: Context, _values: dict[str, Value]) -> None:
    """Show somebody's reminders, the next first, with a button to delete each."""
    member = ctx.event.actor
    if member is None:
        return
    waiting = reminders_of(ctx, member)
    quiet = is_quiet(ctx, member)
    if not waiting:
        ctx.reply(_with_quiet(ctx, ctx.text("remind-none"), quiet=quiet), private=True)
        return
    lines = [ctx.text("remind-list"), *(_line(ctx, row) for row in waiting[:MOST_SHOWN])]
    if len(waiting) > MOST_SHOWN:
        lines.append(ctx.text("remind-more", count=len(waiting) - MOST_SHOWN))
    ctx.reply(Text(_with_quiet(ctx, "\n".join(lines), quiet=quiet)), _buttons(ctx, waiting), private=True)


def _line(ctx: Context, row: Any) -> str:
    often = words.rule(ctx, row.rule)
    return ctx.text(
        "remind-line",
        number=row.number,
        time=words.short(ctx, row.due_at, ctx.zone),
        often=f"{often} · " if often else "",
        note=row.note or ctx.text("remind-no-note"),
    )


def _with_quiet(ctx: Context, said: str, *, quiet: bool) -> str:
    return f"{said}\n{ctx.text('remind-still-quiet')}" if quiet else said


def _buttons(ctx: Context, waiting: Sequence[Any]) -> Buttons:
    only = ctx.event.actor
    each = [
        Button(f"✖ {row.number}", data=f"{WORD}:drop:{row.seq}.{row.n}", only=only)
        for row in waiting[:MOST_SHOWN]
    ]
    rows = [tuple(each[start : start + A_ROW]) for start in range(0, len(each), A_ROW)]
    if len(waiting) > 1:
        rows.append((Button(ctx.text("remind-drop-all"), data=f"{WORD}:all?:", only=only),))
    return Buttons(tuple(rows))


def delete(ctx: Context, values: dict[str, Value]) -> None:
    """Delete one reminder by its number, or all."""
    member = ctx.event.actor
    wanted = str(values.get("which") or "").strip().lstrip("#").casefold()
    if member is None:
        return
    waiting = reminders_of(ctx, member)
    chosen = waiting if wanted in ALL else [row for row in waiting if str(row.number) == wanted]
    if not chosen:
        raise UserError("remind-unknown", number=wanted)
    for row in chosen:
        drop(ctx, row)
    ctx.reply(ctx.text("remind-dropped", count=len(chosen)), private=True)


def off(ctx: Context, _values: dict[str, Value]) -> None:
    """Say no reminder to somebody, of their own or of events, until they want them again."""
    if ctx.event.actor is not None:
        set_quiet(ctx, ctx.event.actor, quiet=True)
        ctx.fact(OptedOut(subject=f"reminders:{ctx.event.key}", actor=ctx.event.actor, what="all"))
        ctx.reply(ctx.text("remind-off", count=len(reminders_of(ctx, ctx.event.actor))), private=True)


def on(ctx: Context, _values: dict[str, Value]) -> None:
    """Remind somebody again."""
    if ctx.event.actor is not None:
        set_quiet(ctx, ctx.event.actor, quiet=False)
        ctx.reply(ctx.text("remind-on", count=len(reminders_of(ctx, ctx.event.actor))), private=True)
