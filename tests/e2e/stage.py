"""The whole bot on platforms of our own: real libraries, real engine, real database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.options import DiscordOptions
from adapters.telegram import TelegramAdapter, TelegramOptions
from bot import wiring
from bot.features import FEATURES
from bot.wiring import open_store
from engine.contract.clock import Clock
from engine.contract.commands import CommandSpec, FormField
from engine.contract.ports import Adapter, Memory, Queries
from engine.store.database import Store
from tests.fakes.clock import FastClock
from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.people import Person, Room
from tests.fakes.telegram.server import TOKEN

PATIENCE = 100.0
"""Seconds of real time after which something that has to come about has failed."""
Maker = Callable[[Queries, Memory, Clock], Adapter]


NOTE = CommandSpec(
    name="note",
    help={"zh": "记一笔", "en": "Take a note"},
    form=(FormField(name="words", prompt={"zh": "内容", "en": "What?"}),),
    run=lambda ctx, values: ctx.reply(f"noted: {values['words']}"),
)
"""A command with a form."""


def add_commands(monkeypatch: pytest.MonkeyPatch, *specs: CommandSpec) -> None:
    """Let the bot have further commands."""
    *others, last = FEATURES
    own = tuple(replace(spec, feature=last.name) for spec in specs)
    monkeypatch.setattr(wiring, "FEATURES", (*others, replace(last, commands=last.commands + own)))


async def no_pause(_seconds: float) -> None:
    """Try again at once: the fault was armed once."""
    await asyncio.sleep(0)


class Stage:
    """A clock, a database, and the bot on them, on the platforms that are given."""

    def __init__(
        self,
        store: Store,
        clock: FastClock,
        *,
        telegram: FakeTelegram | None = None,
        discord: FakeDiscord | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self._telegram, self._discord = telegram, discord
        self._heard = 0
        self._makers: dict[str, Maker] = {}
        if telegram is not None:
            self._makers["telegram"] = telegram_maker(telegram)
        if discord is not None:
            self._makers["discord"] = discord_maker(discord)

    @asynccontextmanager
    async def bot(self, **options: Any) -> AsyncIterator[wiring.Running]:
        """Run the bot beside the block."""

        def platforms(queries: Queries, memory: Callable[[str], Memory], clock: Clock) -> Sequence[Adapter]:
            return [make(queries, memory(name), clock) for name, make in self._makers.items()]

        options.setdefault("operator", {"bot.language": "en"})
        async with wiring.running(self.store, platforms=platforms, clock=self.clock, **options) as running:
            yield running

    async def until(self, done: Callable[[], object]) -> None:
        """Wait until something has come about."""
        async with asyncio.timeout(PATIENCE):
            while not done():  # noqa: ASYNC110 - the database has no event to wait for
                await asyncio.sleep(0.005)

    async def settled(self) -> None:
        """Wait until everything has been heard and consumed, and what there was to say has been said."""
        await self.until(lambda: self.heard_all() and self.idle())

    def heard_all(self) -> bool:
        """Tell whether Telegram's updates are confirmed, and what people wrote on Discord is in the log."""
        if self._telegram is not None and self._telegram.pending():
            return False
        written = self._discord.written if self._discord is not None else []
        while self._heard < len(written):
            some = written[self._heard : self._heard + 500]
            if not self.in_log(*some):
                return False
            self._heard += len(some)
        return True

    def in_log(self, *messages: dict[str, Any]) -> bool:
        """Tell whether messages on Discord have been stored."""
        assert self._discord is not None
        where = []
        for one in messages:
            place = self._discord.world.parent_of(one["channel_id"])
            # The name of a private chat in the log is nobody else's business.
            key = (
                f"like 'discord:dm%{one['id']}'"
                if "recipients" in place
                else f"= 'discord:{place['id']}:{one['id']}'"
            )
            where.append(f"key {key}")
        return self.read(f"select count(*) from log where {' or '.join(where)}") == [(len(messages),)]

    def idle(self) -> bool:
        """Tell whether everything in the log is consumed, and what there was to say has been said."""
        ((behind, waiting),) = self.read(
            "select (select count(*) from head h left join cursor c on c.part = h.part and c.consumer = 'main' "
            "where coalesce(c.pos, 0) < h.head), (select count(*) from outbox where state in ('queued', 'sending') "
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


def telegram_maker(telegram: FakeTelegram) -> Maker:
    """Return what makes the adapter for a fake Telegram."""
    options = TelegramOptions(TOKEN, base_url=telegram.base_url)

    def make(queries: Queries, memory: Memory, clock: Clock) -> Adapter:
        return TelegramAdapter(options, queries=queries, memory=memory, clock=clock, wait=no_pause, hold=1)

    return make


def discord_maker(discord: FakeDiscord) -> Maker:
    """Return what makes the adapter for a fake Discord."""
    options = DiscordOptions(discord.token, api_url=discord.api_url, gateway_url=discord.gateway_url)

    async def at_once(*_: object) -> None:
        await asyncio.sleep(0)

    def make(queries: Queries, memory: Memory, clock: Clock) -> Adapter:
        return DiscordAdapter(
            options,
            queries=queries,
            memory=memory,
            clock=clock,
            ready_timeout=0.05,
            before_identify=at_once,
            sleep=no_pause,
        )

    return make


class OnTelegram(Stage):
    """The bot on Telegram alone."""

    def __init__(self, telegram: FakeTelegram, store: Store, clock: FastClock) -> None:
        super().__init__(store, clock, telegram=telegram)
        self.telegram = telegram
        self.people: dict[str, Person] = {}

    def person(self, name: str, number: int) -> Person:
        """Make somebody with a handle."""
        self.people[name] = self.telegram.person(number, name, username=name)
        return self.people[name]

    def said(self, room: Room) -> list[str]:
        """Return what the bot's messages in a room say."""
        return self.telegram.said(room)


@asynccontextmanager
async def on_telegram(folder: Path, *, speed: float = 1.0, name: str = "q.db") -> AsyncIterator[OnTelegram]:
    """Stand the bot on a Telegram of our own, with a database in `folder`; at the end Telegram has nothing to complain of."""
    clock = FastClock(speed=speed)
    with closing(open_store(f"sqlite:///{folder / name}")) as store:
        async with FakeTelegram(now=clock.seconds) as telegram:
            yield OnTelegram(telegram, store, clock)
            assert telegram.complaints == []


class OnDiscord(Stage):
    """The bot on Discord alone."""

    def __init__(self, discord: FakeDiscord, store: Store, clock: FastClock) -> None:
        super().__init__(store, clock, discord=discord)
        self.discord = discord


@asynccontextmanager
async def on_discord(folder: Path, *, speed: float = 1.0, name: str = "q.db") -> AsyncIterator[OnDiscord]:
    """Stand the bot on a Discord of our own, with a database in `folder`; at the end nothing went against its rules."""
    clock = FastClock(speed=speed)
    with closing(open_store(f"sqlite:///{folder / name}")) as store:
        async with FakeDiscord(clock) as discord:
            yield OnDiscord(discord, store, clock)
            assert discord.violations == []
