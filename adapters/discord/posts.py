"""Messages in channels: pages posted once however often they are tried, changed, and found again."""

from __future__ import annotations

import asyncio
import io
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

import discord
import msgspec

from adapters.discord import buttons
from adapters.discord.answers import as_edit
from adapters.discord.errors import ARCHIVED, GONE
from adapters.discord.render import Page
from engine.contract.clock import DAY, Clock
from engine.contract.errors import SendError
from engine.contract.events import PersonRef
from engine.contract.ports import Memory
from engine.contract.replies import File, Image

_NOTE = "pages:"
_KEPT = 30 * DAY
_PRESSABLE = 400 * DAY
"""How long a button works whose data did not fit into it; the others work for ever."""
_MOST = 1024


def nonce(key: str, page: int = 0) -> str:
    """Derive the mark by which Discord knows a message it has seen before; at most 25 signs."""
    return blake2b(f"{key}#{page}".encode(), digest_size=12).hexdigest()


def snowflake(text: str) -> int:
    """Read a platform id. Raises SendError, permanent, for what is none."""
    if not text.isdecimal() or len(text) > 20:
        raise SendError("this is no id of Discord's", permanent=True)
    return int(text)


class Posts:
    """Posts pages into channels and remembers which messages belong together."""

    def __init__(self, client: discord.Client, memory: Memory, clock: Clock) -> None:
        self._client = client
        self._memory = memory
        self._clock = clock
        self._done: OrderedDict[str, list[str]] = OrderedDict()

    async def written(self, page: Page, people: Mapping[int, PersonRef]) -> dict[str, Any]:
        """Make the arguments of a new message; nobody is ever pinged."""
        made: dict[str, Any] = {"allowed_mentions": discord.AllowedMentions.none()}
        if page.content:
            made["content"] = page.content
        if page.embeds:
            made["embeds"] = list(page.embeds)
        if page.files:
            made["files"] = [await _file(file) for file in page.files]
        if page.rows:
            until = self._clock.now() + _PRESSABLE
            made["view"] = buttons.Rows(await buttons.components(page.rows, self._memory, people, until))
        return made

    def progress(self, key: str) -> list[str]:
        """Return the messages of a delivery that are out already, to be continued in place."""
        done = self._done.setdefault(key, [])
        self._done.move_to_end(key)
        while len(self._done) > _MOST:
            self._done.popitem(last=False)
        return done

    def finished(self, key: str) -> None:
        """Forget the progress of a delivery that is out completely."""
        self._done.pop(key, None)

    async def post(
        self,
        channel: int,
        pages: Sequence[Page],
        people: Mapping[int, PersonRef],
        key: str,
        reply_to: str = "",
    ) -> list[str]:
        """Post pages as new messages and return their ids. Tried again, it goes on where it stopped."""
        place = self._client.get_partial_messageable(channel)
        done = self.progress(f"{key}@{channel}")
        for number, page in enumerate(pages[len(done) :], len(done)):
            written = await self.written(page, people)
            if number == 0 and reply_to.isdecimal():
                written["reference"] = discord.MessageReference(
                    message_id=int(reply_to), channel_id=channel, fail_if_not_exists=False
                )
            message = await place.send(**written, nonce=nonce(key, number))
            done.append(str(message.id))
        self.finished(f"{key}@{channel}")
        await self._belong_together(done)
        return done

    async def change(
        self,
        channel: int,
        first: str,
        pages: Sequence[Page],
        people: Mapping[int, PersonRef],
        key: str,
    ) -> str | None:
        """Give a message of the bot's other pages; None if it is gone."""
        if not await self._edit(channel, first, await self.written(pages[0], people)):
            return None
        await self.continue_after(channel, first, pages, people, key)
        return first

    async def continue_after(
        self,
        channel: int,
        first: str,
        pages: Sequence[Page],
        people: Mapping[int, PersonRef],
        key: str,
    ) -> None:
        """Bring the further messages behind a changed first one up to date."""
        old = await self.behind(first)
        new = []
        for number, page in enumerate(pages[1:], 1):
            written = await self.written(page, people)
            if old and await self._edit(channel, old[0], written):
                new.append(old.pop(0))
                continue
            place = self._client.get_partial_messageable(channel)
            fresh = await self.written(page, people)
            new.append(str((await place.send(**fresh, nonce=nonce(key, number))).id))
        for message in old:
            await self._delete(channel, message)
        if new or old:
            await self._belong_together([first, *new])

    async def behind(self, first: str) -> list[str]:
        """Return the further messages of a reply whose first message this is."""
        kept = await self._memory.get(_NOTE + first)
        return msgspec.json.decode(kept, type=list[str]) if kept else []

    async def _belong_together(self, messages: Sequence[str]) -> None:
        if len(messages) > 1:
            kept = msgspec.json.encode(list(messages[1:]))
            await self._memory.put(_NOTE + messages[0], kept, until=self._clock.now() + _KEPT)
        elif messages and await self._memory.get(_NOTE + messages[0]):
            await self._memory.drop(_NOTE + messages[0])

    async def _edit(self, channel: int, message: str, written: dict[str, Any]) -> bool:
        """Change one message; false if it is gone. An archived thread is opened for it."""
        place = self._client.get_partial_messageable(channel)
        try:
            try:
                await place.get_partial_message(snowflake(message)).edit(**as_edit(written))
            except discord.HTTPException as error:
                if error.code != ARCHIVED or written.get("files"):
                    raise
                thread = await self._client.fetch_channel(channel)
                if isinstance(thread, discord.Thread):
                    await thread.edit(archived=False)
                await place.get_partial_message(snowflake(message)).edit(**as_edit(written))
        except discord.HTTPException as error:
            if error.code in GONE:
                return False
            raise
        return True

    async def _delete(self, channel: int, message: str) -> None:
        place = self._client.get_partial_messageable(channel)
        try:
            await place.get_partial_message(int(message)).delete()
        except discord.NotFound:
            return


async def _file(part: Image | File) -> discord.File:
    alt = part.alt[:1024] or None if isinstance(part, Image) else None
    data = part.data
    if isinstance(part, Image) and part.path:
        try:
            data = await asyncio.to_thread(_read, part.path)
        except OSError as error:
            raise SendError(f"a file cannot be read: {error.strerror}", permanent=True) from error
    return discord.File(io.BytesIO(data), filename=part.name or "file", description=alt)


def _read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - one call
        return file.read()
