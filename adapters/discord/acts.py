"""Acts on Discord: what each becomes, and which are refused with the reason.

Discord's own bounds, kept here: a timeout lasts at most 28 days, at most 100 messages are deleted at once and only
while they are younger than 14 days (older ones go one by one). There are no bans with an end; the engine lifts them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import discord

from adapters.discord.errors import UNKNOWN_MESSAGE
from adapters.discord.events import mirror
from adapters.discord.places import Places
from adapters.discord.posts import Posts, snowflake
from adapters.discord.roles import refuse_if_above
from adapters.discord.split import clip
from adapters.discord.threads import open_thread, tag_thread
from engine.contract.acts import (
    NOT_THEIRS,
    Act,
    ApproveJoin,
    Ban,
    Delete,
    GrantRole,
    Kick,
    MakeInvite,
    MirrorEvent,
    OpenThread,
    Pin,
    React,
    Restrict,
    SeekMessage,
    Tag,
    TagThread,
    Tidy,
    Unban,
)
from engine.contract.clock import DAY, Clock, to_datetime
from engine.contract.errors import SendError
from engine.contract.ports import Delivery, Sent

LONGEST_TIMEOUT = timedelta(days=28) - timedelta(minutes=1)
BULK = 100
BULK_AGE = 14 * DAY
REASON = 512
_NO_MEMBER = 10007


class Actor:
    """Does the acts of deliveries."""

    def __init__(self, client: discord.Client, posts: Posts, clock: Clock) -> None:
        self._client = client
        self._posts = posts
        self._clock = clock
        self._places = Places(client)
        self._does: dict[type[Act], Callable[[Delivery, Any], Awaitable[Sent]]] = {
            Restrict: self._restrict,
            Ban: self._ban,
            Unban: self._unban,
            Kick: self._kick,
            Delete: self._delete,
            Tidy: self._delete,
            Pin: self._pin,
            React: self._react,
            SeekMessage: self._seek,
            GrantRole: self._grant,
            OpenThread: self._open_thread,
            TagThread: self._tag_thread,
            MirrorEvent: self._mirror,
            MakeInvite: self._invite,
            Tag: self._no_tags,
            ApproveJoin: self._no_requests,
        }

    async def perform(self, delivery: Delivery, act: Act) -> Sent:
        """Do an act. Raises SendError, or what discord.py raises."""
        does = self._does.get(type(act))
        if does is None:
            raise SendError(f"Discord does not know {type(act).__name__}", permanent=True)
        return await does(delivery, act)

    async def _insist(self, delivery: Delivery, act: Act, right: str) -> None:
        """Refuse what who asked for it may not do themselves. Raises SendError that names the permission."""
        asker = delivery.people.get(act.by) if act.by is not None else None
        if asker is None or not asker.id:
            return
        guild = await self._places.guild(delivery.chat)
        number = snowflake(asker.id)
        if number == guild.owner_id:
            return
        member = guild.get_member(number) or await guild.fetch_member(number)
        permissions = member.guild_permissions
        if right == "manage_messages":
            permissions = (await self._room(delivery)).permissions_for(member)
        if not getattr(permissions, right):
            raise SendError(f"{NOT_THEIRS}: Discord asks for {right}", permanent=True)
        if right != "manage_messages" and await self._is_as_high(guild, member, delivery, act):
            raise SendError(f"{NOT_THEIRS}: the member stands as high as they", permanent=True)

    async def _is_as_high(
        self, guild: discord.Guild, asker: discord.Member, delivery: Delivery, act: Act
    ) -> bool:
        """Tell whether whom it concerns has a role as high as who asked; somebody who is not there has none."""
        account = self._account(delivery, act)
        if account.id == guild.owner_id:
            return True
        try:
            target = guild.get_member(account.id) or await guild.fetch_member(account.id)
        except discord.NotFound:
            return False
        return target.top_role >= asker.top_role

    async def _room(self, delivery: Delivery) -> Any:
        return await self._places.channel(delivery.chat)

    async def _restrict(self, delivery: Delivery, act: Restrict) -> Sent:
        await self._insist(delivery, act, "moderate_members")
        member = await self._member(delivery, act)
        if act.lift:
            await member.timeout(None, reason=_reason(act))
            return Sent()
        latest = to_datetime(self._clock.now()) + LONGEST_TIMEOUT
        until = latest if act.until is None else min(to_datetime(act.until), latest)
        if until > to_datetime(self._clock.now()):
            await member.timeout(until, reason=_reason(act))
        return Sent()

    async def _ban(self, delivery: Delivery, act: Ban) -> Sent:
        await self._insist(delivery, act, "ban_members")
        guild = await self._places.guild(delivery.chat)
        await guild.ban(self._account(delivery, act), reason=_reason(act), delete_message_seconds=0)
        return Sent()

    async def _unban(self, delivery: Delivery, act: Unban) -> Sent:
        await self._insist(delivery, act, "ban_members")
        guild = await self._places.guild(delivery.chat)
        try:
            await guild.unban(self._account(delivery, act), reason=_reason(act))
        except discord.NotFound:
            return Sent()  # not banned: what was asked for is so
        return Sent()

    async def _kick(self, delivery: Delivery, act: Kick) -> Sent:
        await self._insist(delivery, act, "kick_members")
        guild = await self._places.guild(delivery.chat)
        try:
            await guild.kick(self._account(delivery, act), reason=_reason(act))
        except discord.NotFound as error:
            if error.code != _NO_MEMBER:
                raise
        return Sent()

    async def _delete(self, delivery: Delivery, act: Delete | Tidy) -> Sent:
        await self._insist(delivery, act, "manage_messages")
        named = [one for message in act.messages for one in (message, *await self._posts.behind(message))]
        by_place: dict[int, list[int]] = {}
        for message in named:
            number = snowflake(message)
            by_place.setdefault(await self._places.of_message(delivery.chat, number, act.thread), []).append(
                number
            )
        for place, messages in by_place.items():
            await self._delete_in(delivery, act, place, messages)
        return Sent()

    async def _delete_in(
        self, delivery: Delivery, act: Delete | Tidy, place: int, messages: list[int]
    ) -> None:
        oldest = to_datetime(self._clock.now() - BULK_AGE) + timedelta(hours=1)
        young = [one for one in messages if discord.utils.snowflake_time(one) > oldest]
        channel = self._client.get_channel(place)
        if len(young) < 2 or delivery.chat.private or not hasattr(channel, "delete_messages"):
            young = []
        bulk: Any = channel
        for at in range(0, len(young), BULK):
            some = [discord.Object(one) for one in young[at : at + BULK]]
            await bulk.delete_messages(some, reason=_reason(act))
        for one in messages:
            if one not in young:
                await self._delete_one(place, one)

    async def _delete_one(self, place: int, message: int) -> None:
        try:
            await self._client.get_partial_messageable(place).get_partial_message(message).delete()
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE:
                raise

    async def _pin(self, delivery: Delivery, act: Pin) -> Sent:
        message = await self._message(delivery, act, act.message)
        await (message.pin if act.pinned else message.unpin)(reason=_reason(act))
        return Sent()

    async def _react(self, delivery: Delivery, act: React) -> Sent:
        await (await self._message(delivery, act, act.message)).add_reaction(act.emoji)
        return Sent()

    async def _seek(self, delivery: Delivery, act: SeekMessage) -> Sent:
        try:
            await (await self._message(delivery, act, act.message)).fetch()
        except discord.NotFound:
            return Sent(gone=True)
        return Sent()

    async def _grant(self, delivery: Delivery, act: GrantRole) -> Sent:
        guild = await self._places.guild(delivery.chat)
        number = snowflake(act.role)
        role = guild.get_role(number) or discord.utils.get(await guild.fetch_roles(), id=number)
        if role is None:
            raise SendError(f"this server has no role with the id {act.role}", permanent=True)
        refuse_if_above(guild, role)
        member = await self._member(delivery, act)
        await (member.remove_roles if act.revoke else member.add_roles)(role, reason=_reason(act))
        return Sent()

    async def _open_thread(self, delivery: Delivery, act: OpenThread) -> Sent:
        channel = await self._places.channel(delivery.chat)
        return await open_thread(self._posts, channel, delivery, act)

    async def _tag_thread(self, delivery: Delivery, act: TagThread) -> Sent:
        return await tag_thread(await self._places.thread(act.thread), act, _reason(act))

    async def _mirror(self, delivery: Delivery, act: MirrorEvent) -> Sent:
        return await mirror(await self._places.guild(delivery.chat), delivery, act, _reason(act))

    async def _invite(self, delivery: Delivery, act: MakeInvite) -> Sent:
        channel = await self._places.channel(delivery.chat)
        if not isinstance(channel, discord.abc.GuildChannel):
            raise SendError("invites lead to a channel of a server, and this is none", permanent=True)
        invite = await channel.create_invite(max_age=0, max_uses=0, unique=True, reason=_reason(act))
        return Sent(link=invite.url)

    async def _no_tags(self, _delivery: Delivery, _act: Tag) -> Sent:
        raise SendError(
            "Discord shows no tags beside a member's name; a role does that there", permanent=True
        )

    async def _no_requests(self, _delivery: Delivery, _act: ApproveJoin) -> Sent:
        raise SendError("Discord lets no bot decide over requests to join a server", permanent=True)

    def _account(self, delivery: Delivery, act: Act) -> discord.Object:
        person = delivery.people.get(act.actor) if act.actor is not None else None
        if person is None or not person.id:
            raise SendError("this person has no account on Discord", permanent=True)
        return discord.Object(snowflake(person.id))

    async def _member(self, delivery: Delivery, act: Act) -> discord.Member:
        guild = await self._places.guild(delivery.chat)
        account = self._account(delivery, act)
        return guild.get_member(account.id) or await guild.fetch_member(account.id)

    async def _message(self, delivery: Delivery, act: Act, message: str) -> discord.PartialMessage:
        place = await self._places.of_message(delivery.chat, snowflake(message), act.thread)
        return self._client.get_partial_messageable(place).get_partial_message(int(message))


def _reason(act: Act) -> str | None:
    """Return what the server's audit log shall say."""
    return clip(act.reason, REASON) or None
