"""People on two platforms, communities that become one, what is exported and forgotten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.wiring import IN_MEMORY, open_store
from engine.badges.privacy import export_person, forget_person
from engine.contract.clock import DAY
from engine.contract.feature import Person
from tests.experiments.test_persons import GROUP, SERVER, community, link
from tests.people.world import World, words

HELD = "select badge, tier, member from badge_held order by badge, member"


@pytest.fixture
def world() -> Iterator[World]:
    store = open_store(IN_MEMORY)
    world = World(store)
    yield world
    assert world.read("select key, error from dead_letter") == []
    store.close()


async def test_an_export_holds_the_persons_own_and_forgetting_ends_it(world: World) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await world.say("telegram", "ann", "/checkin", chat=GROUP)
    await world.say("telegram", "tom", "/badge create 🌟 Helper", chat=GROUP)
    ((part, number),) = world.read("select part, community from badge_made")
    ann, tom = (
        Person(part=int(str(part)), community=int(str(number)), actor=world.person("telegram", who))
        for who in ("ann", "tom")
    )
    with world.store.write() as conn:
        tables = [row["table"] for row in export_person(conn, ann).rows]
        assert tables == ["badge_held", "badge_count", "badge_count", "badge_deed", "badge_deed"]
        for person in (ann, tom):
            forget_person(conn, person)
            assert export_person(conn, person).rows == []
    assert world.read("select name, author from badge_made") == [("Helper", None)]


async def test_two_accounts_of_one_person_have_their_deeds_together_and_part_with_their_own(
    world: World,
) -> None:
    await community(world)
    await world.say("telegram", "ann", "/checkin", chat=GROUP)
    await world.driver.advance(world.clock.now() + DAY)
    await world.say("discord", "dann", "/checkin", chat="c1", space=SERVER)
    before = world.read(HELD)
    assert [row[:2] for row in before] == [("early", 1), ("early", 1)]
    await link(world, "ann", "dann")
    ann = world.person("telegram", "ann")
    assert {row[2] for row in world.read(HELD)} == {ann}
    counts = world.read("select counter, value from badge_count order by counter")
    assert counts == [("early", 1), ("streak", 1)]
    ask = await world.say("telegram", "ann", "/unlink")
    await world.press("telegram", "ann", ask[-1], "That's me")
    assert world.read(HELD) == before


async def test_a_community_that_becomes_part_of_another_takes_its_badges_along(world: World) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    await world.say("discord", "dan", "/checkin", chat="c1", space=SERVER)
    await world.say("discord", "dora", "/badge create 🌟 Helper", chat="c1", space=SERVER)
    await world.say("discord", "dora", "/badge create 🦉 Owl", chat="c1", space=SERVER)
    await world.say("discord", "dora", "/badge grant @dan Helper | thanks", chat="c1", space=SERVER)
    had = world.read("select badge, tier, member, how, note from badge_held order by badge")
    assert len(had) == 2
    code = words((await world.say("telegram", "tom", "/community code", chat=GROUP))[-1])
    code = code.partition("code: ")[2][:9]
    asked = await world.say("discord", "dora", f"/community join {code}", chat="c1", space=SERVER)
    await world.press("discord", "dora", asked[-1], "Join", chat="c1")
    assert world.read("select badge, tier, member, how, note from badge_held order by badge") == had
    assert world.read("select distinct community from badge_held") == world.read(
        "select community from chat where platform = 'telegram'"
    )
    assert world.read("select counter, value from badge_count order by counter") == [
        ("early", 1),
        ("streak", 1),
    ]
    shown = await world.say("telegram", "tom", "/badge list", chat=GROUP)
    assert "🦉 Owl" in words(shown[-1])
