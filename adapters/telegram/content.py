"""What a message holds: files, mentioned people, the topic that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from adapters.telegram.wire import Entity, Message, User
from engine.contract.events import Attachment

SLASHES = ("/", "／")
_ADDRESSED = re.compile(r"([/／]\w+)@(\w+)(?!\S)")
OTHER = (
    ("contact", "contact_information"),
    ("location", "location_information"),
    ("game", "game_title"),
    ("invoice", "invoice_information"),
    ("giveaway", "giveaway_information"),
    ("giveaway_winners", "giveaway_results"),
    ("checklist", "todo_list"),
    ("dice", "dice"),
    ("story", "story"),
    ("paid_media", "paid_media"),
)
"""What else a message can hold, and how an export calls it."""


def attachments(message: Message) -> tuple[Attachment, ...]:
    """Describe a message's files, poll, place …"""
    found = [*_files(message)]
    if message.poll is not None:
        found.append(Attachment("poll", message.poll.question))
    found += [Attachment("other", name) for field, name in OTHER if getattr(message, field) is not None]
    return tuple(found)


def _files(message: Message) -> Iterator[Attachment]:
    if message.photo:
        yield Attachment("photo")
    elif message.animation is not None:  # comes as a document too
        yield Attachment("animation", message.animation.file_name)
    elif message.sticker is not None:
        yield Attachment("sticker", message.sticker.emoji)
    elif message.video is not None:
        yield Attachment("video", message.video.file_name)
    elif message.video_note is not None:
        yield Attachment("video")
    elif message.voice is not None:
        yield Attachment("voice")
    elif message.audio is not None:
        yield Attachment("audio", message.audio.file_name)
    elif message.document is not None:
        yield Attachment("file", message.document.file_name, text=message.document.content)


def is_topic_root(message: Message) -> bool:
    """Tell whether what a message "replies" to is only the notice that opened its topic."""
    reply = message.reply_to_message
    if reply is None:
        return False
    return reply.forum_topic_created is not None or (
        message.is_topic_message and reply.message_id == message.message_thread_id
    )


def mentioned(entities: Sequence[Entity]) -> list[User]:
    """Return the people mentioned by account; `@name` says no id and stays in the text."""
    return [one.user for one in entities if one.type == "text_mention" and one.user is not None]


def names(text: str, username: str) -> bool:
    """Tell whether a text names an account by its `@name`; `username` is in lower case."""
    at = text.casefold().find(f"@{username}") if username else -1
    after = text[at + len(username) + 1 :][:1] if at >= 0 else ""
    return at >= 0 and not (after.isalnum() or after == "_")


def with_handles(text: str, entities: Sequence[Entity]) -> str:
    """Write people mentioned by account in a command as `@name`, so that they can be told from other arguments.

    Any other text stays as it was said.
    """
    if text[:1] not in SLASHES:
        return text
    wanted = [one for one in entities if one.type == "text_mention" and one.user is not None]
    units = text.encode("utf-16-le", "surrogatepass")
    for one in sorted(wanted, key=lambda entity: -entity.offset):
        start, end = 2 * one.offset, 2 * (one.offset + one.length)
        name = units[start:end].decode("utf-16-le", "ignore")
        handle = "@" + "_".join(name.lstrip("@").split())
        units = units[:start] + handle.encode("utf-16-le", "surrogatepass") + units[end:]
    return units.decode("utf-16-le", "replace")


def unaddressed(text: str, username: str) -> str:
    """Write a command said to this bot (`/me@ourbot`) as one said to nobody else; `username` is in lower case.

    The engine need not know by which name the bot goes here. Another bot's command stays another bot's.
    """
    found = _ADDRESSED.match(text)
    if found is None or found[2].casefold() != username:
        return text
    return found[1] + text[found.end() :]
