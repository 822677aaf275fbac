"""Another rhythm for what is still to come: occurrences are renamed, their answers go with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import text

from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.schedule import mirror
from engine.schedule.planning import fill, plan, unplan
from engine.schedule.records import (
    answers,
    dedupe,
    event_of,
    key_of,
    mirror_slot,
    occurrence_of,
    occurrences,
    put_event,
    slot_of,
    zone_of,
)
from engine.schedule.recurrence import Series
from engine.schedule.rule import parse_rule
from engine.schedule.rules import read_local, write_local
from engine.schedule.series import end_of, wall_times
from engine.schedule.stopping import tell_all
from engine.schedule.tables import CalendarEvent
from engine.schedule.walltime import moment
from engine.store.sql import insert_new
from engine.stream.here import home

_KEYED = ("occurrence", "rsvp", "attendance", "presence", "event_proof")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def reschedule(ctx: Context, anchor: Any, local: datetime | None, rule: str | None) -> Any:
    """Let an event go on from `anchor` in another rhythm; return the occurrence that stands in the anchor's place."""
    event = event_of(ctx, anchor.number)
    zone = zone_of(ctx, event)
    old = Series(start=read_local(event.start), zone=zone, rule=event.rule)
    rest = old.split(read_local(anchor.original))[1].rule if event.rule else ""
    start = local or read_local(anchor.original)
    rhythm = rule if rule is not None else _fitting(rest, start)
    planned = [
        row
        for row in occurrences(ctx, anchor.number, "o.state = 'planned'")
        if row.original >= anchor.original
    ]
    put_event(ctx, anchor.number, start=write_local(start), rule=rhythm)
    times = wall_times(rhythm, start, None)
    renamed = [(row, next(times, None)) for row in planned]
    if not renamed or renamed[0][1] is None:
        raise UserError("schedule-never")
    _rename(ctx, [(row, write_local(to)) for row, to in renamed if to is not None])
    for row, to in renamed:
        if to is None:
            _drop(ctx, row)
        else:
            _settle(ctx, event_of(ctx, anchor.number), write_local(to), to, zone)
            settled = occurrence_of(ctx, anchor.number, write_local(to))
            if settled.starts_at != row.starts_at:
                tell_all(ctx, settled, "schedule-told-moved")
    fill(ctx, anchor.number)
    return occurrence_of(ctx, anchor.number, write_local(renamed[0][1]))


def _fitting(rule: str, start: datetime) -> str:
    """Let a rule that names its day name the new one. Raises UserError where it names several."""
    parsed = parse_rule(rule)
    if parsed.get("BYHOUR"):
        raise UserError("schedule-edit-hours")
    changes = {}
    days = parsed.get("BYDAY")
    if days and _WEEKDAYS[start.weekday()] not in days:
        if len(days) != 2:
            raise UserError("schedule-edit-days")
        changes["BYDAY"] = _WEEKDAYS[start.weekday()]
    monthday = parsed.get("BYMONTHDAY")
    if monthday and str(start.day) not in monthday.split(","):
        if not monthday.lstrip("-").isdecimal():
            raise UserError("schedule-edit-days")
        changes["BYMONTHDAY"] = str(start.day)
    return str(parsed.with_(**changes))


def _rename(ctx: Context, renamed: Sequence[tuple[Any, str]]) -> None:
    """Give occurrences other identities, by way of names that nobody has."""
    for row, _to in renamed:
        unplan(ctx, row)
        for one in answers(ctx, row):
            ctx.cancel_due(dedupe(row, f"offer:{one.member}"))
        _call(ctx, row, row.original, f"~{row.original}")
    for row, to in renamed:
        _call(ctx, row, f"~{row.original}", to)


def _call(ctx: Context, row: Any, old: str, new: str) -> None:
    values = {**key_of(row), "o": old, "w": new}
    for table in _KEYED:
        where = "part = :p AND community = :c AND number = :n AND original = :o"
        ctx.conn.execute(text(f"UPDATE {table} SET original = :w WHERE {where}"), values)
    prefix = f"event:{row.community}:{row.number}:"
    for kind in ("card", "native"):
        ctx.conn.execute(
            text("UPDATE sent SET slot = :w WHERE slot = :o"),
            {"o": f"{prefix}{old}:{kind}", "w": f"{prefix}{new}:{kind}"},
        )


def _settle(ctx: Context, event: Any, original: str, local: datetime, zone: str) -> None:
    """Put a renamed occurrence to its new time; who had been offered a place has it."""
    starts_at = moment(local, zone)
    values = {"l": original, "s": starts_at, "e": end_of(event, local, starts_at, zone)}
    where = "part = :p AND community = :c AND number = :n AND original = :o"
    key = {**home(ctx), "n": event.number, "o": original}
    ctx.conn.execute(
        text(f"UPDATE occurrence SET local = :l, starts_at = :s, ends_at = :e WHERE {where}"),
        {**key, **values},
    )
    ctx.conn.execute(
        text(f"UPDATE rsvp SET answer = 'going', until = NULL WHERE {where} AND answer = 'offered'"), key
    )
    plan(ctx, occurrence_of(ctx, event.number, original))


def _drop(ctx: Context, row: Any) -> None:
    """Forget an occurrence that the new rhythm no longer has."""
    unplan(ctx, row)
    mirror.take_down(ctx, row)
    for table in _KEYED:
        where = "part = :p AND community = :c AND number = :n AND original = :o"
        ctx.conn.execute(text(f"DELETE FROM {table} WHERE {where}"), key_of(row))


def detach(ctx: Context, row: Any) -> Any:
    """Let an occurrence and all that follow be an event of their own; return the occurrence as it is there."""
    event = event_of(ctx, row.number)
    series = Series(start=read_local(event.start), zone=zone_of(ctx, event), rule=event.rule)
    before, after = series.split(read_local(row.original))
    if before is None:
        return row
    number = int(
        ctx.conn.execute(
            text("SELECT max(number) + 1 FROM calendar_event WHERE part = :p AND community = :c"), home(ctx)
        ).scalar_one()
    )
    put_event(ctx, row.number, rule=before.rule, sequence=event.sequence + 1, changed_at=ctx.event.at)
    changes = {"number": number, "start": row.original, "rule": after.rule, "sequence": 0}
    changes["uid"] = f"{ctx.part}-{ctx.event.seq}-{number}@qunban"
    insert_new(ctx.conn, CalendarEvent, [{**event._mapping, **changes, "changed_at": ctx.event.at}])
    _take_along(ctx, row, number)
    fill(ctx, number)
    return occurrence_of(ctx, number, row.original)


def _take_along(ctx: Context, first: Any, number: int) -> None:
    """Give occurrences from `first` on, their answers and their cards to another event."""
    values = {**home(ctx), "n": first.number, "w": number}
    ctx.conn.execute(
        text(
            "INSERT INTO event_place (part, community, number, chat, thread, room, pinned) "
            "SELECT part, community, :w, chat, thread, room, '' FROM event_place "
            "WHERE part = :p AND community = :c AND number = :n"
        ),
        values,
    )
    moved = [row for row in occurrences(ctx, first.number) if row.original >= first.original]
    for row in moved:
        unplan(ctx, row)
        for one in answers(ctx, row):
            ctx.cancel_due(dedupe(row, f"offer:{one.member}"))
        for table in _KEYED:
            where = "part = :p AND community = :c AND number = :n AND original = :o"
            ctx.conn.execute(
                text(f"UPDATE {table} SET number = :w WHERE {where}"), {**key_of(row), "w": number}
            )
        ctx.conn.execute(
            text(
                "UPDATE rsvp SET answer = 'going', until = NULL WHERE part = :p AND community = :c "
                "AND number = :n AND original = :o AND answer = 'offered'"
            ),
            {**key_of(row), "n": number},
        )
        there = occurrence_of(ctx, number, row.original)
        for name in (slot_of, mirror_slot):
            ctx.conn.execute(
                text("UPDATE sent SET slot = :w WHERE slot = :o"), {"o": name(row), "w": name(there)}
            )
        if there.state == "planned":
            plan(ctx, there)
