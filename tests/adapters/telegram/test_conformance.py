from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest

from adapters.telegram.acts import EVERYTHING
from adapters.telegram.decode import Decoder
from adapters.telegram.wire import read_batch
from engine.contract.acts import AnyAct
from engine.contract.clock import SECOND
from engine.contract.events import ChatRef, Incoming, PersonRef
from engine.contract.ports import Delivery
from engine.contract.replies import AnyPart
from tests.adapters.conformance import ALICE, Inbound, Outbound, Rig
from tests.adapters.telegram.rig import NOW, Bench, bench
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.spec import load


def everything() -> bytes:
    """Have everything happen once and return what getUpdates would answer."""
    telegram = FakeTelegram(lambda: NOW)
    telegram._allowed = tuple(_kinds())
    room = telegram.group(forum=True)
    ann, bob = telegram.person(11, "Ann", username="ann"), telegram.person(12, "小明")
    first = ann.say(room, "谁会 Python？")["message_id"]
    bob.say(room, "/thanks Ann 3", reply_to=first, mention=[ann])
    ann.edit(room, first, "谁会 Rust？")
    bob.react(room, first, "👍")
    bob.react(room, first, "🎉")
    topic = room.topic("Week 3", ann)
    bob.say(room, "in the topic", thread=topic)
    bob.say(
        room, "", photo=[{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}], caption="look"
    )
    room.say_as_admin("rules")
    room.react_anonymously(first, "👍")
    carol = telegram.person(13, "Carol")
    carol.ask_in(room, "let me in")
    carol.join(room)
    carol.rise(room, can_delete_messages=True)
    carol.leave(room)
    bob.say(bob.open(), "/start hello")
    old = telegram.group(-77, "Small", kind="group")
    ann.say(old, "small talk")
    old.migrate(-1009)
    _press(telegram, ann)
    assert telegram.complaints == []
    return json.dumps({"ok": True, "result": telegram.pending()}).encode()


def _kinds() -> list[str]:
    return [field["name"] for field in load()._types["Update"]["fields"]]


def _press(telegram: FakeTelegram, who: Person) -> None:
    room = telegram.group(-10010, "Buttons")
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "x:1"}]]}
    asked = telegram.world.post(room.group, telegram.world.bot, text="?", reply_markup=keyboard)
    who.press(room, asked["message_id"], "Yes")


class TestTelegramInbound(Inbound):
    @pytest.fixture
    def samples(self) -> Callable[[], Sequence[Incoming]]:
        material = everything()

        def read() -> Sequence[Incoming]:
            seen = Decoder(4242424242).decode(read_batch(material).updates, NOW * SECOND)
            # Both sides announce a migration: one event, whichever comes first.
            return list({(one.unique, one.chat.id): one for one in seen}.values())

        return read


@dataclass
class TelegramRig(Rig):
    """Toasts answer a press here; everybody has an account number."""

    press: str = ""

    def delivery(
        self, *parts: AnyPart, act: AnyAct | None = None, edits: str = "", **reply: object
    ) -> Delivery:
        reply.setdefault("interaction", self.press)
        made = super().delivery(*parts, act=act, edits=edits, **reply)
        return msgspec.structs.replace(made, people={ALICE: PersonRef("1001", "alice")})


class TestTelegramOutbound(Outbound):
    @pytest.fixture
    async def rig(self) -> AsyncIterator[Rig]:
        async with bench() as desk:
            yield _rig(desk)


def _rig(desk: Bench) -> Rig:
    telegram = desk.telegram
    room = telegram.group(forum=True)
    alice = telegram.person(1001, "alice")
    alice.say(room, "hello")
    alice.ask_in(room)
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    asked = telegram.world.post(room.group, telegram.world.bot, text="?", reply_markup=keyboard)
    press = alice.press(room, asked["message_id"], "Go")

    def shown() -> list[str]:
        answers: list[Any] = telegram.world.answers
        return [*telegram.said(room), *(answer.get("text", "") for answer in answers)]

    return TelegramRig(
        adapter=desk.adapter,
        chat=ChatRef(str(room.id), "Learners"),
        unknown=ChatRef("-1009999999999"),
        shown=shown,
        longest=4096,
        acts=EVERYTHING,
        press=press,
    )
