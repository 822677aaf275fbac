"""An occurrence's card: what, when, where, who comes. One slot, edited in place wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.clock import MINUTE
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Link, Mention, Moment, Text
from engine.schedule import board, words
from engine.schedule.kinds import DEFAULT, KINDS, Kind
from engine.schedule.records import (
    answers,
    attended,
    dedupe,
    message_in,
    occurrence_of,
    places,
    put_occurrence,
    slot_of,
    zone_of,
)
from engine.schedule.rules import CANCELLED, GOING, HOLDING, MAYBE, NO, OFFERED, OVER, RUNNING, WAITING

WORD = "ev"
"""The word of our buttons: `ev:<what>:<community>:<number>:<original>[:<more>]`."""
TOO_LATE = 5 * MINUTE
"""So long after the end of an occurrence its first card is still put up."""
SHOWN_WORDS = 600
"""Letters of a description on a card: with all its lists it has to fit into one message on every platform."""
NAMES = 12
"""So many people are named in a list; of the others their number is told."""


def data(occurrence: Any, what: str, more: str = "") -> str:
    """Write a button's data. The community tells a press in a private chat that speaks of another one."""
    told = f"{WORD}:{what}:{occurrence.community}:{occurrence.number}:{occurrence.original}"
    return f"{told}:{more}" if more else told


def kind_of(occurrence: Any) -> Kind:
    """Return an occurrence's kind; one that is no longer known is treated as the usual one."""
    return KINDS.get(occurrence.kind) or KINDS[DEFAULT]


def put_up(ctx: Context, occurrence: Any) -> None:
    """Put a card up for the first time, wherever the event is announced."""
    put_occurrence(ctx, occurrence, announced=True)
    ctx.cancel_due(dedupe(occurrence, "open"))
    refresh(ctx, occurrence.number, occurrence.original)


def refresh(ctx: Context, number: int, original: str) -> None:
    """Show a card as it is now, if it has been put up."""
    row = occurrence_of(ctx, number, original)
    if row is None or not row.announced:
        return
    for place in places(ctx, number):
        parts = card(ctx, row, ctx.language(chat=place.chat))
        ctx.reply(
            *parts,
            chat=place.chat,
            thread=place.thread,
            slot=slot_of(row),
            private=False,
            quote=False,
            # A card that could not be put up in time is not put up any more; one that stands is kept true.
            expires_at=None if message_in(ctx, place.chat, slot_of(row)) else row.ends_at + TOO_LATE,
        )


def card(ctx: Context, row: Any, lang: str, *, whole: bool = False) -> list[AnyPart]:
    """Write a card in a language, with the `whole` description or its beginning."""
    kind = kind_of(row)
    parts: list[AnyPart] = [Text(f"{kind.icon} {row.title}", style="bold"), Text(f" · #{row.number}\n")]
    parts += _when(ctx, row, lang)
    if row.place:
        parts.append(Text(f"\n📍 {row.place}"))
    if row.voice:
        parts.append(Text(f"\n🔊 {_room(ctx, row.voice)}"))
    if row.host is not None:
        parts += [Text("\n🙋 " + ctx.text("schedule-host", lang)), Mention(row.host)]
    if row.image:
        parts += [Text("\n🖼 "), Link(ctx.text("schedule-image", lang), url=row.image)]
    if row.description:
        long = len(row.description) > SHOWN_WORDS and not whole
        told = f"{row.description[:SHOWN_WORDS].rstrip()}…" if long else row.description
        parts.append(Text(f"\n\n{told}\n"))
    state = row.state if row.event_state != CANCELLED else CANCELLED
    if state == OVER:
        return [*parts, *_afterwards(ctx, row, lang)]
    if state == CANCELLED:
        return [*parts, Text("\n🚫 " + ctx.text("schedule-is-cancelled", lang), style="bold")]
    parts += [*_lists(ctx, row, lang), *board.lines(ctx, row, lang)]
    return [*parts, *_buttons(ctx, row, lang)]


def _when(ctx: Context, row: Any, lang: str) -> Iterator[AnyPart]:
    zone = zone_of(ctx, row)
    if row.state == RUNNING:
        yield Text("🟢 " + ctx.text("schedule-running", lang) + " ")
    else:
        yield Text("🕗 ")
    yield Moment(row.starts_at, words.span(ctx, row.starts_at, row.ends_at, zone, lang))
    yield Text(" · " + words.length(ctx, row.ends_at - row.starts_at, lang))
    if row.local != row.original:
        yield Text(" · " + ctx.text("schedule-moved-from", lang, time=_original(row.original)))
    if row.rule:
        yield Text("\n🔁 " + words.rule(ctx, row.rule, lang))


def _room(ctx: Context, voice: str) -> str:
    """Name a voice room that is known by its id."""
    sql = "SELECT title FROM chat WHERE community = :c AND platform_chat = :v AND title <> ''"
    found = (
        ctx.conn.execute(text(sql), {"c": ctx.community, "v": voice}).scalar() if voice.isdecimal() else None
    )
    return str(found or voice)


def _original(written: str) -> str:
    return f"{written[4:6]}-{written[6:8]} {written[9:11]}:{written[11:]}"


def _lists(ctx: Context, row: Any, lang: str) -> Iterator[AnyPart]:
    given = answers(ctx, row)
    taken = [one for one in given if one.answer in HOLDING]
    limit = f"/{row.capacity}" if row.capacity else ""
    yield Text("\n✅ " + ctx.text("schedule-going", lang) + f" ({len(taken)}{limit})")
    yield from names([one.member for one in taken if one.answer == GOING])
    offered = sum(one.answer == OFFERED for one in taken)
    if offered:
        yield Text(" · " + ctx.text("schedule-held", lang, count=offered))
    for answer, icon in ((WAITING, "⏳"), (MAYBE, "🤔")):
        members = [one.member for one in given if one.answer == answer]
        if members:
            yield Text(f"\n{icon} " + ctx.text(f"schedule-{answer}", lang) + f" ({len(members)})")
            yield from names(members)


def names(members: Sequence[int]) -> Iterator[AnyPart]:
    """Name people after a colon, the first of many."""
    for place, member in enumerate(members[:NAMES]):
        yield Text("、" if place else ": ")
        yield Mention(member)
    if len(members) > NAMES:
        yield Text(f" +{len(members) - NAMES}")


def _afterwards(ctx: Context, row: Any, lang: str) -> Iterator[AnyPart]:
    there = attended(ctx, row)
    key = "schedule-is-over" if kind_of(row).attended_by != ("proof",) else "schedule-challenge-over"
    yield Text("\n🏁 " + ctx.text(key, lang, count=len(there)))
    yield from names([one.member for one in there] if there else [])
    scores = [one.score for one in there if one.score is not None]
    if scores:
        mean = f"{sum(scores) / len(scores):.1f}"
        yield Text("\n⭐ " + ctx.text("schedule-rated", lang, mean=mean, count=len(scores)))
    yield from board.lines(ctx, row, lang)


def _buttons(ctx: Context, row: Any, lang: str) -> list[AnyPart]:
    def key(what: str) -> Button:
        return Button(ctx.text("schedule-button", lang, what=what), data=data(row, what))

    rows = [(key(GOING), key(MAYBE), key(NO))]
    if row.state == RUNNING and "button" in kind_of(row).attended_by:
        rows.append((key("here"),))  # type: ignore[arg-type]
    return [Buttons(tuple(rows))]
