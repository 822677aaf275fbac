"""Due items: what is to happen at a time. Draining turns them into timer events, once each."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from engine.contract.events import VERSION
from engine.store.sql import upsert
from engine.store.tables import DueItem
from engine.stream.log import EVENT_COLUMNS, append_rows

DRAIN_BATCH = 5_000


def add(conn: Connection, items: Sequence[dict[str, Any]]) -> None:
    """Add items; an open one with the same dedupe key is moved."""
    distinct = {(item["part"], item["dedupe"]): item for item in items}
    upsert(
        conn,
        DueItem,
        list(distinct.values()),
        keys=("part", "dedupe"),
        put=("due_at", "payload", "feature", "name", "chat", "actor", "community"),
    )


def cancel(conn: Connection, part: int, dedupe: str) -> None:
    """Remove an open item."""
    conn.execute(text("delete from due_item where part = :p and dedupe = :d"), {"p": part, "d": dedupe})


def next_due(conn: Connection) -> int | None:
    """Return when the next item falls due."""
    found = conn.execute(text("select min(due_at) from due_item")).scalar()
    return None if found is None else int(found)


def drain(conn: Connection, now: int, limit: int = DRAIN_BATCH) -> int:
    """Claim items due by `now` and append their timer events in the same transaction; return how many."""
    if conn.dialect.name == "sqlite":
        return _drain_in_place(conn, now, limit)
    rows = conn.execute(
        text(
            "delete from due_item where (part, dedupe) in "
            "(select part, dedupe from due_item where due_at <= :now order by due_at limit :n for update skip locked) "
            "returning due_at, part, dedupe, community, chat, actor, feature, name, payload"
        ),
        {"now": now, "n": limit},
    ).all()
    append_rows(conn, [_timer_row(row, now) for row in sorted(rows, key=itemgetter(0, 1, 2))])
    return len(rows)


_FIRST = "select 1 from due_item where due_at <= :now limit 1"
_CLAIMED = "from due_item where due_at <= :now order by due_at, part, dedupe limit :n"
_APPEND = f"""
insert into log ({EVENT_COLUMNS})
select due.part, head.head + row_number() over (partition by due.part order by due.due_at, due.dedupe), due.key,
    due.community, due.chat, '', due.actor, due.due_at, :now, 'live', 'timer', '', {VERSION}, cast(
        '{{"kind":"timer","feature":' || json_quote(feature) || ',"name":' || json_quote(name)
        || ',"payload":' || payload || '}}' as blob)
from (select *, 'timer:' || dedupe || ':' || due_at as key {_CLAIMED}) as due join head on head.part = due.part
where not exists (select 1 from log where log.part = due.part and log.key = due.key)
"""
_LAST = "(select max(seq) from log where log.part = head.part)"
_ADVANCE = f"update head set head = {_LAST} where {_LAST} > head"
_NEXT = "select due_at, part, dedupe from due_item where due_at <= :now order by due_at, part, dedupe limit 1 offset :n"
_DELETE = "delete from due_item where due_at <= :now"
_DELETE_UP_TO = "delete from due_item where (due_at, part, dedupe) < (:due_at, :part, :dedupe)"
"""What was claimed is what stands before the first that was not: a walk along the index, which a list of keys is not."""


def _drain_in_place(conn: Connection, now: int, limit: int) -> int:
    """Have the one writer turn items into events without leaving the database; the rows are those of `_timer_row`."""
    if conn.execute(text(_FIRST), {"now": now}).first() is None:
        return 0
    claim = {"now": now, "n": limit}
    conn.execute(text(_APPEND), claim)
    conn.execute(text(_ADVANCE))
    rest = conn.execute(text(_NEXT), claim).mappings().first()
    if rest is None:
        return conn.execute(text(_DELETE), {"now": now}).rowcount
    return conn.execute(text(_DELETE_UP_TO), dict(rest)).rowcount


class _StoredTimer(msgspec.Struct, tag_field="kind", tag="timer"):
    """A `Timer` whose payload is JSON already."""

    feature: str
    name: str
    payload: msgspec.Raw


_encode = msgspec.json.Encoder().encode


def _timer_row(row: Any, now: int) -> dict[str, Any]:
    """Build the log row of an item's timer event, as `log.engine_row` would from a `Timer`."""
    due_at, part, dedupe, community, chat, actor, feature, name, payload = row
    return {
        "part": part,
        "seq": 0,
        "key": f"timer:{dedupe}:{due_at}",
        "community": community,
        "chat": chat,
        "thread": "",
        "actor": actor,
        "at": due_at,
        "received_at": now,
        "origin": "live",
        "kind": "timer",
        "cause": "",
        "version": VERSION,
        "payload": _encode(_StoredTimer(feature, name, msgspec.Raw(payload.encode()))),
    }
