"""What exposed members do, counted as it happens: nothing has to be read again when somebody looks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from engine.contract.events import Event, Left, Message
from engine.contract.facts import CourseCompleted, CourseEnrolled, OptedOut
from engine.contract.feature import Batch, Context
from engine.experiments import halting
from engine.experiments.records import IS_OPEN
from engine.experiments.rules import COUNTED, LEFT, MUTED, OPTED_OUT, RETURN_AFTER
from engine.experiments.tables import ExperimentHarm
from engine.store.sql import change, change_given, fetch, fetch_given, fetch_one, insert_new
from engine.stream.here import home
from engine.stream.whereabouts import is_private

_EXPOSED = f"""SELECT m.*, e.span FROM experiment_member m JOIN experiment e
    ON e.part = m.part AND e.community = m.community AND e.number = m.number
    WHERE m.part = :p AND m.community = :c AND m.actor = :a AND m.merged IS NULL AND m.seq < :s
    AND e.{IS_OPEN} ORDER BY m.number"""
_KEY = ("community", "number", "actor")


def on_activity(batch: Batch) -> None:
    """Count messages, and who has come back: whoever shows themselves a day after the exposure or later."""
    if fetch_one(batch.conn, f"SELECT 1 FROM experiment WHERE part = :p AND {IS_OPEN}", p=batch.part) is None:
        return
    events = [event for event in batch.events if event.actor is not None and event.origin != "import"]
    exposed = _exposures(batch, events)
    said: Counter[tuple[int, ...]] = Counter()
    back: set[tuple[int, ...]] = set()
    for event in events:
        for row in exposed.get((event.community, event.actor or 0), ()):
            if not (row.seq < event.seq and row.at <= event.at < row.at + row.span):
                continue
            key = (row.community, row.number, row.actor)
            if event.at >= row.at + RETURN_AFTER:
                back.add(key)
            if _is_said(batch, event):
                said[key] += 1
    _add(batch, "messages", [(*key, times) for key, times in sorted(said.items())])
    _add(batch, "returned", [(*key, 1) for key in sorted(back)])


def _exposures(batch: Batch, events: Iterable[Event]) -> dict[tuple[int, int], list[Any]]:
    members = sorted({(event.community, event.actor or 0) for event in events})
    rows = fetch_given(
        batch.conn,
        ("community", "actor"),
        members,
        f"""SELECT m.community, m.actor, m.number, m.seq, m.at, e.span FROM given g CROSS JOIN experiment_member m
        CROSS JOIN experiment e WHERE m.part = :p AND m.community = g.community AND m.actor = g.actor
        AND m.merged IS NULL AND e.part = m.part AND e.community = m.community AND e.number = m.number AND e.{IS_OPEN}""",
        p=batch.part,
    )
    found: dict[tuple[int, int], list[Any]] = {}
    for row in rows:
        found.setdefault((row.community, row.actor), []).append(row)
    return found


def _is_said(batch: Batch, event: Event) -> bool:
    return isinstance(event.body, Message) and not batch.withheld(event) and not is_private(event.key)


def _add(batch: Batch, column: str, rows: list[tuple[int, ...]]) -> None:
    where = " AND ".join(f"g.{key} = experiment_member.{key}" for key in _KEY)
    change_given(
        batch.conn,
        (*_KEY, "times"),
        rows,
        f"UPDATE experiment_member SET {column} = {column} + (SELECT g.times FROM given g WHERE {where}) "
        f"WHERE part = :p AND EXISTS (SELECT 1 FROM given g WHERE {where})",
        p=batch.part,
    )


def exposures(ctx: Context, actor: int) -> list[Any]:
    """Return what somebody was exposed to that still goes on."""
    return fetch(ctx.conn, _EXPOSED, **home(ctx), a=actor, s=ctx.event.seq)


def count_outcome(ctx: Context, actor: int, column: str) -> None:
    """Count something that a member did, in every experiment that they are exposed to."""
    if column not in COUNTED:
        raise ValueError(f"experiments count no {column!r}, only {', '.join(COUNTED)}")
    for row in exposures(ctx, actor):
        if ctx.event.at >= row.at + row.span:
            continue
        change(
            ctx.conn,
            f"UPDATE experiment_member SET {column} = {column} + 1 "
            "WHERE part = :p AND community = :c AND number = :n AND actor = :a",
            **home(ctx),
            n=row.number,
            a=actor,
        )


def on_enrolled(ctx: Context, fact: CourseEnrolled) -> None:
    """Count a course begun."""
    count_outcome(ctx, fact.actor, "enrolled")


def on_completed(ctx: Context, fact: CourseCompleted) -> None:
    """Count a course finished."""
    count_outcome(ctx, fact.actor, "finished")


def on_opted_out(ctx: Context, fact: OptedOut) -> None:
    """Count somebody who wants less."""
    _count_harm(ctx, fact.actor, MUTED if fact.what == "all" else OPTED_OUT)


def on_left(batch: Batch) -> None:
    """Count who leaves of their own will."""
    for event in batch.events:
        if isinstance(event.body, Left) and event.body.by is None and event.actor is not None:
            _count_harm(batch.context(event), event.actor, LEFT)


def _count_harm(ctx: Context, actor: int, guardrail: str) -> None:
    """Count a harm, however long after the exposure: what is tried may come again and again."""
    if ctx.event.origin == "import":
        return
    for row in exposures(ctx, actor):
        harm = {
            "part": ctx.part,
            "community": ctx.community,
            "number": row.number,
            "guardrail": guardrail,
            "actor": actor,
            "arm": row.arm,
            "at": ctx.event.at,
            "seq": ctx.event.seq,
            "risk": json.dumps(_at_risk(ctx, row, guardrail), sort_keys=True),
        }
        if insert_new(ctx.conn, ExperimentHarm, [harm]):
            halting.judge(ctx, row.number, guardrail)


def _at_risk(ctx: Context, row: Any, guardrail: str) -> dict[str, int]:
    """Count by arm who could have been harmed just now: those exposed whom it has not happened to yet."""
    rows = fetch(
        ctx.conn,
        """SELECT m.arm, count(*) AS people FROM experiment_member m WHERE m.part = :p AND m.community = :c
        AND m.number = :n AND m.merged IS NULL AND m.seq < :s AND NOT EXISTS
        (SELECT 1 FROM experiment_harm h WHERE h.part = m.part AND h.community = m.community AND h.number = m.number
        AND h.guardrail = :g AND h.actor = m.actor) GROUP BY m.arm""",
        **home(ctx),
        n=row.number,
        s=ctx.event.seq,
        g=guardrail,
    )
    return {one.arm: int(one.people) for one in rows}
