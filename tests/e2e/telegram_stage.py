"""The whole bot on a Telegram of our own: real library, real engine, real database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import text

from adapters.telegram import TelegramAdapter, TelegramOptions
from bot import wiring
from engine.contract.ports import Adapter, Memory, Queries
from engine.store.database import Store
from tests.fakes.clock import FastClock
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.people import Person, Room
from tests.fakes.telegram.server import TOKEN

PATIENCE = 100.0
"""Seconds of real time after which something that has to come about has failed."""


async def no_pause(_seconds: float) -> None:
    """Try again at once: the fault was armed once."""
    await asyncio.sleep(0)


class Stage:
    """A Telegram with people, a clock, a database, and the bot on them."""

    def __init__(self, telegram: FakeTelegram, store: Store, clock: FastClock) -> None:
        self.telegram = telegram
        self.store = store
        self.clock = clock
        self.people: dict[str, Person] = {}

    def person(self, name: str, number: int) -> Person:
        """Make somebody with a handle."""
        self.people[name] = self.telegram.person(number, name, username=name)
        return self.people[name]

    @asynccontextmanager
    async def bot(self, **options: Any) -> AsyncIterator[wiring.Running]:
        """Run the bot beside the block."""

        def platforms(queries: Queries, memory: Callable[[str], Memory], _clock: object) -> Sequence[Adapter]:
            made = TelegramOptions(TOKEN, base_url=self.telegram.base_url)
            return [
                TelegramAdapter(
                    made,
                    queries=queries,
                    memory=memory("telegram"),
                    clock=self.clock,
                    wait=no_pause,
                    hold=1,
                )
            ]

        options.setdefault("operator", {"bot.language": "en"})
        async with wiring.running(self.store, platforms=platforms, clock=self.clock, **options) as running:
            yield running

    async def until(self, done: Callable[[], object], what: str = "it") -> None:
        """Wait until something has come about."""
        async with asyncio.timeout(PATIENCE):
            while not done():
                await asyncio.sleep(0.005)

    async def settled(self) -> None:
        """Wait until every update has been read, consumed, and what there was to say has been said."""
        await self.until(self._is_settled)

    def _is_settled(self) -> bool:
        if self.telegram.pending():
            return False
        ((behind, waiting),) = self.read(
            "select (select count(*) from head h join cursor c on c.part = h.part and c.consumer = 'main' "
            "where c.pos < h.head), (select count(*) from outbox where state in ('queued', 'sending') "
            f"and (not_before <= {self.clock.now()} or attempts > 0) and slot not like 'tidy:%')"
        )
        return not behind and not waiting

    def read(self, sql: str) -> list[tuple[Any, ...]]:
        """Read the database."""
        with self.store.read() as conn:
            return [tuple(row) for row in conn.execute(text(sql))]

    def ledger(self) -> list[tuple[Any, ...]]:
        """Return every entry by name, rule and amount."""
        return sorted(
            self.read("select i.name, l.rule, l.xp, l.coins from ledger l join identity i on i.id = l.member")
        )

    def said(self, room: Room) -> list[str]:
        """Return what the bot's messages in a room say."""
        return self.telegram.said(room)
