"""How long a base of 12,000 entries takes after a restart until all of it is found by meaning, beside embedding it anew."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bot.wiring import open_store
from engine.ml.qa import Embedder, Entry
from engine.qa.knowledge import entries as base_rows
from engine.qa.knowledge.entries import New, Place
from engine.qa.knowledge.projection import Projection
from engine.store.database import Store

_HOME = (0, 1)
"""Partition and community."""


def restarted(entries: Sequence[Entry], embedder: Embedder, rounds: int) -> float:
    """Read a base and its vectors from a database; return the CPU seconds of the fastest round."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'base.db'}"
        store = open_store(url)
        _fill(store, entries, embedder)
        store.close()
        return min(_start(url, embedder) for _ in range(rounds))


def anew(entries: Sequence[Entry], embedder: Embedder, some: int) -> float:
    """Return the CPU seconds that embedding all entries takes, by the first few."""
    embedder.questions([entries[0].question])
    began = time.process_time()
    for entry in entries[:some]:
        embedder.questions([entry.question])
        embedder.passages([entry.passage])
    return (time.process_time() - began) / some * len(entries)


def _fill(store: Store, entries: Sequence[Entry], embedder: Embedder) -> None:
    with store.write() as conn:
        news = [New(entry.question, entry.answer, "faq") for entry in entries]
        base_rows.add_all(Place(conn, *_HOME, "filled"), news, 0)
    base = _read(store, embedder)
    while base.memory.work(512):
        while base.has_news:
            with store.write() as conn:
                base.keep(conn, *_HOME)


def _start(url: str, embedder: Embedder) -> float:
    store = open_store(url)
    began = time.process_time()
    base = _read(store, embedder)
    took = time.process_time() - began
    store.close()
    if base.memory.waiting:
        raise AssertionError(f"{base.memory.waiting} texts have no vector")
    return took


def _read(store: Store, embedder: Embedder) -> Projection:
    base = Projection(embedder)
    with store.read() as conn:
        base.read_on(conn, *_HOME, base_rows.standing(conn, *_HOME))
    return base
