"""Who removed somebody: Discord tells that in the audit log, a moment after (or before) the leave itself."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import discord

from adapters.discord.rights import may
from engine.contract.events import PersonRef

PATIENCE = 1.0
"""Seconds that a leave waits for the audit log, if the bot may read it."""
FRESH = 30.0
"""Seconds that an entry waits for its leave: whom it names may come back and go by themselves."""
_KICK, _BAN = 20, 22
_KEPT = 256


class Removals:
    """Brings leaves and the audit log's entries together; `now` tells seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._told: OrderedDict[tuple[int, str], tuple[float, PersonRef]] = OrderedDict()
        self._asked: dict[tuple[int, str], asyncio.Future[PersonRef]] = {}

    def audit(self, data: Any) -> None:
        """Take note of an entry of the audit log."""
        if data.get("action_type") not in (_KICK, _BAN) or not data.get("user_id"):
            return
        key = int(data["guild_id"]), str(data["target_id"])
        by = PersonRef(str(data["user_id"]))
        waiting = self._asked.get(key)
        if waiting is not None and not waiting.done():
            waiting.set_result(by)
            return
        self._told[key] = self._now(), by
        if len(self._told) > _KEPT:
            self._told.popitem(last=False)

    async def by_whom(self, guild: discord.Guild, user: str) -> PersonRef | None:
        """Return who removed somebody who just left, None if they went themselves or nobody may know."""
        key = guild.id, user
        at, by = self._told.pop(key, (-FRESH, None))
        if by is not None and self._now() - at <= FRESH:
            return by
        if not may(guild, view_audit_log=True):
            return None
        waiting = self._asked.setdefault(key, asyncio.get_running_loop().create_future())
        try:
            return await asyncio.wait_for(asyncio.shield(waiting), PATIENCE)
        except TimeoutError:
            return None
        finally:
            self._asked.pop(key, None)
