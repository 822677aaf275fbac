"""Calendar files: of one event, of the whole community, and those of others taken in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.errors import UserError
from engine.contract.events import Message
from engine.contract.feature import Context
from engine.contract.replies import File, Text
from engine.schedule.ics import Change, Entry, write_calendar
from engine.schedule.ics_reading import read_calendar
from engine.schedule.kinds import DEFAULT, KINDS, SHORTEST, longest
from engine.schedule.line import DESCRIPTION, PLACE, TITLE
from engine.schedule.making import next_number, place_rows, where
from engine.schedule.planning import fill, make, unplan
from engine.schedule.records import event_of, occurrences, put_occurrence, zone_of
from engine.schedule.recurrence import Series
from engine.schedule.refs import meant
from engine.schedule.rules import CANCELLED, PLANNED, read_local, write_local
from engine.schedule.tables import CalendarEvent, EventPlace
from engine.store.sql import insert_new
from engine.stream.here import home
from engine.stream.secret import secret_of

PAST = 90 * DAY
"""So far back a community's calendar reaches."""
MOST_EXCEPTIONS = 100
NAMED = 5


def ics(ctx: Context, values: dict[str, Value]) -> None:
    """Send the calendar file of one event, or of everything that the community plans."""
    if values.get("event"):
        row = meant(ctx, values.get("event"))
        entries = [entry_of(ctx, event_of(ctx, row.number))]
        name = f"event-{row.number}.ics"
    else:
        entries = community(ctx)
        name = "events.ics"
    if not entries:
        raise UserError("schedule-none")
    title = ctx.conn.execute(text("SELECT name FROM community WHERE id = :c"), {"c": ctx.community}).scalar()
    data = write_calendar(entries, name=str(title or ""), zone=ctx.zone)
    ctx.reply(Text(ctx.text("schedule-ics", count=len(entries))), File(name, data))


def community(ctx: Context) -> list[Entry]:
    """Return every event of the community that is planned, was lately, or was cancelled lately."""
    sql = """SELECT e.number FROM calendar_event e WHERE e.part = :p AND e.community = :c AND EXISTS (
        SELECT 1 FROM occurrence o WHERE o.part = e.part AND o.community = e.community AND o.number = e.number
        AND o.announced AND o.ends_at > :s) OR (e.part = :p AND e.community = :c AND e.state = 'planned')
        ORDER BY e.number"""
    numbers = ctx.conn.execute(text(sql), {**home(ctx), "s": ctx.event.at - PAST}).scalars().all()
    return [entry_of(ctx, event_of(ctx, number)) for number in numbers]


def entry_of(ctx: Context, event: Any) -> Entry:
    """Write an event as an entry of a calendar file; occurrences that differ go with it."""
    rows = [row for row in occurrences(ctx, event.number) if not event.rule or row.original >= event.start]
    entry = Entry(
        uid=event.uid,
        title=event.title,
        start=read_local(event.start),
        zone=zone_of(ctx, event),
        duration=event.duration,
        rule=event.rule,
        description=event.description,
        place=event.place or event.voice,
        cancelled=event.state == CANCELLED,
        sequence=event.sequence,
        changed_at=event.changed_at,
    )
    if event.rule:
        gone = frozenset(read_local(row.original) for row in rows if _gone(row))
        return replace(
            entry, gone=gone, changes=tuple(_change(event, row) for row in rows if _differs(event, row))
        )
    if not rows:
        return entry
    return replace(
        entry,
        title=rows[0].title,
        start=read_local(rows[0].local),
        duration=rows[0].ends_at - rows[0].starts_at,
        description=rows[0].description,
        place=rows[0].place or event.voice,
        cancelled=entry.cancelled or rows[0].state == CANCELLED,
        sequence=rows[0].sequence,
    )


def _gone(row: Any) -> bool:
    return row.state == CANCELLED and not row.announced


def _differs(event: Any, row: Any) -> bool:
    if _gone(row):
        return False
    same = (row.title, row.place, row.description) == (event.title, event.place, event.description)
    length = row.ends_at - row.starts_at
    plain = event.duration % DAY == 0 or length == event.duration
    return row.state == CANCELLED or row.local != row.original or not same or not plain


def _change(event: Any, row: Any) -> Change:
    whole = event.duration % DAY == 0 and round((row.ends_at - row.starts_at) / DAY) * DAY == event.duration
    return Change(
        original=read_local(row.original),
        start=read_local(row.local),
        duration=None if whole else row.ends_at - row.starts_at,
        title=row.title,
        description=row.description,
        place=row.place or event.voice,
        cancelled=row.state == CANCELLED,
        sequence=row.sequence,
    )


# ---- taking in


def take_in(ctx: Context, values: dict[str, Value]) -> None:
    """Plan what a calendar file holds. Cards go up in due time, not all at once."""
    reading = read_calendar(_content(ctx, values), ctx.zone)
    new = known = past = 0
    for entry in reading.entries:
        if _is_known(ctx, entry.uid):
            known += 1
        elif _plan(ctx, entry):
            new += 1
        else:
            past += 1
    lines = [ctx.text("schedule-imported", count=new)]
    if known:
        lines.append(ctx.text("schedule-imported-known", count=known))
    if past:
        lines.append(ctx.text("schedule-imported-past", count=past))
    lines += [_left_out(ctx, title, why) for title, why in reading.left_out[:NAMED]]
    if len(reading.left_out) > NAMED:
        lines.append(ctx.text("schedule-list-more", count=len(reading.left_out) - NAMED))
    ctx.reply("\n".join(lines))


def _content(ctx: Context, values: dict[str, Value]) -> bytes:
    """Return the file that came with the command, or the text that follows it."""
    body = ctx.event.body
    if isinstance(body, Message):
        for one in body.attachments:
            if one.text:
                return one.text.encode()
        _, found, rest = body.text.partition("BEGIN:VCALENDAR")
        if found:
            return (found + rest).encode()
    written = str(values.get("calendar") or "")
    if "BEGIN:VCALENDAR" not in written:
        raise UserError("schedule-ics-missing")
    return written.encode()


def _left_out(ctx: Context, title: str, why: str) -> str:
    reason = ctx.text(why, rule="…") if why.startswith("schedule-rule") else ctx.text(why)
    return f"· {title[:50]}: {reason}"


def _is_known(ctx: Context, uid: str) -> bool:
    sql = "SELECT 1 FROM calendar_event WHERE part = :p AND community = :c AND uid = :u AND state <> 'cancelled'"
    return ctx.conn.execute(text(sql), {**home(ctx), "u": uid}).first() is not None


def _plan(ctx: Context, entry: Entry) -> bool:
    """Plan an entry from its next occurrence on; false if nothing of it is still to come."""
    series = Series(
        start=entry.start,
        zone=entry.zone,
        rule=entry.rule,
        cancelled=entry.gone,
        moved={
            one.original: one.start
            for one in entry.changes
            if not one.cancelled and one.start != one.original
        },
    )
    coming = None if entry.cancelled else series.after(ctx.event.at)
    if coming is None:
        return False
    begin, rule = (
        (coming.original, series.split(coming.original)[1].rule) if entry.rule else (entry.start, "")
    )
    number = next_number(ctx)
    kind = KINDS[DEFAULT]
    spots = where(ctx, ())
    row = {
        "part": ctx.part,
        "community": ctx.community,
        "number": number,
        "kind": kind.name,
        "title": entry.title[:TITLE] or "…",
        "description": entry.description[:DESCRIPTION],
        "host": ctx.event.actor,
        "author": ctx.event.actor,
        "start": write_local(begin),
        "zone": "" if entry.zone == ctx.zone else entry.zone,
        "duration": max(SHORTEST, min(entry.duration or kind.duration, longest(kind))),
        "capacity": 0,
        "rule": rule,
        "place": entry.place[:PLACE],
        "voice": "",
        "image": "",
        "points": kind.points,
        "audience": "member",
        "chat": spots[0][0],
        "state": PLANNED,
        "uid": entry.uid[:500],
        "sequence": entry.sequence,
        "secret": secret_of(ctx.conn, f"event:{ctx.community}:{number}:{ctx.event.seq}"),
        "created_at": ctx.event.at,
        "changed_at": ctx.event.at,
    }
    insert_new(ctx.conn, CalendarEvent, [row])
    insert_new(ctx.conn, EventPlace, place_rows(ctx, number, spots))
    _except(ctx, number, entry, begin)
    fill(ctx, number)
    return True


def _except(ctx: Context, number: int, entry: Entry, begin: datetime) -> None:
    """Make the occurrences that differ beforehand, so that the rule passes over them."""
    event = event_of(ctx, number)
    for original in sorted(one for one in entry.gone if one >= begin)[:MOST_EXCEPTIONS]:
        _called_off(ctx, make(ctx, event, original))
    for change in [one for one in entry.changes if one.original >= begin][:MOST_EXCEPTIONS]:
        title = change.title[:TITLE] if change.title else None
        made = make(ctx, event, change.original, at=change.start, title=title)
        if change.cancelled:
            _called_off(ctx, made)


def _called_off(ctx: Context, row: Any) -> None:
    unplan(ctx, row)
    put_occurrence(ctx, row, state=CANCELLED)


COMMANDS = (
    CommandSpec(
        name="event ics",
        run=ics,
        aliases=("活动 日历", "日历"),
        params=(Param(name="event", kind="rest", help={"zh": "活动编号", "en": "event"}, suggest=True),),
        help={
            "zh": "下载日历文件（.ics），导入手机日历",
            "en": "get the calendar file (.ics) for your own calendar",
        },
        examples=("/event ics", "/event ics 3"),
    ),
    CommandSpec(
        name="event import",
        run=take_in,
        aliases=("活动 导入",),
        params=(Param(name="calendar", kind="rest", help={"zh": "日历文件", "en": "calendar file"}),),
        audience="moderator",
        help={
            "zh": "导入日历文件：把 .ics 和这个命令一起发来",
            "en": "take events from a calendar file sent with it",
        },
        examples=("/event import",),
    ),
)
