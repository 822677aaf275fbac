"""run, with platforms: the bot as it serves a community."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

from bot import wiring
from bot.commands.common import Site, refuse, say
from bot.ops.prepare import save_before_migration
from bot.ops.web import serve
from engine.contract.errors import ConfigError
from engine.store.database import Store

Role = Literal["all", "adapters", "engine"]


def live(here: Site, role: Role, only: str | None) -> None:
    """Run until SIGTERM or Ctrl-C. Refuses with one sentence what the configuration cannot do."""
    if (saved := save_before_migration(here.url)) is not None:
        say(f"the schema is brought up to date; the database as it was: {saved}")
    store = wiring.open_store(here.url)
    try:
        asyncio.run(_run(here, store, role, only))
    except BaseExceptionGroup as errors:
        mistake = _mistake_in(errors)
        if mistake is None:
            raise
        refuse(str(mistake))
    finally:
        store.close()


def _mistake_in(error: BaseException) -> ConfigError | None:
    """Return what the configuration got wrong, however deep among the tasks that ended with it."""
    if isinstance(error, BaseExceptionGroup):
        return next((found for one in error.exceptions if (found := _mistake_in(one)) is not None), None)
    return error if isinstance(error, ConfigError) else None


async def _run(here: Site, store: Store, role: Role, only: str | None) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    platforms = (lambda *_: ()) if role == "engine" else wiring.platform_adapters(here.config, only)
    async with (
        wiring.running(store, platforms=platforms, role=role, operator=here.operator) as running,
        _pages(here, store, running, role),
    ):
        names = ", ".join(adapter.platform for adapter in running.adapters)
        what = f"{role} running" + (f" for {names}" if names else "")
        say(f"{what} (pid {os.getpid()}); Ctrl-C ends it")
        await stop.wait()


@asynccontextmanager
async def _pages(here: Site, store: Store, running: wiring.Running, role: Role) -> AsyncIterator[None]:
    """Serve metrics and health beside the block if the configuration asks for it."""
    address = here.config.bot.metrics
    async with contextlib.AsyncExitStack() as stack:
        if address:
            clock = running.live.engine.clock
            served = await stack.enter_async_context(
                serve(store, running.adapters, address, clock, consumes=role != "adapters")
            )
            running.live.stream.observe = served.observe
            say(f"metrics and health: http://{served.host}:{served.port}/metrics, /healthz")
        yield
