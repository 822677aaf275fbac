"""Read calendar files that others wrote; what cannot be kept faithfully is named, not guessed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Calendar, Component

from engine.contract.clock import DAY, SECOND, to_micros
from engine.contract.errors import UserError
from engine.contract.ids import stable_hash
from engine.schedule.ics import Change, Entry
from engine.schedule.rule import check_rule
from engine.schedule.walltime import wall

MOST_BYTES = 512 * 1024
MOST_EVENTS = 500
LONGEST_TITLE = 200
LONGEST_TEXT = 4000
LONGEST_EVENT = 31 * DAY
_YEARS = range(1970, 2200)
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError, RecursionError)
"""What parsing raises where a file is damaged."""


@dataclass(frozen=True)
class Reading:
    """What a file holds: the entries, and of what was left out the title and the text that says why."""

    entries: tuple[Entry, ...]
    left_out: tuple[tuple[str, str], ...] = ()


def read_calendar(data: bytes, zone: str) -> Reading:
    """Read a file; times without a zone are `zone`'s. Raises UserError if it is too large, no calendar, or without events."""
    if len(data) > MOST_BYTES:
        raise UserError("schedule-ics-large", most=MOST_BYTES // 1024)
    try:
        calendar = Calendar.from_ical(data)
        events: list[Component] = list(calendar.walk("VEVENT"))
    except _BROKEN as error:
        raise UserError("schedule-ics-broken") from error
    if len(events) > MOST_EVENTS:
        raise UserError("schedule-ics-many", most=MOST_EVENTS)
    entries: dict[str, Entry] = {}
    left_out: list[tuple[str, str]] = []
    for differing in (False, True):
        for event in events:
            if ("RECURRENCE-ID" in event) is not differing:
                continue
            try:
                _take(entries, event, zone)
            except UserError as error:
                left_out.append((_title(event), error.key))
            except _BROKEN:
                left_out.append((_title(event), "schedule-ics-damaged"))
    if not entries:
        raise UserError(left_out[0][1] if len(left_out) == 1 else "schedule-ics-empty", rule="")
    return Reading(tuple(entries.values()), tuple(left_out))


def _take(entries: dict[str, Entry], event: Component, zone: str) -> None:
    if "RECURRENCE-ID" not in event:
        entry = _entry(event, zone)
        known = entries.get(entry.uid)
        if known is None or known.sequence <= entry.sequence:
            entries[entry.uid] = entry
        return
    master = entries.get(_uid(event))
    if master is None or "RANGE" in _property(event, "RECURRENCE-ID").params:
        raise UserError("schedule-ics-alone")
    change = _change(event, master)
    kept = tuple(each for each in master.changes if each.original != change.original)
    entries[master.uid] = replace(master, changes=(*kept, change))


def _entry(event: Component, default: str) -> Entry:
    if "RDATE" in event or "EXRULE" in event:
        raise UserError("schedule-ics-dates")
    first = _time(event, "DTSTART")
    repeats = "RRULE" in event
    zone = _zone_of(first, default, repeats=repeats)
    start = _local(first, zone)
    rule = ""
    if repeats:
        if isinstance(event["RRULE"], list):
            raise UserError("schedule-ics-dates")
        rule = str(check_rule(_property(event, "RRULE").to_ical().decode(), start, zone))
    return Entry(
        uid=_uid(event),
        title=_title(event),
        start=start,
        zone=zone,
        duration=_duration(event, first),
        rule=rule,
        gone=frozenset(
            _local(each.dt, zone) for listed in _listed(event.get("EXDATE")) for each in listed.dts
        ),
        description=_text(event, "DESCRIPTION", LONGEST_TEXT),
        place=_text(event, "LOCATION", LONGEST_TITLE),
        url=_text(event, "URL", LONGEST_TITLE),
        organizer=_text(event, "X-HOST", LONGEST_TITLE),
        cancelled=_text(event, "STATUS", 20).upper() == "CANCELLED",
        sequence=_sequence(event),
        changed_at=_changed(event),
    )


def _change(event: Component, master: Entry) -> Change:
    first = _time(event, "DTSTART")
    title = _title(event)
    return Change(
        original=_local(_time(event, "RECURRENCE-ID"), master.zone),
        start=_local(first, master.zone),
        duration=_unless(_duration(event, first), master.duration),
        title=_unless(title, master.title),
        description=_unless(_text(event, "DESCRIPTION", LONGEST_TEXT), master.description),
        place=_unless(_text(event, "LOCATION", LONGEST_TITLE), master.place),
        cancelled=_text(event, "STATUS", 20).upper() == "CANCELLED",
        sequence=_sequence(event),
    )


def _unless(value: Any, same: Any) -> Any:
    return None if value == same else value


def _zone_of(first: date | datetime, default: str, *, repeats: bool) -> str:
    """Return the zone whose clocks the event follows. One in UTC that does not repeat is read by the clocks here."""
    if not isinstance(first, datetime) or first.tzinfo is None:
        return default
    name = getattr(first.tzinfo, "key", "")
    if name in available_timezones() and name != "UTC":
        return str(name)
    if not repeats:
        return default
    if first.tzinfo is UTC or name == "UTC" or first.tzname() == "UTC":
        return "UTC"
    raise UserError("schedule-ics-zone")


def _local(value: date | datetime, zone: str) -> datetime:
    """Return the wall time in a zone of whatever a file tells: a day, a floating time, a time of another zone."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if value.year not in _YEARS:
        raise UserError("schedule-ics-damaged")
    if value.tzinfo is None:
        return value.replace(microsecond=0)
    if isinstance(value.tzinfo, ZoneInfo) and value.tzinfo.key == zone:
        return value.replace(tzinfo=None, fold=0, microsecond=0)
    return wall(to_micros(value) // SECOND * SECOND, zone)


def _duration(event: Component, first: date | datetime) -> int:
    """Return how long it takes: a day that is not told otherwise takes a day, a time none."""
    length: timedelta
    if "DTEND" in event:
        last = _time(event, "DTEND")
        if isinstance(last, datetime) and isinstance(first, datetime):
            both = first.tzinfo is not None and last.tzinfo is not None
            length = last.astimezone(UTC) - first.astimezone(UTC) if both else last - first
        elif isinstance(last, datetime) or isinstance(first, datetime):
            raise UserError("schedule-ics-damaged")
        else:
            length = last - first
    elif "DURATION" in event:
        length = _property(event, "DURATION").dt
    else:
        length = timedelta() if isinstance(first, datetime) else timedelta(days=1)
    micros = length // timedelta(microseconds=1)
    if not 0 <= micros <= LONGEST_EVENT:
        raise UserError("schedule-ics-long")
    return micros


def _property(event: Component, key: str) -> Any:
    """Return a property that may stand there once."""
    value = event[key]
    if isinstance(value, list):
        raise UserError("schedule-ics-damaged")
    return value


def _time(event: Component, key: str) -> date | datetime:
    value = _property(event, key).dt
    if not isinstance(value, date):
        raise UserError("schedule-ics-damaged")
    return value


def _uid(event: Component) -> str:
    uid = _text(event, "UID", LONGEST_TITLE)
    return uid or f"{stable_hash(event.to_ical().decode(errors='replace')):016x}@qunban"


def _title(event: Component) -> str:
    return _text(event, "SUMMARY", LONGEST_TITLE) or "…"


def _text(event: Component, key: str, most: int) -> str:
    value = event.get(key, "")
    if isinstance(value, list):
        value = value[0]
    return "".join(sign for sign in str(value) if sign.isprintable() or sign == "\n").strip()[:most]


def _sequence(event: Component) -> int:
    return min(max(int(event.get("SEQUENCE", 0)), 0), 1_000_000)


def _changed(event: Component) -> int:
    if "DTSTAMP" not in event:
        return 0
    stamp = _time(event, "DTSTAMP")
    return to_micros(stamp) if isinstance(stamp, datetime) and stamp.tzinfo is not None else 0


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
