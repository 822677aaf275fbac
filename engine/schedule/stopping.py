"""Cancelling: what was planned is forgotten, who said that they come is told."""

from __future__ import annotations

from typing import Any

from engine.contract.feature import Context
from engine.schedule import card, mirror, words
from engine.schedule.planning import unplan
from engine.schedule.reaching import tell_or_call
from engine.schedule.records import answers, dedupe, is_open, note_change, places, put_occurrence, zone_of
from engine.schedule.rules import CANCELLED, HOLDING, WAITING

INTERESTED = (*HOLDING, WAITING, "maybe")
"""Who has to hear of a change."""


def stop(ctx: Context, row: Any, *, quiet: bool = False) -> None:
    """Cancel one occurrence; `quiet` tells nobody and leaves its card alone."""
    if not is_open(row):
        return
    unplan(ctx, row)
    for one in answers(ctx, row):
        ctx.cancel_due(dedupe(row, f"offer:{one.member}"))
    put_occurrence(ctx, row, state=CANCELLED)
    note_change(ctx, row)
    mirror.take_down(ctx, row)
    if quiet:
        return
    card.refresh(ctx, row.number, row.original)
    tell_all(ctx, row, "schedule-told-cancelled")


def tell_all(ctx: Context, row: Any, key: str, **values: object) -> None:
    """Tell everybody who is interested in an occurrence something, alone; by name where they cannot be reached."""
    place = next(iter(places(ctx, row.number)), None)
    for one in answers(ctx, row):
        if one.answer not in INTERESTED or one.member == ctx.event.actor:
            continue
        lang = ctx.language(one.member)
        when = words.moment(ctx, row.starts_at, zone_of(ctx, row), lang)
        said = ctx.text(key, lang, title=row.title, when=when, number=row.number, **values)
        tell_or_call(ctx, one.member, one.chat, place, said, expires_at=row.ends_at)
