from __future__ import annotations

import discord
import msgspec
import pytest

from engine.contract.acts import (
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
    Tag,
    TagThread,
    Tidy,
    Unban,
)
from engine.contract.clock import DAY, HOUR, to_datetime
from engine.contract.errors import SendError
from engine.contract.events import ChatRef, Finding
from engine.contract.ports import Sent
from engine.contract.replies import Text
from tests.adapters.discord_speak.stage import ALICE, BOB, Stage
from tests.adapters.discord_speak.wire import Wire
from tests.fakes.discord import until

LONG = "\n".join(f"第 {number} 行，内容内容内容" for number in range(400))


def member(stage: Wire, account: str) -> dict[str, object]:
    return dict(stage.guild.members[account])


async def test_a_restriction_is_a_timeout_of_at_most_28_days(wire: Wire) -> None:
    for end, expected in (
        (wire.clock.now() + HOUR, HOUR),
        (None, 28 * DAY),
        (wire.clock.now() + 90 * DAY, 28 * DAY),
    ):
        await wire.send(wire.delivery(act=Restrict(chat=1, actor=BOB, until=end, reason="刷屏")))
        muted = discord.utils.parse_time(str(member(wire, wire.bob)["communication_disabled_until"]))
        left = (muted - to_datetime(wire.clock.now())).total_seconds() * 1_000_000
        assert expected - HOUR / 60 <= left <= expected
    await wire.send(wire.delivery(act=Restrict(chat=1, actor=BOB, lift=True)))
    assert member(wire, wire.bob)["communication_disabled_until"] is None
    reasons = [
        call.reason for call in wire.fake.calls(r"PATCH /guilds/\d+/members") if hasattr(call, "reason")
    ]
    assert not reasons or reasons[0] == "刷屏"


async def test_who_is_banned_or_kicked_is_gone_and_may_come_back(wire: Wire) -> None:
    await wire.send(wire.delivery(act=Kick(chat=1, actor=BOB)))
    assert wire.bob not in wire.guild.members
    await wire.send(wire.delivery(act=Kick(chat=1, actor=BOB)))
    await wire.send(wire.delivery(act=Ban(chat=1, actor=BOB, reason="广告")))
    assert wire.bob in wire.guild.bans
    await wire.send(wire.delivery(act=Unban(chat=1, actor=BOB)))
    await wire.send(wire.delivery(act=Unban(chat=1, actor=BOB)))
    assert wire.bob not in wire.guild.bans


async def test_somebody_without_an_account_here_is_refused_for_good(stage: Stage) -> None:
    with pytest.raises(SendError, match="no account on Discord") as refused:
        await stage.send(stage.delivery(act=Ban(chat=1, actor=99)))
    assert refused.value.permanent


async def test_young_messages_are_deleted_together_and_old_ones_one_by_one(wire: Wire) -> None:
    old = [await wire.say(f"旧 {n}") for n in range(2)]
    wire.clock.move_to(wire.clock.now() + 15 * DAY)
    young = [await wire.say(f"新 {n}") for n in range(103)]
    await wire.send(wire.delivery(act=Delete(chat=1, messages=(*old, *young))))
    bulk = wire.fake.calls(r"POST /channels/\d+/messages/bulk-delete")
    assert [len(call.body["messages"]) for call in bulk] == [100, 3]
    assert len(wire.fake.calls(r"DELETE /channels/\d+/messages/\d+")) == 2
    await wire.send(wire.delivery(act=Delete(chat=1, messages=(old[0],))))


async def test_a_message_in_a_thread_is_found_there(stage: Stage) -> None:
    thread = (await stage.send(stage.delivery(act=OpenThread(chat=1, title="讨论")))).thread
    sent = await stage.send(stage.delivery(Text("在里面"), thread=thread))
    await stage.restart()
    await stage.send(stage.delivery(act=Pin(chat=1, message=sent.message)))
    await stage.send(stage.delivery(act=Tidy(chat=1, messages=(sent.message,))))
    assert [one.text for one in stage.public(thread)] == []


async def test_a_message_is_looked_for_first_where_the_act_was_decided_on(wire: Wire) -> None:
    threads = [
        (await wire.send(wire.delivery(act=OpenThread(chat=1, title=f"{n}")))).thread for n in range(4)
    ]
    inside = await wire.send(wire.delivery(Text("在里面"), thread=threads[0]))
    outside = await wire.send(wire.delivery(Text("在外面")))
    await wire.restart()
    looked = len(wire.fake.calls(r"GET /channels/\d+/messages/\d+"))
    await wire.send(wire.delivery(act=React(chat=1, thread=threads[0], message=inside.message, emoji="👀")))
    assert len(wire.fake.calls(r"GET /channels/\d+/messages/\d+")) == looked + 1
    both = (inside.message, outside.message)
    await wire.send(wire.delivery(act=Tidy(chat=1, thread=threads[1], messages=both)))
    assert wire.public(threads[0]) == wire.public() == []


async def test_tidying_takes_the_further_messages_of_a_long_reply_too(stage: Stage) -> None:
    sent = await stage.send(stage.delivery(Text(LONG)))
    assert len(stage.public()) > 2
    await stage.send(stage.delivery(act=Tidy(chat=1, messages=(sent.message,))))
    assert stage.public() == []


async def test_a_message_is_pinned_and_reacted_to(wire: Wire) -> None:
    message = await wire.say("重要")
    await wire.send(wire.delivery(act=Pin(chat=1, message=message)))
    await wire.send(wire.delivery(act=React(chat=1, message=message, emoji="👀")))
    assert wire.fake.world.messages[wire.chat.id][message]["pinned"]
    assert list(wire.fake.world.reactions[message]) == ["👀"]
    await wire.send(wire.delivery(act=Pin(chat=1, message=message, pinned=False)))
    assert not wire.fake.world.messages[wire.chat.id][message]["pinned"]


async def seen(wire: Wire, role: str) -> None:
    """Wait until the bot knows of a role."""
    await wire.fake.settle()
    guild = wire.client.get_guild(int(wire.guild.id))
    assert guild is not None
    await until(lambda: guild.get_role(int(role)) is not None)


async def test_a_role_is_given_and_taken(wire: Wire) -> None:
    role = wire.role("Lv 3")
    await seen(wire, role)
    await wire.send(wire.delivery(act=GrantRole(chat=1, actor=ALICE, role=role)))
    assert role in wire.guild.members[wire.alice]["roles"]
    await wire.send(wire.delivery(act=GrantRole(chat=1, actor=ALICE, role=role, revoke=True)))
    assert role not in wire.guild.members[wire.alice]["roles"]


async def test_a_role_above_the_bot_is_refused_with_both_names(wire: Wire) -> None:
    high = wire.fake.world.new_role(wire.guild, "导师")
    await seen(wire, high["id"])
    with pytest.raises(SendError) as refused:
        await wire.send(wire.delivery(act=GrantRole(chat=1, actor=ALICE, role=high["id"])))
    assert refused.value.permanent
    assert "导师" in str(refused.value)
    assert "Qunban" in str(refused.value)


@pytest.mark.parametrize("kind", ["managed", "gone", "no right"])
async def test_a_role_that_cannot_be_given_is_refused_for_good(wire: Wire, kind: str) -> None:
    role = wire.role("Lv 3")
    if kind == "managed":
        wire.fake.world.change_role(wire.guild, role, {"managed": True})
    if kind == "no right":
        own = wire.guild.members[wire.fake.world.bot["id"]]["roles"][0]
        wire.fake.world.change_role(wire.guild, own, {"permissions": "3072"})
    await seen(wire, role)
    named = "1456074443980800099" if kind == "gone" else role
    with pytest.raises(SendError) as refused:
        await wire.send(wire.delivery(act=GrantRole(chat=1, actor=ALICE, role=named)))
    assert refused.value.permanent


async def test_a_thread_under_a_message_is_opened_once(stage: Stage) -> None:
    message = await stage.say("问题")
    act = OpenThread(chat=1, title="问题 " * 40, message=message, text="大家说说")
    first = await stage.send(stage.delivery(act=act, key="k"))
    assert first.thread == message
    assert first.link.endswith(f"/{message}")
    again = await stage.send(stage.delivery(act=act, key="other"))
    assert again.thread == message
    assert {one.text for one in stage.public(message)} == {"大家说说"}


async def test_a_thread_whose_answer_was_lost_is_found_again(wire: Wire) -> None:

    made = wire.delivery(act=OpenThread(chat=1, title="讨论", text="开始"))
    wire.fake.faults.arm(r"POST /channels/\d+/threads", "drop", when="after")
    with pytest.raises(SendError):
        await wire.send(made)
    await wire.send(msgspec.structs.replace(made, attempt=2))
    threads = [one for one in wire.fake.world.channels.values() if one["name"] == "讨论"]
    assert len(threads) == 1


async def test_a_forum_post_carries_the_tags_named(wire: Wire) -> None:
    forum = wire.fake.channel(wire.guild, "问答", 15)
    forum["available_tags"] = [
        {
            "id": wire.fake.world.new_id(),
            "name": name,
            "moderated": False,
            "emoji_id": None,
            "emoji_name": None,
        }
        for name in ("Python", "已解决")
    ]
    await wire.restart()
    wire.chat = ChatRef(forum["id"], "问答")
    sent = await wire.send(
        wire.delivery(act=OpenThread(chat=1, title="怎么装", text=LONG, tags=("python", "别的")))
    )
    post = wire.fake.world.channels[sent.thread]
    assert post["applied_tags"] == [forum["available_tags"][0]["id"]]
    assert sent.message == sent.thread
    assert "第 399 行" in wire.public(sent.thread)[-1].text
    await wire.send(wire.delivery(act=TagThread(chat=1, thread=sent.thread, tags=("已解决",), closed=True)))
    assert post["applied_tags"] == [forum["available_tags"][1]["id"]]
    assert post["thread_metadata"]["archived"]


async def test_an_edit_in_a_closed_thread_opens_it(wire: Wire) -> None:
    thread = (await wire.send(wire.delivery(act=OpenThread(chat=1, title="讨论")))).thread
    sent = await wire.send(wire.delivery(Text("一"), thread=thread))
    await wire.send(wire.delivery(act=TagThread(chat=1, thread=thread, closed=True)))
    wire.fake.faults.armed.clear()
    await wire.send(wire.delivery(Text("二"), thread=thread, edits=sent.message))
    assert [one.text for one in wire.public(thread)] == ["二"]


def event(stage: Stage, **changes: object) -> MirrorEvent:
    starts = stage.clock.now() + DAY
    shape = {
        "title": "读书会 " * 40,
        "starts_at": starts,
        "ends_at": starts + HOUR,
        "slot": "event:1",
    } | changes
    return MirrorEvent(chat=1, **shape)  # type: ignore[arg-type]


async def test_an_event_is_mirrored_changed_and_cancelled(stage: Stage) -> None:
    made = await stage.send(stage.delivery(act=event(stage, description="长" * 2000)))
    assert made.message in made.link
    changed = await stage.send(stage.delivery(act=event(stage, title="改期"), edits=made.message))
    assert changed.message == made.message
    await stage.send(stage.delivery(act=event(stage, cancelled=True), edits=made.message))
    anew = await stage.send(stage.delivery(act=event(stage), edits="1456074443980800099"))
    assert anew.message not in ("", made.message)
    assert await stage.send(stage.delivery(act=event(stage, cancelled=True))) == Sent()


async def test_an_event_whose_answer_was_lost_is_not_made_twice(wire: Wire) -> None:

    made = wire.delivery(act=event(wire))
    wire.fake.faults.arm(r"POST /guilds/\d+/scheduled-events", "drop", when="after")
    with pytest.raises(SendError):
        await wire.send(made)
    await wire.send(msgspec.structs.replace(made, attempt=2))
    assert len(wire.guild.events) == 1


async def test_every_invite_is_ones_own(stage: Stage) -> None:
    links = [
        (await stage.send(stage.delivery(act=MakeInvite(chat=1, actor=who)))).link for who in (ALICE, BOB)
    ]
    assert len(set(links)) == 2
    assert all(link.startswith("https://discord.gg/") for link in links)


@pytest.mark.parametrize("act", [Tag(chat=1, actor=ALICE, text="Lv 3"), ApproveJoin(chat=1, actor=ALICE)])
async def test_what_discord_does_not_know_is_refused_with_the_reason(
    stage: Stage, act: Tag | ApproveJoin
) -> None:
    with pytest.raises(SendError, match="Discord") as refused:
        await stage.send(stage.delivery(act=act))
    assert refused.value.permanent


async def test_an_inspection_is_the_adapters(stage: Stage) -> None:
    asked: list[ChatRef | None] = []

    async def inspect(chat: ChatRef | None) -> tuple[Finding, ...]:
        asked.append(chat)
        return (Finding("discord-ready"),)

    with pytest.raises(SendError):
        await stage.send(stage.delivery(act=Inspect(chat=1)))
    stage.speaker.inspect = inspect
    sent = await stage.send(stage.delivery(act=Inspect(chat=1)))
    assert sent.findings == (Finding("discord-ready"),)
    assert asked == [stage.chat]
