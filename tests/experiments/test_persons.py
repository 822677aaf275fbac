"""People on two platforms, communities that become one, what is exported and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from bot.features import FEATURES
from bot.wiring import IN_MEMORY, build_engine, open_store
from engine.contract.clock import DAY, SECOND
from engine.contract.feature import Person
from engine.contract.replies import Buttons
from engine.experiments.privacy import export_person
from engine.runtime.engine import Engine
from tests.experiments.world import NUDGING
from tests.people import world as people
from tests.people.test_link import code_in
from tests.people.world import World, words

GROUP, SERVER = "-1001", "s1"
GUESTS = [f"t{n}" for n in range(24)]
COUNTS = "select arm, messages, enrolled, merged from experiment_member where number = 1 order by merged is null, actor"


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    build: partial[Engine] = partial(build_engine, features=(NUDGING, *FEATURES))
    monkeypatch.setattr(people, "build_engine", build)
    store = open_store(IN_MEMORY)
    world = World(store)
    yield world
    assert world.read("select key, error from dead_letter") == []
    store.close()


async def community(world: World) -> None:
    """Make one community of a Telegram group and a Discord server, with enough people on one side."""
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    code = words((await world.say("telegram", "tom", "/community code", chat=GROUP))[-1])
    asked = await world.say(
        "discord", "dora", f"/community join {code.partition('code: ')[2][:9]}", chat="c1", space=SERVER
    )
    await world.press("discord", "dora", asked[-1], "Join", chat="c1")


async def begin(world: World) -> None:
    for guest in GUESTS:
        await world.say("telegram", guest, "hello to all of you", chat=GROUP)
        await world.say("discord", f"d{guest}", "hello to all of you", chat="c1", space=SERVER)
    asked = await world.say("telegram", "tom", "/experiment create nudge 40 20", chat=GROUP)
    begun = await world.press("telegram", "tom", asked[-1], "Begin", chat=GROUP)
    assert "has begun" in words(begun[-1])


async def link(world: World, one: str, other: str) -> None:
    """Link an account on Telegram with one on Discord: both sides say yes."""
    (code,) = await world.say("telegram", one, "/link")
    (ask,) = await world.say("discord", other, f"/link {code_in(words(code))}")
    said = await world.press("discord", other, ask, "That's me")
    owner = next(one for one in said if one.platform == "telegram")
    await world.press("telegram", one, owner, "That's me")


async def arm(world: World, platform: str, who: str, said: str = "/nudgeme") -> str:
    chat = GROUP if platform == "telegram" else "c1"
    space = SERVER if platform == "discord" else ""
    return words((await world.say(platform, who, said, chat=chat, space=space))[-1]).removeprefix("arm ")


async def test_an_arm_stays_when_two_accounts_become_one_person(world: World) -> None:
    await community(world)
    await begin(world)
    exposed = await arm(world, "discord", "dt1")
    await world.say("discord", "dt1", "/begincourse", chat="c1", space=SERVER)
    await link(world, "t1", "dt1")
    assert await arm(world, "telegram", "t1") == exposed
    assert await arm(world, "discord", "dt1") == exposed
    assert len(world.read("select * from experiment_member")) == 1
    ask = await world.say("telegram", "t1", "/unlink")
    await world.press("telegram", "t1", ask[-1], "That's me")
    assert await arm(world, "discord", "dt1", "/myarm") == exposed


async def test_two_who_were_both_exposed_count_as_one_and_part_as_they_came(world: World) -> None:
    await community(world)
    await begin(world)
    for platform, who, chat, space in (("telegram", "t2", GROUP, ""), ("discord", "dt2", "c1", SERVER)):
        await arm(world, platform, who)
        await world.say(platform, who, "/begincourse", chat=chat, space=space)
        await world.say(platform, who, "what a lovely day to learn", chat=chat, space=space)
    before = world.read(COUNTS)
    assert [row[1:] for row in before] == [(1, 1, None), (1, 1, None)]
    await link(world, "t2", "dt2")
    merged, whole = world.read(COUNTS)
    assert merged[3] is not None
    assert whole[1:3] == (2, 2)
    shown = await world.say("telegram", "tom", "/experiment show", chat=GROUP)
    assert "1 members so far" in words(shown[-1])
    ask = await world.say("telegram", "t2", "/unlink")
    await world.press("telegram", "t2", ask[-1], "That's me")
    assert world.read(COUNTS) == before


async def test_an_admin_decides_from_a_private_chat_of_either_platform(world: World) -> None:
    await community(world)
    await begin(world)
    await world.say("telegram", "tom", "hello")
    await world.say("discord", "dora", "hello")
    treated = [g for g in GUESTS if await arm(world, "telegram", g) == "on"]
    for guest in GUESTS:
        await arm(world, "discord", f"d{guest}")
    told = []
    for guest in treated[:10]:
        told += await world.say("telegram", guest, "/lessnudging", chat=GROUP)
    halts = [one for one in told if "I have halted experiment #1" in words(one)]
    assert {one.platform for one in halts} == {"telegram", "discord"}
    assert all(one.reply is not None and one.reply.private for one in halts)
    on_discord = next(one for one in halts if one.platform == "discord")
    said = await world.press("discord", "dora", on_discord, "Go on")
    assert any("goes on, and halts no more for “opting out”" in words(one) for one in said)
    assert world.read("select state, waived from experiment") == [("running", '["opted_out"]')]


async def test_a_community_that_becomes_part_of_another_ends_its_experiments_and_keeps_what_they_found(
    world: World,
) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    for guest in (*GUESTS, *(f"x{guest}" for guest in GUESTS)):
        await world.say("discord", guest, "hello to all of you", chat="c1", space=SERVER)
    asked = await world.say("discord", "dora", "/experiment create nudge 40 20", chat="c1", space=SERVER)
    await world.press("discord", "dora", asked[-1], "Begin", chat="c1")
    for guest in (*GUESTS, *(f"x{guest}" for guest in GUESTS)):
        await arm(world, "discord", guest)
    await world.driver.advance(world.clock.now() + 15 * DAY)
    looked = world.read("select look, arm, treated, held, bound from experiment_look")
    assert len(looked) == 1
    code = words((await world.say("telegram", "tom", "/community code", chat=GROUP))[-1])
    code = code.partition("code: ")[2][:9]
    asked = await world.say("discord", "dora", f"/community join {code}", chat="c1", space=SERVER)
    await world.press("discord", "dora", asked[-1], "Join", chat="c1")
    assert world.read("select number, reason from experiment where state <> 'done'") in (
        [(1, "moved")],
        [],
    )
    assert world.read("select count(distinct community) from experiment_member") == [(1,)]
    assert world.read("select count(*) from experiment_member") == [(48,)]
    assert world.read("select look, arm, treated, held, bound from experiment_look") == looked
    assert world.read("select * from due_item where feature = 'experiments'") == []
    assert await arm(world, "discord", "t1", "/myarm") == "control"


async def test_a_person_gets_what_is_kept_of_them_and_is_let_go(world: World) -> None:
    await community(world)
    await begin(world)
    await arm(world, "telegram", "t3")
    actor = world.person("telegram", "t3")
    ((part, community_id),) = world.read(
        f"select part, community from experiment_member where actor = {actor}"
    )
    with world.store.read() as conn:
        (row,) = export_person(
            conn, Person(part=int(str(part)), community=int(str(community_id)), actor=actor)
        ).rows
    assert {row["key"], row["messages"], row["table"]} == {"nudge", 0, "experiment_member"}
    tom = world.person("telegram", "tom")
    assert world.read(f"select 1 from experiment where author = {tom}") == [(1,)]
    ask = await world.say("telegram", "tom", "/forget_me")
    await world.driver.advance(world.clock.now() + SECOND)
    assert ask[-1].reply is not None
    label = next(part for part in ask[-1].reply.parts if isinstance(part, Buttons)).rows[0][0].label
    await world.press("telegram", "tom", ask[-1], label)
    assert world.read("select author from experiment") == [(None,)]
    assert len(world.read("select * from experiment_member")) == 1
