"""What people write, so that it can be kept and read. Pure."""

from __future__ import annotations

import re
from typing import Any

MENTION = re.compile(r"<@!?(\d+)>")
_EMOJI = re.compile(r"<a?(:\w+:)\d+>")
_ADDRESSED = re.compile(r"<@!?(\d+)>\s*(?=[/／]\S|\S+\s*$)")


def clean(text: str) -> str:
    """Leave out what no database takes: NUL, and halves of letters."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def readable(text: str, mentions: Any) -> str:
    """Write mentions as people do (`@handle`: it has no spaces and is unique) and custom emojis by name."""
    if "<" not in text:
        return text
    handles = {one["id"]: one.get("username") or one["id"] for one in mentions}
    text = MENTION.sub(lambda found: f"@{handles[found[1]]}" if found[1] in handles else found[0], text)
    return _EMOJI.sub(r"\1", text)


def addressed_by(text: str, own: str) -> int:
    """Return how much of a text only says that a command is meant for the bot: a mention before it."""
    found = _ADDRESSED.match(text) if own and text.startswith("<@") else None
    return found.end() if found is not None and found[1] == own else 0
