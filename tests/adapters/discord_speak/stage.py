"""A stage on which the speaking half plays: discord.py on the model `simcord`, or on our own Discord over the wire."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import discord
import msgspec
import simcord

from adapters.discord import commands
from adapters.discord.interactions import Interactions
from adapters.discord.send import Speaker
from engine.contract.acts import AnyAct
from engine.contract.clock import ManualClock, to_micros
from engine.contract.commands import CommandSpec
from engine.contract.events import ChatRef, Incoming, PersonRef, Role
from engine.contract.ports import Delivery, Sent
from engine.contract.replies import AnyPart, Reply
from tests.fakes.discord import FakeDiscord, Guild, Person, pointed_at, until

ALICE, BOB = 7, 8
HIDDEN = 1 << 6
KINDS = {0: "", 4: "message", 5: "waiting", 6: "quiet", 7: "edit", 8: "choices", 9: "modal"}
Script = Callable[[Incoming], Awaitable[object]]


class Notes:
    """Memory in memory."""

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock
        self.kept: dict[str, tuple[bytes, int | None]] = {}

    async def get(self, name: str) -> bytes | None:
        value, until_ = self.kept.get(name, (None, None))
        return None if until_ is not None and until_ <= self._clock.now() else value

    async def put(self, name: str, value: bytes, *, until: int | None = None) -> None:
        self.kept[name] = (value, until)

    async def all(self, prefix: str) -> Mapping[str, bytes]:
        return {name: value for name, (value, _) in self.kept.items() if name.startswith(prefix)}

    async def drop(self, name: str) -> None:
        self.kept.pop(name, None)


@dataclass
class Asked:
    """Queries with fixed answers; `suggesting` is what an argument is completed with."""

    specs: Sequence[CommandSpec] = ()
    suggesting: Callable[[str], Awaitable[Sequence[str]]] | None = None
    questions: list[tuple[str, ...]] = field(default_factory=list)

    async def suggest(self, platform: str, chat: str, command: str, param: str, typed: str) -> Sequence[str]:
        self.questions.append((platform, chat, command, param, typed))
        return await self.suggesting(typed) if self.suggesting else ()

    async def role(self, platform: str, chat: str, person: str) -> Role:
        return "member"

    async def staff(self, platform: str, chat: str) -> Mapping[str, Role]:
        return {}

    async def commands(self, platform: str, chat: str) -> Sequence[CommandSpec]:
        return self.specs


@dataclass(frozen=True)
class Shown:
    """A message as its readers see it."""

    id: str
    text: str
    private: bool
    buttons: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """What an interaction came to: the kind of its first response, and all messages of its answer."""

    kind: str
    messages: tuple[Shown, ...]
    modal: dict[str, Any]
    raw: Any

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.messages]


class Client(discord.Client):
    """discord.py with nothing of its own but to hand interactions over."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(intents=discord.Intents.all(), guild_ready_timeout=0.01)
        self._stage = stage

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        await self._stage.handle(interaction)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        pass


class Stage:
    """One server with #general, alice and bob; the engine is a script.

    `patient` false: the first reply comes too late. `script` is run for every event, before the append returns.
    """

    name = ""
    chat: ChatRef
    alice: str
    bob: str

    def __init__(self, clock: ManualClock, specs: Sequence[CommandSpec] = ()) -> None:
        self.clock = clock
        self.memory = Notes(clock)
        self.queries = Asked(specs)
        self.incoming: list[Incoming] = []
        self.script: Script | None = None
        self.patient = True
        self.handed_over: asyncio.Event | None = None
        """If impatient: time is up when the script has run, not before."""
        self.handled = 0
        self._count = 0
        self.equip()

    def equip(self) -> None:
        """Put a new client with its speaker on the stage; what is remembered stays."""
        self.client = Client(self)
        self.speaker = Speaker(self.client, memory=self.memory, clock=self.clock, queries=self.queries)
        self.interactions = Interactions(
            queries=self.queries,
            memory=self.memory,
            clock=self.clock,
            speaker=self.speaker,
            wait=self._wait,
        )

    async def _wait(self, event: asyncio.Event, _seconds: float) -> bool:
        if self.patient:
            await asyncio.wait_for(event.wait(), 3)
        elif self.handed_over is not None:
            await self.handed_over.wait()
        return event.is_set()

    async def handle(self, interaction: discord.Interaction) -> None:
        try:
            await self.interactions.handle(interaction, self.append)
        finally:
            self.handled += 1

    async def append(self, batch: Sequence[Incoming]) -> None:
        """Take events as the log does: one that it knows is left out."""
        known = {one.unique for one in self.incoming}
        new = [one for one in batch if one.unique not in known]
        self.incoming += new
        for one in new:
            if self.script is not None:
                await self.script(one)
        if self.handed_over is not None:
            self.handed_over.set()

    def delivery(
        self, *parts: AnyPart, act: AnyAct | None = None, key: str = "", edits: str = "", **reply: Any
    ) -> Delivery:
        """Make a delivery to #general; the persons are alice and bob."""
        self._count += 1
        said = None if act else msgspec.structs.replace(Reply(chat=1, parts=parts), **reply)
        people = {ALICE: PersonRef(self.alice, "alice"), BOB: PersonRef(self.bob, "bob")}
        return Delivery(
            key=key or f"e:f:{self._count}",
            platform="discord",
            chat=self.chat,
            language="zh-CN",
            reply=said,
            act=act,
            people=people,
            edits=edits,
            knock="我有话想私下对你说。",
            created_at=self.clock.now(),
        )

    def answer(self, *parts: AnyPart, **reply: Any) -> None:
        """Have the engine answer every event from now on with one reply."""

        async def script(one: Incoming) -> None:
            interaction = getattr(one.body, "interaction", "")
            await self.speaker.send(self.delivery(*parts, actor=ALICE, interaction=interaction, **reply))

        self.script = script

    @property
    def asked(self) -> str:
        """The interaction that came last."""
        return str(getattr(self.incoming[-1].body, "interaction", ""))

    def read(self, text: str, embeds: Sequence[Mapping[str, Any]], files: Sequence[Mapping[str, Any]]) -> str:
        """Return what a reader sees: mentions as names, markdown as the letters it stands for."""
        words = [text]
        for embed in embeds:
            words += [embed.get("title", ""), embed.get("description", "")]
            words += [word for one in embed.get("fields", ()) for word in (one["name"], one["value"])]
            words.append((embed.get("footer") or {}).get("text", ""))
        words += [one["filename"] for one in files]
        seen = "\n".join(word for word in words if word)
        names = {self.alice: "alice", self.bob: "bob"}
        seen = re.sub(r"<@(\d+)>", lambda found: names.get(found[1], found[0]), seen)
        return re.sub(r"\\([^\w\s]|_)", r"\1", seen)

    # ---- what each platform does in its own way

    async def send(self, delivery: Delivery) -> Sent:
        raise NotImplementedError

    async def use(self, name: str, **options: Any) -> Seen:
        raise NotImplementedError

    async def press(self, message: str, label: str, *, by: str = "") -> Seen:
        raise NotImplementedError

    async def menu(self, title: str, *, message: str = "", person: str = "") -> Seen:
        raise NotImplementedError

    async def fill(self, opened: Seen, **answers: str) -> Seen:
        raise NotImplementedError

    async def complete(self, name: str, option: str, typed: str) -> list[str]:
        raise NotImplementedError

    def again(self, seen: Seen) -> Seen:
        """Look once more at an answer."""
        raise NotImplementedError

    def public(self, channel: str = "") -> list[Shown]:
        """Return what everybody reads of the bot."""
        raise NotImplementedError

    def in_private(self, account: str) -> list[Shown]:
        raise NotImplementedError

    def everything(self) -> list[Shown]:
        """Return all that the bot has said in #general, hidden answers too."""
        raise NotImplementedError

    def role(self, name: str) -> str:
        """Make a role below the bot's own."""
        raise NotImplementedError

    async def say(self, text: str) -> str:
        """Have alice write a message."""
        raise NotImplementedError

    async def restart(self) -> None:
        raise NotImplementedError

    async def sync(self) -> bool:
        return await commands.sync(self.client, self.queries, self.memory)


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
