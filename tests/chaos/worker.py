"""A worker to be killed: appends a story with duplicates and applies it, until somebody or its own dice end it."""

from __future__ import annotations

import os
import random
import signal
import sys
from typing import Any

from sqlalchemy import Connection, event

from engine.contract.clock import HOUR, ManualClock
from engine.contract.errors import StoreError
from engine.contract.events import Incoming
from engine.runtime.engine import Engine
from engine.store import sql
from engine.store.database import Store
from tests.chaos.schedule import CHUNK, READY, story
from tests.fakes.house import START, engine_over


def arm(store: Store, chance: random.Random) -> None:
    """Die by kill -9 before some statement, before some commit or right after one."""
    left = chance.randrange(5, 600)
    point = chance.choice(("statement", "commit", "after commit"))

    def maybe(where: str) -> None:
        nonlocal left
        if where == point:
            left -= 1 if point == "statement" else 20
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    engine = store._writer
    event.listen(engine, "before_cursor_execute", lambda *_: maybe("statement"))
    driver = sql._driver

    def watched(conn: Connection) -> Any:
        maybe("statement")
        return driver(conn)

    sql._driver = watched
    event.listen(engine, "commit", lambda _: maybe("commit"))
    event.listen(engine, "begin", lambda _: maybe("after commit"))


def live(engine: Engine, said: list[Incoming], chance: random.Random) -> None:
    """Append from a random place on, with repetitions, and apply in random batches."""
    for start in range(0, len(said), CHUNK):
        while True:
            try:
                append = chance.choice((engine.append_groups, engine.append_and_apply))
                append([said[max(0, start - chance.randrange(CHUNK)) : start + CHUNK]])
                if chance.random() < 0.7:
                    engine.step()
                break
            except StoreError:
                continue
    while True:
        try:
            engine.drain()
        except StoreError:
            continue


def main(url: str, seed: int, dice: int) -> None:
    """Work on the story of `seed`."""
    chance = random.Random(dice)
    store = Store.open(url)
    store.load_partitions()
    clock = ManualClock(START + chance.choice((-1, 1)) * chance.randrange(2 * HOUR))
    engine = engine_over(store, clock=clock, batch=lambda: chance.choice((1, 3, 20, 500)))
    if chance.random() < 0.5:
        arm(store, chance)
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    live(engine, story(seed), chance)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
