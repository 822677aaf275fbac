"""Memberships: who is in a community since when, in which role, and when they last showed themselves."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from engine.contract.events import (
    Derived,
    Event,
    Joined,
    Left,
    Outcome,
    PersonForgotten,
    Rights,
    SettingsChanged,
    Timer,
)
from engine.store.sql import upsert
from engine.store.tables import Membership

NOT_BY_PEOPLE = (Derived, Outcome, PersonForgotten, SettingsChanged, Timer)
"""Events that name a person who did not show themselves by them."""


def note(conn: Connection, part: int, events: Sequence[Event]) -> None:
    """Write what a segment of events says about memberships, set-based."""
    seen: dict[tuple[int, int], int] = {}
    first: dict[tuple[int, int], int] = {}
    for event in events:
        if event.actor is None or isinstance(event.body, NOT_BY_PEOPLE):
            continue
        key = (event.community, event.actor)
        seen[key] = max(seen.get(key, 0), event.at)
        first.setdefault(key, event.at)
    rows = [
        {
            "part": part,
            "community": c,
            "actor": a,
            "role": "member",
            "joined_at": first[c, a],
            "last_at": at,
            "ranked": True,
        }
        for (c, a), at in seen.items()
    ]
    upsert(conn, Membership, rows, keys=("part", "community", "actor"), most=("last_at",))
    for event in events:
        _note_change(conn, part, event)


def _note_change(conn: Connection, part: int, event: Event) -> None:
    match event.body:
        case Rights(role=role):
            change = "role = :v"
            value: object = role
        case Joined():
            change, value = "joined_at = :v, left_at = null", event.at
        case Left():
            change, value = "left_at = :v", event.at
        case _:
            return
    conn.execute(
        text(f"update membership set {change} where part = :p and community = :c and actor = :a"),
        {"v": value, "p": part, "c": event.community, "a": event.actor},
    )
