from __future__ import annotations

import pytest

from engine.contract.facts import LevelReached
from engine.contract.feature import Context, Export, Feature
from engine.points.rules import level_total
from tests.points.world import World

Told = list[tuple[int, int]]


def listener(told: Told) -> Feature:
    """Make a feature that hears of levels."""

    def hear(_context: Context, fact: LevelReached) -> None:
        told.append((fact.before, fact.level))

    return Feature(
        name="listener",
        export_person=lambda _conn, _person: Export(name="listener", rows=()),
        forget_person=lambda _conn, _person: None,
        facts={LevelReached: hear},
    )


def test_a_level_is_told_when_it_is_reached_and_when_it_is_undone() -> None:
    told: Told = []
    world = World(features=(listener(told),))
    world.promote("boss")
    world.say("bob", "hello everyone, I just fixed the build")
    world.say("boss", f"/points add {level_total(3)}", to="bob")
    entry = world.rows("select seq from ledger where rule = 'grant'")[0][0]
    world.say("boss", f"/points undo {entry}")
    assert told == [(0, 3), (3, 0)]


@pytest.mark.parametrize("batch", [1, 500])
def test_levels_of_a_batch_are_told_in_order(batch: int) -> None:
    told: Told = []
    world = World(features=(listener(told),), batch=batch, points__message__cooldown=0)
    for number in range(14):
        world.say(
            "bob", f"lesson {number}: {number * 7919} lines of quite different words {number}", drain=False
        )
    for _ in range(3):
        world.say("ann", "another one speaks about the weather in her town", drain=False)
    world.engine.drain()
    world.check()
    assert told == [(0, 1), (1, 2)][: len(told)]
    assert told
