"""Captchas, locks and welcomes beside people who come by two ways, are forgotten, or turn out to be one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from engine.contract.clock import MINUTE, SECOND
from engine.contract.events import Button as Press
from engine.contract.events import IdentitiesJoined, Joined, JoinRequest
from engine.contract.feature import Person
from engine.contract.replies import Buttons, Reply
from engine.moderation import FEATURE
from engine.moderation.privacy import forget_person
from tests.points.world import World, words_of


@pytest.fixture
def worlds() -> Iterator[list[World]]:
    made: list[World] = []
    yield made
    for world in made:
        world.check()
        world.store.close()


def world_with(worlds: list[World], **modes: Any) -> World:
    off = dict.fromkeys(("flood", "duplicates", "links", "words", "spam", "hold", "captcha", "raid"), "off")
    settings = {f"moderation__{name}": value for name, value in {**off, **modes}.items()}
    worlds.append(World(features=(FEATURE,), **settings))
    worlds[-1].promote("admin")
    return worlds[-1]


def move(world: World, seconds: int) -> None:
    world.clock.move_to(world.clock.now() + seconds * SECOND)
    world.settle()


def question(world: World) -> tuple[Reply, list[str]]:
    """Return the last captcha and what its buttons carry."""
    card = [one for one in world.replies() if one.slot.startswith("auto:captcha")][-1]
    keys = next(part for part in card.parts if isinstance(part, Buttons))
    return card, [key.data for row in keys.rows for key in row]


def test_who_answers_by_way_of_another_community_reads_what_became_of_it(worlds: list[World]) -> None:
    world = world_with(worlds, captcha="on")
    world.say("carol", "hello there", chat="#two")
    world.do("carol", JoinRequest())
    card, keys = question(world)
    right = world.rows("select answer from mod_challenge")[0][0]
    wrong = [key for key in keys if not key.split("~")[0].endswith(f":{right}")]
    world.do("carol", Press(message="9", data=wrong[0]), chat="@carol")
    again, _ = question(world)
    assert "Not that one" in words_of(again)
    assert (again.slot, again.chat, again.direct) == (card.slot, card.chat, True)
    assert "(2 tries)" in words_of(again)
    (good,) = [key for key in keys if key not in wrong]
    world.do("carol", Press(message="9", data=good), chat="@carol")
    assert "approve_join" in world.acts()[-1]
    assert (world.replies()[-1].slot, "welcome" in world.last()) == (card.slot, True)


def test_newcomers_are_greeted_though_the_first_of_them_is_forgotten(worlds: list[World]) -> None:
    world = world_with(worlds, welcome=True)
    for who in ("carol", "dave"):
        world.do(who, Joined())
    forget(world, "carol")
    move(world, 61)
    assert "welcome!" in world.last()


def test_a_dry_run_goes_on_telling_though_whom_it_found_is_forgotten(worlds: list[World]) -> None:
    world = world_with(worlds, links="dry-run", audit_chat="#general")
    for number in range(3):
        world.say(f"eve{number}", f"come to https://t.me/+AbCdEf{number} number {number}")
    forget(world, "eve1")
    move(world, 600)
    assert "2 times" in world.last()


def forget(world: World, who: str) -> None:
    """Let go of somebody as `/forget_me` does: what waits in their name goes, too."""
    actor = world.actor(who)
    part, community = world.rows("select part, community from log limit 1")[0]
    with world.store.write() as conn:
        conn.execute(text("delete from due_item where actor = :a"), {"a": actor})
        forget_person(conn, Person(part=part, community=community, actor=actor))


def test_what_was_found_about_an_account_is_forgotten_with_its_person(worlds: list[World]) -> None:
    world = world_with(worlds, links="dry-run")
    world.say("ann", "hello")
    world.say("bob", "come to https://t.me/+AbCdEf1")
    body = IdentitiesJoined(kept=1, gone=2)
    world.engine.append([world.incoming("admin", body, "joined", others=["ann", "bob"])])
    world.engine.drain()
    assert world.rows("select actor from mod_hit") == [(world.actor("ann"),)]
    forget(world, "ann")
    assert world.rows("select why, message from mod_hit") == [("", "")]


def test_a_lock_ends_though_who_set_it_is_forgotten(worlds: list[World]) -> None:
    world = world_with(worlds)
    world.say("admin", "/antiraid on 5m")
    world.do("carol", Joined())
    forget(world, "admin")
    move(world, 5 * MINUTE // SECOND)
    assert "The lock is over" in world.last()
    assert world.rows("select muted from mod_arriving") == [(0,)]


def test_a_button_that_comes_too_late_says_how_it_ended(worlds: list[World]) -> None:
    world = world_with(worlds, captcha="on")
    for who, ended in (("carol", "welcome"), ("dave", "is over")):
        world.do(who, Joined())
        _, keys = question(world)
        right = world.rows("select answer from mod_challenge order by seq desc")[0][0]
        wrong = next(key for key in keys if not key.split("~")[0].endswith(f":{right}"))
        good = next(key for key in keys if key.split("~")[0].endswith(f":{right}"))
        for key in (good,) if who == "carol" else (wrong, wrong, wrong):
            world.do(who, Press(message="9", data=key))
        before = world.acts()
        world.do(who, Press(message="9", data=good))
        assert (ended in toast(world), world.acts()) == (True, before)


def test_two_moderators_release_a_message_once(worlds: list[World]) -> None:
    world = world_with(worlds, hold="on", reports_chat="#general")
    world.promote("ben")
    world.say("eve", "my notes are at https://notes.example.net/abc for everybody")
    card = next(
        one for one in reversed(world.replies()) if any(isinstance(part, Buttons) for part in one.parts)
    )
    data = next(part for part in card.parts if isinstance(part, Buttons)).rows[0][0].data
    for who in ("admin", "ben"):
        world.press(who, data)
    assert "decided already" in toast(world)
    assert len([one for one in world.replies() if "released by a moderator" in words_of(one)]) == 1


def toast(world: World) -> str:
    """Return what the last press was answered with."""
    rows = world.rows("select payload from outbox where kind = 'toast' order by seq desc, n desc limit 1")
    return bytes(rows[0][0]).decode()
