"""Calendar files (RFC 5545): plain values in, bytes out; `ics_reading` goes the other way.

`Entry` is one event of a file, `Change` one of its occurrences that differs. All local times are naive wall times of
the entry's `zone`; durations are microseconds; `changed_at` is UTC µs and becomes DTSTAMP, so that the same events make
the same file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Component, Event

from engine.contract.clock import SECOND, to_datetime
from engine.schedule.ics_zones import timezone
from engine.schedule.rule import parse_rule
from engine.schedule.walltime import moment, zone_of

PRODUCT = "-//Qunban//Calendar//EN"
AHEAD = timedelta(days=366 * 10)
"""How far a file describes the clock changes of its zones: beyond, readers use their own knowledge."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, kw_only=True)
class Change:
    """One occurrence that differs, known by its original local time; what is None is as the entry says."""

    original: datetime
    start: datetime
    duration: int | None = None
    title: str | None = None
    description: str | None = None
    place: str | None = None
    cancelled: bool = False
    """Shown as cancelled; one that is simply gone belongs to the entry's `gone`."""
    sequence: int = 0


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An event of a calendar file. `uid` never changes, `sequence` grows with every change of time or place."""

    uid: str
    title: str
    start: datetime
    zone: str
    duration: int = 0
    rule: str = ""
    """RRULE with UNTIL in local time, as `rule.parse_rule` writes it."""
    gone: frozenset[datetime] = frozenset()
    """Originals that do not take place (EXDATE)."""
    changes: tuple[Change, ...] = ()
    description: str = ""
    place: str = ""
    url: str = ""
    organizer: str = ""
    cancelled: bool = False
    sequence: int = 0
    changed_at: int = 0


def write_calendar(entries: Sequence[Entry], *, name: str = "", zone: str = "") -> bytes:
    """Write a calendar file with the zones it needs; `name` and `zone` are shown by those who subscribe to it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", _clean(name))
    if zone:
        calendar.add("x-wr-timezone", zone)
    for used in sorted({entry.zone for entry in entries} - {"UTC"}):
        starts = [entry.start for entry in entries if entry.zone == used]
        calendar.add_component(timezone(used, min(starts) - timedelta(days=366), max(starts) + AHEAD))
    for entry in entries:
        for component in _events(entry):
            calendar.add_component(component)
    return bytes(calendar.to_ical())


def _events(entry: Entry) -> Iterable[Component]:
    """Make the event itself, then one component for each occurrence that differs."""
    event = _event(entry, entry.start, entry.duration, entry.title, entry.description, entry.place)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.rule:
        event.add("rrule", _rrule(entry))
    if entry.gone:
        event.add("exdate", [_local(each, entry.zone) for each in sorted(entry.gone)])
    yield event
    for change in sorted(entry.changes, key=lambda each: each.original):
        duration = entry.duration if change.duration is None else change.duration
        differing = _event(
            entry,
            change.start,
            duration,
            entry.title if change.title is None else change.title,
            entry.description if change.description is None else change.description,
            entry.place if change.place is None else change.place,
        )
        differing.add("recurrence-id", _local(change.original, entry.zone))
        differing.add("sequence", max(entry.sequence, change.sequence))
        differing.add("status", "CANCELLED" if entry.cancelled or change.cancelled else "CONFIRMED")
        yield differing


def _event(entry: Entry, start: datetime, duration: int, title: str, description: str, place: str) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", to_datetime(entry.changed_at))
    event.add("dtstart", _local(start, entry.zone))
    # Not DTEND: an end in the doubled hour of a night could be either.
    event.add("duration", timedelta(microseconds=duration))
    event.add("summary", _clean(title))
    for key, value in (("description", description), ("location", place), ("url", entry.url)):
        if value:
            event.add(key, _clean(value))
    if entry.organizer:
        event.add("x-host", _clean(entry.organizer))
    return event


def _local(local: datetime, zone: str) -> datetime:
    return local.replace(tzinfo=UTC if zone == "UTC" else zone_of(zone), fold=0)


def _rrule(entry: Entry) -> dict[str, object]:
    """Give the rule as icalendar wants it; UNTIL in UTC, for the start has a zone."""
    values: dict[str, object] = {}
    for key, value in parse_rule(entry.rule).fields:
        if key == "UNTIL":
            until = parse_rule(entry.rule).until
            assert until is not None
            values[key] = to_datetime(moment(until, entry.zone) // SECOND * SECOND)
        else:
            values[key] = [int(each) if each.lstrip("+-").isdecimal() else each for each in value.split(",")]
    return values


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)
