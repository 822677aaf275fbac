from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

import msgspec
import pytest

from engine.contract.acts import AnyAct, ApproveJoin, MirrorEvent, OpenThread, Tag
from engine.contract.clock import DAY, HOUR
from engine.contract.events import ChatRef, Finding
from engine.contract.ports import Delivery, Pace, Sent, Stream
from engine.contract.replies import AnyPart, Toast
from tests.adapters.conformance import ALICE, Outbound, Rig
from tests.adapters.discord_speak.stage import Stage


class Speaking:
    """The adapter's port, of which only speaking is played here."""

    platform = "discord"
    pace = Pace()
    connected = True

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def run(self, stream: Stream) -> None:
        raise NotImplementedError

    async def send(self, delivery: Delivery) -> Sent:
        return await self._stage.send(delivery)

    async def inspect(self, chat: ChatRef | None = None) -> Sequence[Finding]:
        return (Finding("discord-ready"),)


@dataclass
class Stand(Rig):
    """A rig whose ids exist on the stage; a passing line answers an interaction that waits."""

    stage: Any = None
    ids: Any = None

    def delivery(
        self, *parts: AnyPart, act: AnyAct | None = None, edits: str = "", **reply: object
    ) -> Delivery:
        if any(isinstance(part, Toast) for part in parts):
            reply.setdefault("interaction", self.stage.asked)
        if act is not None:
            act = self._real(act)
        made = super().delivery(*parts, act=act, edits=edits, **reply)
        alice = msgspec.structs.replace(made.people[ALICE], id=self.stage.alice)
        return msgspec.structs.replace(made, people={ALICE: alice}, created_at=self.stage.clock.now())

    def _real(self, act: AnyAct) -> AnyAct:
        changes: dict[str, Any] = {}
        for name in ("message", "role", "thread"):
            if getattr(act, name, "") and name in self.ids:
                changes[name] = self.ids[name]
        if isinstance(act, MirrorEvent):
            starts = self.stage.clock.now() + DAY
            changes |= {"starts_at": starts, "ends_at": starts + HOUR}
        return msgspec.structs.replace(act, **changes)


class TestSpeaking(Outbound):
    @pytest.fixture
    async def rig(self, stage: Stage) -> Rig:
        adapter = Speaking(stage)
        stage.speaker.inspect = adapter.inspect
        stage.patient = False
        await stage.use("checkin")
        ids = {"message": await stage.say("你好"), "role": stage.role("Lv 3")}
        opened = await stage.send(stage.delivery(act=OpenThread(chat=1, title="问题")))
        ids["thread"] = opened.thread
        return Stand(
            adapter=adapter,
            chat=stage.chat,
            unknown=ChatRef("999999999999999999"),
            shown=lambda: [" ".join((one.text, *one.buttons)) for one in stage.everything()],
            longest=2000,
            acts=frozenset(get_args(AnyAct)) - {Tag, ApproveJoin},
            stage=stage,
            ids=ids,
        )
