"""What a file is, by its name."""

from __future__ import annotations

import mimetypes

from engine.contract.events import Attachment


def describe(name: str) -> Attachment:
    """Describe an attached file."""
    kind = (mimetypes.guess_type(name)[0] or "").partition("/")[0]
    match kind:
        case "image":
            return Attachment("animation" if name.lower().endswith(".gif") else "photo", name)
        case "video":
            return Attachment("video", name)
        case "audio":
            return Attachment("audio", name)
        case _:
            return Attachment("file", name)
