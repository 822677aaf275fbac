"""What those who allow it talk about, as weights of courses. The words themselves are never kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import RLock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, text

from engine.contract.events import Message, decode_body
from engine.contract.feature import Batch, Context
from engine.contract.settings import fold
from engine.courses.advice.records import YES, Topics, put_learner, read_topics, write_topics
from engine.courses.records import subject_of
from engine.courses.rules import LIVE, pieces
from engine.courses.search import Mark, mark_of
from engine.ml.recommend import Catalogue, Item, mixed
from engine.store.sql import change, fetch, select_where_in
from engine.stream.here import HERE, home
from engine.stream.whereabouts import is_private

KEPT = 64
LOOKED_BACK = 50
"""So many of somebody's last messages are looked at when they allow it."""
_REACH = 20_000
"""They are looked for among so many events."""
_talks: WeakKeyDictionary[Engine, OrderedDict[tuple[int, int], Talk]] = WeakKeyDictionary()
_lock = RLock()


def on_messages(batch: Batch) -> None:
    """Let what is said count for those who allow it."""
    known = _allowing(batch)
    if not known:
        return
    changed: dict[tuple[int, int], Topics] = {}
    for event in batch.events:
        who = (event.community, event.actor or 0)
        body = event.body
        if who not in known or not isinstance(body, Message) or event.origin == "import":
            continue
        if is_private(event.key) or batch.withheld(event):
            continue
        talk = _talk_of(batch.conn, batch.part, event.community)
        changed[who] = talk.heard(changed.get(who) or read_topics(known[who]), body.text)
    sql = f"UPDATE learner SET topics = :t WHERE {HERE} AND member = :m"
    for (community, member), topics in changed.items():
        written = write_topics(topics)
        if written != known[community, member]:
            change(batch.conn, sql, t=written, p=batch.part, c=community, m=member)


def _allowing(batch: Batch) -> dict[tuple[int, int], str]:
    """Return what the speakers of a batch who allow it spoke of before."""
    speakers: dict[int, set[int]] = {}
    for event in batch.events:
        if event.actor is not None:
            speakers.setdefault(event.community, set()).add(event.actor)
    sql = f"SELECT member, topics FROM learner WHERE {HERE} AND talk = :y AND member IN :values"
    found = {}
    for community, members in speakers.items():
        for row in select_where_in(batch.conn, sql, sorted(members), p=batch.part, c=community, y=YES):
            found[community, int(row.member)] = str(row.topics)
    return found


def look_back(ctx: Context, member: int) -> None:
    """Weigh what somebody has said lately in the groups, as far as it is still there: they have just allowed it."""
    sql = """SELECT key, payload, version FROM log WHERE part = :p AND community = :c AND actor = :m
        AND kind = 'message' AND payload IS NOT NULL AND seq > :s AND seq < :e ORDER BY seq DESC LIMIT :n"""
    here = {**home(ctx), "m": member, "s": ctx.event.seq - _REACH, "e": ctx.event.seq, "n": LOOKED_BACK}
    talk = _talk_of(ctx.conn, ctx.part, ctx.community)
    topics = Topics()
    for row in reversed(list(ctx.conn.execute(text(sql), here))):
        body = decode_body(bytes(row.payload), row.version) if row.payload else None
        if isinstance(body, Message) and not is_private(row.key) and body.text[:1] not in ("/", "／"):
            topics = talk.heard(topics, body.text)
    put_learner(ctx, member, topics=write_topics(topics))


class Talk:
    """What messages say about a community's live courses, as those read at one moment."""

    def __init__(self, mark: Mark, rows: Sequence[Any]) -> None:
        self.mark = mark
        self._tags = {subject_of(row): pieces(row.tags) for row in rows}
        self._catalogue = Catalogue(
            Item(
                subject_of(row),
                f"{row.title} {row.title_en}",
                f"{row.about}\n{row.outline}",
                tuple(pieces(row.tags)),
            )
            for row in rows
        )

    def heard(self, topics: Topics, words: str) -> Topics:
        """Put what somebody says to what they spoke of before."""
        new = self._catalogue.topics(words)
        if not new:
            return topics
        folded = fold(words)
        tags = {tag for item in new for tag in self._tags[item] if fold(tag) in folded}
        return Topics(mixed(topics.items, new), mixed(topics.tags, dict.fromkeys(sorted(tags), 1.0)))


def _talk_of(conn: Connection, part: int, community: int) -> Talk:
    with _lock:
        kept = _talks.setdefault(conn.engine, OrderedDict())
        mark, known = mark_of(conn, part, community), kept.get((part, community))
        if known is None or known.mark != mark:
            sql = f"SELECT * FROM course_item WHERE {HERE} AND state = :s ORDER BY number"
            known = kept[part, community] = Talk(mark, fetch(conn, sql, p=part, c=community, s=LIVE))
        kept.move_to_end((part, community))
        while len(kept) > KEPT:
            kept.popitem(last=False)
        return known


def forget_all() -> None:
    """Let go of what is in memory, as a process does that ends."""
    with _lock:
        _talks.clear()
