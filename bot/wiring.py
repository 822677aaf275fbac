"""The only place that builds objects: stores, engines, sandboxes, and what lives around them."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from bot.features import FEATURES
from engine.contract.clock import Clock, ManualClock, SystemClock
from engine.contract.errors import ConfigError
from engine.contract.ports import Adapter
from engine.runtime.driver import DrivenStream, EngineDriver
from engine.runtime.engine import DEFAULT_BATCH, Engine
from engine.runtime.lang import Texts
from engine.runtime.live import LiveEngine
from engine.runtime.parser import Catalogue, commands_of
from engine.runtime.router import Router
from engine.runtime.sender import Sender
from engine.store.database import Store
from engine.store.migrate import check_schema, upgrade
from engine.stream.directory import random_number

IN_MEMORY = "sqlite://"
BOT_NAME = "qunban"


def open_store(url: str, *, migrate: bool | None = None, exclusive: bool = True) -> Store:
    """Open a database ready for use.

    SQLite migrates by itself; on PostgreSQL `migrate` must be asked for, else SchemaError names the command.
    """
    store = Store.open(url, exclusive=exclusive)
    try:
        if migrate if migrate is not None else store.dialect == "sqlite":
            upgrade(store)
        else:
            check_schema(store)
    except BaseException:
        store.close()
        raise
    return store


def build_engine(
    store: Store,
    clock: Clock | None = None,
    *,
    operator: Mapping[str, Any] | None = None,
    batch: int | Callable[[], int] = DEFAULT_BATCH,
    numbers: Callable[[], int] = random_number,
    bot_names: Mapping[str, str] | None = None,
) -> Engine:
    """Build an engine with all features over an open store."""
    texts = Texts(["engine.runtime", *(feature.texts for feature in FEATURES if feature.texts)])
    catalogue = Catalogue(commands_of(FEATURES))
    problems = catalogue.problems()
    if problems:
        raise ConfigError("the commands do not fit together: " + "; ".join(problems))
    router = Router(catalogue, texts)
    router.bot_names.update(bot_names or {"console": BOT_NAME})
    return Engine(
        store,
        FEATURES,
        clock=clock or SystemClock(),
        texts=texts,
        router=router,
        operator=operator,
        batch=batch,
        numbers=numbers,
    )


def owner_name() -> str:
    """Name this process in the outbox: host and process id."""
    return f"{socket.gethostname()}:{os.getpid()}"


@dataclass(frozen=True)
class Driven:
    """An engine whose time somebody holds in hand, with its stream and driver."""

    engine: Engine
    stream: DrivenStream
    driver: EngineDriver
    clock: ManualClock


def drive(store: Store, start: int, adapters: Sequence[Adapter] = (), **options: Any) -> Driven:
    """Build an engine on a manual clock that starts at `start` (UTC µs)."""
    clock = ManualClock(start)
    engine = build_engine(store, clock, **options)
    sender = Sender(engine, adapters, owner_name()) if adapters else None
    return Driven(engine, DrivenStream(engine), EngineDriver(engine, clock, sender), clock)


@asynccontextmanager
async def running(store: Store, adapters: Sequence[Adapter], **options: Any) -> AsyncIterator[LiveEngine]:
    """Run a live engine beside the block for as long as it lasts; if the engine fails, so does the block."""
    engine = build_engine(store, **options)
    live = LiveEngine(engine, Sender(engine, adapters, owner_name()) if adapters else None)
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(live.run(adapters))
        yield live
        task.cancel()


def last_moment(store: Store) -> int | None:
    """Return the time of the last event in a database; None if it has none."""
    with store.read() as conn:
        found = conn.execute(text("select max(at) from log")).scalar()
    return None if found is None else int(found)


def last_number(store: Store) -> int:
    """Return the highest message number that the sandbox has given out in a database."""
    with store.read() as conn:
        said = conn.execute(
            text(
                "select key from log where kind = 'message' and key like 'console:%' order by seq desc limit 50"
            )
        )
        numbers = [int(row.key.rsplit(":", 1)[1]) for row in said if row.key.rsplit(":", 1)[1].isdigit()]
        sent = conn.execute(text("select count(*) from outbox where platform = 'console' and state = 'sent'"))
        return max(numbers, default=0) + int(sent.scalar_one())
