from __future__ import annotations

import logging

import msgspec
import pytest

from adapters.discord.posts import nonce
from adapters.discord.quiet import quieten
from engine.contract.acts import OpenThread
from engine.contract.errors import SendError
from engine.contract.events import ChatRef, PersonRef
from engine.contract.replies import Card, File, Link, Mention, Text, Toast
from tests.adapters.discord_speak.stage import ALICE, Stage
from tests.adapters.discord_speak.wire import Wire
from tests.fakes.discord.faults import Kind

LONG = "\n".join(f"第 {number} 行，内容内容内容" for number in range(400))
POST = r"POST /channels/\d+/messages$"


async def test_nobody_is_ever_pinged(wire: Wire) -> None:
    message = await wire.say("你好")
    await wire.send(wire.delivery(Mention(ALICE), Text(" @everyone"), reply_to=message))
    (call,) = wire.fake.calls(POST)
    allowed = call.body["allowed_mentions"]
    assert allowed["parse"] == []
    assert not allowed.get("replied_user")
    assert f"<@{wire.alice}>" in call.body["content"]


async def test_a_person_without_an_account_here_is_named(stage: Stage) -> None:
    made = stage.delivery(Mention(5), Text(" 来了"))
    made = msgspec.structs.replace(made, people={5: PersonRef("", "小*明*")})
    await stage.send(made)
    assert stage.public()[0].text == "小*明* 来了"


async def test_a_retry_makes_no_second_message(wire: Wire) -> None:
    made = wire.delivery(Text("一次"), key="discord:1:2#0")
    wire.fake.faults.arm(POST, "drop", when="after")
    with pytest.raises(SendError) as refused:
        await wire.send(made)
    assert not refused.value.permanent
    sent = await wire.send(made)
    assert [(one.id, one.text) for one in wire.public()] == [(sent.message, "一次")]


async def test_a_retry_after_a_crash_makes_no_second_message(wire: Wire) -> None:
    made = wire.delivery(Text(LONG), key="discord:1:2#0")
    await wire.send(made)
    first = wire.public()
    await wire.restart()
    await wire.send(made)
    assert wire.public() == first


async def test_a_long_reply_goes_on_where_it_stopped(wire: Wire) -> None:
    made = wire.delivery(Text(LONG))
    for _ in range(3):
        wire.fake.faults.arm(POST, "drop", when="before")
        with pytest.raises(SendError):
            await wire.send(made)
        wire.fake.faults.arm(POST, "drop", when="after")
        with pytest.raises(SendError):
            await wire.send(made)
    await wire.send(made)
    seen = "\n".join(one.text for one in wire.public())
    assert [line for line in seen.split("\n") if line] == LONG.split("\n")


def test_a_nonce_is_short_stable_and_of_its_page() -> None:
    assert nonce("a" * 300, 1) == nonce("a" * 300, 1)
    assert len(nonce("a" * 300, 1)) <= 25
    assert len({nonce("a"), nonce("a", 1), nonce("b"), nonce("a#1")}) == 4


async def test_a_reply_quotes_its_message_and_survives_its_deletion(stage: Stage) -> None:
    message = await stage.say("问")
    await stage.send(stage.delivery(Text("答"), reply_to=message))
    await stage.send(stage.delivery(Text("也答"), reply_to="1456074443980800099"))
    assert [one.text for one in stage.public()] == ["答", "也答"]


async def test_a_reply_in_a_thread_stands_in_the_thread(stage: Stage) -> None:
    opened = await stage.send(stage.delivery(act=OpenThread(chat=1, title="讨论")))
    sent = await stage.send(stage.delivery(Text("在这里"), thread=opened.thread))
    assert stage.public() == []
    assert [(one.id, one.text) for one in stage.public(opened.thread)] == [(sent.message, "在这里")]
    again = await stage.send(stage.delivery(Text("改了"), thread=opened.thread, edits=sent.message))
    assert again.message == sent.message


async def test_an_edit_of_what_is_gone_is_sent_anew(stage: Stage) -> None:
    sent = await stage.send(stage.delivery(Text("新"), edits="1456074443980800099"))
    assert [(one.id, one.text) for one in stage.public()] == [(sent.message, "新")]
    assert sent.message != "1456074443980800099"


async def test_an_edit_to_something_shorter_takes_the_further_messages_away(stage: Stage) -> None:
    first = await stage.send(stage.delivery(Text(LONG)))
    assert len(stage.public()) > 2
    await stage.send(stage.delivery(Text(LONG[:3000]), edits=first.message))
    assert len(stage.public()) == 2
    await stage.restart()
    await stage.send(stage.delivery(Text("短"), edits=first.message))
    assert [(one.id, one.text) for one in stage.public()] == [(first.message, "短")]


async def test_an_edit_to_something_longer_goes_on_behind(stage: Stage) -> None:
    first = await stage.send(stage.delivery(Text("短")))
    await stage.send(stage.delivery(Text(LONG), edits=first.message))
    assert stage.public()[0].id == first.message
    assert "第 399 行" in stage.public()[-1].text


async def test_a_private_reply_outside_of_an_interaction_goes_to_the_person(stage: Stage) -> None:
    await stage.send(stage.delivery(Text("只给你"), actor=ALICE, private=True))
    assert stage.public() == []
    assert [one.text for one in stage.in_private(stage.alice)] == ["只给你"]


async def test_a_private_chat_is_the_persons_own(stage: Stage) -> None:
    made = stage.delivery(Text("你好"), File("me.json", b"{}"))
    chat = ChatRef(stage.alice, kind="private", private=True)
    await stage.send(msgspec.structs.replace(made, chat=chat))
    assert [one.text for one in stage.in_private(stage.alice)] == ["你好\nme.json"]


async def test_closed_private_messages_are_knocked_about_without_the_content(wire: Wire) -> None:
    wire.fake.world.direct(wire.alice)["closed"] = True
    sent = await wire.send(wire.delivery(Text("秘密"), actor=ALICE, private=True))
    assert sent.message == ""
    assert [one.text for one in wire.public()] == ["alice 我有话想私下对你说。"]
    assert wire.speaker.unreachable == 1


async def test_a_knock_answers_the_interaction_where_there_is_one(wire: Wire) -> None:
    wire.fake.world.direct(wire.alice)["closed"] = True
    wire.answer(File("me.json", b"{}"), private=True, direct=True)
    seen = await wire.use("privacy")
    assert [(one.text, one.private) for one in seen.messages] == [("alice 我有话想私下对你说。", True)]


async def test_a_direct_answer_goes_to_the_person_and_the_interaction_points_there(stage: Stage) -> None:
    stage.patient = False
    stage.answer(File("me.json", b"{}"), private=True, direct=True)
    seen = await stage.use("privacy")
    (sent,) = stage.in_private(stage.alice)
    assert sent.text == "me.json"
    assert stage.again(seen).messages[0].text.endswith(sent.id)
    assert stage.again(seen).messages[0].private


async def test_a_passing_line_without_its_press_is_worth_nothing(stage: Stage) -> None:
    sent = await stage.send(stage.delivery(Toast("好"), actor=ALICE, private=True))
    assert sent.message == ""
    assert stage.public() == []
    assert stage.in_private(stage.alice) == []


async def test_a_link_leads_to_a_message_of_the_chat(wire: Wire) -> None:
    message = await wire.say("问")
    await wire.send(wire.delivery(Link("原话", chat=1, message=message)))
    (call,) = wire.fake.calls(POST)
    address = f"https://discord.com/channels/{wire.guild.id}/{wire.chat.id}/{message}"
    assert call.body["content"] == f"[原话]({address})"


@pytest.mark.parametrize("kind", ["503", "drop", "banned"])
async def test_what_passes_is_tried_again(wire: Wire, kind: Kind) -> None:
    made = wire.delivery(Text("好"))
    wire.fake.faults.arm(POST, kind)
    with pytest.raises(SendError) as refused:
        await wire.send(made)
    assert not refused.value.permanent
    await wire.send(made)
    assert [one.text for one in wire.public()] == ["好"]


@pytest.mark.parametrize("kind", ["429", "global"])
async def test_patience_that_discord_asks_for_is_the_librarys(wire: Wire, kind: Kind) -> None:
    wire.fake.faults.arm(POST, kind)
    await wire.send(wire.delivery(Text("好")))
    assert [one.text for one in wire.public()] == ["好"]


async def test_a_channel_that_the_bot_may_not_see_is_refused_for_good(wire: Wire) -> None:
    for role in wire.guild.roles.values():
        role["permissions"] = "0"
    with pytest.raises(SendError, match="View Channel") as refused:
        await wire.send(wire.delivery(Text("好")))
    assert refused.value.permanent


async def test_what_is_no_id_is_refused_for_good(wire: Wire) -> None:
    made = msgspec.structs.replace(wire.delivery(Text("好")), chat=ChatRef("general"))
    with pytest.raises(SendError) as refused:
        await wire.send(made)
    assert refused.value.permanent


async def test_before_the_login_nothing_is_lost(wire: Wire) -> None:
    await wire.client.close()
    with pytest.raises(SendError) as refused:
        await wire.send(wire.delivery(Text("好")))
    assert not refused.value.permanent


async def test_no_log_of_ours_holds_a_token_or_a_word_said(
    wire: Wire, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    quieten()
    with caplog.at_level(logging.DEBUG):
        wire.patient = False
        seen = await wire.use("privacy")
        await wire.send(wire.delivery(Text("很私密的话"), actor=ALICE, private=True, interaction=wire.asked))
        await wire.send(wire.delivery(Card("很私密的话"), actor=ALICE, private=True))
        wire.fake.faults.arm(POST, "drop")
        with pytest.raises(SendError) as refused:
            await wire.send(wire.delivery(Text("很私密的话")))
    said = caplog.text + "".join(capsys.readouterr()) + str(refused.value)
    for secret in ("很私密的话", wire.fake.token, seen.raw.token):
        assert secret not in said
