from __future__ import annotations

import re

import pytest

from engine.contract.clock import HOUR
from engine.contract.replies import Buttons
from engine.store.database import Store
from tests.people.world import World, words

TALK = "hello everyone, I just fixed the build"


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def code_in(said: str) -> str:
    found = re.search(r"code: (\w{4} \w{4})", said)
    assert found, said
    return found[1]


async def two_communities(world: World) -> str:
    """A Telegram group and a Discord server, each with an owner and points; return the group's community code."""
    await world.make("telegram", "ann", "owner", chat="-100")
    await world.say("telegram", "ann", TALK, chat="-100")
    await world.make("discord", "zed", "owner", chat="77", space="guild")
    await world.say("discord", "zed", "签到", chat="77", space="guild")
    await world.say("discord", "bob", "签到", chat="78", space="guild")
    (code,) = await world.say("telegram", "ann", "/community code", chat="-100")
    assert code.reply is not None
    assert code.reply.private
    return code_in(words(code))


async def join(world: World, code: str) -> None:
    (ask,) = await world.say("discord", "zed", f"/community join {code}", chat="77", space="guild")
    assert "2 members" in words(ask)
    await world.press("discord", "zed", ask, "Join", chat="77")


async def test_the_channels_of_one_server_are_one_community(world: World) -> None:
    await two_communities(world)
    assert world.read("select count(distinct community) from chat where platform = 'discord'") == [(1,)]
    (shown,) = await world.say("discord", "bob", "/community", chat="78", space="guild")
    assert "“guild”, 2 members" in words(shown)
    assert words(shown).count("Discord") == 2


async def test_a_chat_that_joins_brings_its_members_balances_to_one_board(world: World) -> None:
    code = await two_communities(world)
    before = sorted(world.read("select member, xp, coins from wallet where xp > 0"))
    await join(world, code)
    after = world.read(
        "select w.member, w.xp, w.coins from wallet w join chat c on c.community = w.community "
        "where c.platform_chat = '-100' and w.xp > 0"
    )
    assert sorted(after) == before
    (board,) = await world.say("telegram", "ann", "/top all", chat="-100")
    assert all(name in words(board) for name in ("ann", "zed", "bob"))


async def test_a_streak_moves_with_its_member(world: World) -> None:
    code = await two_communities(world)
    await join(world, code)
    await world.driver.advance(world.clock.now() + 24 * HOUR)
    (said,) = await world.say("discord", "bob", "签到", chat="78", space="guild")
    assert "day 2" in words(said) or "2 days" in words(said)


async def test_roles_move_with_their_members(world: World) -> None:
    code = await two_communities(world)
    await join(world, code)
    zed = world.person("discord", "zed")
    assert ("owner",) in world.read(f"select role from membership where actor = {zed}")
    (given,) = await world.say("discord", "zed", "/points add @bob 50 thanks", chat="77", space="guild")
    assert "50" in words(given)


async def test_the_mood_so_far_moves_with_its_chats(world: World) -> None:
    code = await two_communities(world)
    await world.say("discord", "bob", "this is wonderful, thank you so much", chat="78", space="guild")
    shares = "select s.hour, s.actor, s.messages, s.total from mood_share s join chat c on c.community = s.community "
    before = world.read(f"{shares} where c.platform_chat = '78'")
    assert before
    await join(world, code)
    assert set(before) <= set(world.read(f"{shares} where c.platform_chat = '-100'"))


async def test_only_an_owner_joins_or_gives_codes(world: World) -> None:
    code = await two_communities(world)
    (refused,) = await world.say("discord", "bob", f"/community join {code}", chat="78", space="guild")
    assert "owner" in words(refused)
    (refused,) = await world.say("discord", "bob", "/community code", chat="78", space="guild")
    assert "owner" in words(refused)


async def test_a_code_joins_once(world: World) -> None:
    code = await two_communities(world)
    await join(world, code)
    await world.make("telegram", "kim", "owner", chat="-200")
    (wrong,) = await world.say("telegram", "kim", f"/community join {code}", chat="-200")
    assert "wrong or has expired" in words(wrong)


async def test_a_chat_leaves_and_the_points_stay(world: World) -> None:
    code = await two_communities(world)
    await join(world, code)
    total = world.read("select sum(xp) from wallet")
    (left,) = await world.say("discord", "zed", "/community leave", chat="77", space="guild")
    assert "of its own now" in words(left)
    (board,) = await world.say("discord", "bob", "/top all", chat="78", space="guild")
    assert "zed" not in words(board)
    assert world.read("select sum(xp) from wallet") == total
    (alone,) = await world.say("telegram", "ann", "/community leave", chat="-100")
    assert "only chat" in words(alone)


async def test_in_private_a_member_of_two_communities_chooses_one(world: World) -> None:
    await world.say("telegram", "ann", TALK, chat="-100")
    await world.say("telegram", "ann", "签到", chat="-200")
    (asked,) = await world.say("telegram", "ann", "/community")
    assert asked.reply is not None
    assert "“-200”" in words(asked)
    first = await world.say("telegram", "ann", "/me")
    label = next(
        key.label
        for part in asked.reply.parts
        if isinstance(part, Buttons)
        for row in part.rows
        for key in row
    )
    assert label == "-100"
    await world.press("telegram", "ann", asked, label)
    second = await world.say("telegram", "ann", "/me")
    assert words(first[0]) != words(second[0])


async def test_a_deep_link_chooses_a_community_of_ones_own_alone(world: World) -> None:
    await world.say("telegram", "ann", TALK, chat="-100")
    await world.say("telegram", "ann", "签到", chat="-200")
    await world.say("telegram", "kim", TALK, chat="-300")
    await world.say("telegram", "ann", "/start c1")
    (asked,) = await world.say("telegram", "ann", "/community")
    assert "“-100”" in words(asked)
    await world.say("telegram", "ann", "/start c3")
    (asked,) = await world.say("telegram", "ann", "/community")
    assert "“-100”" in words(asked)


async def test_a_community_is_renamed_by_an_admin_to_a_name_that_is_free(world: World) -> None:
    await two_communities(world)
    (said,) = await world.say("telegram", "ann", "/community name 群伴学习社", chat="-100")
    assert "群伴学习社" in words(said)
    (taken,) = await world.say("discord", "zed", "/community name 群伴学习社", chat="77", space="guild")
    assert "already" in words(taken)
