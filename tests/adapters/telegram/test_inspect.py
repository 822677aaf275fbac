from __future__ import annotations

from email.utils import formatdate

import pytest

from engine.contract.acts import Inspect
from engine.contract.errors import SendError
from engine.contract.events import ChatRef, Finding
from tests.adapters.telegram.rig import NOW, Bench, bench
from tests.fakes.telegram.people import Room
from tests.fakes.telegram.world import RIGHTS, standing


@pytest.fixture
def desk(desk: Bench) -> Bench:
    desk.telegram.date = formatdate(NOW, usegmt=True)
    return desk


async def account(desk: Bench) -> dict[str, Finding]:
    return {one.key: one for one in await desk.adapter.inspect()}


async def place(desk: Bench, room: Room) -> dict[str, str]:
    account = {one.key for one in await desk.adapter.inspect()}
    found = await desk.adapter.inspect(ChatRef(str(room.id)))
    return {one.key: one.level for one in found if one.key not in account}


async def test_all_is_well(desk: Bench, room: Room) -> None:
    found = await account(desk)
    assert {one.level for one in found.values()} == {"ok"}
    assert found["telegram-token"].values == {"bot": "@qunban_bot"}
    assert await place(desk, room) == {"telegram-admin": "ok", "telegram-rights": "ok"}


async def test_privacy_mode_is_found(desk: Bench) -> None:
    desk.telegram.methods.privacy = True
    assert (await account(desk))["telegram-privacy"].level == "warning"


async def test_a_webhook_in_the_way_is_found(desk: Bench) -> None:
    desk.telegram.methods.webhook = {"url": "https://elsewhere.example/secret-path"}
    finding = (await account(desk))["telegram-webhook"]
    assert (finding.level, finding.values) == ("error", {"url": "elsewhere.example"})


async def test_a_wrong_clock_is_found(desk: Bench) -> None:
    desk.clock.move_to((NOW + 90) * 1_000_000)
    finding = (await account(desk))["telegram-clock"]
    assert (finding.level, finding.values) == ("warning", {"seconds": "90"})


async def test_a_wrong_token_is_found() -> None:
    async with bench(token="1:wrong") as desk:
        assert await desk.adapter.inspect() == [Finding("telegram-token", "error")]


async def test_missing_rights_are_found_one_by_one(desk: Bench) -> None:
    room = desk.telegram.group(forum=True)
    bot = desk.telegram.world.bot
    rights = dict.fromkeys(RIGHTS, True) | {"can_pin_messages": False, "can_manage_topics": False}
    room.group.members[bot["id"]] = standing(bot, "administrator", **rights)
    found = await place(desk, room)
    assert found == {"telegram-admin": "ok", "telegram-pin": "warning", "telegram-topics": "warning"}


async def test_a_plain_member_hears_no_reactions(desk: Bench) -> None:
    assert await place(desk, desk.telegram.group(admin=False)) == {"telegram-admin": "error"}
    basic = desk.telegram.group(-77, kind="group", admin=False)
    assert await place(desk, basic) == {"telegram-basic-group": "warning", "telegram-admin": "error"}


async def test_a_chat_that_the_bot_is_not_in(desk: Bench) -> None:
    found = await desk.adapter.inspect(ChatRef("-10055"))
    assert [one for one in found if one.level != "ok"] == [Finding("telegram-chat", "error")]


async def test_the_act_carries_the_findings(desk: Bench, room: Room) -> None:
    desk.telegram.methods.webhook = {"url": "https://elsewhere.example/secret-path"}
    sent = await desk.adapter.send(desk.delivery(room, act=Inspect(chat=1)))
    assert [one.key for one in sent.findings] == [
        "telegram-token",
        "telegram-privacy",
        "telegram-webhook",
        "telegram-clock",
        "telegram-admin",
        "telegram-rights",
    ]


async def test_privacy_mode_matters_only_where_the_bot_is_no_administrator(desk: Bench, room: Room) -> None:
    desk.telegram.methods.privacy = True
    for where, told in ((room, False), (desk.telegram.group(-10088, admin=False), True)):
        sent = await desk.adapter.send(desk.delivery(where, act=Inspect(chat=1)))
        assert (Finding("telegram-privacy", "warning") in sent.findings) is told


async def test_a_refused_token_is_all_there_is_to_say_of_a_chat_too() -> None:
    async with bench(token="1:wrong") as desk:
        assert await desk.adapter.inspect(ChatRef("-10055")) == [Finding("telegram-token", "error")]


async def test_nobody_answers(desk: Bench) -> None:
    desk.telegram.faults.arm("getMe", "502", 9)
    with pytest.raises(SendError) as refused:
        await desk.adapter.inspect()
    assert not refused.value.permanent
