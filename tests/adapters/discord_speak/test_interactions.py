from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Literal

import msgspec
import pytest

from adapters.discord.interactions import patience
from engine.contract.acts import OpenThread
from engine.contract.clock import MINUTE
from engine.contract.events import Button as Press
from engine.contract.events import ChatRef, Command, Form
from engine.contract.replies import Button, Buttons, Text, Toast
from tests.adapters.discord_speak.stage import ALICE, BOB, Shown, Stage
from tests.adapters.discord_speak.wire import Wire
from tests.fakes.discord import until


async def test_a_command_becomes_an_event_keyed_by_its_interaction(stage: Stage) -> None:
    stage.answer(Text("好"))
    await stage.use("checkin")
    (one,) = stage.incoming
    assert isinstance(one.body, Command)
    assert (one.platform, one.chat.id, one.unique) == ("discord", stage.chat.id, one.body.interaction)
    assert one.people[one.actor or 0].id == stage.alice
    assert one.people[0].language in ("en-US", "zh-CN")


async def test_arguments_travel_by_name_and_people_by_their_place(stage: Stage) -> None:
    stage.answer(Text("好"))
    await stage.use("points add", user=stage.bob, amount=3)
    body = stage.incoming[0].body
    assert isinstance(body, Command)
    assert (body.name, body.args) == ("points add", {"user": "@0", "amount": "3"})
    assert [stage.incoming[0].people[place].id for place in body.people] == [stage.bob]


async def test_somebody_may_name_themselves(stage: Stage) -> None:
    stage.answer(Text("好"))
    await stage.use("thanks", user=stage.alice)
    body = stage.incoming[0].body
    assert isinstance(body, Command)
    assert body.people == (0,)
    assert len(stage.incoming[0].people) == 1


async def test_choices_numbers_and_switches_arrive_as_text(stage: Stage) -> None:
    stage.answer(Text("好"))
    await stage.use("top", period="all", page=2, hidden=True)
    body = stage.incoming[0].body
    assert isinstance(body, Command)
    assert body.args == {"period": "all", "page": "2", "hidden": "on"}


async def test_a_command_beside_its_group_stands_under_show(stage: Stage) -> None:
    stage.answer(Text("12"))
    await stage.use("points show")
    body = stage.incoming[0].body
    assert isinstance(body, Command)
    assert body.name == "points"


@pytest.mark.parametrize("private", [False, True])
async def test_a_quick_answer_is_the_first_response(stage: Stage, private: bool) -> None:
    stage.answer(Text("签到成功"), private=private)
    seen = await stage.use("checkin")
    assert seen.kind == "message"
    assert [(one.text, one.private) for one in seen.messages] == [("签到成功", private)]


@pytest.mark.parametrize(("command", "hidden"), [("checkin", False), ("privacy", True)])
async def test_a_late_answer_fills_the_wait(stage: Stage, command: str, hidden: bool) -> None:
    stage.patient = False
    seen = await stage.use(command)
    assert (seen.kind, seen.messages[0].private) == ("waiting", hidden)
    sent = await stage.send(
        stage.delivery(Text("好了"), actor=ALICE, private=hidden, interaction=stage.asked)
    )
    (one,) = stage.again(seen).messages
    assert (one.text, one.private, one.id) == ("好了", hidden, sent.message)


@pytest.mark.parametrize(("command", "hidden"), [("checkin", False), ("privacy", True)])
async def test_a_late_answer_of_the_other_kind_never_shows_in_the_wait(
    stage: Stage, command: str, hidden: bool
) -> None:
    stage.patient = False
    seen = await stage.use(command)
    await stage.send(stage.delivery(Text("内容"), actor=ALICE, private=not hidden, interaction=stage.asked))
    (one,) = stage.again(seen).messages
    assert (one.text, one.private) == ("内容", not hidden)


async def test_further_answers_are_follow_ups_each_with_its_own_privacy(stage: Stage) -> None:
    stage.answer(Text("一"))
    seen = await stage.use("checkin")
    for words, private in (("二", True), ("三", False)):
        await stage.send(stage.delivery(Text(words), actor=ALICE, private=private, interaction=stage.asked))
    shown = stage.again(seen).messages
    assert [(one.text, one.private) for one in shown] == [("一", False), ("二", True), ("三", False)]


async def test_a_long_answer_goes_on_in_follow_ups(stage: Stage) -> None:
    stage.answer(Text("\n".join(f"第 {number} 行" for number in range(900))), private=True)
    seen = await stage.use("checkin")
    assert len(seen.messages) > 2
    assert all(one.private for one in seen.messages)
    assert "第 899 行" in seen.texts[-1]


async def test_after_a_restart_the_answer_still_reaches_the_wait(stage: Stage) -> None:
    stage.patient = False
    seen = await stage.use("privacy")
    asked = stage.asked
    await stage.restart()
    await stage.send(stage.delivery(Text("好了"), actor=ALICE, private=True, interaction=asked))
    await stage.send(stage.delivery(Text("还有"), actor=ALICE, private=True, interaction=asked))
    shown = stage.again(seen).messages
    assert [(one.text, one.private) for one in shown] == [("好了", True), ("还有", True)]


async def test_no_token_is_kept_in_the_clear_and_none_before_it_is_of_use(stage: Stage) -> None:
    stage.patient = False
    stage.answer(Text("好"))
    await stage.use("checkin")
    kept = {name: value for name, (value, _) in stage.memory.kept.items() if name.startswith("interaction:")}
    assert kept
    assert not any(b"token" in value or stage.asked.encode() in value for value in kept.values())
    assert all(until is not None for name, (_, until) in stage.memory.kept.items() if name in kept)


@pytest.mark.parametrize("restarted", [False, True])
async def test_after_fifteen_minutes_the_answer_goes_to_the_channel(stage: Stage, restarted: bool) -> None:
    stage.patient = False
    await stage.use("checkin")
    asked = stage.asked
    if restarted:
        await stage.restart()
    stage.clock.move_to(stage.clock.now() + 15 * MINUTE)
    await stage.send(stage.delivery(Text("晚了"), actor=ALICE, interaction=asked))
    assert stage.public()[-1].text == "晚了"


async def test_after_fifteen_minutes_a_private_answer_goes_to_the_person(stage: Stage) -> None:
    stage.patient = False
    await stage.use("privacy")
    stage.clock.move_to(stage.clock.now() + 15 * MINUTE)
    await stage.send(stage.delivery(Text("只给你"), actor=ALICE, private=True, interaction=stage.asked))
    assert "只给你" not in "".join(one.text for one in stage.public())
    assert [one.text for one in stage.in_private(stage.alice)] == ["只给你"]


async def with_buttons(stage: Stage, *buttons: Button) -> Shown:
    await stage.send(stage.delivery(Text("选一个"), Buttons((buttons,))))
    return stage.public()[-1]


async def test_a_press_hands_back_what_the_button_carries(stage: Stage) -> None:
    card = await with_buttons(stage, Button("好", data="x:1"), Button("不", data="x:" + "长" * 120))
    stage.answer(Toast("知道了"))
    for label, data in (("好", "x:1"), ("不", "x:" + "长" * 120)):
        await stage.press(card.id, label)
        body = stage.incoming[-1].body
        assert isinstance(body, Press)
        assert (body.message, body.data) == (card.id, data)


async def test_buttons_survive_a_restart(stage: Stage) -> None:
    card = await with_buttons(stage, Button("好", data="x:" + "y" * 200))
    await stage.restart()
    stage.answer(Toast("还在"))
    seen = await stage.press(card.id, "好")
    assert stage.incoming[-1].body.data == "x:" + "y" * 200  # type: ignore[union-attr]
    assert [(one.text, one.private) for one in seen.messages] == [("还在", True)]


async def test_a_toast_is_for_the_presser_alone(stage: Stage) -> None:
    card = await with_buttons(stage, Button("好", data="x:1"))
    stage.answer(Toast("只有你看得到"))
    seen = await stage.press(card.id, "好")
    assert (seen.kind, seen.messages[-1].private, seen.texts[-1]) == ("message", True, "只有你看得到")


async def test_a_press_changes_its_own_message_in_the_response(stage: Stage) -> None:
    card = await with_buttons(stage, Button("下一页", data="x:2"))
    stage.answer(Text("第二页"), edit=card.id)

    async def script(one: object) -> None:
        await stage.send(
            stage.delivery(Text("第二页"), edits=card.id, edit=card.id, actor=ALICE, interaction=stage.asked)
        )

    stage.script = script
    seen = await stage.press(card.id, "下一页")
    assert seen.kind == "edit"
    assert [(one.id, one.text, one.buttons) for one in stage.public()] == [(card.id, "第二页", ())]


async def test_a_change_and_a_toast_answer_one_press(stage: Stage) -> None:
    card = await with_buttons(stage, Button("参加", data="x:2"))

    async def script(one: object) -> None:
        await stage.send(stage.delivery(Text("1 人"), edits=card.id, actor=ALICE, interaction=stage.asked))
        await stage.send(stage.delivery(Toast("已参加"), actor=ALICE, private=True, interaction=stage.asked))

    stage.script = script
    seen = await stage.press(card.id, "参加")
    assert stage.public()[0].text == "1 人"
    assert [(one.text, one.private) for one in seen.messages if one.id != card.id] == [("已参加", True)]


async def test_a_press_that_nothing_answers_in_time_is_acknowledged_silently(stage: Stage) -> None:
    card = await with_buttons(stage, Button("好", data="x:1"))
    stage.patient = False
    seen = await stage.press(card.id, "好")
    assert seen.kind == "quiet"
    await stage.send(stage.delivery(Text("二"), edits=card.id, actor=ALICE, interaction=stage.asked))
    await stage.send(stage.delivery(Toast("迟到"), actor=ALICE, private=True, interaction=stage.asked))
    assert stage.public()[0].text == "二"
    assert [(o.text, o.private) for o in stage.again(seen).messages if o.id != card.id] == [("迟到", True)]


async def test_a_press_on_a_hidden_message_changes_it_where_it_is(stage: Stage) -> None:
    stage.answer(Text("第一页"), Buttons(((Button("▶", data="x:2"),),)), private=True)
    shown = (await stage.use("privacy")).messages[0]

    async def script(one: object) -> None:
        await stage.send(
            stage.delivery(Text("第二页"), edits=shown.id, private=True, actor=ALICE, interaction=stage.asked)
        )

    stage.script = script
    seen = await stage.press(shown.id, "▶")
    assert (seen.kind, seen.texts) == ("edit", ["第二页"])
    assert stage.public() == []
    assert stage.in_private(stage.alice) == []


async def test_an_answer_elsewhere_is_pointed_to(stage: Stage) -> None:
    card = await with_buttons(stage, Button("好", data="x:1"))

    async def script(one: object) -> None:
        await stage.send(stage.delivery(Text("新的"), edits=card.id, actor=ALICE, interaction=stage.asked))

    stage.script = script
    stage.patient = False
    seen = await stage.use("checkin")
    assert [one.text for one in stage.public() if one.id == card.id] == ["新的"]
    assert stage.again(seen).messages[0].text.endswith(card.id)


async def test_a_form_opens_without_the_engine(stage: Stage) -> None:
    opened = await stage.use("event_new")
    assert opened.kind == "modal"
    assert stage.incoming == []
    stage.answer(Text("记下了"))
    seen = await stage.fill(opened, title="读书会", place="图书馆")
    body = stage.incoming[0].body
    assert isinstance(body, Form)
    assert (body.name, body.answers) == ("event_new", {"title": "读书会", "place": "图书馆"})
    assert seen.texts == ["记下了"]


async def test_a_command_with_its_arguments_needs_no_form(stage: Stage) -> None:
    stage.answer(Text("好"))
    await stage.use("event_new", title="读书会")
    assert isinstance(stage.incoming[0].body, Command)


async def test_a_button_opens_a_form_without_the_engine(stage: Stage) -> None:
    card = await with_buttons(stage, Button("新活动", form="event_new"))
    opened = await stage.press(card.id, "新活动")
    assert opened.kind == "modal"
    assert stage.incoming == []
    stage.patient = False
    await stage.fill(opened, title="读书会", place="图书馆")
    assert isinstance(stage.incoming[0].body, Form)


async def test_a_form_for_one_person_is_refused_to_others_by_the_engine(stage: Stage) -> None:
    card = await with_buttons(stage, Button("新活动", form="event_new", only=ALICE))
    assert (await stage.press(card.id, "新活动")).kind == "modal"
    stage.answer(Toast("这个按钮不是给你的"))
    seen = await stage.press(card.id, "新活动", by=stage.bob)
    assert seen.texts[-1] == "这个按钮不是给你的"
    assert stage.incoming[0].body.data == f"form:event_new~{ALICE}"  # type: ignore[union-attr]


async def test_a_form_too_long_for_a_modal_is_left_to_the_engine(stage: Stage) -> None:
    card = await with_buttons(stage, Button("问卷", form="survey"))
    stage.answer(Text("第 1 题"))
    await stage.press(card.id, "问卷")
    assert stage.incoming[0].body.data == "form:survey"  # type: ignore[union-attr]


async def test_a_person_in_a_menu_is_the_first_person_of_the_command(stage: Stage) -> None:
    stage.answer(Text("好"))
    await stage.menu("Thank", person=stage.bob)
    body = stage.incoming[0].body
    assert isinstance(body, Command)
    assert (body.name, body.args) == ("thanks", {"user": "@0"})
    assert stage.incoming[0].people[body.people[0]].id == stage.bob
    assert stage.incoming[0].people[body.people[0]].name == "bob"


async def test_a_message_in_a_menu_is_what_the_command_replies_to(stage: Stage) -> None:
    message = await stage.say("加群送课")
    stage.answer(Text("收到"), private=True)
    seen = await stage.menu("Report", message=message)
    body = stage.incoming[0].body
    assert isinstance(body, Command)
    assert (body.name, body.reply_to) == ("report", message)
    assert stage.incoming[0].people[body.reply_actor or 0].id == stage.alice
    assert seen.messages[0].private


async def test_completions_come_from_the_queries(stage: Stage) -> None:
    async def zones(typed: str) -> Sequence[str]:
        return [f"{typed}/{n}" for n in range(40)] + ["x" * 101]

    stage.queries.suggesting = zones
    assert await stage.complete("timezone", "zone", "Asia") == [f"Asia/{n}" for n in range(25)]
    assert stage.queries.questions == [("discord", stage.chat.id, "timezone", "zone", "Asia")]
    assert stage.incoming == []


async def test_a_slow_completion_is_empty_rather_than_late(wire: Wire) -> None:
    async def never(typed: str) -> Sequence[str]:
        await asyncio.Event().wait()
        return []

    wire.queries.suggesting = never
    assert await wire.complete("timezone", "zone", "Asia") == []


async def test_a_command_that_is_gone_says_so(stage: Stage) -> None:
    stage.queries.specs = ()
    seen = await stage.use("checkin")
    assert seen.messages[0].private
    assert stage.incoming == []


async def test_three_seconds_are_kept_while_the_engine_is_busy(wire: Wire) -> None:
    """The append hangs; the wait is acknowledged all the same."""
    free = asyncio.Event()

    async def busy(one: object) -> None:
        await free.wait()

    wire.script, wire.patient = busy, False
    using = asyncio.create_task(wire.use("checkin"))
    calls = r"POST /interactions/.*/callback"
    async with asyncio.timeout(3):
        while not wire.fake.calls(calls):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert not using.done()
    free.set()
    assert (await using).kind == "waiting"


async def test_three_seconds_are_kept_while_our_notes_cannot_be_read(wire: Wire) -> None:
    card = await with_buttons(wire, Button("好", data="x:" + "y" * 200))
    wire.memory.open.clear()
    wire.patient = False
    pressing = asyncio.create_task(wire.press(card.id, "好"))
    async with asyncio.timeout(3):
        while not wire.fake.calls(r"POST /interactions/.*/callback"):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert wire.incoming == []
    wire.memory.open.set()
    assert (await pressing).kind == "quiet"
    assert wire.incoming[0].body.data == "x:" + "y" * 200  # type: ignore[union-attr]


@pytest.mark.parametrize("when", ["before", "after"])
async def test_an_acknowledgement_lost_on_the_way_is_made_again(
    wire: Wire, when: Literal["before", "after"]
) -> None:
    wire.patient = False
    wire.fake.faults.arm(r"POST /interactions/.*", "drop", when=when)
    seen = await wire.use("checkin")
    assert seen.kind == "waiting"
    await wire.send(wire.delivery(Text("好"), actor=ALICE, interaction=wire.asked))
    assert wire.again(seen).texts == ["好"]


async def test_a_first_response_whose_answer_was_lost_is_not_said_twice(wire: Wire) -> None:
    wire.patient = False
    delivered = []

    async def script(one: object) -> None:
        delivered.append(wire.delivery(Text("一次"), actor=ALICE, interaction=wire.asked))
        wire.fake.faults.arm(r"POST /interactions/.*", "drop", when="after")
        with pytest.raises(Exception, match="could not be reached"):
            await wire.send(delivered[0])
        sent = await wire.send(delivered[0])
        assert sent.message

    wire.script = script
    wire.patient = True
    seen = await wire.use("checkin")
    assert seen.texts == ["一次"]


async def test_what_is_said_to_somebody_else_never_answers_the_interaction(stage: Stage) -> None:
    async def script(one: object) -> None:
        await stage.send(stage.delivery(Text("给 bob"), actor=BOB, private=True, interaction=stage.asked))
        await stage.send(stage.delivery(Text("好"), actor=ALICE, private=True, interaction=stage.asked))

    stage.script = script
    seen = await stage.use("checkin")
    assert seen.texts == ["好"]
    assert [one.text for one in stage.in_private(stage.bob)] == ["给 bob"]


async def test_what_is_said_elsewhere_is_said_there(stage: Stage) -> None:
    thread = (await stage.send(stage.delivery(act=OpenThread(chat=1, title="讨论")))).thread

    async def script(one: object) -> None:
        await stage.send(stage.delivery(Text("在那边"), actor=ALICE, thread=thread, interaction=stage.asked))
        await stage.send(stage.delivery(Text("好"), actor=ALICE, interaction=stage.asked))

    stage.script = script
    assert (await stage.use("checkin")).texts == ["好"]
    assert [one.text for one in stage.public(thread)] == ["在那边"]


async def test_patience_ends_with_the_answer_or_the_time() -> None:
    event = asyncio.Event()
    assert not await patience(event, 0.001)
    event.set()
    assert await patience(event, 60)


async def test_where_the_answer_is_gets_told_when_time_is_up(stage: Stage) -> None:
    card = await with_buttons(stage, Button("好", data="x:1"))

    async def script(one: object) -> None:
        await stage.send(stage.delivery(Text("新的"), edits=card.id, actor=ALICE, interaction=stage.asked))

    stage.script = script
    stage.patient, stage.handed_over = False, asyncio.Event()
    seen = await stage.use("checkin")
    assert seen.kind == "message"
    assert seen.messages[0].private
    assert seen.texts[0].endswith(card.id)


async def test_in_private_nothing_needs_to_be_hidden(wire: Wire) -> None:
    wire.patient = False
    room = wire.fake.world.direct(wire.alice)
    seen = await wire._play(wire.people[wire.alice].command(room, "privacy"))
    assert wire.incoming[0].chat == ChatRef(wire.alice, kind="private", private=True)
    made = wire.delivery(Text("好"), actor=ALICE, private=True, interaction=wire.asked)
    await wire.send(msgspec.structs.replace(made, chat=wire.incoming[0].chat))
    assert [(one.text, one.private) for one in wire.again(seen).messages] == [("好", False)]


async def test_an_interaction_that_came_twice_is_one_event_and_one_answer(wire: Wire) -> None:
    wire.fake.gateway.copies = 2
    wire.answer(Text("好"))
    seen = await wire.use("checkin")
    await until(lambda: wire.handled == 2)
    assert [one.unique for one in wire.incoming] == [seen.raw.id]
    assert wire.again(seen).texts == ["好"]
