r"""Turn what Telegram Desktop writes into JSON.

It writes control characters as `\x0B`, which JSON does not know (it wants `\u000B`). An escape begins at a
backslash that is not itself escaped, so the stream is read as a row of escapes, across the borders of chunks.
"""

from __future__ import annotations

import re

_ESCAPE = re.compile(rb"\\(?:x([0-9A-Fa-f]{2})|.)", re.DOTALL)
_OPEN = re.compile(rb"(?<!\\)(?:\\\\)*(\\(?:x[0-9A-Fa-f]?)?)\Z")


def _json_escape(found: re.Match[bytes]) -> bytes:
    digits = found[1]
    return found[0] if digits is None else rb"\u00" + digits


class Repair:
    """A filter of byte chunks; feed them in order, then `finish`."""

    def __init__(self) -> None:
        self._held = b""

    def feed(self, chunk: bytes) -> bytes:
        """Return the repaired bytes, except an escape that the chunk's end has cut."""
        data = self._held + chunk if self._held else chunk
        self._held = b""
        if b"\\" not in data:
            return data
        if b"\\" in data[-3:] and (cut := _OPEN.search(data)):
            self._held = cut[1]
            data = data[: cut.start(1)]
        return _ESCAPE.sub(_json_escape, data) if b"\\x" in data else data

    def finish(self) -> bytes:
        """Return what was held back."""
        held, self._held = self._held, b""
        return held
