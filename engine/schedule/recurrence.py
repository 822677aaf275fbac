"""When something that repeats happens: local wall times of a zone, with exceptions, moves and splits; always bounded.

An occurrence is known by the local time that its rule gives it, its *original* (RFC 5545's RECURRENCE-ID), wherever it
has been moved to. Two originals may fall on one moment (02:30 and 03:30 in the night that skips an hour): they stay two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from engine.contract.clock import SECOND
from engine.schedule.rule import HORIZON, Rule, parse_rule
from engine.schedule.walltime import moment, wall

SLACK = timedelta(hours=26)
"""How far clocks of a zone were ever set: the local order and the order in time agree beyond it."""
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
        best: Occurrence | None = None
        for found in self._candidates(at):
            if found.at < at or (found.at == at and (original is None or found.original <= original)):
                continue
            if best is None or found < best:
                best = found
        return best

    def between(self, low: int, high: int, limit: int = 1000) -> list[Occurrence]:
        """Return the occurrences from `low` to before `high` (UTC µs) in order, at most `limit`."""
        found: list[Occurrence] = []
        step = self.after(low - 1)
        while step is not None and step.at < high and len(found) < limit:
            found.append(step)
            step = self.after(step.at, step.original)
        return found

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
        earlier = [found for found in self._until(original) if found < original]
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

    def _candidates(self, at: int) -> Iterator[Occurrence]:
        """Give everything that may be the next: all moved ones, and the rule's until none can be earlier any more."""
        for original, local in self.moved.items():
            yield Occurrence(moment(local, self.zone), original, local)
        near = wall(max(at, moment(self.start, self.zone) - _HORIZON), self.zone) - SLACK
        last: datetime | None = None
        for original in self._originals(near):
            if last is not None and original > last + SLACK:
                return
            if original in self.cancelled or original in self.moved:
                continue
            found = Occurrence(moment(original, self.zone), original, original)
            if found.at > at and last is None:
                last = original
            yield found

    def _originals(self, near: datetime) -> Iterator[datetime]:
        """Give what the rule gives from `near` on, lazily, to the horizon."""
        if not self.rule:
            if self.start >= near:
                yield self.start
            return
        for original in parse_rule(self.rule).compile(self.start, near=near):
            if original >= near:
                yield original

    def _until(self, original: datetime) -> Iterator[datetime]:
        yield from parse_rule(self.rule).compile(self.start, near=self.start).replace(until=original)


def _rest_of(rule: Rule, gone: int) -> Rule:
    count = rule.get("COUNT")
    return rule.with_(COUNT=str(int(count) - gone)) if count else rule
