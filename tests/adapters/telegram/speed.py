"""How fast updates are decoded, beside python-telegram-bot's own decoding and dispatch of the same bytes."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any

from telegram import Bot, Update
from telegram.ext import Application, ContextTypes, TypeHandler

from adapters.telegram.decode import Decoder
from adapters.telegram.wire import read_batch

TOKEN = "42:AAFake"
BATCH = 100


@dataclass(frozen=True)
class Speed:
    """Messages a CPU second, ours and the library's."""

    ours: float
    library: float

    @property
    def ratio(self) -> float:
        return self.ours / self.library


def batches(messages: int) -> list[bytes]:
    """Make plain text messages of fifty people in five groups, a hundred to an answer of getUpdates."""
    updates = [_update(number) for number in range(messages)]
    return [
        json.dumps({"ok": True, "result": updates[at : at + BATCH]}, ensure_ascii=False).encode()
        for at in range(0, messages, BATCH)
    ]


def _update(number: int) -> dict[str, Any]:
    person, group = 1000 + number % 50, -1001000000000 - number % 5
    sender = {"id": person, "is_bot": False, "first_name": f"成员{person}", "username": f"member{person}"}
    return {
        "update_id": 700_000_000 + number,
        "message": {
            "message_id": number + 1,
            "from": {**sender, "language_code": "zh-hans"},
            "chat": {"id": group, "title": f"学习群 {group}", "username": "learners", "type": "supergroup"},
            "date": 1_767_574_800 + number,
            "text": f"第 {number} 条消息：今天学了装饰器，还是有点 confused about closures",
        },
    }


def measure(messages: int = 5_000, rounds: int = 3) -> Speed:
    """Measure both on the same bytes, turn by turn, and take each one's best round."""
    data = batches(messages)
    ours, library = [], []
    for _ in range(rounds):
        ours.append(messages / _ours(data))
        library.append(messages / asyncio.run(_library(data)))
    return Speed(max(ours), max(library))


def _ours(data: list[bytes]) -> float:
    decoder = Decoder()
    begun, count = time.process_time(), 0
    for one in data:
        count += len(decoder.decode(read_batch(one).updates, 0))
    assert count
    return time.process_time() - begun


async def _library(data: list[bytes]) -> float:
    """Decode and dispatch to one handler, as an application does that was started."""
    application = Application.builder().token(TOKEN).updater(None).build()
    application._initialized = True  # what `initialize` would ask Telegram for, nothing here needs
    bot: Bot = application.bot
    seen = 0

    async def handle(_: Update, __: ContextTypes.DEFAULT_TYPE) -> None:
        nonlocal seen
        seen += 1

    application.add_handler(TypeHandler(Update, handle))
    begun = time.process_time()
    for one in data:
        for raw in json.loads(one)["result"]:
            await application.process_update(Update.de_json(raw, bot))
    assert seen
    return time.process_time() - begun


if __name__ == "__main__":
    found = measure()
    print(f"ours {found.ours:,.0f}/s, library {found.library:,.0f}/s, ratio {found.ratio:.1f}")
