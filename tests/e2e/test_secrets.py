from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import structlog

from bot import wiring
from bot.logs import configure_logs
from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.errors import StoreError
from engine.contract.events import Incoming
from engine.contract.feature import Context
from engine.contract.ports import Appended
from tests.e2e.stage import NOTE, Stage, add_commands, no_pause
from tests.fakes.clock import FastClock
from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.server import TOKEN

WORDS = "plumcake-and-lavender"
"""Part of everything that anybody says, writes into a form, or is told."""


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged at the most talkative level of everybody's; no secret is known to the scrubber."""
    before, levels = structlog.get_config(), {}
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    configure_logs((), stream=stream, level="DEBUG", json=True)
    for name in ("httpx", "httpcore", "telegram", "discord", "aiohttp", "asyncio", "apscheduler"):
        levels[name] = logging.getLogger(name).level
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield stream
    structlog.configure(**before)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, old in levels.items():
        logging.getLogger(name).setLevel(old)


def fail(ctx: Context, values: dict[str, Value]) -> None:
    """Choke on what was said, as a bug would."""
    if ctx.event.chat and values:
        raise ValueError(f"cannot make sense of {values}")


CHOKE = CommandSpec(
    name="choke", help={"zh": "出错", "en": "Fail"}, run=fail, params=(Param(name="words", kind="rest"),)
)


def shake(running: wiring.Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the database away for the next two appends."""
    engine, outages = running.live.engine, iter(range(2))
    append = engine.append_groups

    def shaky(groups: Sequence[Sequence[Incoming]]) -> list[Appended]:
        if next(outages, None) is not None:
            raise StoreError("the database cannot be used right now")
        return append(groups)

    monkeypatch.setattr(engine, "append_groups", shaky)


async def test_two_platforms_at_work_write_no_token_and_nobodys_words_into_any_log(
    tmp_path: Path,
    log: io.StringIO,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_commands(monkeypatch, NOTE, CHOKE)
    clock = FastClock()
    store = wiring.open_store(f"sqlite:///{tmp_path / 'q.db'}")
    async with FakeTelegram(now=clock.seconds) as telegram, FakeDiscord(clock) as discord:
        stage = Stage(store, clock, telegram=telegram, discord=discord)
        room, guild = telegram.group(), discord.guild()
        general = discord.channel(guild)
        ann, zoe = telegram.person(500, WORDS, username="ann"), discord.person("zoe", guild)
        ann.rise(room, "creator")
        async with stage.bot() as running:
            await stage.until(lambda: all(adapter.connected for adapter in running.adapters))
            await stage.until(lambda: discord.world.commands)
            shake(running, monkeypatch)
            # On Telegram, with the line breaking.
            for fault in ("429:1", "500", "drop-before", "drop-after", "nonsense"):
                telegram.faults.arm("getUpdates", fault)
            for fault in ("429:1", "500", "403:Forbidden: bot was blocked by the user"):
                telegram.faults.arm("sendMessage", fault)
            said = ann.say(room, f"{WORDS}, said in a group")
            ann.edit(room, said["message_id"], f"{WORDS}, and said otherwise")
            telegram.push_raw(
                {"update_id": next(telegram._numbers), "message": {"text": WORDS, "date": WORDS}}
            )
            ann.say(ann.open(), f"/start {WORDS}")
            ann.say(ann.open(), f"/choke {WORDS}")
            ann.say(ann.open(), "/note")

            def quiet_later() -> bool:
                clock.skip(0.2)  # what could not be sent is tried again after a while
                return not telegram.pending() and stage.idle()

            await stage.until(quiet_later)
            ann.say(ann.open(), f"{WORDS}, into a form")
            ann.say(room, "/community code")
            await stage.until(lambda: not telegram.pending() and stage.idle())
            # On Discord, likewise.
            discord.faults.arm(r"POST .*/messages$", "drop", when="after")
            discord.faults.arm(r"POST .*/callback", "500")
            discord.faults.arm(r"(POST|PATCH) .*/webhooks/", "429")
            discord.faults.arm(r"(POST|PATCH) .*/webhooks/", "drop", when="after")
            words = await zoe.say(general, f"{WORDS}, said on a server")
            await zoe.edit(words, f"{WORDS}, and said otherwise")
            await zoe.direct(f"/choke {WORDS}")
            await discord.gateway.dispatch("MESSAGE_CREATE", {"content": WORDS, "author": WORDS})
            await discord.gateway.raw(
                f'{{"op": 0, "t": "MESSAGE_CREATE", "d": {{"content": "{WORDS}"}}, "s": "'
            )
            await stage.until(lambda: len(discord.gateway.identified) > 1 and running.adapters[1].connected)
            opened = await zoe.command(general, "note")
            await opened.spoken.wait()
            sent = await zoe.submit(opened, words=f"{WORDS}, into a form")
            await sent.spoken.wait()
            await zoe.say(general, f"/nothing like {WORDS}")
            await zoe.say(general, f"/settings points.message.xp {WORDS}")
            await stage.settled()
            await no_pause(0)
        assert any(WORDS in one for one in telegram.said(ann.open()))
        handles = [re.escape(token) for token in discord.interactions.all]
    store.close()
    out, err = capfd.readouterr()
    written = log.getvalue() + out + err
    for line in ("Telegram cannot be heard", "a dispatch cannot be read", "event failed"):
        assert line in written, f"nothing was logged of “{line}”"
    assert WORDS not in written
    for secret in (TOKEN, TOKEN.partition(":")[2], discord.token, discord.token.rpartition(".")[2]):
        assert secret not in written
    assert not re.search("|".join(handles), written)
