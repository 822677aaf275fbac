"""Retention: passing text goes when its time is over and every consumer has read it; rows and numbers stay.

A partition's sequence follows the time of receipt, so what is due stands between where the last sweep got to and the
first event that is younger than the limit: a sweep reads that stretch, never the whole log.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, text

from engine.contract.clock import DAY
from engine.store.sql import upsert
from engine.store.tables import Meta

FACT_DAYS = 400
SKETCH_DAYS = 1
"""Sketches stay at least so long: the comparison with recent messages needs them."""


def sweep(conn: Connection, now: int, days_of: Callable[[int], int]) -> int:
    """Empty payloads older than each community's `days_of(community)`; return how many."""
    parts: dict[int, list[int]] = {}
    for row in conn.execute(text("select id, part from community order by part, id")):
        parts.setdefault(row.part, []).append(row.id)
    return sum(_sweep_part(conn, part, own, now, days_of) for part, own in parts.items())


def _sweep_part(
    conn: Connection, part: int, communities: list[int], now: int, days_of: Callable[[int], int]
) -> int:
    texts, sketches, facts = (_mark(conn, part, what) for what in ("texts", "sketches", "facts"))
    passed = conn.execute(text("select min(pos) from cursor where part = :p"), {"p": part}).scalar_one()
    done = {community: now - days_of(community) * DAY for community in communities}
    emptied = 0
    reached_texts, reached_sketches = [], []
    for community, kept in done.items():
        upto = min(passed, _until(conn, part, texts, kept))
        emptied += _empty_texts(conn, part, community, texts, upto)
        reached_texts.append(upto)
        upto = _until(conn, part, sketches, min(kept, now - SKETCH_DAYS * DAY))
        _empty_sketches(conn, part, community, sketches, upto)
        reached_sketches.append(upto)
    old = _until(conn, part, facts, now - FACT_DAYS * DAY)
    for community in communities if old > facts else ():
        _delete_facts(conn, part, community, old)
    _move_mark(conn, part, "texts", min(reached_texts))
    _move_mark(conn, part, "sketches", min(reached_sketches))
    _move_mark(conn, part, "facts", old)
    return emptied


def _empty_texts(conn: Connection, part: int, community: int, after: int, upto: int) -> int:
    """Empty what was heard and said in a stretch; what still waits to be said after so long is said no more."""
    values: dict[str, Any] = {"p": part, "c": community, "a": after, "u": upto, "empty": b""}
    where = "part = :p and community = :c and seq > :a and seq <= :u"
    heard = conn.execute(text(f"update log set payload = null where {where} and payload is not null"), values)
    conn.execute(text(f"update outbox set state = 'expired' where {where} and state = 'queued'"), values)
    conn.execute(
        text(
            f"update outbox set payload = :empty where {where} and state <> 'sending' and payload <> :empty"
        ),
        values,
    )
    return int(heard.rowcount)


def _empty_sketches(conn: Connection, part: int, community: int, after: int, upto: int) -> None:
    conn.execute(
        text(
            "update message_fact set sketch = null where part = :p and community = :c "
            "and seq > :a and seq <= :u and sketch is not null"
        ),
        {"p": part, "c": community, "a": after, "u": upto},
    )


def _delete_facts(conn: Connection, part: int, community: int, upto: int) -> None:
    conn.execute(
        text("delete from message_fact where part = :p and community = :c and seq <= :u"),
        {"p": part, "c": community, "u": upto},
    )


def _until(conn: Connection, part: int, after: int, limit: int) -> int:
    """Return the last event after a mark that stands before the first one received later than `limit`."""
    younger = conn.execute(
        text("select seq from log where part = :p and seq > :a and received_at > :t order by seq limit 1"),
        {"p": part, "a": after, "t": limit},
    ).scalar()
    if younger is not None:
        return int(younger) - 1
    return int(conn.execute(text("select head from head where part = :p"), {"p": part}).scalar_one())


def _mark(conn: Connection, part: int, what: str) -> int:
    """Return up to where nothing is left to sweep."""
    found = conn.execute(
        text("select value from meta where key = :k"), {"k": f"swept:{what}:{part}"}
    ).scalar()
    return int(found or 0)


def _move_mark(conn: Connection, part: int, what: str, reached: int) -> None:
    row = {"key": f"swept:{what}:{part}", "value": str(reached)}
    upsert(conn, Meta, [row], keys=("key",), put=("value",))
