"""One fault schedule: a seeded log, a seeded series of faults, and the state that must come out all the same."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from engine.contract.clock import HOUR, ManualClock
from engine.contract.errors import StoreError
from engine.contract.events import Incoming
from engine.store.database import Store
from tests.fakes.house import START, conversation, engine_over, value
from tests.fakes.postgres import Postgres

SIZE = 120
CHUNK = 15
READY = b"go\n"


@dataclass
class Outcome:
    """What a schedule did, and whether the state was right."""

    seed: int
    dialect: str
    faults: Counter[str] = field(default_factory=Counter)
    error: str = ""


def story(seed: int) -> list[Incoming]:
    """Make the log of a schedule: a conversation, sometimes reordered; the chats are introduced in order."""
    chance = random.Random(seed)
    said = conversation(SIZE, seed)
    if chance.random() < 0.4:
        for _ in range(SIZE // 4):
            first = chance.randrange(SIZE - 10)
            second = first + chance.randrange(1, 10)
            said[first], said[second] = said[second], said[first]
    return said


def undisturbed(store: Store, seed: int) -> str:
    """Apply the log one event at a time, with nothing in the way."""
    engine = engine_over(store, clock=ManualClock(START), batch=1)
    for one in story(seed):
        engine.append([one])
    engine.drain()
    return engine.state_hash()


def play(url: str, seed: int, server: Postgres | None) -> tuple[str, Counter[str]]:
    """Apply the log while processes are killed and the database misbehaves; return the state hash and the faults."""
    chance = random.Random(seed * 31 + 7)
    faults: Counter[str] = Counter()
    for _ in range(chance.randrange(1, 4)):
        _one_round(url, seed, chance, faults, server)
    store = Store.open(url)
    store.load_partitions()
    if server is None and chance.random() < 0.5:
        _fill_disk(store, seed, faults)
    clock = ManualClock(START + chance.choice((-1, 1)) * chance.randrange(2 * HOUR))
    engine = engine_over(store, clock=clock, batch=lambda: chance.choice((1, 7, 40, 500)))
    # The adapter was never told that its events are stored: it brings all of them again.
    engine.append(story(seed))
    engine.drain()
    assert value(store, "select count(*) from applied") == SIZE
    assert value(store, "select count(*) from log where kind = 'message'") == SIZE
    assert value(store, "select count(*) from dead_letter") == 0
    found = engine.state_hash()
    store.close()
    return found, faults


def _one_round(
    url: str, seed: int, chance: random.Random, faults: Counter[str], server: Postgres | None
) -> None:
    """Start workers, let them work, and kill them: at a random moment or at a point that they stop at themselves."""
    many = 2 if server is not None and chance.random() < 0.5 else 1
    faults["two workers"] += many == 2
    workers = [_start(url, seed, chance.randrange(1 << 30)) for _ in range(many)]
    with _ended(workers):
        for worker in workers:
            assert worker.stdout is not None
            assert worker.stdout.readline() == READY
        time.sleep(chance.random() * 0.25)
        if server is not None and chance.random() < 0.4:
            server.disconnect_all(url)
            faults["database gone"] += 1
            time.sleep(chance.random() * 0.1)
        for worker in workers:
            # A negative code is a death by signal: it met its failpoint before we came.
            faults["failpoints" if worker.poll() is not None else "kills"] += 1
            worker.kill()


def _start(url: str, seed: int, dice: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.chaos.worker", url, str(seed), str(dice)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


@contextmanager
def _ended(workers: list[subprocess.Popen[bytes]]) -> Iterator[None]:
    try:
        yield
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()


def _fill_disk(store: Store, seed: int, faults: Counter[str]) -> None:
    """Let the disk be full for a while: whatever is refused is refused whole."""
    engine = engine_over(store, clock=ManualClock(START), batch=5)
    with store.write() as conn:
        pages = conn.exec_driver_sql("pragma page_count").scalar_one()
        conn.exec_driver_sql(f"pragma max_page_count = {pages + 1}")
    try:
        engine.append(story(seed))
        engine.drain()
    except StoreError:
        faults["full disk"] += 1
    with store.write() as conn:
        conn.exec_driver_sql("pragma max_page_count = 1073741823")
