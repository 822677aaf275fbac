"""What other features ask of events: completions, what is talked about, what can be recommended, why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

from engine.contract.clock import DAY
from engine.contract.feature import Candidate, Context, Subject
from engine.contract.replies import AnyPart, Text
from engine.schedule.records import OPEN, UNOPENED, VIEW, attended, occurrence_of, slot_of, subject_of
from engine.schedule.refs import label
from engine.schedule.rules import read_local
from engine.store.sql import fetch
from engine.stream.here import home

MOST = 25
TALKED_ABOUT = 14 * DAY
"""For so long after its end an event is still a subject."""
_HOME = "part = (SELECT part FROM community WHERE id = :c) AND community = :c"
_OF = f"{VIEW} WHERE o.part = (SELECT part FROM community WHERE id = :c) AND o.community = :c"


def suggest(conn: Connection, community: int, param: str, typed: str) -> Iterable[str]:
    """Complete an event from its number or a part of its title."""
    if param != "event":
        return []
    rows = conn.execute(text(f"{_OF} AND o.state IN {OPEN} ORDER BY o.starts_at LIMIT 200"), {"c": community})
    wanted = typed.strip().lstrip("#").casefold()
    found = []
    for row in rows:
        line = label(row, f"{read_local(row.local):%m-%d %H:%M}")
        if wanted in line.casefold():
            found.append(line)
    return found[:MOST]


def subjects(conn: Connection, community: int) -> Iterable[Subject]:
    """Return the events that can be talked about: those to come and those just over, each with cards and threads."""
    sql = f"""{_OF} AND o.announced AND o.ends_at >
        (SELECT coalesce(max(clock), 0) FROM cursor WHERE part = o.part) - :s ORDER BY o.starts_at"""
    rows = fetch(conn, sql, c=community, s=TALKED_ABOUT)
    if not rows:
        return ()
    rooms: dict[int, list[tuple[int, str]]] = {}
    sql = f"SELECT number, chat, room FROM event_place WHERE {_HOME} AND room NOT IN ('', :u)"
    for room in fetch(conn, sql, c=community, u=UNOPENED):
        rooms.setdefault(room.number, []).append((room.chat, room.room))
    found: dict[int, Subject] = {}
    for row in rows:
        before = found.get(row.number)
        slots = (*(before.slots if before else ()), slot_of(row))
        found[row.number] = Subject(
            id=f"event:{row.number}", name=row.title, slots=slots, threads=tuple(rooms.get(row.number, ()))
        )
    return found.values()


def candidates(conn: Connection, community: int) -> Iterable[Candidate]:
    """Return the coming events that can be recommended, each by its next occurrence."""
    rows = conn.execute(text(f"{_OF} AND o.state = 'planned' ORDER BY o.starts_at"), {"c": community})
    answered: dict[int, set[int]] = {}
    for number, member in conn.execute(
        text(f"SELECT number, member FROM rsvp WHERE {_HOME}"), {"c": community}
    ):
        answered.setdefault(int(number), set()).add(int(member))
    found: dict[str, Candidate] = {}
    for row in rows:
        number = row.number
        makers = {int(one) for one in (row.host, row.author) if one is not None}
        one = Candidate(
            id=f"event:{number}",
            kind="event",
            title=row.title,
            text=row.description,
            until=int(row.starts_at),
            command=f"/event show {number}",
            known_to=frozenset(answered.get(number, set()) | makers),
        )
        found.setdefault(one.id, one)
    return found.values()


def explain(ctx: Context, about: str) -> Sequence[AnyPart] | None:
    """Explain what somebody's being at an event is known by (`event:3` or an entry's subject); None for other words."""
    word, _, rest = about.partition(":")
    if word not in ("event", "活动") or not rest:
        return None
    number, _, original = rest.partition(":")
    if not number.isdecimal():
        return None
    member = ctx.event.actor
    sql = """SELECT original FROM attendance WHERE part = :p AND community = :c AND number = :n AND member = :m
        ORDER BY at DESC"""
    values = {**home(ctx), "n": int(number), "m": member}
    last = original or ctx.conn.execute(text(sql), values).scalar()
    row = occurrence_of(ctx, int(number), str(last)) if last else None
    if row is None:
        return [Text(ctx.text("schedule-why-not", number=int(number)))]
    mine = next((one for one in attended(ctx, row) if one.member == member), None)
    if mine is None:
        return [Text(ctx.text("schedule-why-not", number=int(number)))]
    return [Text(ctx.text("schedule-why", title=row.title, how=mine.how, subject=subject_of(row)))]
