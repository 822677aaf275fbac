"""When something that repeats happens: local wall times of a zone, with exceptions, moves and splits; always bounded.

An occurrence is known by the local time that its rule gives it, its *original* (RFC 5545's RECURRENCE-ID), wherever it
has been moved to. Two originals may fall on one moment (02:30 and 03:30 in the night that skips an hour): they stay two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from itertools import islice, takewhile
from typing import NamedTuple

from engine.contract.clock import SECOND
from engine.schedule.rule import HORIZON, Rule, parse_rule
from engine.schedule.walltime import moment, wall

SLACK = timedelta(hours=26)
"""More than clocks were ever set: beyond it the order of wall times is the order in time."""
_SLACK = int(SLACK.total_seconds()) * SECOND
_HORIZON = int(HORIZON.total_seconds()) * SECOND


class Occurrence(NamedTuple):
    """One happening: its moment (UTC µs), its original local time, and the local time it takes place at."""

    at: int
    original: datetime
    local: datetime


@dataclass(frozen=True, kw_only=True)
class Series:
    """Something that happens once (`rule` empty) or again and again, by the clocks of a zone.

    `cancelled` holds originals that do not take place, `moved` the local time of those that take place elsewhere.
    """

    start: datetime
    zone: str
    rule: str = ""
    cancelled: frozenset[datetime] = frozenset()
    moved: Mapping[datetime, datetime] = field(default_factory=dict)

    def after(self, at: int, original: datetime | None = None) -> Occurrence | None:
        """Return the first occurrence later than `at`; of those at that moment too, ones whose original is later."""
        for found in self.since(at):
            if found.at > at or (original is not None and found.original > original):
                return found
        return None

    def between(self, low: int, high: int, limit: int = 1000) -> list[Occurrence]:
        """Return the occurrences from `low` to before `high` (UTC µs) in order, at most `limit`."""
        return list(islice(takewhile(lambda found: found.at < high, self.since(low)), limit))

    def since(self, low: int) -> Iterator[Occurrence]:
        """Give the occurrences from `low` on in order, lazily, until the horizon."""
        moved = (Occurrence(moment(local, self.zone), key, local) for key, local in self.moved.items())
        waiting = [found for found in moved if found.at >= low]
        heapify(waiting)
        near = wall(max(low, moment(self.start, self.zone) - _HORIZON), self.zone) - SLACK
        for original in self._originals(near):
            # What comes later by the clocks by more than the slack comes later in time.
            settled = moment(original, self.zone) - _SLACK
            while waiting and waiting[0].at < settled:
                yield heappop(waiting)
            if original not in self.cancelled and original not in self.moved:
                found = Occurrence(moment(original, self.zone), original, original)
                if found.at >= low:
                    heappush(waiting, found)
        while waiting:
            yield heappop(waiting)

    def has(self, original: datetime) -> bool:
        """Tell whether an original local time is one that the rule gives, cancelled or not."""
        return next(self._originals(original), None) == original

    def without(self, original: datetime) -> Series:
        """Cancel one occurrence."""
        moved = {key: value for key, value in self.moved.items() if key != original}
        return replace(self, cancelled=self.cancelled | {original}, moved=moved)

    def moving(self, original: datetime, to: datetime) -> Series:
        """Have one occurrence take place at another local time; it stays known by its original."""
        return replace(self, cancelled=self.cancelled - {original}, moved={**self.moved, original: to})

    def split(self, original: datetime) -> tuple[Series | None, Series]:
        """Part the series before an occurrence: what came before it (None if nothing), and it with all that follow.

        A COUNT is divided; exceptions go with their occurrences.
        """
        rule = parse_rule(self.rule)
        earlier = list(takewhile(lambda found: found < original, rule.times(self.start)))
        later = replace(
            self,
            start=original,
            rule=str(_rest_of(rule, len(earlier))),
            cancelled=frozenset(key for key in self.cancelled if key >= original),
            moved={key: value for key, value in self.moved.items() if key >= original},
        )
        if not earlier:
            return None, later
        before = replace(
            self,
            rule=str(rule.ending(earlier[-1])),
            cancelled=frozenset(key for key in self.cancelled if key < original),
            moved={key: value for key, value in self.moved.items() if key < original},
        )
        return before, later

    def in_zone(self, zone: str) -> Series:
        """Return the same wall times by other clocks."""
        return replace(self, zone=zone)

    def _originals(self, near: datetime) -> Iterator[datetime]:
        """Give what the rule gives from `near` on, lazily, to the horizon."""
        if not self.rule:
            if self.start >= near:
                yield self.start
            return
        for original in parse_rule(self.rule).times(self.start, near=near):
            if original >= near:
                yield original


def _rest_of(rule: Rule, gone: int) -> Rule:
    count = rule.get("COUNT")
    return rule.with_(COUNT=str(int(count) - gone)) if count else rule
