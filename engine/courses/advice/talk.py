"""What those who allow it talk about, as weights of courses. The words themselves are never kept."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping
from threading import RLock
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, text

from engine.contract.events import Message, decode_body
from engine.contract.feature import Batch, Context
from engine.courses.advice.records import YES, put_learner
from engine.courses.records import HERE, home, subject_of
from engine.courses.rules import LIVE, pieces
from engine.courses.search import Mark, mark_of
from engine.ml.recommend import Catalogue, Item, mixed
from engine.store.sql import change, fetch
from engine.stream.whereabouts import is_private

KEPT = 64
LOOKED_BACK = 50
"""So many of somebody's last messages are looked at when they allow it."""
_REACH = 20_000
"""They are looked for among so many events."""
_catalogues: WeakKeyDictionary[Engine, OrderedDict[tuple[int, int], tuple[Mark, Catalogue]]] = (
    WeakKeyDictionary()
)
_lock = RLock()


def on_messages(batch: Batch) -> None:
    """Let what is said count for those who allow it."""
    sql = "SELECT community, member, topics FROM learner WHERE part = :p AND talk = :y"
    known = {(row.community, row.member): row.topics for row in fetch(batch.conn, sql, p=batch.part, y=YES)}
    if not known:
        return
    changed: dict[tuple[int, int], dict[str, float]] = {}
    for event in batch.events:
        who = (event.community, event.actor or 0)
        body = event.body
        if who not in known or not isinstance(body, Message) or event.origin == "import":
            continue
        if is_private(event.key) or batch.withheld(event):
            continue
        new = catalogue_of(batch.conn, batch.part, event.community).topics(body.text)
        if new:
            before = changed.get(who) or json.loads(known[who])
            changed[who] = mixed(before, new)
    sql = f"UPDATE learner SET topics = :t WHERE {HERE} AND member = :m"
    for (community, member), topics in changed.items():
        change(batch.conn, sql, t=json.dumps(topics), p=batch.part, c=community, m=member)


def look_back(ctx: Context, member: int) -> None:
    """Weigh what somebody has said lately in the groups, as far as it is still there: they have just allowed it."""
    sql = """SELECT key, payload, version FROM log WHERE part = :p AND community = :c AND actor = :m
        AND kind = 'message' AND payload IS NOT NULL AND seq > :s AND seq < :e ORDER BY seq DESC LIMIT :n"""
    here = {**home(ctx), "m": member, "s": ctx.event.seq - _REACH, "e": ctx.event.seq, "n": LOOKED_BACK}
    catalogue = catalogue_of(ctx.conn, ctx.part, ctx.community)
    topics: Mapping[str, float] = {}
    for row in reversed(list(ctx.conn.execute(text(sql), here))):
        body = decode_body(bytes(row.payload), row.version) if row.payload else None
        if isinstance(body, Message) and not is_private(row.key) and body.text[:1] not in ("/", "／"):
            topics = mixed(topics, catalogue.topics(body.text))
    put_learner(ctx, member, topics=json.dumps(topics))


def catalogue_of(conn: Connection, part: int, community: int) -> Catalogue:
    """Return a community's live courses as texts, as they read now."""
    with _lock:
        kept = _catalogues.setdefault(conn.engine, OrderedDict())
        mark, known = mark_of(conn, part, community), kept.get((part, community))
        if known is None or known[0] != mark:
            known = kept[part, community] = (mark, _read(conn, part, community))
        kept.move_to_end((part, community))
        while len(kept) > KEPT:
            kept.popitem(last=False)
        return known[1]


def _read(conn: Connection, part: int, community: int) -> Catalogue:
    sql = f"SELECT * FROM course_item WHERE {HERE} AND state = :s ORDER BY number"
    return Catalogue(
        Item(
            subject_of(row),
            f"{row.title} {row.title_en}",
            f"{row.about}\n{row.outline}",
            tuple(pieces(row.tags)),
        )
        for row in fetch(conn, sql, p=part, c=community, s=LIVE)
    )


def forget_all() -> None:
    """Let go of every catalogue in memory, as a process does that ends."""
    with _lock:
        _catalogues.clear()
