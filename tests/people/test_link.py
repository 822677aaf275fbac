from __future__ import annotations

import re

import pytest

from engine.contract.clock import DAY, MINUTE
from engine.contract.events import Deleted, Message
from engine.store.database import Store
from engine.stream.log import append_rows, engine_row
from tests.people.world import World, words


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def code_in(said: str) -> str:
    found = re.search(r"code: (\w{4} \w{4})", said)
    assert found, said
    return found[1]


async def both_earn(world: World) -> None:
    """Ann earns on Telegram, ann2 on Discord, in one community."""
    await world.make("telegram", "ann", "owner", chat="-100")
    await world.make("discord", "zed", "owner", chat="77", space="guild")
    (code,) = await world.say("telegram", "ann", "/community code", chat="-100")
    (ask,) = await world.say(
        "discord", "zed", f"/community join {code_in(words(code))}", chat="77", space="guild"
    )
    await world.press("discord", "zed", ask, "Join", chat="77")
    await world.say("telegram", "ann", "签到", chat="-100")
    await world.say("discord", "ann2", "签到", chat="77", space="guild")
    await world.say("discord", "ann2", "hello everyone, I just fixed the build", chat="77", space="guild")


async def linked(world: World) -> None:
    """Link ann and ann2: both sides say yes."""
    (code,) = await world.say("telegram", "ann", "/link")
    (ask,) = await world.say("discord", "ann2", f"/link {code_in(words(code))}")
    _claimed, owner = sorted(
        await world.press("discord", "ann2", ask, "That's me"), key=lambda one: one.platform
    )
    assert owner.platform == "telegram"
    await world.press("telegram", "ann", owner, "That's me")


async def test_a_linked_person_has_one_balance_on_both_platforms(world: World) -> None:
    await both_earn(world)
    before = sum(int(str(xp)) for (xp,) in world.read("select xp from wallet where xp > 0"))
    await linked(world)
    assert world.person("telegram", "ann") == world.person("discord", "ann2")
    assert world.read("select member, xp from wallet where xp <> 0") == [
        (world.person("telegram", "ann"), before)
    ]
    (here,) = await world.say("telegram", "ann", "/me", chat="-100")
    (there,) = await world.say("discord", "ann2", "/me", chat="77", space="guild")
    assert words(here).split("\n")[1:] == words(there).split("\n")[1:]


async def test_every_balance_stays_the_sum_of_its_entries(world: World) -> None:
    await both_earn(world)
    await linked(world)
    assert world.read("select member, xp, coins from wallet order by member") == world.read(
        "select member, sum(xp), sum(coins) from ledger group by part, community, member order by member"
    )


async def test_a_board_of_this_week_shows_the_person_once_with_all_they_earned(world: World) -> None:
    await both_earn(world)
    total = sum(int(str(xp)) for (xp,) in world.read("select xp from wallet where xp > 0"))
    await linked(world)
    (board,) = await world.say("telegram", "ann", "/top week", chat="-100")
    assert words(board).count("ann") == 1
    assert str(total) in words(board)


async def test_nobody_checks_in_twice_a_day_by_having_two_accounts(world: World) -> None:
    await both_earn(world)
    await linked(world)
    await world.driver.advance(world.clock.now() + DAY)
    await world.say("telegram", "ann", "签到", chat="-100")
    (again,) = await world.say("discord", "ann2", "签到", chat="77", space="guild")
    assert "You have checked in today" in words(again)


async def test_parting_gives_back_what_was_brought_and_leaves_what_was_earned_together(world: World) -> None:
    await both_earn(world)
    brought = world.read(f"select xp, coins from wallet where member = {world.person('discord', 'ann2')}")
    await linked(world)
    await world.driver.advance(world.clock.now() + DAY)
    await world.say("telegram", "ann", "签到", chat="-100")
    (ask,) = await world.say("telegram", "ann", "/unlink")
    assert "Discord ann2" in words(ask)
    await world.press("telegram", "ann", ask, "That's me")
    apart = world.person("discord", "ann2")
    assert apart != world.person("telegram", "ann")
    assert world.read(f"select xp, coins from wallet where member = {apart}") == brought


async def test_linking_and_parting_over_and_over_makes_no_points(world: World) -> None:
    await both_earn(world)
    total = world.read("select sum(xp), sum(coins) from wallet")
    for _ in range(3):
        await linked(world)
        (ask,) = await world.say("discord", "ann2", "/unlink")
        await world.press("discord", "ann2", ask, "That's me")
        assert world.read("select sum(xp), sum(coins) from wallet") == total


async def test_a_message_deleted_after_the_linking_costs_the_person_what_it_had_earned(world: World) -> None:
    await both_earn(world)
    ((key, xp, account),) = world.read(
        "select subject, xp, member from ledger where rule = 'message' and subject like 'discord:%' order by seq limit 1"
    )
    await linked(world)
    person = world.person("telegram", "ann")
    ((before,),) = world.read(f"select xp from wallet where member = {person}")
    message = str(key).rsplit(":", 1)[1]
    await world.happen("discord", "ann2", Deleted(message=message), chat="77", space="guild")
    assert account != person
    assert world.read("select member, xp from wallet where xp <> 0") == [
        (person, int(str(before)) - int(str(xp)))
    ]
    assert world.read("select member, xp, coins from wallet order by member") == world.read(
        "select member, sum(xp), sum(coins) from ledger group by part, community, member order by member"
    )


async def test_a_stranger_with_the_code_gets_nothing_without_the_owners_yes(world: World) -> None:
    await both_earn(world)
    (code,) = await world.say("telegram", "ann", "/link")
    (ask,) = await world.say("discord", "mallory", f"/link {code_in(words(code))}")
    _claimed, owner = sorted(
        await world.press("discord", "mallory", ask, "That's me"), key=lambda one: one.platform
    )
    assert "@mallory" in words(owner)
    await world.press("telegram", "ann", owner, "No")
    assert world.person("discord", "mallory") != world.person("telegram", "ann")
    (gone,) = await world.say("discord", "mallory", f"/link {code_in(words(code))}")
    assert "wrong or has expired" in words(gone)


async def test_the_one_who_enters_cannot_say_yes_for_the_owner(world: World) -> None:
    await both_earn(world)
    (code,) = await world.say("telegram", "ann", "/link")
    (ask,) = await world.say("discord", "mallory", f"/link {code_in(words(code))}")
    _claimed, owner = sorted(
        await world.press("discord", "mallory", ask, "That's me"), key=lambda one: one.platform
    )
    (toast,) = await world.press("discord", "mallory", owner, "That's me")
    assert "not for you" in words(toast) or "not yours" in words(toast)
    assert world.person("discord", "mallory") != world.person("telegram", "ann")


async def test_who_enters_a_strangers_code_reads_whose_it_is_first(world: World) -> None:
    await both_earn(world)
    (code,) = await world.say("telegram", "mallory", "/link")
    (ask,) = await world.say("discord", "ann2", f"/link {code_in(words(code))}")
    assert words(ask).startswith("@mallory (Telegram)")
    assert world.person("discord", "ann2") != world.person("telegram", "mallory")


async def test_a_code_said_in_a_group_is_burnt(world: World) -> None:
    await both_earn(world)
    (code,) = await world.say("telegram", "ann", "/link")
    (told,) = await world.say("discord", "ann2", f"/link {code_in(words(code))}", chat="77", space="guild")
    assert "does not belong in a group" in words(told)
    (gone,) = await world.say("discord", "ann2", f"/link {code_in(words(code))}")
    assert "wrong or has expired" in words(gone)


async def test_a_code_holds_ten_minutes_and_wrong_ones_are_counted(world: World) -> None:
    await both_earn(world)
    (code,) = await world.say("telegram", "ann", "/link")
    await world.driver.advance(world.clock.now() + 11 * MINUTE)
    said = [words((await world.say("discord", "ann2", f"/link {code_in(words(code))}"))[0]) for _ in range(6)]
    assert all("wrong or has expired" in one for one in said[:5])
    assert "Too many" in said[5]


async def test_two_accounts_of_one_platform_cannot_be_one_person(world: World) -> None:
    await both_earn(world)
    (code,) = await world.say("telegram", "ann", "/link")
    (refused,) = await world.say("telegram", "tom", f"/link {code_in(words(code))}")
    assert "Both accounts are on Telegram" in words(refused)


async def test_an_admin_of_one_platform_is_one_on_the_other_until_they_part(world: World) -> None:
    await both_earn(world)
    await linked(world)
    assert world.read(f"select role from membership where actor = {world.person('telegram', 'ann')}") == [
        ("owner",)
    ]
    # Discord says that ann2 is a plain member there: Telegram's word stands.
    await world.make("discord", "ann2", "member", chat="77", space="guild")
    assert world.read(f"select role from membership where actor = {world.person('telegram', 'ann')}") == [
        ("owner",)
    ]
    (ask,) = await world.say("discord", "ann2", "/unlink")
    await world.press("discord", "ann2", ask, "That's me")
    assert world.read(f"select role from membership where actor = {world.person('discord', 'ann2')}") == [
        ("member",)
    ]


async def test_what_was_on_its_way_while_they_were_joined_is_read_as_the_persons(world: World) -> None:
    await both_earn(world)
    gone = world.person("discord", "ann2")
    await linked(world)
    kept = world.person("telegram", "ann")
    await world.driver.advance(world.clock.now() + DAY)
    ((part, community, chat),) = world.read(
        "select o.part, o.id, c.id from chat c join community o on o.id = c.community "
        "where c.platform = 'discord' and c.kind = 'group'"
    )
    late = engine_row(
        part=int(str(part)),
        community=int(str(community)),
        chat=int(str(chat)),
        key="discord:77:late",
        at=world.clock.now(),
        now=world.clock.now(),
        actor=gone,
        body=Message(text="签到", message="late"),
    )
    with world.store.write() as conn:
        append_rows(conn, [late])
    await world.driver.drain()
    assert world.read("select member from ledger where rule = 'checkin' order by seq desc limit 1") == [
        (kept,)
    ]


async def test_forgetting_a_linked_person_forgets_both_accounts(world: World) -> None:
    await both_earn(world)
    await linked(world)
    (ask,) = await world.say("telegram", "ann", "/forget_me")
    await world.press("telegram", "ann", ask, "Yes, delete")
    assert world.read("select count(*) from identity where platform_user in ('ann', 'ann2')") == [(0,)]
