"""Due items: ours against the job store that most bots use."""

from __future__ import annotations

import statistics
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler

from bot.bench.workload import START
from bot.bench.yardsticks import durable_sqlite
from engine.runtime.engine import Engine
from engine.store.database import Store
from engine.stream import due

LOOKS = 200
PATIENCE = 60.0
"""Seconds to wait for the scheduler before giving up."""


class OurDues:
    """Add items in one transaction, drain them in claimed batches; each becomes an event of the log."""

    def __init__(self, engine: Engine, store: Store, size: int) -> None:
        self._engine = engine
        self._store = store
        self._size = size

    def __call__(self, number: int) -> int:
        items = self._items(number, START)
        with self._store.write() as conn:
            due.add(conn, items)
        drained = self._engine.drain_due(START + self._size)
        if drained != self._size:
            raise RuntimeError(f"{drained} of {self._size} due items were drained")
        return drained

    def idle(self) -> float:
        """Return how many milliseconds a look takes (median) while as many items wait and none is due."""
        with self._store.write() as conn:
            due.add(conn, self._items(-1, START + 2 * self._size))
        took = []
        for _ in range(LOOKS):
            began = time.perf_counter()
            self._engine.drain_due(START + self._size)
            took.append((time.perf_counter() - began) * 1000)
        return statistics.median(took)

    def _items(self, number: int, first: int) -> list[dict[str, Any]]:
        return [
            {
                "part": i % self._store.partitions,
                "dedupe": f"bench:{number}:{i}",
                "community": 1,
                "chat": 1,
                "actor": None,
                "due_at": first + i,
                "feature": "bench",
                "name": "reminder",
                "payload": "{}",
            }
            for i in range(self._size)
        ]


class _Fired:
    """Counts what the scheduler ran; a job's function must be importable, so this is the module's."""

    def __init__(self) -> None:
        self.left = 0
        self.lock = threading.Lock()
        self.all = threading.Event()

    def expect(self, count: int) -> None:
        self.left = count
        self.all.clear()

    def one(self) -> None:
        with self.lock:
            self.left -= 1
            if not self.left:
                self.all.set()


_fired = _Fired()


def fire() -> None:
    """Be the job."""
    _fired.one()


class SchedulerDues:
    """APScheduler with its SQLAlchemyJobStore: add date jobs that are due, let it run them all."""

    def __init__(self, path: Path, size: int) -> None:
        self._size = size
        self._engine = durable_sqlite(path)
        self._scheduler = BackgroundScheduler(
            jobstores={"default": SQLAlchemyJobStore(engine=self._engine)},
            job_defaults={"misfire_grace_time": None},
            timezone="UTC",
        )
        self._scheduler.start(paused=True)

    def __call__(self, number: int) -> int:
        _fired.expect(self._size)
        past = datetime(2026, 1, 1, tzinfo=UTC)
        for i in range(self._size):
            self._scheduler.add_job("bot.bench.dues:fire", "date", run_date=past, id=f"{number}:{i}")
        self._scheduler.resume()
        if not _fired.all.wait(PATIENCE):
            raise RuntimeError("the scheduler did not run all jobs")
        self._scheduler.pause()
        return self._size

    def close(self) -> None:
        """Stop the scheduler."""
        self._scheduler.shutdown(wait=True)
        self._engine.dispose()
