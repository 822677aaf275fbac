"""The stage in `simcord`, a model of Discord that others wrote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import discord
import simcord

from engine.contract.clock import ManualClock, to_micros
from engine.contract.commands import CommandSpec
from engine.contract.events import ChatRef
from engine.contract.ports import Delivery, Sent
from tests.adapters.discord_speak.stage import Seen, Shown, Stage


class Model(Stage):
    """In the model `simcord`."""

    name = "simcord"

    def __init__(self, clock: ManualClock, specs: Sequence[CommandSpec]) -> None:
        super().__init__(clock, specs)
        self.env = simcord.Env(self.client, strict_sync=False)

    async def __aenter__(self) -> Self:
        await self.env.start()
        self.clock.move_to(to_micros(self.env.now()))
        self.guild = self.env.create_guild()
        self.general = self.guild.create_text_channel("general")
        self.people = {
            str(one.id): one
            for one in (self.guild.add_member(self.env.create_user(n)) for n in ("alice", "bob"))
        }
        self.alice, self.bob = self.people
        self.chat = ChatRef(str(self.general.id), "#general")
        if self.queries.specs:
            await self.sync()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.env.shutdown()
        assert not self.env.errors

    async def restart(self) -> None:
        self.equip()
        await self.env.restart_bot(self.client)

    async def send(self, delivery: Delivery) -> Sent:
        with self.env.time_context():
            return await self.speaker.send(delivery)

    async def sync(self) -> bool:
        with self.env.time_context():
            return await super().sync()

    def _seen(self, result: Any) -> Seen:
        shown = [one for one in (result.response, *result.followups) if one is not None]
        kind = str(getattr(result._interaction.response_kind, "value", ""))
        names = {
            "deferred": "waiting",
            "deferred_update": "quiet",
            "update": "edit",
            "autocomplete": "choices",
        }
        messages = tuple(self._shown(one.message, private=one.ephemeral) for one in shown)
        return Seen(names.get(kind, kind), messages, result.modal or {}, result)

    def again(self, seen: Seen) -> Seen:
        return self._seen(seen.raw)

    async def use(self, name: str, **options: Any) -> Seen:
        for key, value in options.items():
            options[key] = self.people.get(value, value)
        return self._seen(await self._alice.slash(self.general, name, **options))

    async def press(self, message: str, label: str, *, by: str = "") -> Seen:
        stored = self.env.backend.get_message(self.general.id, int(message))
        found = simcord.ResponseMessage(self.env, stored)
        return self._seen(await self.people[by or self.alice].click(found, label=label))

    async def menu(self, title: str, *, message: str = "", person: str = "") -> Seen:
        target: Any = self.people.get(person)
        if target is None:
            target = simcord.ResponseMessage(
                self.env, self.env.backend.get_message(self.general.id, int(message))
            )
        return self._seen(await self._alice.context_menu(self.general, title, target))

    async def fill(self, opened: Seen, **answers: str) -> Seen:
        return self._seen(await self._alice.submit_modal(opened.raw, answers))

    async def complete(self, name: str, option: str, typed: str) -> list[str]:
        found = await self._alice.autocomplete(self.general, name, option, typed)
        return [str(one["value"]) for one in found]

    def public(self, channel: str = "") -> list[Shown]:
        place = self.env.backend.messages[int(channel) if channel else self.general.id].values()
        return self._all(place)

    def in_private(self, account: str) -> list[Shown]:
        channel = self.env.backend.dm_channels.get(int(account))
        return [] if channel is None else self._all(self.env.backend.messages[channel].values())

    def everything(self) -> list[Shown]:
        mine = [
            one
            for one in self.env.backend.messages[self.general.id].values()
            if one.author_id == self.env.backend.bot_user.id
        ]
        found = [simcord.ResponseMessage(self.env, one) for one in mine]
        return [self._shown(one.message, private=one.ephemeral) for one in found]

    def role(self, name: str) -> str:
        return str(self.guild.create_role(name).id)

    async def say(self, text: str) -> str:
        return str((await self._alice.send(self.general, text)).id)

    @property
    def _alice(self) -> Any:
        return self.people[self.alice]

    def _all(self, stored: Any) -> list[Shown]:
        own = self.env.backend.bot_user.id
        mine = [one for one in stored if one.author_id == own and not one.is_ephemeral]
        found = [simcord.ResponseMessage(self.env, one).message for one in mine]
        return [self._shown(one) for one in found if not one.is_system()]

    def _shown(self, message: discord.Message, *, private: bool = False) -> Shown:
        labels = tuple(one.label or "" for row in message.components for one in getattr(row, "children", ()))
        embeds = [one.to_dict() for one in message.embeds]
        files = [{"filename": one.filename} for one in message.attachments]
        return Shown(str(message.id), self.read(message.content, embeds, files), private, labels)
