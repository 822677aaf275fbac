"""The buttons: take a reminder back, delete one or all, be reminded again later."""

from __future__ import annotations

from typing import Any

from engine.contract.events import Button
from engine.contract.feature import Context
from engine.contract.replies import Button as Choice
from engine.contract.replies import Buttons, Text
from engine.schedule import words
from engine.schedule.remind.listing import WORD
from engine.schedule.remind.records import drop, insert, reminder, reminders_of
from engine.schedule.remind.rules import SNOOZES, write_local
from engine.schedule.walltime import wall


def on_button(ctx: Context, body: Button, rest: str) -> None:
    """Do what a button says; only its owner can press it."""
    what, _, which = rest.partition(":")
    if what in ("all?", "all"):
        _all(ctx, body, sure=what == "all")
        return
    row = _chosen(ctx, which)
    if row is None:
        ctx.toast(_text(ctx, "remind-gone"))
    elif what in SNOOZES:
        _put_off(ctx, body, row, SNOOZES[what])
    else:
        drop(ctx, row)
        ctx.toast(_text(ctx, "remind-dropped", count=1))
        if what == "undo":
            ctx.reply(Text(_text(ctx, "remind-undone")), edit=body.message)


def _text(ctx: Context, key: str, **values: object) -> str:
    return ctx.text(key, ctx.language(ctx.event.actor), **values)


def _chosen(ctx: Context, which: str) -> Any:
    seq, _, n = which.partition(".")
    if not (seq.isdecimal() and n.isdecimal()):
        return None
    row = reminder(ctx, int(seq), int(n))
    return row if row is not None and row.member == ctx.event.actor else None


def _all(ctx: Context, body: Button, *, sure: bool) -> None:
    """Delete all, after having asked."""
    assert ctx.event.actor is not None
    waiting = reminders_of(ctx, ctx.event.actor)
    if not waiting:
        ctx.toast(_text(ctx, "remind-gone"))
    elif sure:
        for row in waiting:
            drop(ctx, row)
        ctx.reply(Text(_text(ctx, "remind-dropped", count=len(waiting))), edit=body.message)
    else:
        yes = Choice(
            _text(ctx, "remind-drop-sure", count=len(waiting)), data=f"{WORD}:all:", only=ctx.event.actor
        )
        ctx.reply(
            Text(_text(ctx, "remind-drop-ask", count=len(waiting))), Buttons(((yes,),)), edit=body.message
        )


def _put_off(ctx: Context, body: Button, row: Any, after: int) -> None:
    """Make another reminder of the same that comes once, later."""
    at = ctx.event.at + after
    insert(
        ctx,
        row.member,
        account=row.account,
        chat=row.chat,
        thread=row.thread,
        open=row.open,
        note=row.note,
        about=row.about,
        start=write_local(wall(at, ctx.zone)),
        fixed=True,
        rule="",
        due_at=at,
    )
    said = row.note or _text(ctx, "remind-no-note")
    ctx.reply(
        Text(
            _text(
                ctx,
                "remind-put-off",
                note=said,
                time=words.short(ctx, at, ctx.zone, ctx.language(ctx.event.actor)),
            )
        ),
        edit=body.message,
    )
