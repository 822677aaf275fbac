"""The log: append in groups, each key once, one gapless sequence a partition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from engine.contract.events import (
    VERSION,
    AnyBody,
    ChatMigrated,
    Event,
    Incoming,
    Unreadable,
    decode_body,
    encode_body,
    kind_of,
)
from engine.store.sql import fetch, fetch_given, insert_new, select_where_in, upsert
from engine.store.tables import Head, Log
from engine.stream.directory import Directory

EVENT_COLUMNS = (
    "part, seq, key, community, chat, thread, actor, at, received_at, origin, kind, cause, version, payload"
)


def append(conn: Connection, directory: Directory, incoming: Sequence[Incoming], now: int) -> list[bool]:
    """Store what adapters saw; return which events were new. Equal keys are one event, the first one stays."""
    directory.begin(conn)
    rows = [_row(conn, directory, item, now) for item in incoming]
    append_rows(conn, rows)
    return [row["seq"] > 0 for row in rows]


def append_rows(conn: Connection, rows: Sequence[dict[str, Any]]) -> int:
    """Give rows their sequence numbers and insert those whose key is new; partitions are locked in order."""
    by_part: dict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in rows:
        by_part[row["part"]].setdefault(row["key"], row)
    if not by_part:
        return 0
    lock = " for update" if conn.dialect.name == "postgresql" else ""
    query = f"select part, head from head where part IN :values order by part{lock}"
    heads = {row.part: row.head for row in select_where_in(conn, query, by_part)}
    known = _known(conn, by_part)
    fresh: list[dict[str, Any]] = []
    before = dict(heads)
    for part in sorted(by_part):
        for key, row in by_part[part].items():
            if (part, key) not in known:
                heads[part] += 1
                row["seq"] = heads[part]
                fresh.append(row)
    insert_new(conn, Log, fresh)
    moved = [{"part": part, "head": head} for part, head in heads.items() if head != before[part]]
    upsert(conn, Head, moved, keys=("part",), put=("head",))
    return len(fresh)


def _known(conn: Connection, by_part: Mapping[int, Mapping[str, object]]) -> set[tuple[int, str]]:
    """Return which keys are in the log already; one statement, however many partitions are concerned."""
    wanted = [(part, key) for part, keys in by_part.items() for key in keys]
    if conn.dialect.name == "sqlite":
        rows = conn.exec_driver_sql(_KNOWN_SQLITE, (msgspec.json.encode(wanted).decode(),))
    else:
        parts, keys = zip(*wanted, strict=True)
        rows = conn.exec_driver_sql(_KNOWN_POSTGRES, (list(parts), list(keys)))
    return {(row[0], row[1]) for row in rows}


_KNOWN_SQLITE = """
select log.part, log.key from json_each(?) as wanted cross join log
on log.part = json_extract(wanted.value, '$[0]') and log.key = json_extract(wanted.value, '$[1]')
"""
_KNOWN_POSTGRES = """
select log.part, log.key from unnest(%s::bigint[], %s::text[]) as wanted (part, key)
join log on log.part = wanted.part and log.key = wanted.key
"""


def _row(conn: Connection, directory: Directory, item: Incoming, now: int) -> dict[str, Any]:
    accounts = directory.accounts(conn, item.platform, item.people, now)
    author = accounts[item.actor] if item.actor is not None else None
    chat = item.chat
    if isinstance(item.body, ChatMigrated):
        directory.move(conn, item.platform, chat.id, item.body.new_id)
        chat = msgspec.structs.replace(chat, id=item.body.new_id)
    place = directory.place(conn, item.platform, chat, author, item.community, now)
    body = numbered(item.body, lambda position: accounts[position].person)
    return {
        "part": place.part,
        "seq": 0,
        "key": f"{item.platform}:{place.label}:{item.unique}",
        "community": place.community,
        "chat": place.chat,
        "thread": item.thread,
        "actor": author.person if author is not None else None,
        "at": item.at,
        "received_at": now,
        "origin": item.origin,
        "kind": kind_of(body),
        "cause": "",
        "version": VERSION,
        "payload": encode_body(body),
    }


def numbered(body: AnyBody, number_of: Callable[[int], int]) -> AnyBody:
    """Replace positions in `people` by actor numbers, in the fields that the body declares to hold people."""
    changes: dict[str, Any] = {}
    for name in body.actor_fields:
        value = getattr(body, name)
        if value is None or value == ():
            continue
        changes[name] = tuple(map(number_of, value)) if isinstance(value, tuple) else number_of(value)
    return msgspec.structs.replace(body, **changes) if changes else body


def engine_row(
    *, part: int, community: int, chat: int, key: str, at: int, now: int, body: AnyBody, **more: Any
) -> dict[str, Any]:
    """Build a log row for an event that the engine itself appends (timers, outcomes, features' own)."""
    row = {
        "part": part,
        "seq": 0,
        "key": key,
        "community": community,
        "chat": chat,
        "thread": "",
        "actor": None,
        "at": at,
        "received_at": now,
        "origin": "live",
        "kind": kind_of(body),
        "cause": "",
        "version": VERSION,
        "payload": encode_body(body),
    }
    return row | more


def read(conn: Connection, part: int, after: int, upto: int, limit: int) -> list[Event]:
    """Read events of a partition in order, leaving out those whose payload retention has emptied."""
    sql = f"""select {EVENT_COLUMNS} from log where part = :p and seq > :a and seq <= :u
        and payload is not null order by seq limit :n"""
    return [event_of(row) for row in fetch(conn, sql, p=part, a=after, u=upto, n=limit)]


def read_all(conn: Connection, wanted: Sequence[tuple[int, int, int]]) -> dict[int, list[Event]]:
    """Read events of several partitions (part, after, up to), each in order; partitions without any are left out."""
    columns = ", ".join(f"log.{column}" for column in EVENT_COLUMNS.split(", "))
    # PostgreSQL must not think of reading the whole log for a join.
    source = (
        "cross join log where log.part = given.part and log.seq > given.after and log.seq <= given.upto"
        if conn.dialect.name == "sqlite"
        else "cross join lateral (select * from log where log.part = given.part and log.seq > given.after "
        "and log.seq <= given.upto order by log.seq limit given.upto - given.after) log where true"
    )
    sql = f"select {columns} from given {source} and log.payload is not null order by log.part, log.seq"
    found: dict[int, list[Event]] = {}
    for row in fetch_given(conn, ("part", "after", "upto"), wanted, sql):
        found.setdefault(row.part, []).append(event_of(row))
    return found


def event_of(row: Any) -> Event:
    """Decode one row of the log, selected as EVENT_COLUMNS."""
    return Event(
        part=row[0],
        seq=row[1],
        key=row[2],
        community=row[3],
        chat=row[4],
        thread=row[5],
        actor=row[6],
        at=row[7],
        received_at=row[8],
        origin=row[9],
        cause=row[11],
        body=_body(bytes(row[13]), row[12]),
    )


def _body(payload: bytes, version: int) -> AnyBody:
    """Decode a body. What a newer program wrote is an error; what nobody can read must not keep the others back."""
    try:
        return decode_body(payload, version)
    except msgspec.MsgspecError as error:
        return Unreadable(why=str(error))
