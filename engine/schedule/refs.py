"""Which event somebody means: `3`, `#3`, `3@01-16` for one occurrence, or the only one there is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from engine.contract.clock import to_datetime
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.schedule.planning import make
from engine.schedule.records import coming, event_of, next_of, occurrences, zone_of
from engine.schedule.rules import EARLY, read_local
from engine.schedule.series import wall_times

_REF = re.compile(r"[#＃]?\s*(\d{1,6})(?:\s*[@＠]\s*(\d{4}[-/])?(\d{1,2})[-/](\d{1,2}))?(?=\D|$)")
_SEARCH = 400


def names_event(said: str) -> bool:
    """Tell whether words begin with an event's number."""
    return re.match(r"[#＃]?\s*\d{1,6}(?:[@＠\s]|$)", said) is not None


def meant(ctx: Context, written: object, *, near: bool = False) -> Any:
    """Return the occurrence that is meant; without a word the only one, `near` the one that is on. Raises UserError."""
    said = str(written or "").strip()
    if not said:
        return _only(ctx, near)
    found = _REF.match(said)
    if found is None:
        return _by_title(ctx, said)
    number = int(found[1])
    event = event_of(ctx, number)
    if found[3] is None:
        row = next_of(ctx, number)
        if row is None:
            raise UserError("schedule-unknown", number=number)
        return row
    return _on_day(ctx, event, found)


def _only(ctx: Context, near: bool) -> Any:
    rows = _firsts(coming(ctx))
    if near:
        at = ctx.event.at
        on = [row for row in rows if row.starts_at - EARLY <= at <= row.ends_at + EARLY]
        rows = on or rows
    if not rows:
        raise UserError("schedule-none")
    if len(rows) > 1:
        listed = "\n".join(f"#{row.number} {row.title}" for row in rows[:8])
        raise UserError("schedule-which", events=listed)
    return rows[0]


def _firsts(rows: Sequence[Any]) -> list[Any]:
    first: dict[int, Any] = {}
    for row in rows:
        first.setdefault(row.number, row)
    return list(first.values())


def _by_title(ctx: Context, said: str) -> Any:
    folded = said.casefold()
    rows = [row for row in _firsts(coming(ctx)) if folded in row.title.casefold()]
    if len(rows) != 1:
        raise UserError("schedule-which-title", value=said[:50])
    return rows[0]


def _on_day(ctx: Context, event: Any, found: re.Match[str]) -> Any:
    """Return the occurrence on a day, made if it lies further ahead than those that are ready."""
    zone = zone_of(ctx, event)
    year = int(found[2][:4]) if found[2] else to_datetime(ctx.event.at, zone).year
    try:
        day = date(year, int(found[3]), int(found[4]))
    except ValueError:
        raise UserError("schedule-no-day", number=event.number, value=found[0]) from None
    for row in occurrences(ctx, event.number):
        if day in (read_local(row.local).date(), read_local(row.original).date()):
            return row
    original = _original_on(event, day)
    if original is None:
        raise UserError("schedule-no-day", number=event.number, value=day.isoformat())
    return make(ctx, event, original)


def _original_on(event: Any, day: date) -> datetime | None:
    start = read_local(event.start)
    before = datetime.combine(day, datetime.min.time())
    for step, local in enumerate(
        wall_times(event.rule, start, max(start, before) if before > start else None)
    ):
        if local.date() == day:
            return local
        if local.date() > day or step > _SEARCH:
            return None
    return None


def label(row: Any, when: str) -> str:
    """Write an occurrence as completion offers it; `meant` reads it back."""
    day = f"{row.original[4:6]}-{row.original[6:8]}"
    ref = f"{row.number}@{row.original[:4]}-{day}" if row.rule else str(row.number)
    return f"{ref} {row.title} {when}"[:100]
