"""Discord's payloads become events. Pure: no network, no cache, no clock but what is given.

A chat is a channel; a thread is its parent's chat with the thread's id; a private chat is the person. Keys agree with
an import of the same channel (`adapters.replay.discord`): a message's is its id, an edit's has the time and the text.
Updates that have no id of their own (reactions, leaves, voice) are keyed by session and sequence number.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

import discord

from adapters.discord.files import attachments_of
from adapters.discord.wording import MENTION, addressed_by, clean, readable
from engine.contract.clock import to_micros
from engine.contract.events import (
    Announced,
    AnyBody,
    ChatRef,
    Deleted,
    Edited,
    Incoming,
    Message,
    Origin,
    PersonRef,
    Reaction,
)
from engine.contract.ids import stable_hash

Json = dict[str, Any]

PLATFORM = "discord"
EPOCH_MS = 1_420_070_400_000
REPLY = 19
SAID = frozenset({0, REPLY, 20, 23})
"""Types of messages that somebody said: plain, a reply, and the answers to commands."""
PINNED = 6
"""The type of the line that tells of a pin."""
EPHEMERAL = 1 << 6
_FORWARD = 1


class Room(NamedTuple):
    """Where something happens: the chat, and the thread in it."""

    chat: ChatRef
    thread: str = ""


# ---- discord.py's objects


def chat_of(channel: Any) -> Room:
    """Return the chat and the thread of a channel, thread or private channel."""
    if isinstance(channel, discord.DMChannel):
        return direct(str(channel.recipient.id)) if channel.recipient is not None else Room(ChatRef(""))
    guild = channel.guild
    space, title = str(guild.id), clean(getattr(guild, "name", "") or "")
    if isinstance(channel, discord.Thread):
        name = clean(channel.parent.name) if channel.parent is not None else ""
        return Room(ChatRef(str(channel.parent_id), name, space=space, space_title=title), str(channel.id))
    return Room(ChatRef(str(channel.id), clean(channel.name or ""), space=space, space_title=title))


def person_of(user: Any) -> PersonRef:
    """Return the account of a user or member."""
    bot = bool(user.bot)
    name, handle = clean(user.display_name or ""), clean(user.name or "")
    return PersonRef(str(user.id), name, bot=bot, payable=not (bot or user.system), handle=handle)


def direct(user: str) -> Room:
    """Return the private chat with somebody."""
    return Room(ChatRef(user, kind="private", private=True))


# ---- raw payloads


def person(user: Json, member: Json | None = None, *, webhook: bool = False) -> PersonRef:
    """Return the account of a user object; a nickname goes before the global name."""
    handle = user.get("username") or ""
    name = (member and member.get("nick")) or user.get("global_name") or handle
    bot = bool(user.get("bot")) or webhook
    return PersonRef(
        user["id"],
        clean(name),
        bot=bot,
        payable=not (bot or user.get("system")),
        handle="" if webhook else clean(handle),
    )


def message(data: Json, room: Room, origin: Origin = "live", own: str = "") -> Incoming | None:
    """Decode a message; a notice of the system, or what only one person sees, is none.

    A command said to the bot, `own`, by a mention in front of it is written without.
    """
    number: str = data["id"]
    if data["type"] == PINNED:
        notice = Announced(message=number, what="pinned")
        return incoming(room, f"{number}:announced", time_of(number), notice, origin=origin)
    if data["type"] not in SAID or data.get("flags", 0) & EPHEMERAL:
        return None
    people = [person(data["author"], data.get("member"), webhook="webhook_id" in data)]
    said, forwarded = _words(data)
    raw = said.get("content") or ""
    reply_to, asked = _reply(data)
    mentions: tuple[int, ...] = ()
    if named := data.get("mentions"):
        if addressed := addressed_by(raw, own):
            raw = raw[addressed:]
            named = [one for one in named if one["id"] != own or f"<@{own}>" in raw]
        mentions = _mentions(raw, named, asked, people)
        raw = readable(raw, named)
    elif "<" in raw:
        raw = readable(raw, ())
    reply_actor = None if asked is None else _position(people, person(asked))
    body = Message(
        text=clean(raw),
        message=number,
        reply_to=reply_to,
        reply_actor=reply_actor,
        mentions=mentions,
        attachments=attachments_of(said),
        forwarded=forwarded,
    )
    return incoming(room, number, time_of(number), body, tuple(people), origin=origin)


def edited(data: Json, room: Room) -> Incoming | None:
    """Decode a changed message; one that only shows a link's preview, a pin or the like has no time of edit."""
    if not data.get("edited_timestamp") or "content" not in data or data.get("type", 0) not in SAID:
        return None
    at, text = moment(data["edited_timestamp"]), data["content"]
    unique = f"{data['id']}:edited:{at}-{stable_hash(clean(text)):016x}"
    author = person(data["author"], data.get("member"), webhook="webhook_id" in data)
    body = Edited(message=data["id"], text=clean(readable(text, data.get("mentions") or ())))
    return incoming(room, unique, at, body, (author,))


def deleted(number: str, room: Room, at: int) -> Incoming:
    """Decode that a message is gone; nobody says who did it."""
    return incoming(room, f"{number}:deleted", at, Deleted(message=number))


def reaction(data: Json, room: Room, update: str, at: int, *, added: bool) -> Incoming:
    """Decode a reaction, put on or taken away. A custom emoji is `name:id`, as in an export."""
    member = data.get("member")
    giver = person(member["user"], member) if member else PersonRef(data["user_id"])
    emoji = data["emoji"]
    name = clean(emoji.get("name") or "")
    body = Reaction(
        message=data["message_id"], emoji=f"{name}:{emoji['id']}" if emoji.get("id") else name, added=added
    )
    return incoming(room, update, at, body, (giver,))


def incoming(
    room: Room,
    unique: str,
    at: int,
    body: AnyBody,
    people: tuple[PersonRef, ...] = (),
    origin: Origin = "live",
) -> Incoming:
    """Build an event; the first of the people is the actor."""
    return Incoming(
        platform=PLATFORM,
        chat=room.chat,
        thread=room.thread,
        unique=unique,
        at=at,
        people=people,
        actor=0 if people else None,
        origin=origin,
        body=body,
    )


# ---- pieces


def time_of(number: str | int) -> int:
    """Return when a snowflake was minted."""
    return ((int(number) >> 22) + EPOCH_MS) * 1000


def moment(text: str) -> int:
    """Read a time of Discord's."""
    return to_micros(datetime.fromisoformat(text))


def _words(data: Json) -> tuple[Json, bool]:
    """Return where a message's words are: a forward has them inside."""
    reference = data.get("message_reference")
    forwarded = reference is not None and reference.get("type", 0) == _FORWARD
    inside = data.get("message_snapshots") if forwarded else None
    return (inside[0].get("message") or data if inside else data), forwarded


def _reply(data: Json) -> tuple[str, Json | None]:
    """Return what is replied to, and its author if Discord says."""
    reference = data.get("message_reference")
    if (
        data["type"] != REPLY
        or not reference
        or reference.get("channel_id") not in (None, data["channel_id"])
    ):
        return "", None
    original = data.get("referenced_message") or {}
    return reference.get("message_id") or "", original.get("author") if "webhook_id" not in original else None


def _mentions(text: str, named: list[Json], asked: Json | None, people: list[PersonRef]) -> tuple[int, ...]:
    """Order the people mentioned as they stand in the text; a reply's ping of its author is no mention."""
    by_id = {one["id"]: one for one in named}
    order = [found for found in dict.fromkeys(MENTION.findall(text)) if found in by_id]
    order += [one for one in by_id if one not in order and (asked is None or one != asked["id"])]
    return tuple(_position(people, person(by_id[one], by_id[one].get("member"))) for one in order)


def _position(people: list[PersonRef], who: PersonRef) -> int:
    for position, one in enumerate(people):
        if one.id == who.id:
            return position
    people.append(who)
    return len(people) - 1
