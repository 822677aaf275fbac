"""Communities and accounts that become one take along what they know."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.wiring import IN_MEMORY, open_store
from engine.contract.feature import Person
from engine.qa import FEATURE
from tests.people.world import World, words
from tests.qa.test_platforms import GROUP, SERVER, joined, link

YES = "✔ That's it"


@pytest.fixture
def world() -> Iterator[World]:
    store = open_store(IN_MEMORY)
    yield World(store)
    store.close()


async def test_what_a_community_knows_goes_along_with_what_was_learned(world: World) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    await world.say("telegram", "tom", "/faq add #undo how do I undo a commit? | git revert", chat=GROUP)
    for line in (
        "/faq add #undo how do I undo a commit? | git reset",
        "/faq add #wifi where is the wifi password? | at the desk",
        "/faq edit wifi ask the desk",
    ):
        await world.say("discord", "dora", line, chat="c1", space=SERVER)
    wording = "/faq where is the password of the wifi?"
    found = await world.say("discord", "dan", wording, chat="c1", space=SERVER)
    if YES not in str(found[-1].reply):
        found = await world.press("discord", "dan", found[-1], "1", chat="c1")
    await world.press("discord", "dan", found[-1], YES, chat="c1")
    with world.store.write() as conn:
        conn.exec_driver_sql(
            "insert into faq_vector select part, community, number, x'00', x'00' from faq_entry where key = 'wifi'"
        )
    await joined(world)
    assert world.read("select count(distinct community) from faq_entry") == [(1,)]
    # They are made anew from the words, under the numbers that these have now.
    assert world.read("select count(*) from faq_vector") == [(0,)]
    # Two entries may not share a key: the one that arrives is known by its number.
    assert world.read("select number, key, answer, version from faq_entry order by number") == [
        (1, "undo", "git revert", 1),
        (2, "", "git reset", 1),
        (3, "wifi", "ask the desk", 2),
    ]
    assert world.read("select number, answer from faq_version") == [(3, "at the desk")]
    told = await world.say("telegram", "ann", wording, chat=GROUP)
    assert words(told[-1]).startswith("💡 ask the desk")
    assert "Found by: where is the password of the wifi?" in words(told[-1])
    late = await world.press("discord", "dan", found[-1], YES, chat="c1")
    assert "This question belongs to" in words(late[-1])
    assert world.read("select count(*) from dead_letter") == [(0,)]


async def test_accounts_that_become_one_have_one_word_each(world: World) -> None:
    await joined(world)
    await world.say("telegram", "tom", "/faq add #undo how do I undo a commit? | git revert", chat=GROUP)
    await world.say("discord", "ann2", "hello", chat="c1", space=SERVER)
    shown = await world.say("telegram", "ann", "/faq how do I undo a commit?", chat=GROUP)
    await world.press("telegram", "ann", shown[-1], YES, chat=GROUP)
    await world.press("discord", "ann2", shown[-1], "✘ Wrong", chat="c1")
    await link(world, "ann", "ann2")
    ann = world.person("telegram", "ann")
    assert {person for (person,) in world.read("select person from faq_verdict")} == {ann, None}
    again = await world.press("discord", "ann2", shown[-1], "✘ Wrong", chat="c1")
    assert words(again[-1]) == "You have said so already. Thank you!"


async def test_an_export_holds_what_somebody_wrote_asked_and_judged(world: World) -> None:
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    await world.say(
        "discord", "dora", "/faq add #undo how do I undo a commit? | git revert", chat="c1", space=SERVER
    )
    shown = await world.say("discord", "dora", "/faq how do I undo a commit?", chat="c1", space=SERVER)
    await world.press("discord", "dora", shown[-1], YES, chat="c1")
    person = Person(
        part=int(str(world.read("select part from faq_base")[0][0])),
        community=int(str(world.read("select community from faq_base")[0][0])),
        actor=world.person("discord", "dora"),
    )
    with world.store.read() as conn:
        tables = [row["table"] for row in FEATURE.export_person(conn, person).rows]
    assert {"faq_entry", "faq_verdict", "faq_wording", "faq_lookup"} <= set(tables)
