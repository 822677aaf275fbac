"""What is attached to a message: files, stickers, a poll."""

from __future__ import annotations

import mimetypes
from typing import Any

import aiohttp
import discord
import structlog

from engine.contract.events import Attachment, is_read

logger = structlog.get_logger("adapters.discord")

_VOICE = 1 << 13
CONTENT = "qunban_content"
"""Where `fetch_contents` puts what a file holds; no field of Discord's."""


def wanted(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return those of a message's files whose content the engine reads."""
    said = str(data.get("content") or "")
    return [
        one
        for one in data.get("attachments") or ()
        if is_read(said, str(one.get("filename") or ""), int(one.get("size") or 0))
    ]


async def fetch_contents(client: discord.Client, files: list[dict[str, Any]]) -> None:
    """Put the content of files beside their description; one that cannot be fetched stays without."""
    for one in files:
        try:
            one[CONTENT] = (await client.http.get_from_cdn(str(one["url"]))).decode("utf-8", "replace")
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            logger.warning("a file cannot be fetched", error=type(error).__name__)


def attachments_of(data: dict[str, Any]) -> tuple[Attachment, ...]:
    """Describe everything attached to a message."""
    files, stickers, poll = data.get("attachments"), data.get("sticker_items"), data.get("poll")
    if not (files or stickers or poll):
        return ()
    voice = bool(data.get("flags", 0) & _VOICE)
    found = [_file(one, voice=voice) for one in files or ()]
    found += [Attachment("sticker", str(one.get("name") or "")) for one in stickers or ()]
    if poll:
        found.append(Attachment("poll", str((poll.get("question") or {}).get("text") or "")))
    return tuple(found)


def _file(one: dict[str, Any], *, voice: bool) -> Attachment:
    name = str(one.get("filename") or "")
    kind = one.get("content_type") or mimetypes.guess_type(name)[0] or ""
    match kind.partition("/")[0]:
        case "image":
            return Attachment("animation" if "gif" in kind else "photo", name)
        case "video":
            return Attachment("video", name)
        case "audio":
            return Attachment("voice" if voice else "audio", name)
        case _:
            return Attachment("file", name, text=str(one.get(CONTENT) or ""))
