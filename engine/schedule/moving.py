"""A community becomes part of another: what is planned goes along under new numbers, with everybody's answers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text
from sqlmodel import SQLModel

from engine.contract.feature import Context
from engine.schedule.card import refresh
from engine.schedule.happening import ZONE, follow_zone
from engine.schedule.planning import fill, plan, unplan
from engine.schedule.records import FEATURE, answers, dedupe, occurrences, put_event, put_occurrence
from engine.schedule.rules import CANCELLED, GOING, OFFERED, OVER
from engine.schedule.tables import (
    Attendance,
    CalendarEvent,
    EventPlace,
    Occurrence,
    Presence,
    Proof,
    Rsvp,
)
from engine.store.sql import insert_new
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of
from engine.stream.here import home

ARRIVED = (FEATURE, "event_arrived")
_CARRIED: dict[str, type[SQLModel]] = {
    "occurrence": Occurrence,
    "rsvp": Rsvp,
    "attendance": Attendance,
    "presence": Presence,
    "event_proof": Proof,
}


def _hand_over(ctx: Context, values: Values) -> None:
    sql = "SELECT * FROM calendar_event WHERE part = :p AND community = :c AND state = 'planned' ORDER BY number"
    events = ctx.conn.execute(text(sql), home(ctx)).all()
    hand_over(ctx, int(values["to"]), ARRIVED, [_packed(ctx, event) for event in events])
    for event in events:
        for one in occurrences(ctx, event.number, "o.state <> 'over'"):
            unplan(ctx, one)
            for answer in answers(ctx, one):
                ctx.cancel_due(dedupe(one, f"offer:{answer.member}"))
            put_occurrence(ctx, one, state=CANCELLED)
        put_event(ctx, event.number, state=CANCELLED)


def _packed(ctx: Context, event: Any) -> dict[str, Any]:
    """Return an event with everything that belongs to it, fit for JSON."""
    rows: dict[str, Any] = {"event": {**event._mapping, "secret": bytes(event.secret).hex()}}
    for table in ("event_place", *_CARRIED):
        order = "chat" if table == "event_place" else "original"
        found = ctx.conn.execute(
            text(
                f"SELECT * FROM {table} WHERE part = :p AND community = :c AND number = :n ORDER BY {order}"
            ),
            {**home(ctx), "n": event.number},
        )
        rows[table] = [dict(row) for row in found.mappings()]
    return rows


def _take_all_in(ctx: Context, values: Values) -> None:
    for rows in rows_of(values):
        _take_in(ctx, rows)


def _take_in(ctx: Context, rows: dict[str, Any]) -> None:
    sql = "SELECT coalesce(max(number), 0) + 1 FROM calendar_event WHERE part = :p AND community = :c"
    number = int(ctx.conn.execute(text(sql), home(ctx)).scalar_one())
    here = {"part": ctx.part, "community": ctx.community, "number": number}
    before = rows["event"]
    secret = bytes.fromhex(before["secret"])
    insert_new(ctx.conn, CalendarEvent, [{**before, **here, "secret": secret}])
    insert_new(ctx.conn, EventPlace, [{**row, **here} for row in rows["event_place"]])
    for table, model in _CARRIED.items():
        insert_new(ctx.conn, model, [{**_held(row), **here} for row in rows[table]])
    prefix, own = (f"event:{key['community']}:{key['number']}:" for key in (before, here))
    for row in rows["event_place"]:
        ctx.conn.execute(
            text("UPDATE sent SET slot = :w || substr(slot, :n) WHERE chat = :h AND slot LIKE :o"),
            {"w": own, "n": len(prefix) + 1, "h": row["chat"], "o": f"{prefix}%"},
        )
    for one in occurrences(ctx, number, f"o.state NOT IN ('{OVER}', '{CANCELLED}')"):
        plan(ctx, one)
        refresh(ctx, number, one.original)
    fill(ctx, number)


def _held(row: dict[str, Any]) -> dict[str, Any]:
    """Give whoever had been offered a place that place: the offer's time does not travel."""
    if row.get("answer") == OFFERED:
        return {**row, "answer": GOING, "until": None}
    return row


def _follow_zone(ctx: Context, _values: Values) -> None:
    follow_zone(ctx)


on_derived = listen({LEFT: _hand_over, ARRIVED: _take_all_in, (FEATURE, ZONE): _follow_zone})
"""Hand the open events over, take in those that arrive, and follow another zone."""
