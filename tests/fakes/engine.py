"""The engine as adapters see it: a stream that keeps what it is given, and time in one hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.contract.clock import ManualClock
from engine.contract.events import Incoming
from engine.contract.ports import Adapter, Appended, Delivery


def log_key(incoming: Incoming) -> str:
    """Name an event as the log does, but with the person's id in a private chat."""
    chat = f"dm{incoming.chat.id}" if incoming.chat.private else incoming.chat.id
    return f"{incoming.platform}:{chat}:{incoming.unique}"


class FakeStream:
    """Keeps events in order and leaves out what it has seen."""

    def __init__(self) -> None:
        self.events: list[Incoming] = []
        self._keys: set[str] = set()

    async def append(self, incoming: Sequence[Incoming]) -> Appended:
        new = [one for one in incoming if log_key(one) not in self._keys]
        self._keys.update(log_key(one) for one in new)
        self.events += new
        return Appended(len(new), len(incoming))


class FakeDriver:
    """Moves a clock; `answer` makes deliveries of each new event, `due` holds what falls due and when."""

    def __init__(
        self,
        clock: ManualClock,
        stream: FakeStream,
        adapter: Adapter,
        answer: Callable[[Incoming], Sequence[Delivery]] = lambda _: (),
    ) -> None:
        self.clock = clock
        self.due: list[tuple[int, Delivery]] = []
        self._stream = stream
        self._adapter = adapter
        self._answer = answer
        self._done = 0

    def now(self) -> int:
        return self.clock.now()

    async def drain(self) -> None:
        while self._done < len(self._stream.events):
            event = self._stream.events[self._done]
            self._done += 1
            for delivery in self._answer(event):
                await self._adapter.send(delivery)
        for item in sorted(self.due, key=lambda one: one[0]):
            if item[0] <= self.now():
                self.due.remove(item)
                await self._adapter.send(item[1])

    async def advance(self, to: int) -> None:
        for at in sorted(at for at, _ in self.due if at <= to):
            self.clock.move_to(at)
            await self.drain()
        self.clock.move_to(to)
        await self.drain()
