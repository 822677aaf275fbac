"""What every adapter keeps: `Inbound` for decoding, `Outbound` for sending. Subclass and give the fixtures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import get_args

import msgspec
import pytest

from engine.contract.acts import (
    AnyAct,
    ApproveJoin,
    Ban,
    Delete,
    GrantRole,
    Inspect,
    Kick,
    MakeInvite,
    MirrorEvent,
    OpenThread,
    Pin,
    React,
    Restrict,
    SeekMessage,
    Tag,
    TagThread,
    Tidy,
    Unban,
)
from engine.contract.errors import SendError
from engine.contract.events import ChatRef, Incoming, Message, PersonRef, decode_body, encode_body
from engine.contract.ports import Adapter, Delivery
from engine.contract.replies import (
    AnyPart,
    Button,
    Buttons,
    Card,
    Chart,
    File,
    Image,
    Link,
    Mention,
    Moment,
    Reply,
    Table,
    Text,
    Toast,
)
from tests.fakes.engine import log_key

ALICE = 7
PNG = b"\x89PNG\r\n\x1a\n"

PARTS: tuple[AnyPart, ...] = (
    Text("你好 hello <&> *_`"),
    Mention(ALICE),
    Moment(1_767_574_800_000_000, "1767574800 明天 09:00"),
    Link("docs", url="https://example.org/a?b=c&d"),
    Card("第三周", "body", (("Ann", "3"), ("小明", "12")), "footer"),
    Table(("谁", "xp"), ((Mention(ALICE), "12"), ("小明", "3"))),
    Image("curve.png", data=PNG, alt="mood"),
    File("me.json", b"{}"),
    Chart("line", {}, alt="the curve"),
    Buttons(
        ((Button("Yes", data="x:1"), Button("No", data="x:2")), (Button("Site", url="https://example.org"),))
    ),
    Toast("done"),
)
SHOWN: dict[type, tuple[str, ...]] = {
    Text: ("你好 hello", "*_`"),
    Mention: ("alice",),
    Moment: ("1767574800",),
    Link: ("docs",),
    Card: ("第三周", "body", "Ann", "3", "小明", "12", "footer"),
    Table: ("谁", "xp", "alice", "12", "小明", "3"),
    File: ("me.json",),
    Chart: ("the curve",),
    Buttons: ("Yes", "No", "Site"),
    Toast: ("done",),
}
"""What must be readable of each part, whatever the platform can show."""

ACTS: tuple[AnyAct, ...] = (
    Restrict(chat=1, actor=ALICE, until=1_767_574_800_000_000, reason="flood"),
    Ban(chat=1, actor=ALICE),
    Unban(chat=1, actor=ALICE),
    Kick(chat=1, actor=ALICE),
    Delete(chat=1, messages=("1",)),
    Pin(chat=1, message="1"),
    React(chat=1, message="1", emoji="👍"),
    SeekMessage(chat=1, message="1"),
    GrantRole(chat=1, actor=ALICE, role="42"),
    Tag(chat=1, actor=ALICE, text="Lv 3"),
    ApproveJoin(chat=1, actor=ALICE),
    OpenThread(chat=1, title="Week 3"),
    MirrorEvent(
        chat=1, slot="event:1", title="Talk", starts_at=1_767_574_800_000_000, ends_at=1_767_578_400_000_000
    ),
    MakeInvite(chat=1, actor=ALICE),
    Tidy(chat=1, messages=("1",)),
    TagThread(chat=1, thread="5", tags=("solved",), closed=True),
    Inspect(chat=1),
)


class Inbound:
    """Decoding. `samples` decodes the same material afresh at every call, every kind of it at least once."""

    @pytest.fixture
    def samples(self) -> Callable[[], Sequence[Incoming]]:
        raise NotImplementedError

    def test_names_people_that_are_there(self, samples: Callable[[], Sequence[Incoming]]) -> None:
        seen = samples()
        assert seen
        for one in seen:
            for position in _positions(one):
                assert 0 <= position < len(one.people), one
            assert all(person.id for person in one.people), one
            assert len({person.id for person in one.people}) == len(one.people), one

    def test_gives_every_event_a_platform_a_chat_a_time_and_a_key(
        self, samples: Callable[[], Sequence[Incoming]]
    ) -> None:
        for one in samples():
            assert one.platform
            assert one.chat.id
            assert one.unique
            assert one.at > 1_000_000_000_000_000, "microseconds since 1970"
            assert not any(letter.isspace() for letter in one.unique), one

    def test_a_message_is_keyed_by_its_own_id(self, samples: Callable[[], Sequence[Incoming]]) -> None:
        for one in samples():
            if isinstance(one.body, Message):
                assert one.unique == one.body.message

    def test_a_private_chat_is_the_persons_own(self, samples: Callable[[], Sequence[Incoming]]) -> None:
        for one in samples():
            if one.chat.private and one.actor is not None:
                assert one.people[one.actor].id == one.chat.id

    def test_the_same_thing_twice_has_one_key(self, samples: Callable[[], Sequence[Incoming]]) -> None:
        assert [log_key(one) for one in samples()] == [log_key(one) for one in samples()]

    def test_different_things_have_different_keys(self, samples: Callable[[], Sequence[Incoming]]) -> None:
        keys = [log_key(one) for one in samples()]
        assert len(set(keys)) == len(keys)

    def test_bodies_survive_the_log(self, samples: Callable[[], Sequence[Incoming]]) -> None:
        for one in samples():
            assert decode_body(encode_body(one.body)) == one.body


def _positions(one: Incoming) -> list[int]:
    """Return every position in `people` that an event uses."""
    values: list[object] = [one.actor]
    for name in one.body.actor_fields:
        value = getattr(one.body, name)
        values += value if isinstance(value, tuple) else [value]
    return [value for value in values if isinstance(value, int)]


@dataclass
class Rig:
    """An adapter on a fake platform: one chat it knows, one it does not, and what has been shown so far."""

    adapter: Adapter
    chat: ChatRef
    unknown: ChatRef
    shown: Callable[[], Sequence[str]]
    longest: int | None = None
    """Letters that one message may have, if the platform limits them."""
    acts: frozenset[type] = field(default_factory=lambda: frozenset(get_args(AnyAct)))
    """Acts that the platform can do."""

    def delivery(
        self, *parts: AnyPart, act: AnyAct | None = None, edits: str = "", **reply: object
    ) -> Delivery:
        """Make a delivery to the known chat."""
        said = None if act else msgspec.structs.replace(Reply(chat=1, parts=parts), **reply)
        return Delivery(
            key="e:f:0",
            platform=self.adapter.platform,
            chat=self.chat,
            language="zh-CN",
            reply=said,
            act=act,
            people={ALICE: PersonRef("alice", "alice")},
            edits=edits,
        )


class Outbound:
    """Sending."""

    @pytest.fixture
    def rig(self) -> Rig:
        raise NotImplementedError

    @pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)
    async def test_shows_every_kind_of_part(self, rig: Rig, part: AnyPart) -> None:
        sent = await rig.adapter.send(rig.delivery(part, actor=ALICE))
        shown = "\n".join(rig.shown())
        for words in SHOWN.get(type(part), ()):
            assert words in shown
        assert bool(sent.message) is not isinstance(part, Toast)

    async def test_shows_all_parts_in_one_reply(self, rig: Rig) -> None:
        assert (await rig.adapter.send(rig.delivery(*PARTS, actor=ALICE))).message
        shown = "\n".join(rig.shown())
        assert all(words in shown for kind in SHOWN for words in SHOWN[kind])

    async def test_an_edit_keeps_the_message(self, rig: Rig) -> None:
        first = await rig.adapter.send(rig.delivery(Text("one")))
        again = await rig.adapter.send(rig.delivery(Text("two"), edits=first.message))
        assert again.message == first.message
        assert "two" in "\n".join(rig.shown())

    async def test_a_long_text_arrives_whole_within_the_limits(self, rig: Rig) -> None:
        text = "\n".join(f"第 {number} 行 of many" for number in range(1000))
        await rig.adapter.send(rig.delivery(Text(text)))
        shown = rig.shown()
        assert rig.longest is None or all(len(one) <= rig.longest for one in shown)
        assert all(f"第 {number} 行" in "\n".join(shown) for number in (0, 500, 999))

    async def test_an_unknown_chat_is_refused_for_good(self, rig: Rig) -> None:
        delivery = msgspec.structs.replace(rig.delivery(Text("hello")), chat=rig.unknown)
        with pytest.raises(SendError) as refused:
            await rig.adapter.send(delivery)
        assert refused.value.permanent

    async def test_a_direct_message_to_nobody_is_refused_for_good(self, rig: Rig) -> None:
        with pytest.raises(SendError) as refused:
            await rig.adapter.send(rig.delivery(Text("hello"), actor=99, private=True, direct=True))
        assert refused.value.permanent

    async def test_a_forgotten_person_is_not_named(self, rig: Rig) -> None:
        await rig.adapter.send(rig.delivery(Text("thanks "), Mention(99)))
        assert "99" not in "\n".join(rig.shown())

    @pytest.mark.parametrize("act", ACTS, ids=lambda act: type(act).__name__)
    async def test_does_every_act_or_refuses_it_for_good(self, rig: Rig, act: AnyAct) -> None:
        if type(act) in rig.acts:
            await rig.adapter.send(rig.delivery(act=act))
            return
        with pytest.raises(SendError) as refused:
            await rig.adapter.send(rig.delivery(act=act))
        assert refused.value.permanent

    def test_the_suite_knows_every_part_and_act(self) -> None:
        assert {type(part) for part in PARTS} == set(get_args(AnyPart))
        assert {type(act) for act in ACTS} == set(get_args(AnyAct))
