"""Reminders of an occurrence: alone to those who come, and one message where it is announced."""

from __future__ import annotations

from typing import Any

from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import REMINDER, AnyPart, Link, Mention, Text
from engine.schedule import words
from engine.schedule.reaching import tell
from engine.schedule.records import (
    answers,
    is_open,
    message_in,
    occurrence_of,
    places,
    slot_of,
    thread_of,
    zone_of,
)
from engine.schedule.remind.records import is_quiet
from engine.schedule.rules import GOING, PLANNED

MOST_NAMED = 30
"""So many are called by name in a chat; more would be a flood."""


def on_remind(ctx: Context, body: Timer) -> None:
    """Remind of an occurrence, unless it has begun meanwhile: what comes later than that is dropped."""
    row = occurrence_of(ctx, int(body.payload["number"] or 0), str(body.payload["original"]))
    if row is None or not is_open(row) or row.state != PLANNED or not row.announced:
        return
    if row.starts_at - int(body.payload["offset"] or 0) != ctx.event.at:
        return
    unreached = []
    for one in answers(ctx, row):
        if one.answer != GOING or is_quiet(ctx, one.member):
            continue
        lang = ctx.language(one.member)
        if not tell(ctx, one.member, one.chat, Text(_words(ctx, row, lang)), expires_at=row.starts_at):
            unreached.append(one.member)
    for place in places(ctx, row.number):
        _say(ctx, row, place, unreached)
        unreached = []


def _say(ctx: Context, row: Any, place: Any, unreached: list[int]) -> None:
    """Remind a chat, within what the bot may say there unasked; those who could not be told alone are called."""
    admission = ctx.port(NoiseBudget).admit(place.chat, "reminder", priority=REMINDER)
    if admission.verdict == "drop" and not unreached:
        return
    not_before = admission.at if admission.verdict == "hold" else 0
    if not_before >= row.starts_at:
        return
    lang = ctx.language(chat=place.chat)
    parts: list[AnyPart] = [Text(_words(ctx, row, lang))]
    card = message_in(ctx, place.chat, slot_of(row))
    if card:
        parts += [Text("\n"), Link(ctx.text("schedule-to-card", lang), chat=place.chat, message=card)]
    for member in unreached[:MOST_NAMED]:
        parts += [Text(" "), Mention(member)]
    ctx.reply(
        *parts,
        chat=place.chat,
        thread=thread_of(place),
        private=False,
        quote=False,
        expires_at=row.starts_at,
        priority=REMINDER,
        not_before=not_before,
        lifetime="request",
    )


def _words(ctx: Context, row: Any, lang: str) -> str:
    left = words.length(ctx, row.starts_at - ctx.event.at, lang)
    when = words.short(ctx, row.starts_at, zone_of(ctx, row), lang)
    said = ctx.text("schedule-reminder", lang, title=row.title, left=left, when=when, number=row.number)
    where = row.place or row.voice
    return f"{said}\n📍 {where}" if where else said
