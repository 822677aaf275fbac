"""Ask the configured platforms what the bot lacks there, in the words that `/setup` has in the chat."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from sqlalchemy import text

from bot.config import Config, split_address
from bot.logs import scrub_text
from bot.ops.doctor import Finding, State
from bot.ops.web import is_loopback
from engine.contract.clock import Clock, SystemClock
from engine.contract.commands import CommandSpec
from engine.contract.errors import ConfigError, SendError
from engine.contract.events import ChatRef, Role
from engine.contract.events import Finding as Found
from engine.contract.ports import Adapter, Memory, Queries
from engine.runtime.lang import Texts, language_of
from engine.settings.findings import ARROW, describe
from engine.store.database import Store

PATIENCE = 45.0
"""Seconds after which a platform counts as silent."""
MOST_PLACES = 10
"""Groups or servers of a platform that are looked at."""
Places = Mapping[str, Sequence[ChatRef]]
Build = Callable[[Queries, Callable[[str], Memory], Clock], Sequence[Adapter]]
_STATES: Mapping[str, State] = {"ok": "ok", "warning": "warn", "error": "bad"}


def examine_platforms(build: Build, config: Config, places: Places | None = None) -> list[Finding]:
    """Inspect every configured platform, side by side, and the `places` where the bot serves."""
    nobody = Nobody()
    adapters = build(nobody, lambda _platform: nobody, SystemClock())
    words = partial(Texts(["engine.settings"]).format, language_of(config.bot.language))
    return asyncio.run(_all(adapters, words, config.secrets(), places or {}))


def places_of(store: Store) -> Places:
    """Return the groups and channels that the bot serves, the newest first, by platform; of a server only one."""
    found: dict[str, list[ChatRef]] = {}
    seen: set[tuple[str, str]] = set()
    with store.read() as conn:
        rows = conn.execute(
            text(
                "select platform, platform_chat, title, space from chat where kind = 'group' order by id desc"
            )
        ).all()
    for row in rows:
        space = (row.platform, row.space or row.platform_chat)
        if space not in seen and len(found.setdefault(row.platform, [])) < MOST_PLACES:
            seen.add(space)
            found[row.platform].append(ChatRef(row.platform_chat, row.title, space=row.space))
    return found


async def _all(
    adapters: Sequence[Adapter], words: Callable[..., str], secrets: Sequence[str], places: Places
) -> list[Finding]:
    looks = await asyncio.gather(
        *(_look(adapter, words, secrets, places.get(adapter.platform, ())) for adapter in adapters)
    )
    return [finding for found in looks for finding in found]


async def _look(
    adapter: Adapter, words: Callable[..., str], secrets: Sequence[str], places: Sequence[ChatRef]
) -> list[Finding]:
    told: list[Finding] = []
    try:
        async with asyncio.timeout(PATIENCE):
            account = await adapter.inspect(None)
            told = [_worded(finding, words) for finding in account]
            for place in places:
                there = [one for one in await adapter.inspect(place) if one not in account]
                told += [_worded(one, words, f"{place.title or place.id}: ") for one in there]
    except (SendError, ConfigError, OSError) as error:
        # A timeout is an OSError too, one without words.
        said = scrub_text(str(error), secrets) or f"no answer in {PATIENCE:.0f} s"
        way_out = "see whether this machine reaches the platform, through proxy_url if one is needed"
        told.append(Finding(adapter.platform, "bad", f"cannot be asked: {said}", way_out))
    finally:
        close = getattr(adapter, "close", None)
        if close is not None:
            await close()
    return told


def _worded(finding: Found, words: Callable[..., str], where: str = "") -> Finding:
    said, _, way_out = describe(words, finding).partition(ARROW)
    first, *more = said.splitlines()
    return Finding(finding.key, _STATES[finding.level], where + first, way_out, tuple(more))


def examine_config(config: Config) -> Iterator[Finding]:
    """Look at what the configuration itself gives away."""
    path = config.path
    mode = stat.S_IMODE(path.stat().st_mode) if path is not None else 0
    if config.secrets() and mode & 0o077:
        yield Finding(
            "config",
            "warn",
            f"{path} holds secrets and others on this machine may read it",
            f"chmod 600 {path}",
        )
    else:
        yield Finding(
            "config", "ok", f"the configuration is {path}" if path else "there is no configuration file"
        )
    if config.bot.metrics and not is_loopback(split_address(config.bot.metrics)[0]):
        yield Finding(
            "metrics",
            "warn",
            f"{config.bot.metrics} can be reached from other machines, and nobody is asked for a password",
            "use 127.0.0.1, or let a firewall keep all but your Prometheus away",
        )


class Nobody:
    """The ports Queries and Memory of a bot that only looks: nobody is known, nothing is kept."""

    async def suggest(self, platform: str, chat: str, command: str, param: str, typed: str) -> Sequence[str]:
        return ()

    async def role(self, platform: str, chat: str, person: str) -> Role:
        return "member"

    async def staff(self, platform: str, chat: str) -> Mapping[str, Role]:
        return {}

    async def commands(self, platform: str, chat: str) -> Sequence[CommandSpec]:
        return ()

    async def get(self, name: str) -> bytes | None:
        return None

    async def put(self, name: str, value: bytes, *, until: int | None = None) -> None:
        """Keep nothing."""

    async def all(self, prefix: str) -> Mapping[str, bytes]:
        return {}

    async def drop(self, name: str) -> None:
        """There is nothing to let go of."""
