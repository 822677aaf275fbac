"""A stage on which the speaking half plays: discord.py on the model `simcord`, or on our own Discord over the wire."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
import msgspec

from adapters.discord import commands
from adapters.discord.interactions import Interactions
from adapters.discord.send import Speaker
from engine.contract.acts import AnyAct
from engine.contract.clock import ManualClock
from engine.contract.commands import CommandSpec
from engine.contract.events import ChatRef, Incoming, PersonRef, Role
from engine.contract.ports import Delivery, Sent
from engine.contract.replies import AnyPart, Reply

ALICE, BOB = 7, 8
Script = Callable[[Incoming], Awaitable[object]]


class Notes:
    """Memory in memory; nothing is read while it is not `open`."""

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock
        self.kept: dict[str, tuple[bytes, int | None]] = {}
        self.open = asyncio.Event()
        self.open.set()

    async def get(self, name: str) -> bytes | None:
        await self.open.wait()
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
