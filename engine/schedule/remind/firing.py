"""A reminder falls due: it is said, once for each time, late rather than never, and the next time is found."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.replies import REMINDER, AnyPart, Button, Buttons, Link, Mention, Text
from engine.schedule import words
from engine.schedule.reaching import tell
from engine.schedule.remind.records import (
    KEPT_TIMER,
    await_due,
    drop,
    is_here,
    is_quiet,
    postpone,
    put,
    reminder,
)
from engine.schedule.remind.rules import KEPT, LATE, SAID, SNOOZES, WAITING, next_time
from engine.stream.here import home

WORD = "remind"


def on_due(ctx: Context, body: Timer) -> None:
    """Say a reminder; who has left the community gets none any more."""
    row = reminder(ctx, int(body.payload["seq"] or 0), int(body.payload["n"] or 0))
    if row is None or row.state != WAITING or row.due_at != ctx.event.at:
        return
    if not is_here(ctx, row.member):
        drop(ctx, row)
        return
    now = max(ctx.event.at, ctx.event.received_at)
    said = next_time(row.start, row.rule, row.last, ctx.zone, 0)
    original = said.original if said is not None else row.start
    following = next_time(row.start, row.rule, original, ctx.zone, now - LATE)
    if not is_quiet(ctx, row.member):
        _say(
            ctx, row, late=now - ctx.event.at > LATE, missed=following.missed if following is not None else 0
        )
    if following is None:
        put(ctx, row, state=SAID, last=original)
        await_due(ctx, row, now + KEPT, KEPT_TIMER)
    else:
        # Two wall times may be one moment; a timer of the same name and time would be taken for the first.
        postpone(ctx, row, max(following.at, row.due_at + 1), last=following.last_missed or original)


def on_kept(ctx: Context, body: Timer) -> None:
    """Delete a reminder that was said and that nobody put off."""
    row = reminder(ctx, int(body.payload["seq"] or 0), int(body.payload["n"] or 0))
    if row is not None and row.state == SAID:
        drop(ctx, row)


def follow_zone(ctx: Context) -> None:
    """Move the waiting reminders to the community's zone; those whose moment was told stay."""
    sql = """SELECT * FROM reminder WHERE part = :p AND community = :c AND state = 'waiting' AND NOT fixed
        ORDER BY seq, n"""
    for row in ctx.conn.execute(text(sql), home(ctx)).all():
        following = next_time(row.start, row.rule, row.last, ctx.zone, 0)
        if following is not None and following.at != row.due_at:
            # What is over by the new clocks is said now.
            postpone(ctx, row, max(following.at, ctx.now + 1))


def _say(ctx: Context, row: Any, *, late: bool, missed: int) -> None:
    lang = ctx.language(row.member)
    if not row.open and tell(ctx, row.member, row.chat, *_parts(ctx, row, lang, late=late, missed=missed)):
        return
    lang = ctx.language(chat=row.chat)
    ctx.reply(
        Mention(row.member),
        " ",
        *_parts(ctx, row, lang, late=late, missed=missed),
        chat=row.chat,
        thread=row.thread,
        private=False,
        quote=False,
        priority=REMINDER,
    )


def _parts(ctx: Context, row: Any, lang: str, *, late: bool, missed: int) -> list[AnyPart]:
    said = f"⏰ {row.note or ctx.text('remind-no-note', lang)}"
    if late:
        said += "\n" + ctx.text("remind-late", lang, time=words.short(ctx, ctx.event.at, ctx.zone, lang))
    if missed:
        said += "\n" + ctx.text("remind-missed", lang, count=missed)
    parts: list[AnyPart] = [Text(said)]
    if row.about:
        parts += [Text("\n"), Link(ctx.text("remind-about", lang), chat=row.chat, message=row.about)]
    later = tuple(
        Button(
            ctx.text("remind-again", lang, after=after),
            data=f"{WORD}:{after}:{row.seq}.{row.n}",
            only=row.member,
        )
        for after in SNOOZES
    )
    return [*parts, Buttons((later,))]
