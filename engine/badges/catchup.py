"""What was done before badges were there, or before a rule was: found in bounded steps, given without a word."""

from __future__ import annotations

from collections import defaultdict

from engine.badges.measuring import measure, note
from engine.badges.records import book_of, kinds, put_book
from engine.badges.rules import FEATURE, MARK, PAST, deeds_of
from engine.contract.clock import SECOND
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.feature import Past as Told
from engine.contract.ports import Features
from engine.store.sql import fetch
from engine.stream.here import HERE, home
from engine.stream.whereabouts import payable, persons

FIND, MEASURE = "find", "measure"
DEEDS, MEMBERS = 500, 200
"""Deeds and members of one step: nobody waits for more than that."""
PAUSE = SECOND


def open_book(ctx: Context) -> None:
    """See at the first sign of life whether there is anything to catch up with."""
    book = book_of(ctx)
    if book is not None and book.rules == MARK:
        return
    put_book(ctx, int(book.pioneers) if book is not None else 0)
    if book is not None:
        measure_all(ctx)
    elif _told(ctx, 0, ctx.event.seq, 1):
        _next(ctx, FIND, {"after": 0, "before": ctx.event.seq, "given": 0})


def measure_all(ctx: Context) -> None:
    """Have everybody measured by the rules of now."""
    _next(ctx, MEASURE, {"after": 0, "given": 0})


def stop(ctx: Context) -> None:
    """Leave what is not caught up with yet: the community is no more."""
    for what in (FIND, MEASURE):
        ctx.cancel_due(_dedupe(ctx, what))


def _dedupe(ctx: Context, what: str) -> str:
    return f"badges:{ctx.community}:{what}"


def _next(ctx: Context, what: str, payload: dict[str, str | int | None]) -> None:
    ctx.due(
        FEATURE,
        what,
        max(ctx.now, ctx.event.at) + PAUSE,
        _dedupe(ctx, what),
        payload,
        live_only=False,
        personal=False,
    )


def on_find(ctx: Context, timer: Timer) -> None:
    """Read on in what features tell of the past."""
    after, before, given = (int(timer.payload.get(word) or 0) for word in ("after", "before", "given"))
    told = _told(ctx, after, before, DEEDS)
    if not told:
        _done(ctx, given)
        return
    known = kinds(ctx)
    deeds = [
        (one.at, deed) for one in told for deed in deeds_of(one.fact, lambda subject: known.get(subject, ""))
    ]
    stands_for = persons(ctx.conn, ctx.part, {deed.member for _, deed in deeds})
    people = payable(ctx.conn, stands_for.values())
    moved: defaultdict[int, set[str]] = defaultdict(set)
    reached: dict[int, int] = {}
    for at, deed in deeds:
        member = stands_for[deed.member]
        if member in people:
            moved[member] |= note(ctx, deed._replace(member=member), at)
            reached[member] = at
    for member in sorted(moved):
        given += len(measure(ctx, member, PAST, at=reached[member], counters=moved[member]))
    _next(ctx, FIND, {"after": told[-1].seq, "before": before, "given": given})


def on_measure(ctx: Context, timer: Timer) -> None:
    """Measure the next members."""
    after, given = (int(timer.payload.get(word) or 0) for word in ("after", "given"))
    sql = f"""SELECT DISTINCT member FROM badge_count WHERE {HERE} AND member > :after ORDER BY member LIMIT {MEMBERS}"""
    members = [int(row.member) for row in fetch(ctx.conn, sql, **home(ctx), after=after)]
    for member in members:
        given += len(measure(ctx, member, PAST, at=ctx.event.at))
    if len(members) == MEMBERS:
        _next(ctx, MEASURE, {"after": members[-1], "given": given})
    else:
        _done(ctx, given)


def _done(ctx: Context, given: int) -> None:
    if given:
        ctx.audit("badges-catchup", str(given))


def _told(ctx: Context, after: int, before: int, most: int) -> list[Told]:
    """Ask all features; what one tells of later than another can wait."""
    found: list[Told] = []
    end = before
    for feature in ctx.port(Features).all():
        told = list(feature.past(ctx.conn, ctx.community, after, before, most)) if feature.past else []
        if told:
            end = min(end, told[-1].seq)
        found += told
    return sorted((one for one in found if one.seq <= end), key=lambda one: one.seq)
