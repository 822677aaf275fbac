"""Finding items by words, in Chinese and English: BM25 over titles and tags, and over what is said about them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from threading import RLock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from engine.contract.feature import Context
from engine.contract.settings import fold
from engine.courses.records import items
from engine.courses.rules import LEVELS
from engine.ml.qa import weights as files
from engine.ml.qa.analyser import Analyser, is_single
from engine.ml.qa.index import Field
from engine.ml.qa.rarity import Rarity
from engine.store.sql import fetch_one

KEPT = 64
"""Shelves that a process keeps in memory; the one that was not asked for the longest goes."""
TITLE, ABOUT = 2.0, 1.0
LEAST = 0.35
"""What scores less than this part of the best is not what somebody looks for."""
Mark = tuple[int, ...]


class Shelf:
    """One community's items in memory, as they read at one moment."""

    def __init__(self, mark: Mark, rows: Sequence[Any]) -> None:
        self.mark = mark
        self._rows = list(rows)
        analyser = _analyser()
        self._names = [fold(f"{row.key}\n{row.title}\n{row.title_en}\n{row.tags}") for row in rows]
        self._titles_folded = [fold(f"{row.title}\n{row.title_en}") for row in rows]
        self._titles, self._abouts = Field(), Field(k1=1.5)
        titles = [(n, analyser.terms(_named(row))) for n, row in enumerate(rows)]
        abouts = [(n, analyser.terms(_told(row), 4000, singles=False)) for n, row in enumerate(rows)]
        if rows:
            self._titles.fill(titles)
            self._abouts.fill(abouts)
        self._rarity = Rarity(files.shipped().talk, self._frequency, lambda: len(self._rows))

    def find(self, words: str) -> list[int]:
        """Return the numbers of the items that words mean, the best first."""
        if not self._rows:
            return []
        rarity = self._rarity.weights()
        weights = {term: rarity[term] for term in _analyser().terms(words) if not is_single(term)}
        weights = weights or {term: rarity[term] for term in _analyser().terms(words)}
        n = len(self._rows)
        scores = TITLE * self._titles.score(weights, n) + ABOUT * self._abouts.score(weights, n)
        best = float(scores.max())
        wanted = fold(words).strip()
        ranked: list[tuple[int, float, int]] = []
        for place, row in enumerate(self._rows):
            score = float(scores[place])
            if wanted in self._names[place]:
                # Whoever types a word that many are called by looks for where to begin.
                ranked.append((int(wanted not in self._titles_folded[place]), _level(row), row.number))
            elif best > 0 and score >= LEAST * best:
                ranked.append((2, -score, row.number))
        return [number for *_, number in sorted(ranked)]

    def _frequency(self, term: str) -> int:
        return max(self._titles.frequency(term), self._abouts.frequency(term))


_shelves: WeakKeyDictionary[Engine, OrderedDict[tuple[int, int], Shelf]] = WeakKeyDictionary()
_lock = RLock()


def find(ctx: Context, words: str) -> list[Any]:
    """Return the live items that words mean, the best first."""
    with _lock:
        numbers = _current(ctx).find(words)
    known = {row.number: row for row in items(ctx)}
    return [known[number] for number in numbers if number in known]


def forget_all() -> None:
    """Let go of every shelf in memory, as a process does that ends."""
    with _lock:
        _shelves.clear()


def _current(ctx: Context) -> Shelf:
    kept = _shelves.setdefault(ctx.conn.engine, OrderedDict())
    here, mark = (ctx.part, ctx.community), mark_of(ctx.conn, ctx.part, ctx.community)
    shelf = kept.get(here)
    if shelf is None or shelf.mark != mark:
        shelf = kept[here] = Shelf(mark, items(ctx))
    kept.move_to_end(here)
    while len(kept) > KEPT:
        kept.popitem(last=False)
    return shelf


def mark_of(conn: Connection, part: int, community: int) -> Mark:
    """Tell how a shelf reads: another mark, other items."""
    sql = """SELECT count(*) AS n, coalesce(sum(version), 0) AS v, coalesce(max(changed_at), 0) AS at
        FROM course_item WHERE part = :p AND community = :c"""
    return tuple(map(int, fetch_one(conn, sql, p=part, c=community)))


@lru_cache(maxsize=1)
def _analyser() -> Analyser:
    return Analyser(files.shipped().fold)


def _level(row: Any) -> int:
    return LEVELS.index(row.level) if row.level in LEVELS else 0


def _named(row: Any) -> str:
    return f"{row.title}\n{row.title_en}\n{row.tags}\n{row.key}"


def _told(row: Any) -> str:
    return f"{row.about}\n{row.outline}\n{row.author}"
