"""By whose invite somebody came: the one whose uses grew.

Needs the right to manage the server. When several people come between two looks, and several invites grew, nobody can
tell who came by which: then no link is named.
"""

from __future__ import annotations

import asyncio
from typing import Any, NamedTuple

import discord
import structlog

from adapters.discord.client import Client
from adapters.discord.decode import person
from adapters.discord.errors import TROUBLE
from adapters.discord.rights import may
from engine.contract.events import PersonRef

logger = structlog.get_logger("adapters.discord")

PATIENCE = 2.0
"""Seconds that a join waits for the look."""


class _Uses(NamedTuple):
    times: int
    most: int
    inviter: PersonRef | None


class Found(NamedTuple):
    """The invite that was used, and whose it is; the bot's own belong to nobody."""

    link: str = ""
    inviter: PersonRef | None = None


class InviteWatch:
    """Knows how often each invite has been used."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._known: dict[int, dict[str, _Uses]] = {}
        self._gone: dict[int, dict[str, _Uses]] = {}
        self._joins: dict[int, int] = {}
        self._looks: dict[int, asyncio.Task[Found]] = {}

    async def begin(self, guild: discord.Guild) -> None:
        """Look at a server's invites for the first time, or again."""
        seen = await self._fetch(guild)
        if seen is not None:
            self._known[guild.id] = seen
            self._gone.pop(guild.id, None)

    def made(self, guild: int, data: Any) -> None:
        """Take note of a new invite."""
        if guild in self._known:
            self._known[guild][data["code"]] = self._uses(data)

    def dropped(self, guild: int, code: str) -> None:
        """Take note that an invite is gone: its last use may have ended it."""
        uses = self._known.get(guild, {}).pop(code, None)
        if uses is not None and uses.most and uses.times + 1 >= uses.most:
            self._gone.setdefault(guild, {})[code] = uses

    async def used(self, guild: discord.Guild) -> Found:
        """Return by which invite somebody came just now. People who come together share a look."""
        if guild.id not in self._known:
            return Found()
        self._joins[guild.id] = self._joins.get(guild.id, 0) + 1
        look = self._looks.get(guild.id)
        if look is None:
            look = self._looks[guild.id] = asyncio.create_task(self._look(guild))
        try:
            return await asyncio.wait_for(asyncio.shield(look), PATIENCE)
        except TimeoutError:
            return Found()

    async def _look(self, guild: discord.Guild) -> Found:
        await asyncio.sleep(0)  # those who came in the same moment are counted first
        before, joins = self._known[guild.id], self._joins.pop(guild.id, 1)
        try:
            seen = await self._fetch(guild)
        finally:
            self._looks.pop(guild.id, None)
        if seen is None:
            return Found()
        self._known[guild.id] = seen
        gone = self._gone.pop(guild.id, {})
        grew = [
            code for code, one in seen.items() if one.times > (before[code].times if code in before else 0)
        ]
        grew += [code for code in gone if code not in seen]
        if len(grew) != 1:
            return Found()
        uses = seen.get(grew[0]) or gone[grew[0]]
        earlier = before[grew[0]].times if grew[0] in before else 0
        if grew[0] in seen and uses.times - earlier < joins:
            return Found()  # somebody of them came another way
        return Found(f"https://discord.gg/{grew[0]}", uses.inviter)

    async def _fetch(self, guild: discord.Guild) -> dict[str, _Uses] | None:
        if not may(guild, manage_guild=True):
            return None
        try:
            found: Any = await self._client.http.invites_from(guild.id)
        except TROUBLE as error:
            logger.warning("the invites of a server cannot be read", error=type(error).__name__)
            return None
        return {one["code"]: self._uses(one) for one in found}

    def _uses(self, data: Any) -> _Uses:
        inviter = data.get("inviter")
        own = self._client.user is not None and inviter and inviter["id"] == str(self._client.user.id)
        known = None if own or not inviter else person(inviter)
        return _Uses(data.get("uses", 0), data.get("max_uses", 0), known)
