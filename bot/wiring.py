"""The only place that builds objects: stores, engines, sandboxes, and what lives around them."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import text

from adapters.console.board import BOT_NAME
from bot.config import Config
from bot.features import FEATURES
from bot.supervisor import Speakers, Supervised
from engine.contract.clock import Clock, ManualClock, SystemClock
from engine.contract.errors import ConfigError
from engine.contract.events import Event, Message
from engine.contract.feature import Feature
from engine.contract.ports import Adapter, Memory, Queries
from engine.runtime.driver import DrivenStream, EngineDriver
from engine.runtime.engine import DEFAULT_BATCH, Engine
from engine.runtime.lang import Texts
from engine.runtime.live import IDLE, LiveEngine
from engine.runtime.notes import StoreMemory
from engine.runtime.parser import Catalogue, commands_of
from engine.runtime.queries import StoreQueries
from engine.runtime.router import Router
from engine.runtime.sender import Sender
from engine.store.database import Store
from engine.store.migrate import check_schema, upgrade
from engine.stream.directory import random_number

IN_MEMORY = "sqlite://"


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
    features: Sequence[Feature] | None = None,
) -> Engine:
    """Build an engine with all features (or, for a measurement, some) over an open store."""
    chosen = FEATURES if features is None else features
    texts = Texts(["engine.runtime", *(feature.texts for feature in chosen if feature.texts)])
    catalogue = Catalogue(commands_of(chosen))
    problems = catalogue.problems()
    if problems:
        raise ConfigError("the commands do not fit together: " + "; ".join(problems))
    router = Router(catalogue, texts)
    router.bot_names.update(bot_names or {"console": BOT_NAME})
    return Engine(
        store,
        chosen,
        clock=clock or SystemClock(),
        texts=texts,
        router=router,
        operator=operator,
        batch=batch,
        numbers=numbers,
    )


def warm_up(engine: Engine) -> None:
    """Read now what the first message would wait for: texts and models. What then stays is none of the collector's business.

    It would go through all of it again and again, a tenth of a second each time in which nobody is answered.
    """
    engine.houses[0].texts.load()
    first = Event(
        part=0,
        seq=0,
        key="warm-up",
        community=0,
        chat=0,
        actor=0,
        at=0,
        received_at=0,
        body=Message(text="早上好 everyone, how do I read a file?", message="0"),
    )
    for feature in engine.features:
        if feature.prepare is not None:
            feature.prepare([first])
    gc.collect()
    gc.freeze()


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


MemoryOf = Callable[[str], Memory]
Roles = Literal["all", "adapters", "engine"]
SHARED_IDLE = 0.05
"""Seconds between two looks at what other processes have left to do."""


@dataclass(frozen=True)
class Running:
    """A live engine and the adapters beside it."""

    live: LiveEngine
    adapters: Sequence[Adapter]


@asynccontextmanager
async def running(
    store: Store,
    adapters: Sequence[Adapter] = (),
    *,
    platforms: Callable[[Queries, MemoryOf, Clock], Sequence[Adapter]] = lambda *_: (),
    role: Roles = "all",
    **options: Any,
) -> AsyncIterator[Running]:
    """Run a live engine beside the block for as long as it lasts; if the engine fails, so does the block.

    `platforms` makes adapters from what they need of the engine; each of them is supervised.
    """
    found = _live(store, adapters, platforms, role, options)
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(found.live.run(found.adapters))
        try:
            yield found
        finally:
            task.cancel()


def _live(
    store: Store,
    adapters: Sequence[Adapter],
    platforms: Callable[[Queries, MemoryOf, Clock], Sequence[Adapter]],
    role: Roles,
    options: Mapping[str, Any],
) -> Running:
    engine = build_engine(store, **options)
    warm_up(engine)
    owner = owner_name()
    # The sender needs the live engine's thread, the live engine its sender.
    live = LiveEngine(engine, consume=role != "adapters", idle=IDLE if role == "all" else SHARED_IDLE)
    speakers = Speakers(store, owner, live.on_thread)

    def memory(platform: str) -> StoreMemory:
        return StoreMemory(store, platform, engine.clock, live.on_thread)

    made = platforms(StoreQueries(store, engine.features), memory, engine.clock)
    all_adapters = [*adapters, *(Supervised(adapter, speakers) for adapter in made)]
    if all_adapters:
        live.sender = Sender(engine, all_adapters, owner, speaks=speakers.speaks)
    return Running(live, all_adapters)


def platform_adapters(config: Config, only: str | None = None) -> Callable[..., Sequence[Adapter]]:
    """Return what builds the adapters of the configured platforms, or of the one named."""
    names = [name for name in config.platforms() if only in (None, name)]

    def build(queries: Queries, memory: MemoryOf, clock: Clock) -> list[Adapter]:
        return [_MAKERS[name](config, queries, memory(name), clock) for name in names]

    return build


def _telegram(config: Config, queries: Queries, memory: Memory, clock: Clock) -> Adapter:
    # The platforms' libraries take a second to import; who has no token need not wait for them.
    from adapters.telegram.adapter import TelegramAdapter
    from adapters.telegram.options import TelegramOptions

    section = config.telegram
    options = TelegramOptions(
        token=section.token.reveal(),
        base_url=section.base_url,
        proxy_url=section.proxy_url,
        webhook_url=section.webhook_url,
        webhook_secret=section.webhook_secret.reveal(),
        webhook_listen=section.webhook_listen,
    )
    return TelegramAdapter(options, queries=queries, memory=memory, clock=clock)


def _discord(config: Config, queries: Queries, memory: Memory, clock: Clock) -> Adapter:
    from adapters.discord.adapter import DiscordAdapter
    from adapters.discord.options import DiscordOptions

    section = config.discord
    options = DiscordOptions(
        token=section.token.reveal(),
        api_url=section.api_url,
        gateway_url=section.gateway_url,
        proxy_url=section.proxy_url,
    )
    return DiscordAdapter(options, queries=queries, memory=memory, clock=clock)


_MAKERS: Mapping[str, Callable[[Config, Queries, Memory, Clock], Adapter]] = {
    "telegram": _telegram,
    "discord": _discord,
}


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
