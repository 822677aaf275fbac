"""How long a command waits for its answer: from append to the committed outbox row, on the clock on the wall."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from bot.bench import sample
from bot.bench.workload import CHATS, MEMBERS, incoming
from bot.wiring import build_engine, warm_up
from engine.contract.events import Incoming, Message
from engine.contract.feature import Feature
from engine.contract.ports import Appended
from engine.runtime.engine import Engine
from engine.runtime.live import LiveEngine
from engine.store.database import Store
from engine.store.sql import fetch

COMMAND_EVERY = 10
COMMAND = "/me"
KNOWN = CHATS * MEMBERS
"""Messages before the measuring begins, one of everybody: a community whose members are all new is none."""
AT_ONCE = 500
WARM_UP = 100
"""Events at the measured rate whose waits do not count yet."""
SETTLE = 2.0
"""Seconds to wait for the last answers."""


class _Watch:
    """Stands in the engine's way and notes when each answer was committed."""

    def __init__(self, engine: Engine, store: Store) -> None:
        self._store = store
        self._step = engine.step
        self._append = engine.append_and_apply
        self._seen = 0
        self.answered: dict[str, float] = {}

    def step(self, *, pause: float = 0.0) -> int:
        """Step, then look which outbox rows are there now; the look is part of what is measured."""
        done = self._step(pause=pause)
        if done:
            self._look()
        return done

    def append(self, groups: Sequence[Sequence[Incoming]]) -> list[Appended]:
        """Append and apply, then look."""
        appended = self._append(groups)
        self._look()
        return appended

    def _look(self) -> None:
        with self._store.read() as conn:
            rows = fetch(
                conn, "select rowid, key from outbox where rowid > :seen order by rowid", seen=self._seen
            )
        now = time.perf_counter()
        for row in rows:
            self._seen = row.rowid
            self.answered.setdefault(str(row.key).partition("#")[0], now)


def _said(number: int, text: str) -> Incoming:
    """Return event `number` as somebody saying something now."""
    item = incoming(number)
    at = time.time_ns() // 1000
    body = Message(text=text, message=item.unique)
    return Incoming(
        platform=item.platform,
        chat=item.chat,
        unique=item.unique,
        at=at,
        people=item.people,
        actor=0,
        body=body,
    )


async def _settled(done: Callable[[], bool]) -> None:
    until = time.perf_counter() + SETTLE
    while time.perf_counter() < until:
        if done():
            return
        await asyncio.sleep(0.02)


def _introduce(engine: Engine, talk: Sequence[str]) -> None:
    """Let everybody have said something."""
    for first in range(0, KNOWN, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, KNOWN))
        engine.append([_said(number, talk[number % len(talk)]) for number in numbers])
    engine.drain()


async def _play(engine: Engine, store: Store, talk: Sequence[str], rate: float, events: int) -> list[float]:
    watch = _Watch(engine, store)
    engine.step = watch.step  # type: ignore[method-assign]
    engine.append_and_apply = watch.append  # type: ignore[method-assign]
    live = LiveEngine(engine, None)
    running = asyncio.create_task(live.run(()))
    appended: dict[str, float] = {}
    pending: set[asyncio.Task[object]] = set()
    began = time.perf_counter()
    for number in range(events):
        await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
        asks = not number % COMMAND_EVERY
        item = _said(KNOWN + number, COMMAND if asks else talk[number % len(talk)])
        if asks and number >= WARM_UP:
            appended[f"{item.platform}:{item.chat.id}:{item.unique}"] = time.perf_counter()
        task: asyncio.Task[object] = asyncio.create_task(live.stream.append([item]))
        pending.add(task)
        task.add_done_callback(pending.discard)
    await asyncio.gather(*pending)
    await _settled(lambda: appended.keys() <= watch.answered.keys())
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    missing = appended.keys() - watch.answered.keys()
    if missing:
        raise RuntimeError(f"{len(missing)} of {len(appended)} commands got no answer")
    return sorted(1000 * (watch.answered[key] - at) for key, at in appended.items())


def command_latency(store: Store, features: Sequence[Feature], *, rate: float, seconds: float) -> list[float]:
    """Return the sorted waits of all commands in milliseconds."""
    engine = build_engine(store, features=features)
    talk = [line.text for line in sample.lines()]
    _introduce(engine, talk)
    warm_up(engine)
    return asyncio.run(_play(engine, store, talk, rate, WARM_UP + int(rate * seconds)))
