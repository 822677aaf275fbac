"""Several processes on one PostgreSQL, as an operator starts them, in front of a Telegram of our own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from engine.stream.lease import TTL
from tests.fakes.postgres import Postgres
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.people import Person, Room
from tests.fakes.telegram.server import TOKEN

LONGEST_STALL = 2.0
READY_WITHIN = 40.0


class Fleet:
    """Processes of the bot, and a member who talks to it in private."""

    def __init__(self, telegram: FakeTelegram, url: str) -> None:
        self.telegram = telegram
        self.member: Person = telegram.person(500, "ann", username="ann")
        self.room: Room = self.member.open()
        self._url = url
        self._running: list[asyncio.subprocess.Process] = []

    async def start(self, role: str) -> asyncio.subprocess.Process:
        """Start a process and wait until it says that it runs."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "run", "--role", role, "--db", self._url),
            env=os.environ
            | {
                "QUNBAN_TELEGRAM__TOKEN": TOKEN,
                "QUNBAN_TELEGRAM__BASE_URL": self.telegram.base_url,
                "QUNBAN_BOT__LANGUAGE": "en",
            },
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        self._running.append(process)
        assert process.stderr is not None
        async with asyncio.timeout(READY_WITHIN):
            while b"running" not in (line := await process.stderr.readline()):
                assert line, f"{role} ended with {await process.wait()}"
        return process

    async def kill(self, process: asyncio.subprocess.Process) -> None:
        """End a process as a power cut would."""
        process.send_signal(signal.SIGKILL)
        await process.wait()

    async def stop(self) -> None:
        """End what still runs."""
        for process in self._running:
            if process.returncode is None:
                process.kill()
        for process in self._running:
            await process.wait()

    @property
    def answers(self) -> int:
        """How many answers there are in the room."""
        return len(self.telegram.said(self.room))

    async def answered(self, count: int, within: float) -> float:
        """Wait for an answer; return how many seconds it took."""
        clock = asyncio.get_running_loop().time
        began = clock()
        async with asyncio.timeout(within):
            while self.answers < count:  # noqa: ASYNC110 - another process answers
                await asyncio.sleep(0.01)
        return clock() - began

    async def ask(self, within: float = LONGEST_STALL) -> float:
        """Ask something and wait for the answer; return how many seconds it took."""
        count = self.answers + 1
        self.member.say(self.room, "/me")
        return await self.answered(count, within)


@asynccontextmanager
async def fleet_of(postgres: Postgres) -> AsyncIterator[Fleet]:
    url = postgres.new()
    async with FakeTelegram() as telegram:
        fleet = Fleet(telegram, url)
        try:
            yield fleet
        finally:
            await fleet.stop()
    postgres.drop(url)


@pytest.mark.timeout(150)
async def test_a_killed_engine_is_replaced_in_under_two_seconds_and_nothing_is_said_twice(
    postgres: Postgres,
) -> None:
    async with fleet_of(postgres) as fleet:
        engines = [await fleet.start("engine") for _ in range(2)]
        await fleet.start("adapters")
        await fleet.ask(READY_WITHIN)
        for number in range(4):
            await fleet.ask()
            if number == 1:
                await fleet.kill(engines[0])
        assert fleet.answers == 5
        # The other one dies and nobody is left; what was asked meanwhile is answered when one comes back.
        await fleet.kill(engines[1])
        fleet.member.say(fleet.room, "/me")
        await fleet.start("engine")
        await fleet.answered(6, READY_WITHIN)
        assert fleet.telegram.complaints == []


@pytest.mark.timeout(150)
async def test_one_process_speaks_for_an_account_and_another_stands_by(postgres: Postgres) -> None:
    async with fleet_of(postgres) as fleet:
        await fleet.start("engine")
        first = await fleet.start("adapters")
        await fleet.ask(READY_WITHIN)
        await fleet.start("adapters")
        logins = len(fleet.telegram.calls("getMe"))
        for _ in range(5):
            await fleet.ask()
        assert fleet.answers == 6
        assert len(fleet.telegram.calls("getMe")) == logins, "the second one keeps away from the platform"
        await fleet.kill(first)
        await fleet.ask(within=TTL / 1_000_000 + 4)
        assert fleet.answers == 7
