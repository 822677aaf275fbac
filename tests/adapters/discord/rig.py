"""The real adapter with the real discord.py, connected to the fake Discord."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.options import DiscordOptions
from engine.contract.commands import CommandSpec
from engine.contract.errors import StoreError
from engine.contract.events import Body, Incoming, Role
from engine.contract.ports import Appended
from tests.fakes.discord import FakeDiscord, Guild, Person, until
from tests.fakes.discord.shapes import Json
from tests.fakes.engine import FakeStream, log_key

B = TypeVar("B", bound=Body)


class FakeQueries:
    """Knows who is staff and which commands there are."""

    def __init__(self, staff: Mapping[str, Role] | None = None) -> None:
        self.known: dict[str, Role] = dict(staff or {})
        self.specs: list[CommandSpec] = []

    async def suggest(self, platform: str, chat: str, command: str, param: str, typed: str) -> Sequence[str]:
        return ()

    async def role(self, platform: str, chat: str, person: str) -> Role:
        return self.known.get(person, "member")

    async def staff(self, platform: str, chat: str) -> Mapping[str, Role]:
        return self.known

    async def commands(self, platform: str, chat: str) -> Sequence[CommandSpec]:
        return self.specs


class FakeMemory:
    """Notes in a dictionary, which survives the adapter."""

    def __init__(self) -> None:
        self.notes: dict[str, bytes] = {}

    async def get(self, name: str) -> bytes | None:
        return self.notes.get(name)

    async def put(self, name: str, value: bytes, *, until: int | None = None) -> None:
        self.notes[name] = value

    async def all(self, prefix: str) -> Mapping[str, bytes]:
        return {name: value for name, value in self.notes.items() if name.startswith(prefix)}

    async def drop(self, name: str) -> None:
        self.notes.pop(name, None)


class MoodyStream(FakeStream):
    """Takes nothing while it is `down`, and never what `poison` names."""

    def __init__(self) -> None:
        super().__init__()
        self.down = False
        self.poison = ""
        self.refused = 0
        self.batches: list[int] = []

    async def append(self, incoming: Sequence[Incoming]) -> Appended:
        if self.down:
            self.refused += 1
            raise StoreError("the database is away")
        if any(one.unique == self.poison for one in incoming):
            raise ValueError("cannot be stored")
        self.batches.append(len(incoming))
        fresh = {log_key(one): one for one in reversed(incoming)}
        return await super().append(list(reversed(fresh.values())))

    def bodies(self, kind: type[B]) -> list[B]:
        return [one.body for one in self.events if isinstance(one.body, kind)]

    def of(self, kind: type[Body]) -> list[Any]:
        """Return the events of a kind."""
        return [one for one in self.events if isinstance(one.body, kind)]

    @property
    def texts(self) -> list[str]:
        return [text for one in self.events if (text := getattr(one.body, "text", None)) is not None]


async def at_once(shard: int | None, initial: bool) -> None:
    """Identify without Discord's pause."""
    return


async def _soon(seconds: float) -> None:
    await asyncio.sleep(0.01)


@dataclass
class Rig:
    """A server with a channel and two people, and the adapter beside it."""

    fake: FakeDiscord
    guild: Guild
    general: Json
    alice: Person
    bob: Person
    stream: MoodyStream = field(default_factory=MoodyStream)
    memory: FakeMemory = field(default_factory=FakeMemory)
    queries: FakeQueries = field(default_factory=FakeQueries)

    def adapter(self, **options: Any) -> DiscordAdapter:
        where = {"token": self.fake.token, "api_url": self.fake.api_url, "gateway_url": self.fake.gateway_url}
        where |= {key: options.pop(key) for key in ("token", "proxy_url") if key in options}
        return DiscordAdapter(
            DiscordOptions(**where),
            queries=self.queries,
            memory=self.memory,
            clock=self.fake.clock,
            ready_timeout=0.05,
            before_identify=at_once,
            sleep=_soon,
            **options,
        )

    @asynccontextmanager
    async def running(
        self, *, wait: bool = True, adapter: DiscordAdapter | None = None, **options: Any
    ) -> AsyncIterator[DiscordAdapter]:
        """Run an adapter, a new one unless it is given, from its first session to its end."""
        adapter = adapter or self.adapter(**options)
        task = asyncio.create_task(adapter.run(self.stream))
        try:
            if wait:
                await until(lambda: adapter.connected or task.done())
                await until(
                    lambda: adapter.client is None or adapter.client.guilds or not self.fake.world.guilds
                )
            yield adapter
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def heard(self, *texts: str) -> None:
        """Wait until these were said, in this order, as the log has it."""
        await until(lambda: self.stream.texts[-len(texts) :] == list(texts))

    async def see(self, condition: Callable[[], Any]) -> None:
        await until(condition)
