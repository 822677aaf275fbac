"""Time in one hand: the sandbox and replay move the clock themselves; everything due happens in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from engine.contract.clock import DAY, ManualClock
from engine.contract.events import Incoming
from engine.contract.ports import Appended
from engine.runtime.engine import Engine
from engine.runtime.sender import Sender

T = TypeVar("T")


async def inline(work: Callable[..., T], *args: Any) -> T:
    """Run the engine's work right here: a driven engine has no other thread."""
    return work(*args)


class DrivenStream:
    """The port Stream over an engine on the same thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def append(self, incoming: Sequence[Incoming]) -> Appended:
        return self._engine.append(incoming)


class EngineDriver:
    """The port Driver over one engine, its manual clock and a sender."""

    def __init__(self, engine: Engine, clock: ManualClock, sender: Sender | None) -> None:
        self._engine = engine
        self._clock = clock
        self._sender = sender
        self._swept = clock.now()

    def now(self) -> int:
        return self._clock.now()

    async def drain(self) -> None:
        """Process until every consumer stands at the head and the outbox has nothing deliverable."""
        while True:
            applied = self._engine.drain_due() + self._engine.drain()
            sent = await self._sender.pump(inline) if self._sender is not None else 0
            if not applied and not sent:
                self._engine.upkeep()
                return

    async def advance(self, to: int) -> None:
        """Move the clock to `to`, stopping at every due item on the way; then drain."""
        while True:
            upcoming = self._next_moment()
            if upcoming is None or upcoming > to:
                break
            self._clock.move_to(upcoming)
            await self.drain()
        self._clock.move_to(to)
        await self.drain()
        if to - self._swept >= DAY:
            self._swept = to
            self._engine.sweep()

    def _next_moment(self) -> int | None:
        """Return when the next item falls due, or the next reply that was held back may leave."""
        moments = [self._engine.next_due()]
        if self._sender is not None:
            moments.append(self._sender.next_release())
        return min((moment for moment in moments if moment is not None), default=None)
