"""`/metrics` and `/healthz` on a port of this machine, when the configuration asks for one."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError

from bot.config import split_address
from bot.ops.health import Health
from bot.ops.metrics import Figures, Reader, make_registry
from engine.contract.clock import Clock
from engine.contract.errors import ConfigError, StoreError
from engine.contract.ports import Adapter
from engine.store.database import Store

logger = structlog.get_logger("metrics")

BUDGET = 2.0
"""Seconds that reading the numbers may take before the last ones are given instead."""
LISTEN = 5.0
"""Seconds between two looks at whether the platforms can be heard."""


@dataclass(frozen=True)
class Served:
    """Where the server listens, and what is to be told how long appends take (s)."""

    host: str
    port: int
    observe: Callable[[float], None]


class Pages:
    """The two pages. One look at the database serves all who ask meanwhile."""

    def __init__(self, store: Store, adapters: Sequence[Adapter], clock: Clock, *, consumes: bool) -> None:
        self._clock = clock
        self._reader = Reader(store)
        self._figures = Figures(self._reader, adapters)
        self._registry, self.appends = make_registry(self._figures)
        self.health = Health(adapters, clock, consumes)
        self._looking: asyncio.Task[None] | None = None

    async def metrics(self, _request: web.Request) -> web.Response:
        """Answer Prometheus."""
        self._figures.fresh = await self._look()
        page = generate_latest(self._registry)
        return web.Response(body=page, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def healthz(self, _request: web.Request) -> web.Response:
        """Answer whoever restarts us: 200 or 503, and why."""
        fresh = await self._look()
        numbers = self._figures.numbers
        well, said = self.health.verdict(numbers.positions if fresh else None, numbers.lag)
        return web.json_response(said, status=200 if well else 503)

    async def listen(self) -> None:
        """Keep noting which platforms can be heard, so that a page knows for how long they could not."""
        while True:
            self.health.listen()
            await asyncio.sleep(LISTEN)

    async def _look(self) -> bool:
        """Read the numbers, but not for longer than the budget; true if they are new."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._read())
        try:
            await asyncio.wait_for(asyncio.shield(self._looking), BUDGET)
        except TimeoutError:
            return False
        except (StoreError, SQLAlchemyError) as error:
            logger.warning("the numbers cannot be read", error=str(error))
            return False
        return True

    async def _read(self) -> None:
        began = time.perf_counter()
        self._figures.numbers = await asyncio.to_thread(self._reader.look, self._clock.now())
        self._figures.took = time.perf_counter() - began

    async def end(self) -> None:
        """Wait for a look that is under way: the database is closed next."""
        if self._looking is not None:
            with contextlib.suppress(Exception):
                await self._looking


@asynccontextmanager
async def serve(
    store: Store, adapters: Sequence[Adapter], address: str, clock: Clock, *, consumes: bool = True
) -> AsyncIterator[Served]:
    """Serve both pages at `address` (host:port) for as long as the block lasts. Raises ConfigError if that cannot be."""
    host, port = split_address(address)
    if not is_loopback(host):
        logger.warning("numbers about the community can be read from other machines", address=address)
    pages = Pages(store, adapters, clock, consumes=consumes)
    app = web.Application()
    app.router.add_get("/metrics", pages.metrics)
    app.router.add_get("/healthz", pages.healthz)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    listening = asyncio.create_task(pages.listen())
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise ConfigError(f"bot.metrics = {address!r}: cannot listen there: {error.strerror}") from None
        yield Served(host, runner.addresses[0][1], pages.appends.observe)
    finally:
        listening.cancel()
        await runner.cleanup()
        await pages.end()


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
