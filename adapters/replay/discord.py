"""DiscordChatExporter's JSON: one channel or thread a file.

Layout: `Tyrrrz/DiscordChatExporter`, DiscordChatExporter.Core/Exporting/JsonMessageWriter.cs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from adapters.replay.errors import ReplayError, unknown_layout
from adapters.replay.files import describe
from adapters.replay.items import Item, items
from adapters.replay.memory import Recent
from adapters.replay.options import Options
from adapters.replay.people import position_of
from adapters.replay.source import Source, head_of
from adapters.replay.times import from_iso
from engine.contract.events import Attachment, ChatRef, Incoming, Joined, Message, PersonRef, Reaction

_SAID = frozenset({"Default", "Reply", "ChatInputCommand", "ContextMenuCommand", "19", "20", "23"})
"""Kinds that somebody said; a number is a kind that the exporter did not know by name."""
_REPLY = frozenset({"Reply", "19"})
_JOIN = frozenset({"GuildMemberJoin", "7"})
_DELETED = "Deleted User"


def read_channel(source: Source, options: Options) -> Iterator[Incoming]:
    """Read the export of one channel or thread of a server."""
    header = head_of(source, "messages")
    kind = str(header.get("channel.type", ""))
    if not isinstance(header.get("channel.id"), str):
        raise unknown_layout(source.path, "the channel has no id")
    if kind.startswith("Direct"):
        raise ReplayError(
            source.path,
            f"this is a private conversation ({kind}), which no community may read",
            "Export a channel of a server",
        )
    channel = _Channel(header, options)
    for count, item in enumerate(items(source, "messages.item")):
        try:
            found = channel.events(item)
        except (KeyError, ValueError, TypeError, AttributeError, OverflowError) as error:
            problem = f"message {item.get('id')} cannot be understood ({type(error).__name__}: {error})"
            raise unknown_layout(source.path, problem, source.where(count)) from None
        yield from found


class _Channel:
    """One channel: who wrote the messages that later ones answer."""

    def __init__(self, header: Item, options: Options) -> None:
        self._options = options
        self._id = str(header["channel.id"])
        parent = header.get("channel.categoryId")
        inside = "Thread" in str(header.get("channel.type", "")) and parent
        title = str(header.get("channel.category" if inside else "channel.name") or "").replace("\0", "")
        self._ref = ChatRef(str(parent) if inside else self._id, title)
        self._thread = self._id if inside else ""
        self._authors: Recent[str, PersonRef] = Recent(options.window)
        self._known: Recent[str, PersonRef] = Recent(options.window)

    def events(self, item: Item) -> list[Incoming]:
        """Turn one exported message into events; notices of the system give none, except a join."""
        kind = item["type"]
        if kind in _SAID:
            return self._message(item, kind)
        if kind in _JOIN:
            who = self._person(item["author"])
            return [self._incoming(f"{item['id']}:joined", self._at(item), (who,), Joined())]
        return []

    def _message(self, item: Item, kind: str) -> list[Incoming]:
        number = str(item["id"])
        at = self._at(item)
        author = self._person(item["author"])
        self._authors.put(number, author)
        people = [author]
        said, forwarded = _content(item)
        reply_to = self._reply(item, kind)
        asked = self._authors.get(reply_to) if reply_to else None
        body = Message(
            text=said.get("content") or "",
            message=number,
            reply_to=reply_to,
            reply_actor=None if asked is None else position_of(people, asked),
            mentions=self._mentions(item, people),
            attachments=_attachments(said),
            forwarded=forwarded,
        )
        event = self._incoming(number, at, tuple(people), body)
        reactions = item.get("reactions")
        return [event, *self._reactions(reactions, number, at)] if reactions else [event]

    def _reply(self, item: Item, kind: str) -> str:
        """Return the replied-to message. Pins, thread starters and forwards carry a reference too."""
        reference = item.get("reference")
        if kind not in _REPLY or not reference or reference.get("channelId") not in (None, self._id):
            return ""
        return str(reference.get("messageId") or "")

    def _mentions(self, item: Item, people: list[PersonRef]) -> tuple[int, ...]:
        found = item.get("mentions")
        if not found:
            return ()
        return tuple(dict.fromkeys(position_of(people, self._person(one)) for one in found))

    def _reactions(self, reactions: list[Item], number: str, at: int) -> list[Incoming]:
        """Only reactions whose givers the export names; they have no date, so the message's counts."""
        found: dict[str, Incoming] = {}
        for one in reactions:
            emoji = one["emoji"]["name"]
            if one["emoji"].get("id"):
                emoji = f"{emoji}:{one['emoji']['id']}"
            for giver in one.get("users") or ():
                who = self._person(giver)
                unique = f"{number}:reaction:{who.id}:{emoji}"
                found[unique] = self._incoming(unique, at, (who,), Reaction(message=number, emoji=emoji))
        return list(found.values())

    def _person(self, raw: Item) -> PersonRef:
        number, name = raw["id"], raw.get("nickname") or raw["name"]
        known = self._known.get(number)
        if known is not None and known.name == name:
            return known
        bot = bool(raw.get("isBot"))
        nobody = bot or raw["name"] == _DELETED
        name, handle = name.replace("\0", ""), str(raw["name"]).replace("\0", "")
        who = PersonRef(str(number), name, bot=bot, payable=not nobody, handle="" if nobody else handle)
        self._known.put(number, who)
        return who

    def _at(self, item: Item) -> int:
        return from_iso(item["timestamp"], self._options.zone)

    def _incoming(self, unique: str, at: int, people: tuple[PersonRef, ...], body: Any) -> Incoming:
        return Incoming(
            platform="discord",
            chat=self._ref,
            unique=unique,
            at=at,
            people=people,
            actor=0,
            thread=self._thread,
            origin=self._options.origin,
            community=self._options.community,
            body=body,
        )


def _content(item: Item) -> tuple[Item, bool]:
    """Return where a message's words are: a forward has them inside."""
    inside = item.get("forwardedMessage")
    reference = item.get("reference")
    if isinstance(inside, dict):
        return inside, True
    return item, reference is not None and reference.get("type") == "Forward"


def _attachments(item: Item) -> tuple[Attachment, ...]:
    files, stickers = item.get("attachments"), item.get("stickers")
    if not files and not stickers:
        return ()
    found = [describe(str(one.get("fileName") or "")) for one in files or ()]
    found += [Attachment("sticker", str(one.get("name") or "")) for one in stickers or ()]
    return tuple(found)
