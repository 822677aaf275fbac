"""A community becomes part of another: what is planned goes along under new numbers, with everybody's answers."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import text
from sqlmodel import SQLModel

from engine.contract.events import Derived
from engine.contract.feature import Batch, Context
from engine.schedule.card import refresh
from engine.schedule.happening import ZONE, follow_zone
from engine.schedule.planning import fill, plan, unplan
from engine.schedule.records import FEATURE, answers, dedupe, home, occurrences, put_event, put_occurrence
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

ARRIVED = "event_arrived"
_CARRIED: dict[str, type[SQLModel]] = {
    "occurrence": Occurrence,
    "rsvp": Rsvp,
    "attendance": Attendance,
    "presence": Presence,
    "event_proof": Proof,
}


def on_derived(batch: Batch) -> None:
    """Hand the open events over, take in those that arrive, and follow another zone."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, Derived):
            continue
        ctx = batch.context(event)
        if (body.feature, body.name) == ("people", "community_left"):
            _hand_over(ctx, int(body.values["to"] or 0))
        elif (body.feature, body.name) == (FEATURE, ARRIVED):
            _take_in(ctx, json.loads(str(body.values["rows"])))
        elif (body.feature, body.name) == (FEATURE, ZONE):
            follow_zone(ctx)


def _hand_over(ctx: Context, to: int) -> None:
    sql = "SELECT * FROM calendar_event WHERE part = :p AND community = :c AND state = 'planned' ORDER BY number"
    for event in ctx.conn.execute(text(sql), home(ctx)).all():
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
        arrived = Derived(feature=FEATURE, name=ARRIVED, values={"rows": json.dumps(rows)})
        ctx.append(arrived, unique=f"event:{event.number}:{ctx.event.key}", community=to)
        for one in occurrences(ctx, event.number, "o.state <> 'over'"):
            unplan(ctx, one)
            for answer in answers(ctx, one):
                ctx.cancel_due(dedupe(one, f"offer:{answer.member}"))
            put_occurrence(ctx, one, state=CANCELLED)
        put_event(ctx, event.number, state=CANCELLED)


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
