from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from adapters.console.board import GENERAL, group
from adapters.console.sandbox import make_adapter
from adapters.console.show import Entry, body, head
from engine.contract.acts import AnyAct, Delete, MakeInvite, Restrict
from engine.contract.clock import ManualClock
from engine.contract.errors import SendError
from engine.contract.events import Button as Press
from engine.contract.events import Incoming, Message
from engine.contract.ports import Delivery
from engine.contract.replies import Button, Buttons, File, Image, Text, Toast
from tests.adapters.conformance import Outbound, Rig
from tests.adapters.console.play import START, ZONE, people, play, reply_to

KEYS = ["n", "at", "chat", "to", "private", "reply_to", "text", "buttons", "image", "slot", "edits", "act"]


class TestConsoleOutbound(Outbound):
    @pytest.fixture(params=[True, False], ids=["json", "plain"])
    def rig(self, request: pytest.FixtureRequest, tmp_path: Path) -> Rig:
        out = io.StringIO()
        adapter = make_adapter(
            clock=ManualClock(START), zone=ZONE, json=request.param, out=out, folder=tmp_path
        )

        def shown() -> Sequence[str]:
            lines = out.getvalue()
            return (
                [json.dumps(json.loads(one), ensure_ascii=False) for one in lines.splitlines()]
                if request.param
                else [lines]
            )

        return Rig(adapter, GENERAL, group("nowhere"), shown)


async def test_every_object_has_every_key_in_order() -> None:
    played = await play("alice: hi", answer=lambda one: [reply_to(one, Text("hello"), reply_to="1")])
    (shown,) = played.objects
    assert list(shown) == KEYS
    assert shown == {
        "n": 2,
        "at": "2026-01-05T09:00:00+08:00",
        "chat": "#general",
        "to": "alice",
        "private": False,
        "reply_to": 1,
        "text": "hello",
        "buttons": [],
        "image": None,
        "slot": None,
        "edits": None,
        "act": None,
    }


async def test_numbers_run_over_all_chats_and_edits_take_none() -> None:
    def answer(event: Incoming) -> list[Delivery]:
        if isinstance(event.body, Press):
            return [reply_to(event, Text("now two"), edits="2", slot="card"), reply_to(event, Toast("done"))]
        if not isinstance(event.body, Message):
            return []
        return [reply_to(event, Text("one"), Buttons(((Button("Go", data="x:1"),),)), slot="card")]

    played = await play("alice: hi", "alice press 2 1", "carol joins", "@dm bob", "bob: hello", answer=answer)
    first, edit, toast, last = played.objects
    assert (first["n"], first["slot"], first["edits"], first["buttons"]) == (2, "card", None, [["Go"]])
    assert (edit["n"], edit["edits"], edit["text"], edit["buttons"]) == (2, 2, "now two", [])
    assert (toast["n"], toast["private"], toast["to"], toast["text"]) == (2, True, "alice", "done")
    assert played.events[-1].unique == "3"
    assert (last["n"], last["chat"], last["to"], last["private"]) == (4, "@bob", "bob", True)


async def test_a_private_answer_is_shown_in_place_and_a_direct_one_in_private() -> None:
    played = await play(
        "alice: hi",
        "bob press 2 1",
        answer=lambda one: [
            reply_to(one, Text("psst"), private=True),
            reply_to(one, Text("letter"), private=True, direct=True),
        ],
    )
    assert [(one["chat"], one["to"], one["private"]) for one in played.objects] == [
        ("#general", "alice", True),
        ("@alice", "alice", True),
    ]
    assert "not visible to bob" in played.errors


async def test_what_replaces_a_private_answer_stays_private() -> None:
    def answer(event: Incoming) -> list[Delivery]:
        if isinstance(event.body, Press):
            return [reply_to(event, Text("two"), edits="2")]
        return [reply_to(event, Text("one"), Buttons(((Button("Go", data="x:1"),),)), private=True)]

    played = await play("alice: hi", "alice press 2 1", answer=answer)
    assert [(one["n"], one["to"], one["private"]) for one in played.objects] == [(2, "alice", True)] * 2


async def test_a_deleted_message_is_not_edited() -> None:
    adapter = make_adapter(clock=ManualClock(START), zone=ZONE, json=True, out=io.StringIO())
    rig = Rig(adapter, GENERAL, group("nowhere"), list)
    sent = await adapter.send(rig.delivery(Text("one")))
    await adapter.send(rig.delivery(act=Delete(chat=1, messages=(sent.message,))))
    with pytest.raises(SendError, match="no message 1"):
        await adapter.send(rig.delivery(Text("two"), edits=sent.message))


async def _act(act: AnyAct, *lines: str) -> tuple[dict[str, object], str]:
    played = await play(
        *lines,
        answer=lambda one: [
            Delivery(
                key="k", platform="console", chat=one.chat, language="en", act=act, people=people("alice")
            )
        ],
    )
    return played.objects[0], played.errors


async def test_an_act_is_told_with_its_fields() -> None:
    shown, _ = await _act(Restrict(chat=5, actor=1, until=START, reason="flood"), "alice: spam")
    assert list(shown) == KEYS
    assert shown["n"] is None
    assert shown["act"] == {
        "name": "restrict",
        "actor": "alice",
        "until": "2026-01-05T09:00:00+08:00",
        "lift": False,
        "reason": "flood",
    }


async def test_an_act_on_a_message_carries_its_number_and_takes_it_down() -> None:
    shown, errors = await _act(Delete(chat=5, messages=("1",)), "alice: spam", "bob ^1: what")
    assert shown["n"] == 1
    assert shown["act"] == {"name": "delete", "actor": None, "messages": [1], "reason": ""}
    assert "line 2: message 1 was deleted" in errors


async def test_an_invite_has_a_link() -> None:
    adapter = make_adapter(clock=ManualClock(START), zone=ZONE, json=True, out=io.StringIO())
    sent = await adapter.send(
        Delivery(
            key="k",
            platform="console",
            chat=GENERAL,
            language="en",
            act=MakeInvite(chat=1, actor=1),
            people=people("alice"),
        )
    )
    assert sent.link == "sandbox://invite/alice"


def test_files_are_laid_out_under_the_same_path_every_time(tmp_path: Path) -> None:
    def export() -> str:
        played = asyncio.run(
            play(
                "alice: hi",
                answer=lambda one: [reply_to(one, File("../me.json", b"{}"), Image("x.png", data=b"png"))],
                folder=tmp_path,
            )
        )
        assert "x.png" in played.objects[0]["text"]
        return str(played.objects[0]["image"])

    path = Path(export())
    assert path.read_bytes() == b"{}"
    assert tmp_path in path.parents
    assert export() == str(path)


def test_buttons_are_numbered_from_left_to_right_and_top_to_bottom() -> None:
    entry = Entry(
        n=2, at="2026-01-05T09:00:00+08:00", chat="#general", text="a\nb", buttons=[["X", "Y"], ["Z"]]
    )
    assert body(entry) == ["a", "b", "[1] X  [2] Y", "[3] Z"]
    assert head(entry) == "[2] 01-05 09:00:00 #general"
