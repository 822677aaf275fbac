"""Accounts and communities that become one, and people who are forgotten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.wiring import IN_MEMORY, open_store
from engine.ml.recommend import Row, Statistics, Taken
from tests.people.world import World
from tests.qa.test_platforms import GROUP, SERVER, first_label, joined, link


@pytest.fixture
def world() -> Iterator[World]:
    store = open_store(IN_MEMORY)
    yield World(store)
    store.close()


async def shelf(world: World, platform: str, who: str, *, chat: str, space: str = "") -> None:
    """Put two courses up."""
    for line in ("Python | basics key:py lessons:4", "Docker | boxes key:docker lessons:2"):
        await world.say(platform, who, f"/course add {line}", chat=chat, space=space)


def assert_sums(world: World) -> None:
    """Hold the sums that were kept live to those computed anew from what everybody did."""
    anew = Statistics()
    for (member,) in world.read("select distinct member from interest"):
        sql = f"select item, weight, at from interest where member = {member} order by at, item"
        anew.add([Taken(str(item), int(str(w)) / 100, int(str(at))) for item, w, at in world.read(sql)])
    rows = world.read('select "left", "right", together, past, next, step from item_pair')
    assert Statistics.from_rows([Row(*row) for row in rows]) == anew  # type: ignore[arg-type]


async def learn(world: World, *lines: tuple[str, str]) -> None:
    """Let people of the server say commands."""
    for who, line in lines:
        await world.say("discord", who, line, chat="c1", space=SERVER)


async def test_what_went_further_counts_when_accounts_become_one_and_goes_back_when_they_part(
    world: World,
) -> None:
    await joined(world)
    await shelf(world, "discord", "dora", chat="c1", space=SERVER)
    await world.say("telegram", "ann", "/progress", chat=GROUP)
    await learn(world, ("anna", "/enrol 1"), ("anna", "/finish 2"), ("anna", "/rate 2 4 fine"))
    for line in ("/enrol 1", "/progress 1 3", "/enrol 2"):
        await world.say("telegram", "ann", line, chat=GROUP)
    await link(world, "ann", "anna")
    person = world.person("telegram", "ann")
    assert world.read("select number, member, state, done from enrolment order by number") == [
        (1, person, "begun", 3),
        (2, person, "finished", 2),
    ]
    assert world.read("select member, score from course_rating") == [(person, 4)]
    assert world.read("select item, member, what from interest order by item") == [
        ("course:1", person, "lesson"),
        ("course:2", person, "enrol"),
    ]
    assert_sums(world)


async def test_a_community_that_joins_another_brings_its_courses_and_what_was_learned(world: World) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await shelf(world, "telegram", "tom", chat=GROUP)
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    await world.say("telegram", "tom", "/course edit py notes:how to begin with python", chat=GROUP)
    for line in ("Rust | own key:rust", "Python | other words key:py notes:other notes of python"):
        await world.say("discord", "dora", f"/course add {line}", chat="c1", space=SERVER)
    await learn(world, ("bob", "/finish 1"), ("bob", "/enrol 2"), ("bob", "/rate 1 5"))
    await learn(
        world, ("bob", "/recommend on"), ("bob", "/recommend talk"), ("bob", "who owns rust here, rust rust")
    )
    await joined(world)
    assert world.read("select number, key, about from course_item order by number") == [
        (1, "py", "basics"),
        (2, "docker", "boxes"),
        (3, "rust", "own"),
    ]
    sql = "select answer from faq_entry where source = 'course' and state = 'live'"
    assert world.read(sql) == [("how to begin with python",)]
    bob = world.person("discord", "bob")
    assert world.read("select number, member, state from enrolment order by number") == [
        (1, bob, "begun"),
        (3, bob, "finished"),
    ]
    assert world.read("select number, score from course_rating") == [(3, 5)]
    assert world.read("select item, what from interest order by item") == [
        ("course:1", "enrol"),
        ("course:3", "rate"),
    ]
    assert world.read("select push, topics from learner") == [(1, '{"items":{"course:3":1.0},"tags":{}}')]
    assert world.read("select count(*) from due_item where name = 'push'") == [(1,)]
    assert_sums(world)


async def test_who_is_forgotten_leaves_numbers_and_no_words(world: World) -> None:
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    await shelf(world, "discord", "dora", chat="c1", space=SERVER)
    await learn(world, ("ann", "/finish 1"), ("ann", "/rate 1 2 my own private words"), ("bob", "/enrol 1"))
    await learn(world, ("ann", "/recommend on"), ("ann", "/recommend talk"), ("ann", "/recommend"))
    told = await world.say("discord", "ann", "/export_me")
    assert any("my own private words" in str(one.reply) for one in told)
    asked = await world.say("discord", "ann", "/forget_me", chat="c1", space=SERVER)
    await world.press("discord", "ann", asked[-1], first_label(asked[-1]), chat="c1")
    assert world.read("select score, words from course_rating") == [(2, "")]
    assert world.read("select state from enrolment order by state desc") == [("finished",), ("begun",)]
    ann = world.read("select member from enrolment where state = 'finished'")[0][0]
    for table in ("interest", "learner", "barred_topic", "course_advice"):
        assert world.read(f"select count(*) from {table} where member = {ann}") == [(0,)]
    assert_sums(world)
