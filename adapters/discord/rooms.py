"""Which chat a channel is, from what discord.py remembers; what it does not know is asked for once."""

from __future__ import annotations

import discord

from adapters.discord.client import Client
from adapters.discord.decode import Room, chat_of, direct

_KEPT = 50_000


class Rooms:
    """Channels by id. Titles may change: `forget` on every change of a server, channel or thread."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._rooms: dict[str, Room] = {}
        self._directs: dict[str, Room] = {}
        self._homes: dict[int, Room | None] = {}

    def find(self, channel: str, guild: str | None) -> Room | None:
        """Return where a channel is, None if that has to be asked."""
        found = self._rooms.get(channel)
        if found is not None:
            return found
        if guild is None:
            return self._directs.get(channel)
        server = self._client.get_guild(int(guild))
        place = server.get_channel_or_thread(int(channel)) if server is not None else None
        if place is None or (isinstance(place, discord.Thread) and place.parent is None):
            return None
        return self._keep(channel, chat_of(place))

    def learn_direct(self, channel: str, user: str) -> Room:
        """Note whose private channel this is."""
        room = self._directs.get(channel)
        if room is None:
            room = self._directs[channel] = direct(user)
        return room

    async def ask(self, channel: str) -> Room | None:
        """Ask Discord for a channel; None if the bot may not know it. Raises what discord.py raises otherwise."""
        try:
            found = await self._client.fetch_channel(int(channel))
        except (discord.NotFound, discord.Forbidden, discord.InvalidData):
            return None
        room = chat_of(found)
        if not room.chat.id:
            return None
        if room.chat.private:
            return self.learn_direct(channel, room.chat.id)
        if isinstance(found, discord.Thread) and found.parent is None:
            parent = await self.ask(str(found.parent_id))
            room = Room(parent.chat, room.thread) if parent is not None else room
        return self._keep(channel, room)

    def home(self, guild: discord.Guild) -> Room | None:
        """Return where what concerns a whole server belongs: its system channel, else its first readable one."""
        if guild.id not in self._homes:
            self._homes[guild.id] = self._home(guild)
        return self._homes[guild.id]

    def forget(self) -> None:
        """Forget what may have another name now."""
        self._rooms.clear()
        self._homes.clear()

    def _keep(self, channel: str, room: Room) -> Room:
        if len(self._rooms) >= _KEPT:
            self._rooms.clear()
        self._rooms[channel] = room
        return room

    def _home(self, guild: discord.Guild) -> Room | None:
        channels = [
            guild.system_channel,
            *sorted(guild.text_channels, key=lambda one: (one.position, one.id)),
        ]
        for one in channels:
            if one is not None and readable(one):
                return chat_of(one)
        return None


def readable(channel: discord.abc.GuildChannel | discord.Thread, *, history: bool = False) -> bool:
    """Return whether the bot can see a channel (and read what was said before)."""
    me: discord.Member | None = channel.guild.me
    if me is None or (isinstance(channel, discord.Thread) and channel.parent is None):
        return False
    rights = channel.permissions_for(me)
    return rights.read_messages and (rights.read_message_history or not history)
