"""Every dispatch of the gateway, on its way to becoming an event.

What is not told here, and therefore lost: who had reacted when all reactions of a message are removed at once (their
points stay), and everything but messages while the bot was not connected (see `backfill`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import discord
import structlog

from adapters.discord import decode
from adapters.discord.backfill import BackFill
from adapters.discord.client import Client
from adapters.discord.decode import Json, Room
from adapters.discord.errors import TROUBLE
from adapters.discord.files import fetch_contents, wanted
from adapters.discord.inbox import Inbox
from adapters.discord.members import Members
from adapters.discord.rooms import Rooms
from adapters.discord.seen import Seen
from adapters.discord.voice import VoiceRooms
from engine.contract.clock import Clock
from engine.contract.events import PersonRef, Voice

logger = structlog.get_logger("adapters.discord")

Then = Callable[[Room], None]

_RENAMING = ("CHANNEL_", "THREAD_", "GUILD_UPDATE", "GUILD_DELETE", "GUILD_ROLE_")


class Receiver:
    """Handles dispatches; all of it is synchronous but what has to ask Discord."""

    def __init__(
        self,
        client: Client,
        rooms: Rooms,
        inbox: Inbox,
        seen: Seen,
        backfill: BackFill,
        members: Members,
        clock: Clock,
    ) -> None:
        self._client = client
        self._rooms = rooms
        self._inbox = inbox
        self._seen = seen
        self._backfill = backfill
        self._members = members
        self._clock = clock
        self._voice = VoiceRooms()
        self._unknown: dict[str, list[Then]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._own = ""
        self.on_ready: Callable[[], Coroutine[Any, Any, None]] | None = None
        self._handlers: dict[str, Callable[[Json], None]] = {
            "READY": self._ready,
            "GUILD_CREATE": self._guild,
            "MESSAGE_CREATE": self._message,
            "MESSAGE_UPDATE": self._edited,
            "MESSAGE_DELETE": self._deleted,
            "MESSAGE_DELETE_BULK": self._bulk,
            "MESSAGE_REACTION_ADD": lambda data: self._reaction(data, added=True),
            "MESSAGE_REACTION_REMOVE": lambda data: self._reaction(data, added=False),
            "VOICE_STATE_UPDATE": self._voice_state,
        }

    def hear(self, event: str, data: Any) -> None:
        """Take a dispatch as Discord wrote it."""
        handler = self._handlers.get(event)
        if handler is not None:
            handler(data)
            return
        if event.startswith(_RENAMING):
            self._rooms.forget()
        work = self._members.hear(event, data)
        if work is not None:
            self.spawn(work)

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Let something go on beside."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    async def close(self) -> None:
        """Stop what goes on beside."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("something beside failed", error=type(error).__name__)

    # ---- sessions and servers

    def _ready(self, data: Json) -> None:
        self._own = data["user"]["id"]
        self._backfill.directs()
        if self.on_ready is not None:
            self.spawn(self.on_ready())

    def _guild(self, data: Json) -> None:
        guild = self._client.get_guild(int(data["id"]))
        if guild is None or data.get("unavailable"):
            return
        self._rooms.forget()
        self._backfill.guild(guild)
        for user, (channel, present) in self._voice.found(data["id"], data.get("voice_states") or []):
            self._moved(data["id"], PersonRef(user), channel, present, data)
        self.spawn(self._members.begin(guild, self._client.update(data | {"guild_id": data["id"]})))

    # ---- messages

    def _message(self, data: Json) -> None:
        author = data["author"]["id"]
        if author == self._own:
            return
        channel, guild = data["channel_id"], data.get("guild_id")
        if guild is None:
            self._seen.belongs(channel, author)
            self._said(data, self._rooms.learn_direct(channel, author))
            return
        room = None if channel in self._unknown else self._rooms.find(channel, guild)
        if room is None:
            self._in(channel, guild, lambda found: self._said(data, found))
            return
        self._said(data, room)

    def _said(self, data: Json, room: Room) -> None:
        files = wanted(data)
        if files:
            self.spawn(self._with_contents(data, room, files))
        else:
            self._decoded(data, room)

    async def _with_contents(self, data: Json, room: Room, files: list[Json]) -> None:
        """Wait for the content of files; what is said meanwhile goes ahead."""
        await fetch_contents(self._client, files)
        self._decoded(data, room)

    def _decoded(self, data: Json, room: Room) -> None:
        event = decode.message(data, room, own=self._own)
        if event is None:
            return
        if "member" in data:
            self._members.see(data, event.people[0])
        self._client.remember(data["id"], data["channel_id"])
        self._inbox.put(data["channel_id"], event, int(data["id"]))

    def _edited(self, data: Json) -> None:
        if not data.get("edited_timestamp") or data["author"]["id"] == self._own:
            return
        if not data.get("content") and not self._client.intents.message_content:
            return  # the words are withheld, not gone
        self._in(data["channel_id"], data.get("guild_id"), lambda room: self._changed(data, room))

    def _changed(self, data: Json, room: Room) -> None:
        event = decode.edited(data, room)
        if event is not None:
            self._inbox.put(data["channel_id"], event)

    def _deleted(self, data: Json) -> None:
        self._gone(data, [data["id"]])

    def _bulk(self, data: Json) -> None:
        self._gone(data, data["ids"])

    def _gone(self, data: Json, numbers: list[str]) -> None:
        at, channel = self._clock.now(), data["channel_id"]

        def gone(room: Room) -> None:
            for number in numbers:
                self._inbox.put(channel, decode.deleted(number, room, at))

        self._in(channel, data.get("guild_id"), gone)

    def _reaction(self, data: Json, *, added: bool) -> None:
        if data["user_id"] == self._own:
            return
        update, at, channel = self._client.update(data), self._clock.now(), data["channel_id"]
        if data.get("guild_id") is None:
            self._rooms.learn_direct(channel, data["user_id"])

        def reacted(room: Room) -> None:
            self._inbox.put(channel, decode.reaction(data, room, update, at, added=added))

        self._in(channel, data.get("guild_id"), reacted)

    # ---- voice

    def _voice_state(self, data: Json) -> None:
        guild, member = data.get("guild_id"), data.get("member")
        if guild is None or data["user_id"] == self._own:
            return
        who = decode.person(member["user"], member) if member else PersonRef(data["user_id"])
        for channel, present in self._voice.moved(guild, who.id, data["channel_id"]):
            self._moved(guild, who, channel, present, data)

    def _moved(self, guild: str, who: PersonRef, channel: str, present: bool, data: Json) -> None:
        update = self._client.update(data | {"guild_id": guild})
        unique = f"{update}:voice:{who.id}:{channel}:{'in' if present else 'out'}"
        at = self._clock.now()

        def moved(room: Room) -> None:
            event = decode.incoming(room, unique, at, Voice(room=channel, present=present), (who,))
            self._inbox.put(channel, event)

        self._in(channel, guild, moved)

    # ---- channels that have to be asked for

    def _in(self, channel: str, guild: str | None, then: Then) -> None:
        """Do something with the room of a channel, at once or when it is known, in order."""
        waiting = self._unknown.get(channel)
        if waiting is not None:
            waiting.append(then)
            return
        room = self._rooms.find(channel, guild)
        if room is not None:
            then(room)
            return
        self._unknown[channel] = [then]
        self.spawn(self._ask(channel))

    async def _ask(self, channel: str) -> None:
        try:
            room = await self._rooms.ask(channel)
        except (*TROUBLE, RuntimeError) as error:
            logger.warning("a channel is unknown", error=type(error).__name__)
            room = None
        for then in self._unknown.pop(channel):
            if room is not None:
                try:
                    then(room)
                except (KeyError, TypeError, ValueError, AttributeError, discord.DiscordException) as error:
                    logger.error("a dispatch cannot be read", error=type(error).__name__)  # noqa: TRY400
