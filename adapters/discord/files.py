"""What is attached to a message: files, stickers, a poll."""

from __future__ import annotations

import mimetypes
from typing import Any

from engine.contract.events import Attachment

_VOICE = 1 << 13


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
            return Attachment("file", name)
