"""The sandbox put together: the console adapter in front of the real engine, time in its hand."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from adapters.console.adapter import ConsoleAdapter
from adapters.console.board import BOT_NAME, PLATFORM
from adapters.console.sandbox import at_terminal, make_adapter
from bot import wiring
from engine.contract.clock import ManualClock, to_micros
from engine.runtime.driver import DrivenStream, EngineDriver
from engine.runtime.engine import Engine
from engine.runtime.queries import StoreQueries
from engine.runtime.sender import Sender
from engine.store.database import Store
from engine.stream.ourselves import introduce
from engine.stream.secret import plant

START = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001  local to the configured zone, which is not known here
SEED = 20260105


class RunningClock(ManualClock):
    """A clock that runs in real time from its start, and can be moved on."""

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self._since = time.monotonic_ns()

    def now(self) -> int:
        """Return the start, or where it was last moved to, plus the time gone by since."""
        return self._now + (time.monotonic_ns() - self._since) // 1000

    def move_to(self, at: int) -> None:
        if at > self.now():
            self._now, self._since = at, time.monotonic_ns()


@dataclass(frozen=True)
class Sandbox:
    """An open sandbox."""

    engine: Engine
    stream: DrivenStream
    driver: EngineDriver
    adapter: ConsoleAdapter
    queries: StoreQueries
    zone: str


def same_numbers() -> Callable[[], int]:
    """Draw actor numbers that are the same in every run: a database that ends with the run hides nobody."""
    source = random.Random(SEED)
    return lambda: source.randrange(1, 2**53)


def read_moment(words: str, zone: str) -> int:
    """Read an ISO time; without an offset it is local to `zone`. Raises ValueError."""
    moment = datetime.fromisoformat(words)
    return to_micros(moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone)))


def open_sandbox(
    store: Store, *, zone: str, at: int | None, json: bool, operator: Mapping[str, Any], lasting: bool
) -> Sandbox:
    """Open the sandbox on a database; one that has events goes on at the last one's time, or at `at` if later."""
    last = wiring.last_moment(store)
    start = at if at is not None else to_micros(START.replace(tzinfo=ZoneInfo(zone)))
    if last is not None:
        start = max(last, at or 0)
    clock = RunningClock(start) if at_terminal() else ManualClock(start)
    adapter = make_adapter(
        clock=clock, zone=zone, json=json, first_number=wiring.last_number(store) + 1, **_seen(store)
    )
    numbers: dict[str, Any] = {} if lasting else {"numbers": same_numbers()}
    move_in(store, lasting=lasting)
    engine = wiring.build_engine(store, clock, operator=operator, **numbers)
    sender = Sender(engine, [adapter], wiring.owner_name())
    queries = StoreQueries(store, engine.features)
    return Sandbox(engine, DrivenStream(engine), EngineDriver(engine, clock, sender), adapter, queries, zone)


def move_in(store: Store, *, lasting: bool) -> None:
    """Name the bot's own account; where nothing lasts, codes are the same in every run like everything else."""
    with store.write() as conn:
        introduce(conn, PLATFORM, BOT_NAME)
        if not lasting:
            plant(conn, str(SEED))


def _seen(store: Store) -> dict[str, Any]:
    """Read what an earlier run left behind: how many events, and who was there."""
    with store.read() as conn:
        events = conn.execute(text("select count(*) from log")).scalar_one()
        rows = conn.execute(
            text("select platform_user from identity where platform = :p order by created_at"),
            {"p": PLATFORM},
        )
        return {
            "first_event": int(events) + 1,
            "members": [name for row in rows if (name := str(row.platform_user)) != BOT_NAME],
        }
