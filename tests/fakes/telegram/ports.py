"""What the engine gives an adapter, kept in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from engine.contract.clock import Clock
from engine.contract.commands import CommandSpec
from engine.contract.errors import StoreError
from engine.contract.events import Incoming, Role
from engine.contract.ports import Appended
from tests.fakes.engine import FakeStream, log_key


class FakeMemory:
    """Notes in a dictionary; those whose time is over are gone."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.notes: dict[str, tuple[bytes, int | None]] = {}

    async def get(self, name: str) -> bytes | None:
        value, until = self.notes.get(name, (None, None))
        return value if until is None or until > self._clock.now() else None

    async def put(self, name: str, value: bytes, *, until: int | None = None) -> None:
        self.notes[name] = (value, until)

    async def all(self, prefix: str) -> Mapping[str, bytes]:
        return {name: value for name, (value, _) in self.notes.items() if name.startswith(prefix)}

    async def drop(self, name: str) -> None:
        self.notes.pop(name, None)


class FakeQueries:
    """Answers with what a test put in."""

    def __init__(self) -> None:
        self.known: dict[str, Role] = {}
        self.specs: Sequence[CommandSpec] = ()

    async def suggest(self, platform: str, chat: str, command: str, param: str, typed: str) -> Sequence[str]:
        return ()

    async def role(self, platform: str, chat: str, person: str) -> Role:
        return self.known.get(person, "member")

    async def staff(self, platform: str, chat: str) -> Mapping[str, Role]:
        return {person: role for person, role in self.known.items() if role != "member"}

    async def commands(self, platform: str, chat: str) -> Sequence[CommandSpec]:
        return self.specs


class ShakyStream(FakeStream):
    """A stream whose store can be away; `seen` is told of every append that worked."""

    def __init__(self) -> None:
        super().__init__()
        self.outages = 0
        self.appends = 0
        self.poison = ""
        self.seen: Callable[[], None] = lambda: None

    async def append(self, incoming: Sequence[Incoming]) -> Appended:
        if self.outages:
            self.outages -= 1
            raise StoreError("the disk is full")
        if self.poison and any(self.poison in one.unique for one in incoming):
            raise ValueError("this cannot be stored")
        self.appends += 1
        once = list({log_key(one): one for one in reversed(incoming)}.values())[::-1]
        result = await super().append(once)
        self.seen()
        return result
