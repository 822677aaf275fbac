"""Reading and writing events, occurrences and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.schedule.rules import CANCELLED, GOING, MAYBE, OVER, PLANNED, RUNNING
from engine.stream.here import home

FEATURE = "schedule"
UNOPENED = "?"
"""Stands for a thread that was asked for and is not there, or not yet."""
OPEN = f"('{PLANNED}', '{RUNNING}')"
VIEW = """SELECT o.part, o.community, o.number, o.original, o.local, o.starts_at, o.ends_at, o.state, o.announced,
    o.fired_at, e.sequence + o.sequence AS sequence, coalesce(o.title, e.title) AS title,
    coalesce(o.place, e.place) AS place, coalesce(o.description, e.description) AS description,
    coalesce(o.capacity, e.capacity) AS capacity, e.kind, e.host, e.author, e.start, e.zone, e.rule, e.voice,
    e.image, e.points, e.audience, e.chat, e.state AS event_state, e.uid, e.secret, e.created_at
    FROM occurrence o JOIN calendar_event e
    ON e.part = o.part AND e.community = o.community AND e.number = o.number"""
"""An occurrence with all that is said of its event; what the occurrence says itself goes first."""
_HERE = "o.part = :p AND o.community = :c"


def event_of(ctx: Context, number: int) -> Any:
    """Return an event's row. Raises UserError if there is none."""
    sql = "SELECT * FROM calendar_event WHERE part = :p AND community = :c AND number = :n"
    row = ctx.conn.execute(text(sql), {**home(ctx), "n": number}).first()
    if row is None:
        raise UserError("schedule-unknown", number=number)
    return row


def occurrence_of(ctx: Context, number: int, original: str) -> Any:
    """Return an occurrence as `VIEW` shows it, None if there is none."""
    sql = f"{VIEW} WHERE {_HERE} AND o.number = :n AND o.original = :o"
    return ctx.conn.execute(text(sql), {**home(ctx), "n": number, "o": original}).first()


def occurrences(ctx: Context, number: int, where: str = "true", **values: object) -> Sequence[Any]:
    """Return an event's occurrences in order of time."""
    sql = f"{VIEW} WHERE {_HERE} AND o.number = :n AND {where} ORDER BY o.starts_at, o.original"
    return ctx.conn.execute(text(sql), {**home(ctx), "n": number, **values}).all()


def next_of(ctx: Context, number: int) -> Any:
    """Return the occurrence that an event's number means now: the running one, else the next, else the last."""
    coming = occurrences(ctx, number, f"o.state IN {OPEN}")
    if coming:
        return coming[0]
    event_of(ctx, number)
    past = occurrences(ctx, number)
    return past[-1] if past else None


def coming(ctx: Context, until: int | None = None, most: int = 100) -> Sequence[Any]:
    """Return the community's running and coming occurrences."""
    only = "" if until is None else "AND o.starts_at < :u"
    sql = f"{VIEW} WHERE {_HERE} AND o.state IN {OPEN} {only} ORDER BY o.starts_at, o.number LIMIT :m"
    values = {**home(ctx), "m": most, **({} if until is None else {"u": until})}
    return ctx.conn.execute(text(sql), values).all()


def joined(ctx: Context, member: int, since: int, until: int) -> Sequence[Any]:
    """Return the occurrences that begin in a stretch of time and that a member means to come to."""
    sql = f"""{VIEW} WHERE {_HERE} AND o.starts_at >= :s AND o.starts_at < :u AND EXISTS (SELECT 1 FROM rsvp r
        WHERE r.part = o.part AND r.community = o.community AND r.number = o.number AND r.original = o.original
        AND r.member = :m AND r.answer IN ('{GOING}', '{MAYBE}')) ORDER BY o.starts_at, o.number"""
    return ctx.conn.execute(text(sql), {**home(ctx), "m": member, "s": since, "u": until}).all()


def answers(ctx: Context, occurrence: Any) -> Sequence[Any]:
    """Return what people answered to an occurrence, in the order in which they did."""
    sql = """SELECT member, answer, seq, at, chat, until, missed FROM rsvp
        WHERE part = :p AND community = :c AND number = :n AND original = :o ORDER BY seq, member"""
    return ctx.conn.execute(text(sql), key_of(occurrence)).all()


def places(ctx: Context, number: int) -> Sequence[Any]:
    """Return where an event's cards stand; first where it was created."""
    sql = """SELECT l.chat, l.thread, l.room, l.pinned, h.platform, h.language FROM event_place l
        JOIN chat h ON h.id = l.chat JOIN calendar_event e
        ON e.part = l.part AND e.community = l.community AND e.number = l.number
        WHERE l.part = :p AND l.community = :c AND l.number = :n
        ORDER BY CASE WHEN l.chat = e.chat THEN 0 ELSE 1 END, l.chat"""
    return ctx.conn.execute(text(sql), {**home(ctx), "n": number}).all()


def attended(ctx: Context, occurrence: Any) -> Sequence[Any]:
    """Return who was there."""
    sql = """SELECT member, how, at, score, words FROM attendance
        WHERE part = :p AND community = :c AND number = :n AND original = :o ORDER BY at, member"""
    return ctx.conn.execute(text(sql), key_of(occurrence)).all()


def naming(occurrence: Any) -> dict[str, Any]:
    """Return the columns by which what belongs to an occurrence is known."""
    return {name: getattr(occurrence, name) for name in ("part", "community", "number", "original")}


def key_of(occurrence: Any) -> dict[str, Any]:
    """Return the values that name an occurrence in a statement."""
    return {
        "p": occurrence.part,
        "c": occurrence.community,
        "n": occurrence.number,
        "o": occurrence.original,
    }


def put_event(ctx: Context, number: int, **values: object) -> None:
    """Change an event's row."""
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"UPDATE calendar_event SET {sets} WHERE part = :p AND community = :c AND number = :n"
    ctx.conn.execute(text(sql), {**values, **home(ctx), "n": number})


def put_occurrence(ctx: Context, occurrence: Any, **values: object) -> None:
    """Change an occurrence's row."""
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"UPDATE occurrence SET {sets} WHERE part = :p AND community = :c AND number = :n AND original = :o"
    ctx.conn.execute(text(sql), {**values, **key_of(occurrence)})


def note_change(ctx: Context, occurrence: Any) -> None:
    """Count a change of one occurrence that calendars have to know."""
    sql = """UPDATE occurrence SET sequence = sequence + 1
        WHERE part = :p AND community = :c AND number = :n AND original = :o"""
    ctx.conn.execute(text(sql), key_of(occurrence))


def is_open(occurrence: Any) -> bool:
    """Tell whether an occurrence is still to come, or under way."""
    return occurrence.state not in (OVER, CANCELLED) and occurrence.event_state != CANCELLED


def slot_of(occurrence: Any) -> str:
    """Name an occurrence's card."""
    return f"event:{occurrence.community}:{occurrence.number}:{occurrence.original}:card"


def mirror_slot(occurrence: Any) -> str:
    """Name an occurrence's twin in the platform's own calendar."""
    return f"event:{occurrence.community}:{occurrence.number}:{occurrence.original}:native"


def dedupe(occurrence: Any, what: str) -> str:
    """Name a due item of an occurrence's."""
    return f"event:{occurrence.community}:{occurrence.number}:{occurrence.original}:{what}"


def subject_of(occurrence: Any) -> str:
    """Name an occurrence where it is paid or talked about."""
    return f"event:{occurrence.number}:{occurrence.original}"


def zone_of(ctx: Context, row: Any) -> str:
    """Return the zone in which an event's wall time is meant."""
    return str(row.zone or ctx.zone)


def thread_of(place: Any) -> str:
    """Return the thread where an event is talked about: its own if it has one, else that of its card."""
    return str(place.thread if place.room in ("", UNOPENED) else place.room)


def message_in(ctx: Context, chat: int, slot: str) -> str:
    """Return the message in a chat that a slot names; empty if there is none."""
    found = ctx.conn.execute(
        text("SELECT message FROM sent WHERE chat = :c AND slot = :s"), {"c": chat, "s": slot}
    ).scalar()
    return str(found or "")
