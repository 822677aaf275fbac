"""Keeps the client alive through every way in which discord.py dies.

Its `connect` ends, without the bot being closed by us, when a frame cannot be read at all, when the first connection
to the gateway fails, when a login call is dropped, and for several close codes. Each time the same client logs in
again after a pause. Only a refused token ends it for good; refused intents are given up and the rest goes on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import discord
import structlog

from adapters.discord.client import Client
from adapters.discord.intents import granted, missing
from engine.contract.errors import ConfigError

logger = structlog.get_logger("adapters.discord")

PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)
PATIENCE = 120.0
"""Seconds without a session. The library's own pauses between two attempts grow to a quarter of an hour."""
_BAD_TOKEN = 4004
_REFUSED_INTENTS = (4013, 4014)


class Deaf(Exception):
    """Nothing has been heard for too long."""


async def keep_alive(
    client: Client, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep, patience: float = PATIENCE
) -> None:
    """Log in and listen, again and again. Raises ConfigError if Discord does not know the token."""
    failures = 0
    try:
        while True:
            sessions = client.sessions
            ended = await _life(client, patience)
            if ended is None:
                continue
            failures = 0 if client.sessions > sessions else failures
            pause = PAUSES[min(failures, len(PAUSES) - 1)]
            failures += 1
            logger.error("the connection to Discord ended; it is made anew", reason=ended, pause=pause)
            await sleep(pause)
    finally:
        await client.close()


async def _life(client: Client, patience: float) -> str | None:
    """Live until something ends it; return what it was, None if it can go on at once."""
    try:
        await client.begin()
        await _connected(client, patience)
    except discord.LoginFailure:
        raise _unknown_token() from None
    except discord.PrivilegedIntentsRequired:
        return _give_up_intents(client)
    except discord.ConnectionClosed as closed:
        if closed.code == _BAD_TOKEN:
            raise _unknown_token() from None
        if closed.code in _REFUSED_INTENTS:
            return _give_up_intents(client)
        return f"close code {closed.code}"
    except Exception as error:  # noqa: BLE001  the list of what can come out is not closed, as the library shows
        return type(error).__name__
    return "closed"


async def _connected(client: Client, patience: float) -> None:
    """Stay connected until that ends, or until nothing was heard for so long that it must be made to end."""
    ways = [asyncio.create_task(client.connect()), asyncio.create_task(_deaf(client, patience))]
    try:
        done, _ = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in done:
            way.result()
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


async def _deaf(client: Client, patience: float) -> None:
    """Raise Deaf when the client has been without a session for `patience` seconds."""
    loop = asyncio.get_running_loop()
    heard = loop.time()
    while True:
        await asyncio.sleep(patience / 10)
        if client.heard:
            heard = loop.time()
        elif loop.time() - heard > patience:
            raise Deaf


def _give_up_intents(client: Client) -> str | None:
    before = client.intents
    left = granted(before, client.application_flags)
    if left == before:
        return "intents refused"
    client.ask_for(left)
    logger.warning("Discord refuses privileged intents; the bot goes on without", missing=missing(left))
    return None


def _unknown_token() -> ConfigError:
    return ConfigError(
        "[discord] token: Discord does not know it. Copy it again from the Developer Portal (Bot → Reset Token)"
    )
