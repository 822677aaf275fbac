"""The gate: how sure is sure enough."""

from __future__ import annotations

import random

import pytest

from engine.ml.qa.gate import Gate, GateWeights, Verdict, band

TWO = GateWeights(
    rank=(1.0,), gate=(1.0, 0.5, 0.0, 0.0), bias=-1.0, mean=(0.5, 0, 0, 0), spread=(0.5, 1, 1, 1)
)


def verdicts(count: int, lean: float, seed: int = 1) -> list[Verdict]:
    """Make verdicts whose truth follows the first measure with another slope than the shipped one."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        x = chance.uniform(-2, 4)
        made.append(
            Verdict((x, chance.gauss(0, 1), 0.0, 0.0), chance.random() < 1 / (1 + 2.718 ** -(2 * x + lean)))
        )
    return made


def test_without_verdicts_the_target_is_the_cutoff() -> None:
    gate = Gate(TWO, 0.95)
    assert gate.cutoff == 0.95
    assert gate.chance((1.0, 0.0, 0.0, 0.0)) == pytest.approx(0.5)
    gate.aim(0.8)
    assert gate.cutoff == 0.8


@pytest.mark.parametrize("lean", [-3.0, -1.0, 1.0])
def test_answers_above_the_learned_cutoff_hold_the_target(lean: float) -> None:
    gate = Gate(TWO, 0.9)
    gate.learn(verdicts(400, lean))
    fresh = verdicts(3000, lean, seed=2)
    said = [one for one in fresh if gate.chance(one.measures) >= gate.cutoff]
    assert sum(one.right for one in said) / len(said) > 0.87
    assert len(said) > 300


def test_learning_makes_chances_truer() -> None:
    plain, taught = Gate(TWO, 0.95), Gate(TWO, 0.95)
    taught.learn(verdicts(300, -2.0))

    def badness(gate: Gate) -> float:
        fresh = verdicts(1000, -2.0, seed=3)
        return sum((gate.chance(one.measures) - one.right) ** 2 for one in fresh)

    assert badness(taught) < badness(plain)


def test_verdicts_one_by_one_or_all_at_once_end_the_same() -> None:
    many = verdicts(60, 0.0)
    one, other = Gate(TWO, 0.95), Gate(TWO, 0.95)
    other.learn(many)
    for verdict in many:
        one.learn([verdict])
    assert one.cutoff == pytest.approx(other.cutoff)
    assert one.chance((1.0, 0.3, 0, 0)) == pytest.approx(other.chance((1.0, 0.3, 0, 0)))


def test_a_base_that_is_never_right_falls_silent() -> None:
    gate = Gate(TWO, 0.95)
    gate.learn([Verdict((x / 10, 0.0, 0.0, 0.0), False) for x in range(60)])
    assert gate.cutoff > 1


@pytest.mark.parametrize(
    ("best", "three", "expected"),
    [(0.97, 0.99, "answer"), (0.95, 0.99, "answer"), (0.6, 0.9, "suggest"), (0.1, 0.2, "ask")],
)
def test_there_are_three_bands(best: float, three: float, expected: str) -> None:
    assert band(best, three, 0.95) == expected
