"""Speaking: a delivery goes to a channel, a thread, a person, or answers an interaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import discord

from adapters.discord.acts import Actor
from adapters.discord.answers import Answering, Expired
from adapters.discord.errors import CLOSED_TO_MESSAGES, TROUBLE, translate
from adapters.discord.handles import Handle, Handles
from adapters.discord.posts import Posts, snowflake
from adapters.discord.render import Page, Rendered, render, toast
from engine.contract.acts import Inspect
from engine.contract.clock import Clock
from engine.contract.errors import SendError
from engine.contract.events import ChatRef, Finding
from engine.contract.ports import Delivery, Memory, Queries, Sent
from engine.contract.replies import Mention, Reply, Text

JUMP = "https://discord.com/channels/{place}/{channel}/{message}"


class Speaker:
    """Sends deliveries to Discord; raises SendError and nothing else for what Discord may answer.

    `inspect` is given by the adapter; `unreachable` counts the private messages that could not reach their person.
    """

    def __init__(self, client: discord.Client, *, memory: Memory, clock: Clock, queries: Queries) -> None:
        self.client = client
        self.queries = queries
        self.handles = Handles(client, memory, clock)
        self.posts = Posts(client, memory, clock)
        self.inspect: Callable[[ChatRef | None], Awaitable[Sequence[Finding]]] | None = None
        self.unreachable = 0
        self._actor = Actor(client, self.posts, clock)

    async def send(self, delivery: Delivery) -> Sent:
        """Send a reply or do an act. Raises SendError."""
        if self.client.user is None or self.client.is_closed():
            raise SendError("the bot is not connected to Discord")
        try:
            if delivery.act is None:
                return await self._reply(delivery)
            if isinstance(delivery.act, Inspect):
                return await self._inspect(delivery)
            return await self._actor.perform(delivery, delivery.act)
        except TROUBLE as error:
            raise translate(error) from error

    async def _inspect(self, delivery: Delivery) -> Sent:
        if self.inspect is None:
            raise SendError("nobody here can inspect Discord", permanent=True)
        return Sent(findings=tuple(await self.inspect(delivery.chat)))

    async def _reply(self, delivery: Delivery) -> Sent:
        reply = delivery.reply
        if reply is None:
            raise SendError("a delivery without a reply or an act", permanent=True)
        shown = render(reply, delivery.people, lambda chat, message: self._address(delivery, chat, message))
        handle = await self.handles.find(reply.interaction) if reply.interaction else None
        if handle is None or not _is_answer(delivery, reply, handle):
            return await self._speak(delivery, reply, shown)
        async with handle.lock:
            phase = handle.phase
            try:
                sent = await self._answer(delivery, reply, shown, handle)
            except Expired:
                await self.handles.close(handle)
                return await self._speak(delivery, reply, shown)
            if handle.phase != phase:
                await self.handles.save(handle)
            return sent

    async def _answer(self, delivery: Delivery, reply: Reply, shown: Rendered, handle: Handle) -> Sent:
        """Answer an interaction. Raises Expired."""
        answering = Answering(self.client, handle, delivery.key)
        sent = Sent(message=delivery.edits)
        if shown.pages and reply.direct and not delivery.chat.private:
            sent = await self._to_person(delivery, shown.pages, handle)
        elif shown.pages and delivery.edits:
            sent = await self._change(delivery, reply, shown.pages, answering, handle)
        elif shown.pages:
            sent = Sent(message=await self._say(delivery, reply, shown.pages, answering))
        if shown.toast:
            page = await self.posts.written(toast(shown.toast), {})
            await answering.say(page, private=True)
        return sent

    async def _say(
        self, delivery: Delivery, reply: Reply, pages: Sequence[Page], answering: Answering
    ) -> str:
        done = self.posts.progress(delivery.key)
        for page in pages[len(done) :]:
            written = await self.posts.written(page, delivery.people)
            done.append(await answering.say(written, private=reply.private and not delivery.chat.private))
        self.posts.finished(delivery.key)
        return done[0]

    async def _change(
        self, delivery: Delivery, reply: Reply, pages: Sequence[Page], answering: Answering, handle: Handle
    ) -> Sent:
        channel = await self._channel(delivery, reply)
        if delivery.edits == handle.record.source:
            written = await self.posts.written(pages[0], delivery.people)
            changed = await answering.change_source(written)
            if changed is not None:
                if not reply.private:
                    await self.posts.continue_after(channel, changed, pages, delivery.people, delivery.key)
                return Sent(message=changed)
        if not reply.private or delivery.chat.private:
            changed = await self.posts.change(channel, delivery.edits, pages, delivery.people, delivery.key)
            if changed is not None:
                await self._point(handle, answering, self._jump(delivery, channel, changed))
                return Sent(message=changed)
        return Sent(message=await self._say(delivery, reply, pages, answering))

    async def _point(self, handle: Handle, answering: Answering, address: str) -> None:
        """Tell a waiting user where the answer is; a press needs no word about the change that it made."""
        if handle.phase == "waiting":
            page = await self.posts.written(Page(f"↗ {address}"), {})
            await answering.say(page, private=handle.record.hidden)
        elif handle.phase == "fresh" and not handle.record.source:
            handle.pointer = f"↗ {address}"

    async def _speak(self, delivery: Delivery, reply: Reply, shown: Rendered) -> Sent:
        """Speak without an interaction. A passing line belongs to a press and is worth nothing without it."""
        if not shown.pages:
            return Sent(message=delivery.edits)
        if reply.private and not delivery.chat.private:
            return await self._to_person(delivery, shown.pages, None)
        channel = await self._channel(delivery, reply)
        posts, people, key = self.posts, delivery.people, delivery.key
        if delivery.edits:
            changed = await posts.change(channel, delivery.edits, shown.pages, people, key)
            if changed is not None:
                return Sent(message=changed)
        said = await posts.post(channel, shown.pages, people, key, reply.reply_to)
        return Sent(message=said[0], link=self._jump(delivery, channel, said[0]))

    async def _to_person(self, delivery: Delivery, pages: Sequence[Page], handle: Handle | None) -> Sent:
        """Send a private message; knock in the group, without the content, if the person takes none."""
        reply = delivery.reply
        person = delivery.people.get(reply.actor) if reply and reply.actor is not None else None
        if person is None or not person.id:
            raise SendError("nobody knows whom this private message is for", permanent=True)
        try:
            room = await self.client.create_dm(discord.Object(snowflake(person.id)))
            if delivery.edits.isdecimal():
                changed = await self.posts.change(
                    room.id, delivery.edits, pages, delivery.people, delivery.key
                )
                if changed is not None:
                    return Sent(message=changed)
            said = await self.posts.post(room.id, pages, delivery.people, delivery.key)
        except discord.Forbidden as error:
            if error.code not in CLOSED_TO_MESSAGES:
                raise
            self.unreachable += 1
            await self._knock(delivery, handle)
            return Sent()
        address = JUMP.format(place="@me", channel=room.id, message=said[0])
        if handle is not None:
            await self._point(handle, Answering(self.client, handle, delivery.key), address)
        return Sent(message=said[0], link=address)

    async def _knock(self, delivery: Delivery, handle: Handle | None) -> None:
        reply = delivery.reply
        if reply is None or reply.actor is None or not delivery.knock:
            raise SendError("this person takes no private messages from the bot", permanent=True)
        words = Reply(chat=reply.chat, parts=(Mention(reply.actor), Text(f" {delivery.knock}")))
        pages = render(words, delivery.people).pages
        if handle is not None:
            page = await self.posts.written(pages[0], delivery.people)
            await Answering(self.client, handle, f"{delivery.key}:knock").say(page, private=True)
            return
        channel = await self._channel(delivery, reply)
        await self.posts.post(channel, pages, delivery.people, f"{delivery.key}:knock")

    async def _channel(self, delivery: Delivery, reply: Reply) -> int:
        """Return the channel to speak in: the thread, the person's private channel, or the chat itself."""
        if delivery.chat.private:
            room = await self.client.create_dm(discord.Object(snowflake(delivery.chat.id)))
            return room.id
        return snowflake(reply.thread or delivery.chat.id)

    def _jump(self, delivery: Delivery, channel: int, message: str) -> str:
        guild = getattr(self.client.get_channel(channel), "guild", None)
        place = str(guild.id) if guild is not None else "@me" if delivery.chat.private else ""
        return JUMP.format(place=place, channel=channel, message=message) if place else ""

    def _address(self, delivery: Delivery, chat: int, message: str) -> str:
        reply = delivery.reply
        other = delivery.places.get(chat) if reply is None or chat not in (0, reply.chat) else None
        if other is not None and other.space and other.id.isdecimal():
            return JUMP.format(place=other.space, channel=other.id, message=message)
        if reply is None or chat not in (0, reply.chat) or delivery.chat.private:
            return ""
        channel = reply.thread or delivery.chat.id
        return self._jump(delivery, int(channel), message) if channel.isdecimal() else ""


def _is_answer(delivery: Delivery, reply: Reply, handle: Handle) -> bool:
    """Tell whether a reply is for where and, if it is private, for whom the interaction came from.

    The engine ties all that an event says to its interaction, also what it says elsewhere or to somebody else;
    a hidden response would show that to the wrong person.
    """
    record = handle.record
    if delivery.chat.id != record.chat or reply.thread != record.thread:
        return False
    person = delivery.people.get(reply.actor) if reply.actor is not None else None
    return not reply.private or (person is not None and person.id == record.user)
