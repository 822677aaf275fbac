"""From an event to its occurrences and from those to their due items: a few ahead, never all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from engine.contract.durations import parse_duration
from engine.contract.feature import Context
from engine.schedule import series
from engine.schedule.kinds import KINDS
from engine.schedule.records import (
    FEATURE,
    dedupe,
    event_of,
    note_change,
    occurrence_of,
    occurrences,
    put_occurrence,
    zone_of,
)
from engine.schedule.rules import OVER, PLANNED, RUNNING, read_local, write_local
from engine.schedule.tables import Occurrence
from engine.schedule.walltime import moment
from engine.store.sql import insert_new

AHEAD = 2
"""So many occurrences that have not begun are kept ready."""
SEARCH = 200
"""So many steps of a rule are taken at most to find them; cancelled ones are passed over."""
TIMERS = ("open", "start", "end", "nudge")


def fill(ctx: Context, number: int) -> None:
    """Make the occurrences of an event that come next, and plan what is to happen at each."""
    event = event_of(ctx, number)
    if event.state != PLANNED:
        return
    known = {row.original: row.state for row in occurrences(ctx, number)}
    if known and not event.rule:
        return
    begun = max((o for o, state in known.items() if state in (RUNNING, OVER)), default="")
    ready = 0
    for local in islice(_from(event, begun), SEARCH):
        if ready >= AHEAD:
            return
        state = known.get(write_local(local))
        if state is None:
            make(ctx, event, local)
        ready += state in (None, PLANNED)


def _from(event: Any, begun: str) -> Iterator[datetime]:
    """Return the wall times of an event after the last that has begun, or all."""
    start = read_local(event.start)
    after = read_local(begun) if begun else None
    return series.wall_times(event.rule, start, after)


def make(ctx: Context, event: Any, local: datetime, *, at: datetime | None = None, **own: object) -> Any:
    """Make one occurrence, identified by `local`, taking place then or `at` another time; plan its due items."""
    taking_place = at or local
    starts_at = moment(taking_place, zone_of(ctx, event))
    row = {
        "part": ctx.part,
        "community": ctx.community,
        "number": event.number,
        "original": write_local(local),
        "local": write_local(taking_place),
        "starts_at": starts_at,
        "ends_at": series.end_of(event, taking_place, starts_at, zone_of(ctx, event)),
        "state": PLANNED,
        "announced": False,
        "sequence": 0,
        **own,
    }
    insert_new(ctx.conn, Occurrence, [row])
    made = occurrence_of(ctx, event.number, row["original"])
    plan(ctx, made)
    return made


def plan(ctx: Context, occurrence: Any) -> None:
    """Have everything happen that belongs to an occurrence; what was planned before is moved."""
    now = ctx.event.at
    due = {"start": occurrence.starts_at} if occurrence.state != RUNNING else {}
    due["end"] = occurrence.ends_at
    if not occurrence.announced:
        due["open"] = max(_opening(ctx, occurrence), now)
    for length in offsets(ctx, occurrence.kind):
        due[f"remind:{length}"] = occurrence.starts_at - length
    for what, at in due.items():
        name, _, offset = what.partition(":")
        if name == "remind" and at <= now:
            ctx.cancel_due(dedupe(occurrence, what))
            continue
        payload = {"number": occurrence.number, "original": occurrence.original, "offset": offset}
        ctx.due(FEATURE, name, at, dedupe(occurrence, what), payload, chat=occurrence.chat, personal=False)


def unplan(ctx: Context, occurrence: Any) -> None:
    """Forget everything that was to happen at an occurrence."""
    for what in (*TIMERS, *(f"remind:{length}" for length in offsets(ctx, occurrence.kind))):
        ctx.cancel_due(dedupe(occurrence, what))


def offsets(ctx: Context, kind: str) -> list[int]:
    """Return how long before the beginning people are reminded; the longest first."""
    name = kind if kind in KINDS else next(iter(KINDS))
    read = (parse_duration(str(word)) for word in ctx.setting(f"schedule.reminders.{name}"))
    return sorted({length for length in read if length}, reverse=True)


def _opening(ctx: Context, occurrence: Any) -> int:
    """Return when a card is put up: some days before, and not while the occurrence before it still stands there."""
    opening = int(occurrence.starts_at) - int(ctx.setting("schedule.announce"))
    earlier = occurrences(
        ctx, occurrence.number, "o.starts_at < :s AND o.state <> 'cancelled'", s=occurrence.starts_at
    )
    return max(opening, int(earlier[-1].ends_at)) if earlier else opening


def move(ctx: Context, occurrence: Any, local: datetime, ends_at: int | None = None) -> Any:
    """Let an occurrence take place at another wall time; it keeps its identity. Returns it as it is then."""
    zone = zone_of(ctx, occurrence)
    starts_at = moment(local, zone)
    length = occurrence.ends_at - occurrence.starts_at
    put_occurrence(
        ctx,
        occurrence,
        local=write_local(local),
        starts_at=starts_at,
        ends_at=ends_at or starts_at + length,
    )
    note_change(ctx, occurrence)
    moved = occurrence_of(ctx, occurrence.number, occurrence.original)
    plan(ctx, moved)
    return moved


def rezone(ctx: Context, number: int) -> list[Any]:
    """Compute anew when an event's occurrences that have not begun take place; return those that moved."""
    event = event_of(ctx, number)
    zone = zone_of(ctx, event)
    changed = []
    for row in occurrences(ctx, number, "o.state = 'planned'"):
        local = read_local(row.local)
        starts_at = moment(local, zone)
        if starts_at == row.starts_at:
            continue
        put_occurrence(ctx, row, starts_at=starts_at, ends_at=starts_at + row.ends_at - row.starts_at)
        moved = occurrence_of(ctx, number, row.original)
        plan(ctx, moved)
        changed.append(moved)
    return changed
