"""A file, plain or gzipped, read once from front to back; and what kind of export it is."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import ijson

from adapters.replay.errors import ReplayError, cut_short, unknown_layout
from adapters.replay.repair import Repair

Format = Literal["telegram", "telegram_account", "discord", "discord_csv", "jsonl"]
Bytes = Callable[[int, int], None]
"""Called with the bytes of the file read so far and its size."""

CHUNK = 1 << 16
_LONGEST_HEAD = 1 << 23
_GZIP = 16 + zlib.MAX_WBITS
_NOTHING = gzip.compress(b"", mtime=0)
_FIRST_KEYS: dict[str, Format] = {
    "guild": "discord",
    "channel": "discord",
    "about": "telegram_account",
    "personal_information": "telegram_account",
    "chats": "telegram_account",
    "platform": "jsonl",
    "unique": "jsonl",
    "body": "jsonl",
    "name": "telegram",
    "type": "telegram",
    "id": "telegram",
}


class Source(io.RawIOBase):
    """The uncompressed bytes of a file. `cut` turns true if the gzip stream ends in the middle.

    `offset` counts the uncompressed bytes given out, `taken` the bytes of the file itself.
    """

    def __init__(self, path: Path, progress: Bytes | None = None) -> None:
        super().__init__()
        self.path = path
        self.cut = False
        self.offset = 0
        self.taken = 0
        self._progress = progress
        try:
            self._file = path.open("rb")
            self.size = path.stat().st_size
        except OSError as error:
            raise ReplayError(path, f"cannot be opened: {error.strerror}", "Check the path") from None
        start = self._file.read(2)
        self._file.seek(0)
        self._inflate = zlib.decompressobj(_GZIP) if start == b"\x1f\x8b" else None
        self._head = b""
        if self.peek(3) == b"\xef\xbb\xbf":
            self._head = self._head[3:]

    def readable(self) -> bool:
        return True

    def peek(self, length: int) -> bytes:
        """Return the next bytes without taking them; fewer only at the end."""
        while len(self._head) < length and (more := self._next()):
            self._head += more
        return self._head[:length]

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes (at most a chunk), none only at the end or if none were asked for."""
        if size == 0:
            return b""
        data, self._head = self._head or self._next(), b""
        if 0 < size < len(data):
            data, self._head = data[:size], data[size:]
        self.offset += len(data)
        return data

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()

    def _next(self) -> bytes:
        """Return the next uncompressed bytes, in pieces that stay small even if the file unpacks a thousandfold."""
        if self._inflate is None:
            return self._take()
        while True:
            data = self._inflate.unconsumed_tail or self._inflate.unused_data or self._take()
            if not data:
                self.cut = not self._inflate.eof
                return b""
            if self._inflate.eof:  # what follows is padding or another member of the same gzip file
                self._inflate = zlib.decompressobj(_GZIP)
                if not (data := data.lstrip(b"\0")):
                    self._inflate.decompress(_NOTHING)
                    continue
            try:
                data = self._inflate.decompress(data, CHUNK)
            except zlib.error as error:
                raise ReplayError(
                    self.path, f"the gzip stream is damaged: {error}", "Copy it again", where=self.where()
                ) from None
            if data:
                return data

    def _take(self) -> bytes:
        data = self._file.read(CHUNK)
        self.taken += len(data)
        if self._progress is not None:
            self._progress(self.taken, self.size)
        return data

    def where(self, messages: int | None = None) -> str:
        """Name the place reached."""
        place = f"near byte {self.offset:,}"
        return place if messages is None else f"after message {messages:,}, {place}"

    def check_end(self, messages: int) -> None:
        """Raise if the gzip stream was cut although what it held was whole."""
        if self.cut:
            raise cut_short(self.path, self.where(messages))


def head_of(source: Source, until: str) -> dict[str, object]:
    """Return the simple values that stand before the top-level list `until`, by their dotted names."""
    length = CHUNK
    while True:
        head = source.peek(length)
        values: dict[str, object] = {}
        try:
            for prefix, event, value in ijson.parse(Repair().feed(head), use_float=True):
                if prefix == until and event == "start_array":
                    return values
                if event in ("string", "number", "null", "boolean"):
                    values[prefix] = value
        except ijson.JSONError:
            if len(head) < length:
                raise cut_short(source.path, "before the first message") from None
        else:
            raise unknown_layout(source.path, f"there is no list `{until}` in it")
        if length >= _LONGEST_HEAD:
            raise unknown_layout(source.path, f"there is no list `{until}` in its first {length:,} bytes")
        length *= 2


def detect(source: Source) -> Format:
    """Tell the format from the first bytes, or refuse with what the file seems to be."""
    head = source.peek(CHUNK)
    start = head.lstrip()
    if start.startswith(b"{"):
        return _detect_json(source.path, head)
    first = start.split(b"\n", 1)[0].replace(b'"', b"").replace(b";", b",").strip()
    if first.startswith(b"AuthorID,Author,Date,Content"):
        return "discord_csv"
    raise _refusal(source.path, start)


def _detect_json(path: Path, head: bytes) -> Format:
    try:
        for prefix, event, value in ijson.parse(Repair().feed(head), use_float=True):
            if prefix == "" and event == "map_key" and value in _FIRST_KEYS:
                return _FIRST_KEYS[value]
    except ijson.JSONError:
        pass
    raise unknown_layout(path, "this JSON is not a chat export")


def _refusal(path: Path, start: bytes) -> ReplayError:
    if not start:
        return unknown_layout(path, "the file is empty")
    if start[:1] == b"<":
        return ReplayError(
            path, "this is the HTML form of an export", "Export again as machine-readable JSON"
        )
    if start[:2] == b"PK":
        return ReplayError(path, "this is a zip archive", "Unpack it and name the export inside")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ReplayError(path, "the file is UTF-16", "Save it as UTF-8, the way it was exported")
    return unknown_layout(path, "this is not a chat export")
