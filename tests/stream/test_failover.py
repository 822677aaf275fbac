"""Two engine processes on one PostgreSQL: when one is killed, the other takes its partitions over at once."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from engine.contract.clock import SystemClock
from engine.store.database import Store
from engine.stream import log
from engine.stream.directory import Directory
from tests.fakes.house import say
from tests.fakes.postgres import Postgres

LONGEST_STALL = 2.0
READY_WITHIN = 30.0
PACE = threading.Event()
"""Never set: waiting for it is how the test keeps its pace."""


def worker(url: str) -> subprocess.Popen[bytes]:
    """Start an engine process as an operator would."""
    command = [sys.executable, "-m", "bot", "run", "--role", "engine", "--db", url]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@pytest.fixture
def workers(postgres: Postgres) -> Iterator[tuple[Store, list[subprocess.Popen[bytes]]]]:
    url = postgres.new()
    store = Store.open(url)
    store.load_partitions()
    started = [worker(url) for _ in range(2)]
    for process in started:
        assert process.stderr is not None
        assert b"engine running" in process.stderr.readline()
    yield store, started
    for process in started:
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()
    store.close()
    postgres.drop(url)


def test_a_killed_worker_is_replaced_in_under_two_seconds(
    workers: tuple[Store, list[subprocess.Popen[bytes]]],
) -> None:
    store, (first, _) = workers
    directory = Directory(store.partitions)
    numbers = itertools.count(1)
    killed_at: float | None = None
    moved, stall, position = time.monotonic(), 0.0, -1
    until = time.monotonic() + 4
    while time.monotonic() < until or killed_at is None:
        said = [say(f"line {n}", n, chat=f"c{n % 5}") for n in itertools.islice(numbers, 10)]
        with store.write() as conn:
            log.append(conn, directory, said, SystemClock().now())
        PACE.wait(0.02)
        with store.read() as conn:
            reached = int(
                conn.execute(text("select sum(pos) from cursor where consumer = 'main'")).scalar_one()
            )
        now = time.monotonic()
        if reached != position:
            moved, position = now, reached
        stall = max(stall, now - moved)
        if killed_at is None and reached > 100:
            first.kill()
            killed_at = now
    assert stall < LONGEST_STALL
    _wait_until_level(store)
    with store.read() as conn:
        doubled = conn.execute(
            text(
                "select count(*) from (select subject from ledger group by rule, subject, member having count(*) > 1) x"
            )
        )
        assert doubled.scalar_one() == 0
        assert conn.execute(text("select count(*) from dead_letter")).scalar_one() == 0


def _wait_until_level(store: Store) -> None:
    behind = text(
        "select count(*) from cursor c join head h on h.part = c.part where c.pos < h.head and c.consumer = 'main'"
    )
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        with store.read() as conn:
            if not conn.execute(behind).scalar_one():
                return
        PACE.wait(0.05)
    pytest.fail("the remaining worker did not catch up")
