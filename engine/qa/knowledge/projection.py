"""A community's base in memory, as it stands at this place of the log.

The database is the truth; a memory is made of its rows in the order in which they came, so that every process comes to
the same one. Before it is asked it reads on: additions are put on top, and where something that was there is another
now, or the change it stands at was undone, it is made anew. What is found by meaning is embedded in the background and
kept between events (`keeping`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from threading import RLock, Thread
from typing import Any
from weakref import WeakKeyDictionary

import msgspec
from sqlalchemy import Connection, Engine

from engine.contract.feature import Context
from engine.ml.qa import Embedder, Entry, Memory, Remembering, Verdict, semantic
from engine.ml.qa.features import DENSE, LEXICAL
from engine.ml.qa.gate import MARGINS
from engine.qa.knowledge import keeping
from engine.qa.knowledge.entries import standing
from engine.qa.knowledge.rules import LIVE
from engine.store.sql import fetch
from engine.stream.here import HERE

KEPT = 64
"""Bases that a process keeps in memory; the one that was not asked for the longest goes."""
AT_ONCE = 24
"""Up to so many new texts are embedded while a question waits: a script's small base answers the same every time. More of
them are embedded in the background."""
_LENGTHS = {False: len(LEXICAL) + len(MARGINS), True: len(LEXICAL) + len(DENSE) + len(MARGINS)}


class Projection:
    """One community's memory and the change up to which it has read."""

    def __init__(self, embedder: Embedder | None) -> None:
        self.memory = Memory.shipped(embedder=embedder)
        self.target = 0.95
        self.semantic = embedder is not None
        self.version = 0
        self.stamp = ""
        self._embedding: Thread | None = None
        self._let_go = False
        self._useless: list[tuple[int, bytes]] = []

    def aim(self, target: float) -> None:
        """Hold answers to a precision."""
        if target != self.target:
            self.memory.aim(target)
            self.target = target

    @property
    def busy(self) -> bool:
        """Whether texts are being embedded in the background."""
        return self._embedding is not None and self._embedding.is_alive()

    def embed(self) -> None:
        """Embed what is new: a little at once, a lot in the background."""
        if self.busy or not self.memory.waiting:
            return
        if self.memory.waiting <= AT_ONCE:
            self.memory.work(AT_ONCE)
            return
        self._embedding = Thread(target=self._embed_all, name="embed", daemon=True)
        self._embedding.start()

    def _embed_all(self) -> None:
        while not self._let_go and self.memory.work():
            pass

    def let_go(self) -> None:
        """Stop embedding: another memory takes this one's place."""
        self._let_go = True

    @property
    def has_news(self) -> bool:
        """Whether `keep` has something to do: a batch, or the last ones."""
        unsaved = self.memory.unsaved
        return bool(self._useless) or unsaved >= keeping.BATCH or (unsaved > 0 and not self.busy)

    def keep(self, conn: Connection, part: int, community: int) -> int:
        """Write some of what was embedded since, and drop what is of no use; return how many rows that were.

        Nothing is kept of a base that is another by now: some of its texts may be gone.
        """
        now = keeping.hold(conn, part, community)
        made = [keeping.Kept(int(number), *one) for number, one in self.memory.made(keeping.BATCH)]
        useless, self._useless = self._useless[: keeping.BATCH], self._useless[keeping.BATCH :]
        if now is None or not _on_its_way(conn, part, community, self, now):
            return 0
        return keeping.keep(conn, part, community, made) + keeping.drop(conn, part, community, useless)

    def read_on(self, conn: Connection, part: int, community: int, upto: Any) -> None:
        """Take in what was added since, in the order in which it came."""
        here = {"p": part, "c": community, "v": self.version}
        sql = f"SELECT number, question, answer, born FROM faq_entry WHERE {HERE} AND born > :v AND state = '{LIVE}'"
        added = fetch(conn, f"{sql} ORDER BY born", **here)
        wordings = self._wordings(conn, here)
        sql = f"""SELECT version, number, wording, "right", semantic, measures FROM faq_verdict
            WHERE {HERE} AND version > :v"""
        said = fetch(conn, f"{sql} ORDER BY version", **here)
        steps: list[tuple[int, Any]] = [(int(row.born), row) for row in added]
        steps += [(int(row.version), row) for row in said]
        self._take([row for _, row in sorted(steps, key=lambda step: step[0])], wordings)
        self._learn(said)
        if added and self.memory.waiting:
            self._recall(keeping.kept(conn, part, community, min(row.number for row in added)))
        self.version, self.stamp = int(upto.version), str(upto.stamp)

    def _take(self, rows: list[Any], wordings: dict[int, list[str]]) -> None:
        """Take in entries, as many at once as come one after the other, and what was said of them."""
        entries: list[Entry] = []
        for row in rows:
            if hasattr(row, "question"):
                known = tuple(wordings.get(row.number, ()))
                entries.append(Entry(row.number, row.question, row.answer, known))
            elif row.wording:
                self.memory.put_all(entries)
                entries.clear()
                _say(self.memory, row)
        self.memory.put_all(entries)

    def _recall(self, kept: list[keeping.Kept]) -> None:
        used = self.memory.recall({one.digest: one.vector for one in kept})
        if self.version == 0:  # every text there is has asked for its vector
            self._useless = [(one.number, one.digest) for one in kept if one.digest not in used]

    def _wordings(self, conn: Connection, here: dict[str, Any]) -> dict[int, list[str]]:
        sql = """SELECT v.number, v.wording FROM faq_variant v JOIN faq_entry e ON e.part = v.part
            AND e.community = v.community AND e.number = v.number
            WHERE v.part = :p AND v.community = :c AND e.born > :v ORDER BY v.number, v.n"""
        found: dict[int, list[str]] = {}
        for row in fetch(conn, sql, **here):
            found.setdefault(row.number, []).append(row.wording)
        return found

    def _learn(self, said: list[Any]) -> None:
        for by_meaning in (False, True):
            verdicts = [
                Verdict(measures, bool(row.right))
                for row in said
                if bool(row.semantic) == by_meaning and (measures := read_measures(row.measures, by_meaning))
            ]
            if verdicts:
                self.memory.learn(verdicts, semantic=by_meaning)


def write_measures(measures: tuple[float, ...]) -> str:
    """Write measures for the database."""
    return msgspec.json.encode([round(one, 6) for one in measures]).decode()


def read_measures(written: str, by_meaning: bool) -> tuple[float, ...]:
    """Read measures; those of a model that measured something else are none."""
    found = tuple(msgspec.json.decode(written, type=list[float])) if written else ()
    return found if len(found) == _LENGTHS[by_meaning] else ()


_bases: WeakKeyDictionary[Engine, OrderedDict[tuple[int, int], Projection]] = WeakKeyDictionary()
_lock = RLock()


@contextmanager
def memory_of(ctx: Context) -> Iterator[Projection]:
    """Lend the memory of the event's community, up to date; nobody else has it meanwhile."""
    wanted = embedder() if ctx.setting("qa.semantic") else None
    with _lock:
        base = _current(ctx.conn, ctx.part, ctx.community, wanted)
        base.aim(float(ctx.setting("qa.precision")))
        if wanted is not None:
            base.embed()
        yield base


def upkeep(write: Callable[[], AbstractContextManager[Connection]]) -> int:
    """Keep what was embedded of one base, a batch in a transaction of its own; return how many rows that were."""
    with _lock:
        waits = any(base.has_news for kept in _bases.values() for base in kept.values())
    if not waits:
        return 0
    with write() as conn:
        with _lock:
            found = [item for item in _bases.get(conn.engine, {}).items() if item[1].has_news]
        return found[0][1].keep(conn, *found[0][0]) if found else 0


def forget_all() -> None:
    """Let go of every base in memory, as a process does that ends."""
    with _lock:
        for kept in _bases.values():
            for base in kept.values():
                base.let_go()
        _bases.clear()


def _current(conn: Connection, part: int, community: int, wanted: Embedder | None) -> Projection:
    kept = _bases.setdefault(conn.engine, OrderedDict())
    now = standing(conn, part, community)
    base = kept.get((part, community))
    if (
        base is None
        or base.semantic != (wanted is not None)
        or not _on_its_way(conn, part, community, base, now)
    ):
        if base is not None:
            base.let_go()
        base = kept[part, community] = Projection(wanted)
    kept.move_to_end((part, community))
    while len(kept) > KEPT:
        kept.popitem(last=False)[1].let_go()
    if now is not None and now.version != base.version:
        base.read_on(conn, part, community, now)
    return base


def _on_its_way(conn: Connection, part: int, community: int, base: Projection, now: Any) -> bool:
    """Tell whether what a memory has read is still the beginning of what there is."""
    if base.version == 0:
        return True
    if now is None or now.version < base.version or now.reset > base.version:
        return False
    if now.version == base.version:
        return bool(now.stamp == base.stamp)
    if now.reset == base.version:
        return bool(now.reset_stamp == base.stamp)
    sql = f"""SELECT stamp FROM faq_entry WHERE {HERE} AND born = :v
        UNION ALL SELECT stamp FROM faq_verdict WHERE {HERE} AND version = :v"""
    rows = fetch(conn, sql, p=part, c=community, v=base.version)
    return bool(rows) and rows[0].stamp == base.stamp


def _say(memory: Memory, row: Any) -> None:
    if row.right:
        memory.accept(row.wording, row.number)
    else:
        memory.refuse(row.wording, row.number)


@lru_cache(maxsize=1)
def embedder() -> Embedder | None:
    """Give the process's one embedder; None where the extra `qunban[semantic]` is not installed."""
    found = semantic()
    return None if found is None else Remembering(found)
