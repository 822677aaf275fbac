"""A preview in steps, and what becomes of one when people and communities change."""

from __future__ import annotations

import pytest

from engine.contract.events import Derived, IdentitiesJoined
from engine.contract.feature import Person
from engine.points.preview import running
from engine.points.preview.changes import suggest
from engine.points.privacy import export_person, forget_person
from engine.settings import FEATURE as REAL_SETTINGS
from engine.stream.derived import LEFT
from engine.stream.log import append_rows, engine_row
from tests.points.world import World, words_of

LINES = (
    "hello everyone, I just fixed the build",
    "thank you",
    "签到",
    "how do I install python here",
    "谢谢",
)


def community() -> World:
    world = World(settings=REAL_SETTINGS, bot__language="en")
    world.promote("boss")
    for number in range(60):
        world.say(f"m{number % 9}", f"{LINES[number % 5]}", to=f"m{(number * 5 + 1) % 9}", drain=False)
    world.engine.drain()
    return world


def through(world: World, *, steps: int = 400) -> int:
    """Let the steps happen; return how many there were."""
    for _ in range(steps):
        if not world.rows("select 1 from due_item where name = 'preview'"):
            return int(world.rows("select count(*) from log where kind = 'timer'")[0][0])
        one_step(world)
    raise AssertionError("it never ends")


def one_step(world: World) -> None:
    world.clock.move_to(world.clock.now() + running.PAUSE)
    world.engine.drain_due()
    world.engine.drain()


def outcome(world: World) -> list[str]:
    (reply,) = [reply for reply in world.replies() if words_of(reply).startswith("Preview:")]
    assert reply.private
    assert reply.actor == world.actor("boss")
    return words_of(reply).splitlines()


@pytest.mark.parametrize("step", [1, 4, 17])
def test_steps_tell_what_one_step_tells(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    whole = community()
    whole.say("boss", "/points preview pay.thanks 20 message.daily_cap 40")
    expected = outcome(whole)
    monkeypatch.setattr(running, "STEP", step)
    world = community()
    world.say("boss", "/points preview pay.thanks 20 message.daily_cap 40")
    assert "I count in steps" in world.last()
    world.say("m1", "something is said while it counts, and it does not matter", wait=0)
    assert through(world) > 1
    assert outcome(world)[:6] == expected[:6]
    assert [row[0] for row in world.rows("select sums from rule_preview")] == [""]
    world.check()


def test_terms_changed_in_between_are_counted_from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "STEP", 4)
    world = community()
    world.say("boss", "/points preview multiplier 2", wait=0)
    one_step(world)
    assert world.rows("select upto from rule_preview")[0][0] > 0
    world.say("boss", "/settings points.message.daily_cap 10", wait=0)
    through(world)
    line = next(line for line in outcome(world) if line.startswith("Xp earned"))
    now = int(line.removeprefix("Xp earned ").split(" ", 1)[0].replace(",", ""))
    other = community()
    other.say("boss", "/settings points.message.daily_cap 10", wait=0)
    other.say("boss", "/points preview multiplier 2", wait=0)
    through(other)
    assert line in outcome(other)
    assert now > 0


def person(world: World, who: str) -> Person:
    (part, number) = world.rows("select part, community from log limit 1")[0]
    return Person(part=part, community=number, actor=world.actor(who))


def test_a_preview_is_exported_and_forgotten_with_its_admin() -> None:
    world = community()
    world.say("boss", "/points preview pay.thanks 20")
    boss = person(world, "boss")
    with world.store.write() as conn:
        rows = export_person(conn, boss).rows
        assert [row["state"] for row in rows if row["table"] == "rule_preview"] == ["ready"]
        forget_person(conn, boss)
    assert world.rows("select * from rule_preview") == []


def own(world: World, body: IdentitiesJoined | Derived) -> None:
    """Let the house itself say something in the community's log."""
    at = world.clock.now()
    (part, number, chat) = world.rows("select part, community, chat from log limit 1")[0]
    row = engine_row(part=part, community=number, chat=chat, key=f"own:{body!r}", at=at, now=at, body=body)
    with world.store.write() as conn:
        append_rows(conn, [row])
    world.engine.drain()
    assert world.dead() == []


def test_a_preview_follows_its_admin_to_another_number_and_ends_with_its_community() -> None:
    world = community()
    world.say("boss", "/points preview pay.thanks 20")
    own(world, IdentitiesJoined(kept=world.actor("m1"), gone=world.actor("boss")))
    assert world.rows("select actor from rule_preview") == [(world.actor("m1"),)]
    world.say("elsewhere", "hello from another community", chat="#two")
    (there,) = world.rows("select community from log order by seq desc limit 1")[0]
    own(world, Derived(feature=LEFT[0], name=LEFT[1], values={"to": there}))
    assert world.rows("select * from rule_preview") == []


def test_settings_are_completed_one_after_the_other() -> None:
    world = World()
    with world.store.read() as conn:
        assert "pay.thanks" in list(suggest(conn, 1, "changes", "thank"))
        assert list(suggest(conn, 1, "changes", "pay.thanks 20 cur")) == ["pay.thanks 20 curve"]
        assert list(suggest(conn, 1, "user", "cur")) == []
