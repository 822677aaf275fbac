"""Reminders of occurrences: alone to those who come, and one message where they are announced.

What is due at the same moment is said together: whoever comes to two events at eight is told once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import REMINDER, AnyPart, Link, Mention, Text
from engine.schedule import words
from engine.schedule.planning import offsets
from engine.schedule.reaching import tell
from engine.schedule.records import (
    answers,
    coming,
    message_in,
    occurrence_of,
    places,
    slot_of,
    thread_of,
    zone_of,
)
from engine.schedule.rules import GOING, PLANNED

MOST_NAMED = 30
"""So many are called by name in a chat; more would be a flood."""


def on_remind(ctx: Context, body: Timer) -> None:
    """Remind of what is due now, unless it has begun meanwhile: what comes later than that is dropped."""
    own = occurrence_of(ctx, int(body.payload["number"] or 0), str(body.payload["original"]))
    together = _due_now(ctx)
    # The first of them speaks for all; the others' timers find it done.
    if (
        own is None
        or not together
        or (together[0].number, together[0].original) != (own.number, own.original)
    ):
        return
    unreached = _tell_people(ctx, together)
    for chat, standing in _by_chat(ctx, together).items():
        _say(ctx, chat, standing, [one for row, _ in standing for one in unreached.pop(row.number, ())])


def _due_now(ctx: Context) -> list[Any]:
    """Return the occurrences of which people are to be reminded at this very moment, in a fixed order."""
    at = ctx.event.at
    known = {kind: set(offsets(ctx, kind)) for kind in {row.kind for row in coming(ctx)}}
    due = [
        row
        for row in coming(ctx)
        if row.state == PLANNED
        and row.announced
        and row.created_at < at
        and row.starts_at - at in known[row.kind]
    ]
    return sorted(due, key=lambda row: (row.number, row.original))


def _tell_people(ctx: Context, rows: Sequence[Any]) -> dict[int, list[int]]:
    """Tell everybody who comes alone; return who could not be reached, by the event's number."""
    coming_to: dict[int, list[tuple[Any, int]]] = {}
    for row in rows:
        for one in answers(ctx, row):
            if one.answer == GOING:
                coming_to.setdefault(one.member, []).append((row, one.chat))
    unreached: dict[int, list[int]] = {}
    for member, own in coming_to.items():
        lang = ctx.language(member)
        said = "\n".join(_words(ctx, row, lang) for row, _ in own)
        begin = min(row.starts_at for row, _ in own)
        if not tell(ctx, member, own[0][1], Text(said), expires_at=begin):
            unreached.setdefault(own[0][0].number, []).append(member)
    return unreached


def _by_chat(ctx: Context, rows: Sequence[Any]) -> dict[int, list[tuple[Any, Any]]]:
    found: dict[int, list[tuple[Any, Any]]] = {}
    for row in rows:
        for place in places(ctx, row.number):
            found.setdefault(place.chat, []).append((row, place))
    return found


def _say(ctx: Context, chat: int, standing: Sequence[tuple[Any, Any]], unreached: Sequence[int]) -> None:
    """Remind a chat, within what the bot may say there unasked; those who could not be told alone are called."""
    begin = min(row.starts_at for row, _ in standing)
    admission = ctx.port(NoiseBudget).admit(chat, "reminder", priority=REMINDER)
    if admission.verdict == "drop" and not unreached:
        return
    not_before = admission.at if admission.verdict == "hold" else 0
    if not_before >= begin:
        return
    lang = ctx.language(chat=chat)
    parts: list[AnyPart] = []
    for row, place in standing:
        parts.append(Text(("\n" if parts else "") + _words(ctx, row, lang, held=bool(not_before))))
        card = message_in(ctx, place.chat, slot_of(row))
        if card:
            parts += [Text("\n"), Link(ctx.text("schedule-to-card", lang), chat=place.chat, message=card)]
    for member in unreached[:MOST_NAMED]:
        parts += [Text(" "), Mention(member)]
    threads = {thread_of(place) for _, place in standing}
    ctx.reply(
        *parts,
        chat=chat,
        thread=threads.pop() if len(threads) == 1 else "",
        private=False,
        quote=False,
        expires_at=begin,
        priority=REMINDER,
        not_before=not_before,
        lifetime="request",
    )


def _words(ctx: Context, row: Any, lang: str, *, held: bool = False) -> str:
    """Write one reminder. One that is held until morning does not count the hours: they will be fewer then."""
    when = words.short(ctx, row.starts_at, zone_of(ctx, row), lang)
    if held:
        said = ctx.text("schedule-reminder-held", lang, title=row.title, when=when, number=row.number)
    else:
        left = words.length(ctx, row.starts_at - ctx.event.at, lang)
        said = ctx.text("schedule-reminder", lang, title=row.title, left=left, when=when, number=row.number)
    where = row.place or row.voice
    return f"{said}\n📍 {where}" if where else said
