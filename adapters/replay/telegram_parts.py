"""The pieces of a Telegram message: text, files, people, forms of ids."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from engine.contract.events import Attachment, ChatRef, PersonRef

Item = dict[str, Any]

PRIVATE = frozenset({"personal_chat", "bot_chat", "saved_messages", "replies", "verification_codes"})
_NOBODY = frozenset({"777000", "1087968824", "136817688"})
"""Telegram itself, the anonymous admin, the channel poster."""
_USER, _CHAT = 1 << 32, 2 << 32
"""Old exports write a bare number: a user has bit 32 set, a group or channel bit 33 (export_data_types.cpp)."""
_MEDIA: dict[str, str] = {
    "sticker": "sticker",
    "video_message": "video",
    "voice_message": "voice",
    "animation": "animation",
    "video_file": "video",
    "audio_file": "audio",
}
_OTHER = (
    "contact_information",
    "location_information",
    "game_title",
    "invoice_information",
    "giveaway_information",
    "giveaway_results",
    "todo_list",
)


def chat_ref(header: Item) -> ChatRef:
    """Name the exported chat as the Bot API does."""
    number, kind = header["id"], str(header.get("type") or "")
    title = str(header.get("name") or "").replace("\0", "")
    if kind == "private_group":
        return ChatRef(f"-{number}", title)
    return ChatRef(f"-100{number}", title, "channel" if kind.endswith("channel") else "group")


def person(raw: object, name: object, *, bot: bool = False) -> PersonRef | None:
    """Name an account, or None if the export does not say who it was.

    An account without a name is deleted: it stays an author but nobody who could be paid.
    """
    account = _account(raw)
    if not account:
        return None
    label = str(name or "").replace("\0", "")
    return PersonRef(
        account, label, bot=bot, payable=account.isdecimal() and account not in _NOBODY and name is not None
    )


def _account(raw: object) -> str:
    if isinstance(raw, str):
        return raw.removeprefix("user")
    if not isinstance(raw, int) or raw <= 0:
        return ""
    if raw >= _CHAT:
        return f"channel{raw & (_USER - 1)}"
    return str(raw & (_USER - 1))


def text_of(item: Item) -> str:
    """Join a message's text, which is a string or a list of strings and entities."""
    text = item.get("text")
    if isinstance(text, str):
        return text
    parts = text if isinstance(text, list) else item.get("text_entities") or ()
    return "".join(part if isinstance(part, str) else str(part.get("text", "")) for part in parts)


def mentioned(item: Item) -> list[int]:
    """Return the ids of people mentioned by account; `@name` says no id and stays text."""
    text = item.get("text")
    if not isinstance(text, list):
        return []
    return [
        part["user_id"]
        for part in text
        if isinstance(part, dict)
        and part.get("type") == "mention_name"
        and isinstance(part.get("user_id"), int)
    ]


def attachments_of(item: Item) -> tuple[Attachment, ...]:
    """Describe a message's files, poll, place …"""
    found: list[Attachment] = []
    if "photo" in item:
        found.append(Attachment("photo"))
    elif "file" in item or "media_type" in item:
        found.append(_file(item))
    if "poll" in item:
        found.append(Attachment("poll", str((item["poll"] or {}).get("question", ""))))
    found += [Attachment("other", name) for name in _OTHER if name in item]
    return tuple(found)


def _file(item: Item) -> Attachment:
    path = str(item.get("file") or "")
    name = str(item.get("file_name") or ("" if path.startswith("(") else PurePosixPath(path).name))
    match _MEDIA.get(str(item.get("media_type")), "file"):
        case "sticker":
            return Attachment("sticker", str(item.get("sticker_emoji", "")))
        case "video":
            return Attachment("video", name)
        case "voice":
            return Attachment("voice", name)
        case "animation":
            return Attachment("animation", name)
        case "audio":
            return Attachment("audio", name)
        case _:
            return Attachment("file", name)
