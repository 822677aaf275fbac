"""Where something is: the channel of a chat, its server, and the thread in which a message stands."""

from __future__ import annotations

import discord

from adapters.discord.client import Client
from adapters.discord.errors import UNKNOWN_MESSAGE
from adapters.discord.posts import snowflake
from engine.contract.errors import SendError
from engine.contract.events import ChatRef

_THREADS = 25


class Places:
    """Finds channels, servers and threads, first in what discord.py remembers."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def channel(self, chat: ChatRef) -> discord.abc.GuildChannel | discord.Thread:
        """Return the channel of a chat on a server. Raises SendError, permanent, for a private chat."""
        if chat.private:
            raise SendError("this can be done on a server only, not in a private chat", permanent=True)
        number = snowflake(chat.id)
        found = self._client.get_channel(number) or await self._client.fetch_channel(number)
        if isinstance(found, discord.abc.PrivateChannel):
            raise SendError("this can be done on a server only, not in a private chat", permanent=True)
        return found

    async def guild(self, chat: ChatRef) -> discord.Guild:
        """Return the server of a chat."""
        return (await self.channel(chat)).guild

    async def thread(self, name: str) -> discord.Thread:
        """Return a thread by its id, an archived one too."""
        number = snowflake(name)
        found = self._client.get_channel(number) or await self._client.fetch_channel(number)
        if not isinstance(found, discord.Thread):
            raise SendError("this is no thread", permanent=True)
        return found

    async def of_message(self, chat: ChatRef, message: int, thread: str = "") -> int:
        """Return the channel or thread in which a message of a chat stands; `thread` is where to look first.

        That is where the act was decided on, not always where its message is: no place is taken on trust.
        """
        if chat.private:
            return (await self._client.create_dm(discord.Object(snowflake(chat.id)))).id
        home = snowflake(chat.id)
        if isinstance(self._client, Client) and (known := self._client.channel_of(message)) is not None:
            return known
        for seen in self._client.cached_messages:
            if seen.id == message:
                return seen.channel.id
        first = [int(thread)] if thread.isdecimal() else []
        for place in (*first, *(one for one in self._threads(home, message) if one not in first)):
            if await self._holds(place, message):
                return place
        return home

    def _threads(self, home: int, message: int) -> list[int]:
        """Return the threads of a channel that were there when the message came, the newest first.

        A thread under a message has that message's id, and the message itself stands in the channel.
        """
        guild = getattr(self._client.get_channel(home), "guild", None)
        if guild is None or guild.get_thread(message) is not None:
            return []
        older = sorted((t.id for t in guild.threads if t.parent_id == home and t.id < message), reverse=True)
        return older[:_THREADS]

    async def _holds(self, thread: int, message: int) -> bool:
        try:
            await self._client.get_partial_messageable(thread).fetch_message(message)
        except discord.Forbidden:
            return False
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE:
                raise
            return False
        return True
