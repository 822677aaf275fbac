from __future__ import annotations

import asyncio
import io
import logging
import re
from collections.abc import Iterator

import pytest
import structlog

from adapters.telegram.options import TelegramOptions
from bot.logs import configure_logs
from engine.contract.errors import ConfigError, SendError
from engine.contract.replies import NOTICE, Text
from tests.adapters.telegram.rig import Bench, bench
from tests.fakes.telegram.people import Person, Room
from tests.fakes.telegram.server import TOKEN

SECRET = "my private words"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, at the most talkative level, without the program's own scrubbing of tokens."""
    before = structlog.get_config()
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    stream = io.StringIO()
    configure_logs((), stream=stream, level="DEBUG", json=True)
    yield stream
    structlog.configure(**before)
    logging.getLogger().handlers[:] = handlers
    logging.getLogger().setLevel(level)


async def provoke(desk: Bench, room: Room, alice: Person) -> list[str]:
    """Let everything go wrong while people talk; return the errors' own words."""
    said = []
    telegram = desk.telegram
    for fault in ("401", "429:1", "500", "502", "drop-before", "drop-after", "403:Forbidden", "nonsense"):
        telegram.faults.arm("sendMessage", fault)
        try:
            await desk.adapter.send(desk.delivery(room, Text(SECRET), priority=NOTICE))
        except SendError as error:
            said.append(f"{error!r} {error}")
        telegram.faults.arm("getUpdates", "502" if fault in ("401", "403:Forbidden") else fault)
    telegram.faults.arm("getChatAdministrators|setMyCommands|deleteMyCommands", "drop-before", 20)
    desk.stream.outages = 2
    async with desk.running():
        alice.say(room, SECRET)
        telegram.push_raw({"update_id": 9900, "message": {"message_id": "x", "text": SECRET}})
        await desk.until(lambda: not telegram.pending())
    return said


def test_the_scrubber_itself_sees_the_words_of_this_test(log: io.StringIO) -> None:
    logging.getLogger("somebody").debug("%s", SECRET)
    assert SECRET in log.getvalue()


async def test_neither_the_token_nor_what_people_say_is_ever_logged(log: io.StringIO) -> None:
    async with bench(proxy_url="") as desk:
        room, alice = desk.telegram.group(), desk.telegram.person(7, "Alice")
        errors = await provoke(desk, room, alice)
    written = log.getvalue() + "\n".join(errors)
    assert len(errors) >= 6
    assert "Telegram cannot be heard" in written
    assert "receiving again" in written, "our own lines are not silenced with the library's"
    assert TOKEN not in written
    assert TOKEN.partition(":")[2] not in written
    assert not re.search(r"\d{6,20}(:|%3A)[\w-]{30,}", written)
    assert SECRET not in written


async def test_a_refused_token_is_not_quoted(log: io.StringIO) -> None:
    token = "123456789:" + "Z" * 35
    async with bench(token=token) as desk:
        with pytest.raises(ConfigError) as refused:
            await desk.adapter.run(desk.stream)
        room = desk.telegram.group()
        with pytest.raises(SendError) as unsent:
            await desk.adapter.send(desk.delivery(room, Text("x")))
    chain = f"{refused.value!r} {refused.value.__cause__!r} {unsent.value!r} {log.getvalue()}"
    assert "Z" * 35 not in chain


async def test_nobody_at_the_other_end(log: io.StringIO) -> None:
    async with bench(base_url="http://127.0.0.1:9/bot") as desk:
        task = asyncio.create_task(desk.adapter.run(desk.stream))
        await desk.until(lambda: len(desk.waits.asked) == 3)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert "Telegram cannot be reached" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_options_hide_what_is_secret() -> None:
    options = TelegramOptions("1:abc", proxy_url="socks5://u:pass@host:1", webhook_secret="hush")
    assert not any(word in repr(options) for word in ("abc", "pass", "hush"))
    assert options.scrub("x 1:abc 1%3Aabc pass hush") == "x *** *** *** ***"


def test_a_self_hosted_api_is_found_under_its_own_address() -> None:
    assert TelegramOptions("1:a").url("getMe") == "https://api.telegram.org/bot1:a/getMe"
    own = TelegramOptions("1:a", base_url="http://127.0.0.1:8081/bot")
    assert own.url("getMe") == "http://127.0.0.1:8081/bot1:a/getMe"
    assert own.files == "http://127.0.0.1:8081/file/bot"
