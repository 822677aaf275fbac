"""Accounts and communities that become one, and people who are forgotten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.wiring import IN_MEMORY, open_store
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


async def test_a_community_that_joins_another_brings_its_courses_and_what_was_learned(world: World) -> None:
    await world.make("telegram", "tom", "owner", chat=GROUP)
    await shelf(world, "telegram", "tom", chat=GROUP)
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    for line in ("Rust | own key:rust", "Python | other words key:py"):
        await world.say("discord", "dora", f"/course add {line}", chat="c1", space=SERVER)
    await learn(world, ("bob", "/finish 1"), ("bob", "/enrol 2"), ("bob", "/rate 1 5"))
    await joined(world)
    assert world.read("select number, key, about from course_item order by number") == [
        (1, "py", "basics"),
        (2, "docker", "boxes"),
        (3, "rust", "own"),
    ]
    bob = world.person("discord", "bob")
    assert world.read("select number, member, state from enrolment order by number") == [
        (1, bob, "begun"),
        (3, bob, "finished"),
    ]
    assert world.read("select number, score from course_rating") == [(3, 5)]


async def test_who_is_forgotten_leaves_numbers_and_no_words(world: World) -> None:
    await world.make("discord", "dora", "owner", chat="c1", space=SERVER)
    await shelf(world, "discord", "dora", chat="c1", space=SERVER)
    await learn(world, ("ann", "/finish 1"), ("ann", "/rate 1 2 my own private words"))
    told = await world.say("discord", "ann", "/export_me")
    assert any("my own private words" in str(one.reply) for one in told)
    asked = await world.say("discord", "ann", "/forget_me", chat="c1", space=SERVER)
    await world.press("discord", "ann", asked[-1], first_label(asked[-1]), chat="c1")
    assert world.read("select score, words from course_rating") == [(2, "")]
    assert world.read("select state from enrolment") == [("finished",)]
