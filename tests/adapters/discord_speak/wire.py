"""The stage over the wire: our own Discord on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from typing import Any, Self

from engine.contract.clock import ManualClock
from engine.contract.commands import CommandSpec
from engine.contract.events import ChatRef
from engine.contract.ports import Delivery, Sent
from tests.adapters.discord_speak.stage import Seen, Shown, Stage
from tests.fakes.discord import FakeDiscord, Guild, Person, pointed_at, until

HIDDEN = 1 << 6
KINDS = {0: "", 4: "message", 5: "waiting", 6: "quiet", 7: "edit", 8: "choices", 9: "modal"}


class Wire(Stage):
    """Over the wire: our own Discord."""

    name = "wire"

    def __init__(self, fake: FakeDiscord, clock: ManualClock, specs: Sequence[CommandSpec]) -> None:
        self.fake = fake
        self.guild: Guild = fake.guild()
        self.general = fake.channel(self.guild)
        self.people = {one.id: one for one in (fake.person(name, self.guild) for name in ("alice", "bob"))}
        self.alice, self.bob = self.people
        self.chat = ChatRef(self.general["id"], "#general")
        super().__init__(clock, specs)

    async def __aenter__(self) -> Self:
        await self._start()
        if self.queries.specs:
            await self.sync()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stop()

    async def _start(self) -> None:
        with pointed_at(self.fake):
            await self.client.login(self.fake.token)
            self._running = asyncio.create_task(self.client.connect())
            await self.client.wait_until_ready()

    async def _stop(self) -> None:
        await self.client.close()
        await self._running

    async def restart(self) -> None:
        await self._stop()
        self.equip()
        await self._start()

    async def send(self, delivery: Delivery) -> Sent:
        with pointed_at(self.fake):
            return await self.speaker.send(delivery)

    async def sync(self) -> bool:
        with pointed_at(self.fake):
            return await super().sync()

    async def _play(self, doing: Awaitable[Any]) -> Seen:
        before = self.handled
        with pointed_at(self.fake):
            raw = await doing
            await until(lambda: self.handled > before)
        return self._seen(raw)

    def _seen(self, raw: Any) -> Seen:
        ids = [one for one in (raw.original, *raw.followups) if one in self.fake.world.messages[raw.channel]]
        shown = [self._shown(self.fake.world.messages[raw.channel][one]) for one in ids]
        return Seen(KINDS[raw.kind], tuple(shown), raw.data if raw.kind == 9 else {}, raw)

    def again(self, seen: Seen) -> Seen:
        return self._seen(seen.raw)

    async def use(self, name: str, **options: Any) -> Seen:
        for key, value in options.items():
            options[key] = self.people.get(value, value)
        return await self._play(self._alice.command(self.general, name, **options))

    async def press(self, message: str, label: str, *, by: str = "") -> Seen:
        found = self.fake.world.messages[self.general["id"]][message]
        return await self._play(self.people[by or self.alice].press(found, label))

    async def menu(self, title: str, *, message: str = "", person: str = "") -> Seen:
        target: Any = self.people.get(person) or self.fake.world.messages[self.general["id"]].get(message)
        return await self._play(self._alice.menu(self.general, title, target))

    async def fill(self, opened: Seen, **answers: str) -> Seen:
        return await self._play(self._alice.submit(opened.raw, **answers))

    async def complete(self, name: str, option: str, typed: str) -> list[str]:
        seen = await self._play(self._alice.complete(self.general, name, option, typed))
        return [one["value"] for one in seen.raw.data["choices"]]

    def public(self, channel: str = "") -> list[Shown]:
        place = self.fake.world.channels[channel] if channel else self.general
        return [self._shown(one) for one in self.fake.said(place, hidden=False)]

    def in_private(self, account: str) -> list[Shown]:
        return [self._shown(one) for one in self.fake.said(self.fake.world.direct(account))]

    def everything(self) -> list[Shown]:
        return [self._shown(one) for one in self.fake.said(self.general)]

    def role(self, name: str) -> str:
        for one in self.guild.roles.values():
            if one["name"] == "Qunban" and one["position"] < 10:
                self.fake.world.change_role(self.guild, one["id"], {"position": 10})
        return str(self.fake.world.new_role(self.guild, name, position=2)["id"])

    async def say(self, text: str) -> str:
        before = len(self.client.cached_messages)
        message = await self._alice.say(self.general, text)
        await until(lambda: len(self.client.cached_messages) > before)
        return str(message["id"])

    @property
    def _alice(self) -> Person:
        return self.people[self.alice]

    def _shown(self, message: Mapping[str, Any]) -> Shown:
        labels = tuple(one["label"] for row in message["components"] for one in row["components"])
        text = self.read(message["content"], message["embeds"], message["attachments"])
        return Shown(message["id"], text, bool(message["flags"] & HIDDEN), labels)
