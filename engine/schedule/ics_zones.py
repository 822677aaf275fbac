"""A zone's clock changes as calendar files tell them (VTIMEZONE).

The onset of a change is written in the local time before it, as RFC 5545 §3.6.5 wants; icalendar's own generator writes
the one that springs forward in the time after it, an hour off.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from engine.schedule.walltime import zone_of

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def timezone(name: str, first: datetime, last: datetime) -> Timezone:
    """Describe a zone from `first` to `last` (naive UTC): how it stands at first, then every change, like ones together."""
    zone = zone_of(name)
    begin = first.replace(tzinfo=UTC)
    described = Timezone()
    described.add("tzid", name)
    described.add_component(_observance(begin.astimezone(zone), [begin.astimezone(zone)]))
    alike: dict[tuple[object, ...], list[datetime]] = {}
    for change in _changes(name, begin, last.replace(tzinfo=UTC)):
        before, after = (change - _MINUTE).astimezone(zone), change.astimezone(zone)
        key = (before.utcoffset(), after.utcoffset(), after.tzname(), after.dst())
        alike.setdefault(key, []).append(after)
    for changes in alike.values():
        described.add_component(_observance(changes[0].astimezone(UTC) - _MINUTE, changes))
    return described


def _observance(before: datetime, changes: list[datetime]) -> TimezoneStandard | TimezoneDaylight:
    """Describe what holds from some changes on; their onsets are told by the clocks before them."""
    after = changes[0]
    offset = before.astimezone(after.tzinfo).utcoffset() or timedelta()
    onsets = [(each.astimezone(UTC) + offset).replace(tzinfo=None) for each in changes]
    made = TimezoneDaylight() if after.dst() else TimezoneStandard()
    made.add("dtstart", onsets[0])
    if onsets[1:]:
        made.add("rdate", onsets[1:])
    made.add("tzoffsetfrom", offset)
    made.add("tzoffsetto", after.utcoffset())
    made.add("tzname", after.tzname())
    return made


def _changes(name: str, moment: datetime, last: datetime) -> Iterator[datetime]:
    """Give the moments at which a zone's offset changes; no zone changes twice within a day."""
    zone = zone_of(name)
    while moment < last:
        following = moment + _DAY
        if moment.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            low, high = moment, following
            while high - low > _MINUTE:
                middle = low + (high - low) // 2
                middle = middle.replace(second=0, microsecond=0)
                if middle.astimezone(zone).utcoffset() == moment.astimezone(zone).utcoffset():
                    low = middle
                else:
                    high = middle
            yield high
        moment = following
