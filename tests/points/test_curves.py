"""Level curves: what can be written, where levels begin, and how everybody's level follows a new one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import MINUTE
from engine.contract.errors import UserError
from engine.contract.facts import LevelReached
from engine.contract.feature import Context, Export, Feature
from engine.points import rules
from engine.points.curves import LEVELS_MOST, STEP_LEAST, Curve, curve_of, read_curve
from engine.settings import FEATURE as REAL_SETTINGS
from tests.points.world import World

STEPS = st.lists(st.integers(STEP_LEAST, 5_000), min_size=1, max_size=30)


def custom(steps: list[int]) -> Curve:
    return read_curve(", ".join(str(sum(steps[: n + 1])) for n in range(len(steps))))


@given(STEPS, st.integers(-50, 500_000))
def test_a_level_begins_at_its_total_and_ends_at_the_next(steps: list[int], xp: int) -> None:
    curve = custom(steps)
    level = curve.level_of(xp)
    assert xp < curve.total(level + 1)
    assert level == 0 or curve.total(level) <= xp


@given(STEPS, st.integers(1, 60))
def test_the_last_step_repeats(steps: list[int], beyond: int) -> None:
    curve = custom(steps)
    size = len(steps)
    assert [curve.total(n + 1) for n in range(size)] == [sum(steps[: n + 1]) for n in range(size)]
    assert curve.total(size + beyond) == sum(steps) + beyond * steps[-1]


@given(st.integers(-10, 3_000_000_000))
def test_mee6_is_what_it_was(xp: int) -> None:
    assert curve_of("MEE6").level_of(xp) == rules.level_of(xp)


@given(st.integers(0, 1200))
def test_totals_of_mee6(level: int) -> None:
    assert curve_of("mee6").total(level) == rules.level_total(level)


@pytest.mark.parametrize(
    "written", ["linear 100", "Linear=100", "线性 100", "100", "100，200、300", "100 200 …"]
)
def test_ways_of_writing_one_hundred_a_level(written: str) -> None:
    curve = read_curve(written)
    assert [curve.level_of(xp) for xp in (0, 99, 100, 250, 1000)] == [0, 0, 1, 2, 10]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("steep", "points-curve-unknown"),
        ("", "points-curve-unknown"),
        ("100, 1e3", "points-curve-unknown"),
        ("linear 0", "points-curve-step"),
        ("100, 90", "points-curve-order"),
        ("0, 90", "points-curve-order"),
        (", ".join(str(n * 100) for n in range(1, LEVELS_MOST + 2)), "points-curve-long"),
        ("100, 9999999999", "points-curve-long"),
    ],
)
def test_what_is_no_curve_is_said(written: str, key: str) -> None:
    with pytest.raises(UserError) as found:
        read_curve(written)
    assert found.value.key == key


def guild(told: list[tuple[int, int, int]]) -> World:
    """Make a world whose settings can be changed and whose levels are heard."""

    def hear(_context: Context, fact: LevelReached) -> None:
        told.append((fact.actor, fact.before, fact.level))

    listener = Feature(
        name="listener",
        export_person=lambda _conn, _person: Export(name="listener", rows=()),
        forget_person=lambda _conn, _person: None,
        facts={LevelReached: hear},
    )
    world = World(features=(listener,), settings=REAL_SETTINGS, bot__language="en")
    world.promote("boss")
    return world


def advance(world: World, minutes: int) -> None:
    """Let time pass a little at a time, so that what is due happens when it is due."""
    for _ in range(minutes * 4):
        world.clock.move_to(world.clock.now() + MINUTE // 4)
        world.settle()


def test_levels_follow_a_new_curve_a_few_at_a_time_and_without_a_word() -> None:
    told: list[tuple[int, int, int]] = []
    world = guild(told)
    for number in range(45):
        world.say("boss", f"/points add {150 + number}", to=f"m{number}")
    said = len(world.replies())
    del told[:]
    world.say("boss", "/settings points.curve linear 50")
    assert len(world.replies()) == said + 1
    assert "linear 50" in world.last()
    advance(world, 5)
    assert {before for _, before, _ in told} == {1}
    assert {after for _, _, after in told} == {3}
    assert len(told) == 45
    assert len(world.replies()) == said + 1
    levels = world.rows("select distinct level from wallet where xp > 0")
    assert [row[0] for row in levels] == [3]
    assert [row[0] for row in world.rows("select detail from audit where action = 'points-relevelled'")] == [
        "45"
    ]
    world.say("boss", "/settings revert points.curve")
    advance(world, 5)
    assert len(told) == 90
    world.check()


def test_who_earns_before_their_turn_is_told_once_and_not_congratulated() -> None:
    told: list[tuple[int, int, int]] = []
    world = guild(told)
    world.say("boss", "/points add 150", to="bob")
    del told[:]
    world.say("boss", "/settings points.curve 50, 100, 5000", wait=61)
    said = len(world.replies())
    world.say("bob", "hello everyone, I just fixed the build", wait=0)
    assert told == [(world.actor("bob"), 1, 2)]
    advance(world, 2)
    assert told == [(world.actor("bob"), 1, 2)]
    assert len(world.replies()) == said
    assert world.acts() == []


def test_what_is_no_curve_is_refused_with_the_way_out() -> None:
    world = guild([])
    world.say("boss", "/settings points.curve steep")
    assert "linear 100" in world.last()
    assert world.rows("select count(*) from setting")[0][0] == 0


def test_me_the_board_and_calculate_follow_the_curve() -> None:
    world = guild([])
    world.say("boss", "/settings points.curve linear 10")
    world.say("boss", "/points add 45", to="bob")
    world.say("bob", "/me")
    assert "level 4 (5 to level 5)" in world.last()
    world.say("bob", "/calculate 6")
    assert "needs 15 xp more" in world.last()
    world.say("bob", "/top all")
    assert "|45|4" in world.last()
    world.say("bob", "/why level")
    assert "40" in world.last()
    assert "50" in world.last()
