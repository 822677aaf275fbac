"""Lists of events, one event, who takes part."""

from __future__ import annotations

from typing import Any

from engine.contract.clock import DAY
from engine.contract.commands import Value
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Link, Text
from engine.schedule import card, words
from engine.schedule.joining import queue
from engine.schedule.records import (
    answers,
    attended,
    coming,
    message_in,
    places,
    slot_of,
    zone_of,
)
from engine.schedule.refs import meant
from engine.schedule.rules import GOING, HOLDING, MAYBE, NO, OFFERED

SHOWN = 10
HORIZON = 31 * DAY


def listing(ctx: Context, values: dict[str, Value]) -> None:
    """List what happens in the next weeks; each line leads to its card. A number shows that event instead."""
    if values.get("event"):
        show(ctx, values)
        return
    rows = coming(ctx, ctx.event.at + HORIZON)
    if not rows:
        ctx.reply(ctx.text("schedule-list-empty"), lifetime="list")
        return
    parts: list[AnyPart] = [Text("📅 " + ctx.text("schedule-list"), style="bold")]
    for row in rows[:SHOWN]:
        parts.append(Text("\n"))
        parts += line(ctx, row)
    if len(rows) > SHOWN:
        parts.append(Text("\n" + ctx.text("schedule-list-more", count=len(rows) - SHOWN)))
    parts.append(Text("\n" + ctx.text("schedule-list-zone", zone=ctx.zone)))
    ctx.reply(*parts, lifetime="list")


def line(ctx: Context, row: Any, lang: str | None = None) -> list[AnyPart]:
    """Write an occurrence as one line that leads to its card."""
    taken = sum(one.answer in HOLDING for one in answers(ctx, row))
    limit = f"/{row.capacity}" if row.capacity else ""
    when = words.short(ctx, row.starts_at, zone_of(ctx, row), lang)
    told = f"{card.kind_of(row).icon} #{row.number} {when} · "
    place, message = where_is(ctx, row)
    title: AnyPart = Link(row.title, chat=place, message=message) if message else Text(row.title)
    repeat = " 🔁" if row.rule else ""
    return [Text(told), title, Text(f" ({taken}{limit}){repeat}")]


def where_is(ctx: Context, row: Any) -> tuple[int, str]:
    """Return chat and message of an occurrence's card: in the event's chat if it stands there, else anywhere."""
    standing = places(ctx, row.number)
    for place in sorted(standing, key=lambda one: one.chat != ctx.event.chat):
        message = message_in(ctx, place.chat, slot_of(row))
        if message:
            return int(place.chat), message
    return 0, ""


def show(ctx: Context, values: dict[str, Value]) -> None:
    """Show one event, with its buttons."""
    row = meant(ctx, values.get("event"))
    ctx.reply(*card.card(ctx, row, ctx.language(), whole=True))


def participants(ctx: Context, values: dict[str, Value]) -> None:
    """Show everybody who answered, and who was there."""
    row = meant(ctx, values.get("event"))
    given = answers(ctx, row)
    parts: list[AnyPart] = [Text(f"👥 {row.title} · #{row.number}", style="bold")]
    groups = {
        GOING: [one.member for one in given if one.answer == GOING],
        OFFERED: [one.member for one in given if one.answer == OFFERED],
        "waiting": [one.member for one in queue(ctx, row)],
        MAYBE: [one.member for one in given if one.answer == MAYBE],
        NO: [one.member for one in given if one.answer == NO],
        "there": [one.member for one in attended(ctx, row)],
    }
    for key, members in groups.items():
        if members:
            parts.append(Text("\n" + ctx.text(f"schedule-{key}") + f" ({len(members)})"))
            parts += card.names(members)
    if len(parts) == 1:
        parts.append(Text("\n" + ctx.text("schedule-nobody-yet")))
    ctx.reply(*parts, lifetime="list")
