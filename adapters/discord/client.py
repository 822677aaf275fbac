"""discord.py's client as we need it: it can be revived, and a dispatch that it cannot read does not end it.

Every dispatch goes through `hear` as Discord wrote it. What concerns messages, reactions and voice goes there only:
discord.py would build objects and caches that nobody reads. Two things are not offered by the library's public
surface (2.7): its table of parsers, and its shards' queue.
"""

from __future__ import annotations

import asyncio
import sys
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import aiohttp
import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.shard import Shard

from adapters.discord.hosts import connector, http_proxy
from adapters.discord.intents import wanted
from adapters.discord.options import DiscordOptions

logger = structlog.get_logger("adapters.discord")

Hear = Callable[[str, Any], None]
Hook = Callable[[int | None, bool], Awaitable[None]]

OURS = frozenset(
    {
        "MESSAGE_CREATE",
        "MESSAGE_UPDATE",
        "MESSAGE_DELETE",
        "MESSAGE_DELETE_BULK",
        "MESSAGE_REACTION_ADD",
        "MESSAGE_REACTION_REMOVE",
        "MESSAGE_REACTION_REMOVE_ALL",
        "MESSAGE_REACTION_REMOVE_EMOJI",
        "VOICE_STATE_UPDATE",
        "TYPING_START",
    }
)
_SESSION = frozenset({"READY", "RESUMED"})
_REMEMBERED = 10_000


class Client(discord.AutoShardedClient):
    """The client of one bot. `hear(event, data)` is called for every dispatch, `interacted` for interactions."""

    def __init__(
        self,
        options: DiscordOptions,
        *,
        ready_timeout: float = 2.0,
        before_identify: Hook | None = None,
        trace: aiohttp.TraceConfig | None = None,
    ) -> None:
        # The bot never speaks with a voice; it need not be told at every start that it cannot.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=wanted(),
            proxy=http_proxy(options),
            http_trace=trace,  # type: ignore[arg-type]  # None is its default
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=ready_timeout,
        )
        self._options = options
        self._before_identify = before_identify
        self._used = False
        self._places: OrderedDict[int, int] = OrderedDict()
        self._known: set[str] = set()
        self.hear: Hear = lambda _event, _data: None
        self.interacted: Callable[[discord.Interaction], Awaitable[None]] | None = None
        self.sessions = 0
        """Sessions begun so far."""
        self.malformed = 0
        """Dispatches that could not be read."""
        parsers = self._connection.parsers
        for event in {*parsers, *OURS}:
            parsers[event] = partial(self._dispatched, event, None if event in OURS else parsers.get(event))

    # ---- living

    async def begin(self) -> None:
        """Log in, for the first time or again after whatever ended the last life."""
        if self._used:
            await self.close()
            self.clear()
            await self._async_setup_hook()
        self._used = True
        self.http.connector = connector(self._options)
        await self.login(self._options.token)

    async def close(self) -> None:
        """Hang up; the library would leave its waiting for servers behind."""
        state = self._connection
        for task in (state._ready_task, *state._ready_tasks.values()):
            if task is not None:
                task.cancel()
        await super().close()

    def ask_for(self, intents: discord.Intents) -> None:
        """Ask the gateway for these intents from the next session on."""
        self._connection._intents = intents

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Keep Discord's five seconds between two sessions, unless told otherwise."""
        if self._before_identify is not None:
            await self._before_identify(shard_id, initial)
        else:
            await super().before_identify_hook(shard_id, initial=initial)

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard, or raise: the library's own would try for ever, one call inside the other."""
        if self._options.gateway_url:
            gateway = DiscordWebSocket.DEFAULT_GATEWAY
        made = DiscordWebSocket.from_client(self, initial=initial, gateway=gateway, shard_id=shard_id)
        socket = await asyncio.wait_for(made, timeout=60.0)
        queue = self._AutoShardedClient__queue  # type: ignore[attr-defined]
        shard = Shard(socket, self, queue.put_nowait)
        self._AutoShardedClient__shards[shard_id] = shard  # type: ignore[attr-defined]
        shard.launch()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Hand an interaction on (discord.py calls this)."""
        if self.interacted is not None:
            await self.interacted(interaction)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Say that a handler failed, without what it was handling."""
        error = sys.exc_info()[0]
        logger.error("an event handler failed", handler=event_method, error=error and error.__name__)

    @property
    def logged_in(self) -> bool:
        """Whether calls can be made."""
        return self._used and not self.is_closed() and self.http.token is not None

    @property
    def heard(self) -> bool:
        """Whether every shard has a session and an open line."""
        if not self._used or self.is_closed() or not self.shards:
            return False
        sockets = [self._get_websocket(shard_id=one) for one in self.shards]
        return len(sockets) == self.shard_count and all(
            one.open and one.session_id in self._known for one in sockets
        )

    # ---- hearing

    def update(self, data: Any) -> str:
        """Name the dispatch that is being heard, `session:sequence`: the same again if it is delivered again."""
        guild = data.get("guild_id") if isinstance(data, dict) else None
        shard = (int(guild) >> 22) % (self.shard_count or 1) if guild else 0
        socket = self._get_websocket(shard_id=shard)
        return f"{socket.session_id}:{socket.sequence}"

    def remember(self, message: str, channel: str) -> None:
        """Note in which channel or thread a message stands."""
        self._places[int(message)] = int(channel)
        if len(self._places) > _REMEMBERED:
            self._places.popitem(last=False)

    def channel_of(self, message: int) -> int | None:
        """Return the channel or thread of a message heard lately."""
        return self._places.get(message)

    def _dispatched(self, event: str, parse: Callable[[Any], None] | None, data: Any) -> None:
        if event in _SESSION:
            self._session(event, data)
        if parse is not None:
            try:
                parse(data)
            except Exception as error:
                if event in _SESSION:
                    raise  # without a session there is nothing to go on with
                self._unreadable(event, error)
        try:
            self.hear(event, data)
        except Exception as error:  # noqa: BLE001  whatever was sent, the next dispatch must be heard
            self._unreadable(event, error)

    def _session(self, event: str, data: Any) -> None:
        if event == "READY":
            self.sessions += 1
            self._known.add(data["session_id"])

    def _unreadable(self, event: str, error: Exception) -> None:
        self.malformed += 1
        # The error's own words may quote the dispatch.
        logger.error("a dispatch cannot be read", dispatch=event, error=type(error).__name__)
