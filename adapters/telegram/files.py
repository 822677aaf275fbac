"""Pictures and documents that go out."""

from __future__ import annotations

import asyncio
from pathlib import Path

from telegram import InputMediaDocument, InputMediaPhoto
from telegram.constants import ParseMode

from engine.contract.errors import SendError
from engine.contract.replies import File, Image

LARGEST_PHOTO = 10 * 1024 * 1024
PHOTOS = (".png", ".jpg", ".jpeg", ".webp")


async def content_of(file: Image | File) -> bytes:
    """Return a file's bytes. Raises SendError if it is not there any more."""
    if isinstance(file, File) or not file.path:
        return file.data
    try:
        return await asyncio.to_thread(Path(file.path).read_bytes)
    except OSError as error:
        raise SendError(f"the picture cannot be read: {error.strerror}", permanent=True) from None


def file_name(file: Image | File) -> str:
    """Return the name under which a file arrives."""
    return Path(file.name).name or "file"


def is_photo(file: Image | File, data: bytes) -> bool:
    """Tell whether Telegram shows a file as a picture."""
    return isinstance(file, Image) and file_name(file).lower().endswith(PHOTOS) and len(data) <= LARGEST_PHOTO


async def media_of(file: Image | File, caption: str) -> InputMediaPhoto | InputMediaDocument:
    """Return what a message's picture or file is changed to."""
    data = await content_of(file)
    kind = InputMediaPhoto if is_photo(file, data) else InputMediaDocument
    mode = ParseMode.HTML if caption else None
    return kind(data, caption=caption or None, parse_mode=mode, filename=file_name(file))
