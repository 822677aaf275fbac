"""What holds a member, and what is said of it, when its beginning is forgotten, fails, or is looked at from elsewhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.contract.acts import NOT_THEIRS
from engine.contract.clock import DAY, HOUR
from engine.contract.events import Joined, Outcome, Rights
from engine.moderation import FEATURE
from engine.privacy.forget import forget
from tests.points.world import START, World, words_of


@pytest.fixture
def world() -> World:
    world = World(features=(FEATURE,))
    world.promote("admin")
    return world


def acts(world: World) -> list[dict[str, Any]]:
    return [json.loads(one) for one in world.acts()]


def refuse(world: World, number: int = -1, error: str = "Not enough rights") -> None:
    """Let the platform refuse one of the acts."""
    key = world.rows("select key from outbox where kind = 'act' order by seq, n")[number][0]
    world.do("admin", Outcome(ref=key, feature="moderation", ok=False, error=error))


def states(world: World) -> list[str]:
    return [row[0] for row in world.rows("select state from mod_case order by number")]


def told(world: World) -> list[str]:
    return [words_of(reply) for reply in world.replies()]


def wait(world: World, length: int) -> None:
    world.clock.move_to(world.clock.now() + length)
    world.settle()


def forgotten(world: World, who: str) -> None:
    actor = world.actor(who)
    with world.store.write() as conn:
        forget(conn, (FEATURE,), actor)


def test_a_ban_ends_at_its_time_though_its_moderator_is_forgotten(world: World) -> None:
    world.say("bob", "hello everybody, how are you?")
    world.say("admin", "/tban 2d", to="bob")
    forgotten(world, "admin")
    wait(world, 3 * DAY)
    assert states(world) == ["over"]
    assert [one["act"] for one in acts(world)] == ["ban", "unban"]


def test_a_ban_that_ends_while_the_bot_is_to_be_silent_ends_when_it_is_not_any_more() -> None:
    world = World(features=(FEATURE,), bot__shadow_until=START + 4 * DAY)
    world.promote("admin")
    world.say("bob", "hello everybody, how are you?")
    world.say("admin", "/tban 2d", to="bob")
    wait(world, 3 * DAY)
    assert states(world) == ["open"]
    wait(world, DAY + HOUR)
    assert states(world) == ["over"]
    assert world.rows("select state from outbox where kind = 'act'") == [("queued",), ("queued",)]


def test_what_was_kept_goes_after_ninety_days_though_who_brought_it_is_forgotten(world: World) -> None:
    message = world.say("bob", "something that was too loud")
    world.say("admin", "/warn", to="bob", reply_to=message)
    world.say("carol", "/report", to="bob", reply_to=message)
    for who in ("admin", "carol"):
        forgotten(world, who)
    assert "something that was too loud" in str(world.rows("select text from mod_report"))
    wait(world, 91 * DAY)
    assert world.rows("select text from mod_evidence union all select text from mod_report") == [("",), ("",)]
