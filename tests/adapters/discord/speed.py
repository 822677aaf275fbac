"""How fast a message gets from the gateway into the log, beside discord.py's own dispatch alone.

    python -m tests.adapters.discord.speed [MESSAGES] [ROUNDS]

The fake speaks from a process of its own (zlib-stream). Measured in turn, from the word to begin: `discord.py`, a
plain AutoShardedClient whose `on_message` only counts; `decode`, our adapter with a log that only counts; `log`, our
adapter with the engine's log in an SQLite file, until the last commit. Rates are messages a second by the wall clock
and by the process's own CPU time, the median of the rounds.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import discord

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.hosts import reached
from adapters.discord.options import DiscordOptions
from bot.wiring import build_engine, open_store
from engine.contract.clock import SystemClock
from engine.contract.events import Incoming, Message
from engine.contract.ports import Appended, Stream
from engine.runtime.live import LiveEngine
from tests.adapters.discord.rig import FakeMemory, FakeQueries, at_once
from tests.fakes.discord import until

Wait = Callable[[int], Awaitable[None]]


class Count:
    """Counts, and wakes who waits for a number."""

    def __init__(self) -> None:
        self.seen = 0
        self._most = 0
        self._there = asyncio.Event()

    def add(self, number: int = 1) -> None:
        self.seen += number
        if self.seen >= self._most:
            self._there.set()

    async def reach(self, number: int) -> None:
        self._most = self.seen + number
        self._there.clear()
        await self._there.wait()


class Counting:
    """A log that counts the messages appended, perhaps after another log has them."""

    def __init__(self, count: Count, behind: Stream | None = None) -> None:
        self._count = count
        self._behind = behind

    async def append(self, incoming: Sequence[Incoming]) -> Appended:
        if self._behind is not None:
            await self._behind.append(incoming)
        self._count.add(sum(isinstance(one.body, Message) for one in incoming))
        return Appended(len(incoming), len(incoming))


class Flood:
    """The other process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        self._in, self._out = process.stdin, process.stdout

    @classmethod
    async def start(cls) -> tuple[Flood, DiscordOptions]:
        pipe = asyncio.subprocess.PIPE
        arguments = ("-m", "tests.fakes.discord.flood")
        process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdin=pipe, stdout=pipe)
        flood = cls(process)
        return flood, DiscordOptions(**json.loads(await flood._out.readline()))

    async def prepare(self, number: int) -> None:
        self._in.write(f"{number}\n".encode())
        await self._out.readline()

    def go(self) -> None:
        self._in.write(b"\n")

    async def stop(self) -> None:
        self._in.close()
        await self._process.wait()


@asynccontextmanager
async def _plain(options: DiscordOptions, count: Count) -> AsyncIterator[None]:
    client = discord.AutoShardedClient(
        intents=discord.Intents.all(), guild_ready_timeout=0.05, chunk_guilds_at_startup=False
    )
    client.before_identify_hook = _no_pause  # type: ignore[assignment, method-assign]
    ready = asyncio.Event()

    async def on_message(_message: discord.Message) -> None:
        count.add()

    async def on_ready() -> None:
        ready.set()

    client.event(on_message)
    client.event(on_ready)
    with reached(options):
        task = asyncio.create_task(client.start(options.token))
        await ready.wait()
        yield
        await client.close()
        await asyncio.gather(task, return_exceptions=True)


async def _no_pause(_shard: int | None, *, initial: bool = False) -> None:
    return


@asynccontextmanager
async def _ours(options: DiscordOptions, stream: Stream) -> AsyncIterator[None]:
    adapter = DiscordAdapter(
        options,
        queries=FakeQueries(),
        memory=FakeMemory(),
        clock=SystemClock(),
        ready_timeout=0.05,
        before_identify=at_once,
    )
    task = asyncio.create_task(adapter.run(stream))
    await until(lambda: adapter.client is not None and adapter.connected and adapter.client.guilds)
    await asyncio.sleep(0.3)  # what is looked up at the start is not measured
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def _logged(options: DiscordOptions, count: Count) -> AsyncIterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'speed.db'}")
        live = LiveEngine(build_engine(store))
        async with _ours(options, Counting(count, live.stream)):
            yield
        store.close()


async def _measure(way: str, messages: int) -> tuple[float, float]:
    flood, options = await Flood.start()
    count = Count()
    ways: dict[str, Any] = {
        "discord.py": lambda: _plain(options, count),
        "decode": lambda: _ours(options, Counting(count)),
        "log": lambda: _logged(options, count),
    }
    wall = cpu = 0.0
    async with ways[way]():
        for number in (messages // 10, messages):  # the first is the warm-up
            await flood.prepare(number)
            there = asyncio.create_task(count.reach(number))
            await asyncio.sleep(0)
            wall, cpu = time.perf_counter(), time.process_time()
            flood.go()
            await there
        result = messages / (time.perf_counter() - wall), messages / (time.process_time() - cpu)
    await flood.stop()
    return result


async def main(messages: int, rounds: int) -> None:
    """Measure and print."""
    found: dict[str, list[tuple[float, float]]] = {"discord.py": [], "decode": [], "log": []}
    for _ in range(rounds):
        for way, seen in found.items():
            seen.append(await _measure(way, messages))
    rates = {way: [statistics.median(one) for one in zip(*seen, strict=True)] for way, seen in found.items()}
    for way, (wall, cpu) in rates.items():
        base = rates["discord.py"]
        print(
            f"{way:12} {wall:8,.0f} messages/s  {cpu:8,.0f} a CPU second"
            f"   × {wall / base[0]:.2f} ({cpu / base[1]:.2f}) of discord.py"
        )


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    asyncio.run(main(*(given + [20_000, 3][len(given) :])))
