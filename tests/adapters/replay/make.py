"""Small exports made for a test, and what a reader makes of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from adapters.replay import read
from engine.contract.events import Incoming, Message
from engine.contract.ports import Appended

EXPORTS = Path(__file__).parents[2] / "data" / "exports"
NOON = 1_735_732_800
"""2025-01-01T12:00:00Z in seconds."""


def said(number: int, text: object = "hi", *, who: object = "user7", **more: Any) -> dict[str, Any]:
    """Make a message of a Telegram export, a minute after the one before."""
    base = {"id": number, "type": "message", "date_unixtime": str(NOON + 60 * number), "from": "Ann"}
    return base | {"from_id": who, "text": text} | more


def notice(number: int, action: str, **more: Any) -> dict[str, Any]:
    """Make a service notice of a Telegram export."""
    base = {"id": number, "type": "service", "date_unixtime": str(NOON + 60 * number), "actor": "Ann"}
    return base | {"actor_id": "user7", "action": action, "text": ""} | more


def telegram(path: Path, *messages: dict[str, Any], **header: Any) -> Path:
    """Write a Telegram export of one supergroup."""
    root = {"name": "Group", "type": "private_supergroup", "id": 5} | header
    return write(path, root | {"messages": list(messages)})


def discord(path: Path, *messages: dict[str, Any], **channel: Any) -> Path:
    """Write a DiscordChatExporter export of one channel."""
    head = {"id": "22", "type": "GuildTextChat", "categoryId": "3", "category": "Text", "name": "help"}
    return write(
        path, {"guild": {"id": "1", "name": "G"}, "channel": head | channel, "messages": list(messages)}
    )


def posted(number: str, text: str = "hi", *, who: str = "7", **more: Any) -> dict[str, Any]:
    """Make a message of a Discord export."""
    author = {"id": who, "name": f"name{who}", "discriminator": "0000", "nickname": f"nick{who}"}
    base = {"id": number, "type": "Default", "timestamp": "2025-03-01T10:02:00.1234567+08:00"}
    return base | {"content": text, "author": author | {"isBot": False}, "mentions": []} | more


def write(path: Path, value: object) -> Path:
    """Write JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return path


def messages(path: Path, **options: Any) -> dict[str, Incoming]:
    """Return the messages of a file by their ids."""
    return {one.unique: one for one in read(path, **options) if isinstance(one.body, Message)}


def body(event: Incoming) -> Message:
    """Return the message that an event holds."""
    assert isinstance(event.body, Message)
    return event.body


class Log:
    """The port Stream in memory: keeps what is new by its key."""

    def __init__(self) -> None:
        self.events: dict[str, Incoming] = {}
        self.batches: list[int] = []

    async def append(self, incoming: Sequence[Incoming]) -> Appended:
        before = len(self.events)
        for one in incoming:
            self.events.setdefault(f"{one.platform}:{one.chat.id}:{one.unique}", one)
        self.batches.append(len(incoming))
        return Appended(new=len(self.events) - before, total=len(incoming))
