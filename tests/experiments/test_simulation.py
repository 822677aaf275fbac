"""Whole experiments by chance: how often one finds what is not there, or misses what is.

`python -m tests.experiments.test_simulation [RUNS]` plays them with the program's own looks, everything left to chance.
"""

from __future__ import annotations

import sys

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.experiments.bounds import planned
from engine.experiments.estimates import Shares, Sums, of_shares
from engine.experiments.guard import Harm, is_harm
from engine.experiments.looking import Design, Past, is_over, look
from engine.experiments.rules import arms_of, share_of
from engine.experiments.sizing import Plan, members_for_shares

WEEKS = 4
Counts = NDArray[np.int64]


def z_of(treated: Counts, held: Counts, n: Counts) -> NDArray[np.float64]:
    """Return the score of Miettinen and Nurminen of no difference, of many experiments at once."""
    pooled = (treated + held) / (2 * n)
    error = np.sqrt(np.maximum(pooled * (1 - pooled), 1e-12) * 2 / n * (2 * n) / (2 * n - 1))
    return np.asarray((treated - held) / n / error, dtype=np.float64)


def played(runs: int, a_week: int, base: float, rise: float, seed: int) -> tuple[float, float]:
    """Return how often experiments of four weeks end with a finding, with looks and as if each look were the only one."""
    chance = np.random.default_rng(seed)
    treated = chance.binomial(a_week, base + rise, (runs, WEEKS)).cumsum(axis=1)
    held = chance.binomial(a_week, base, (runs, WEEKS)).cumsum(axis=1)
    z = np.abs(z_of(treated, held, a_week * np.arange(1, WEEKS + 1)))
    return float((z >= planned(WEEKS)).any(axis=1).mean()), float((z >= 1.959964).any(axis=1).mean())


def test_the_vectors_are_the_programs_own_scores() -> None:
    for did, held, n in ((3, 5, 20), (40, 22, 100), (0, 0, 9)):
        own = of_shares(Shares(did, n), Shares(held, n), 1.96).z
        assert z_of(np.array([did]), np.array([held]), np.array([n]))[0] == pytest.approx(own, abs=1e-6)


@pytest.mark.parametrize(("a_week", "base"), [(35, 0.3), (15, 0.2), (100, 0.1), (140, 0.5)])
def test_weekly_looks_find_nothing_where_nothing_is(a_week: int, base: float) -> None:
    wrong, naive = played(4000, a_week, base, 0.0, seed=7)
    assert wrong <= 0.05
    assert naive > 0.1, "looking without bounds does"


def test_a_planned_effect_is_found_as_often_as_planned() -> None:
    needed = members_for_shares(Plan(0.5, 0.5, WEEKS), 0.3, 0.1)
    found, _ = played(4000, needed // 2 // WEEKS, 0.3, 0.1, seed=8)
    assert found == pytest.approx(0.8, abs=0.02)


def experiment(chance: np.random.Generator, arms: int, people: int, base: float, rise: float) -> int:
    """Live through one experiment with the program's own looks; return its last finding's sign (0: none)."""
    design = Design(arms_of([f"way{n}" for n in range(arms)], 50), "enrolled", people)
    names = [name for name, _ in design.arms]
    dealt = chance.choice(len(names), size=people, p=[share_of(design.arms, name) for name in names])
    did = chance.random(people) < np.where(dealt == 0, base, base + rise)
    week = chance.integers(0, WEEKS, people)
    past: dict[str, Past] = {}
    for number in range(WEEKS):
        seen = week <= number
        sums = {}
        for place, name in enumerate(names):
            own = seen & (dealt == place)
            y = int(did[own].sum())
            sums[name] = Sums(int(own.sum()), y, y)
        found, last = look(design, sums, past, last=number == WEEKS - 1)
        if is_over(design, found) or any(one.sign for one in found):
            return max(found, key=lambda one: abs(one.estimate.z)).sign
        if last:
            return 0
        for one in found:
            before = past.get(one.arm, Past())
            past[one.arm] = Past((*before.information, one.information), (*before.spent, one.spent))
    return 0


@pytest.mark.parametrize("arms", [1, 2])
def test_the_programs_own_looks_find_nothing_where_nothing_is(arms: int) -> None:
    chance = np.random.default_rng(3)
    found = [experiment(chance, arms, 240, 0.3, 0.0) for _ in range(150)]
    assert np.mean(np.abs(found)) <= 0.09, "5 % and the luck of 150 runs"


def guarded(chance: np.random.Generator, treated: float, held: float) -> bool:
    """Let 60 and 60 members be harmed or not, every day for four weeks; return whether that would halt it."""
    at_risk, harms = [60, 60], []
    for _ in range(28):
        hit = [int(chance.binomial(at_risk[0], treated)), int(chance.binomial(at_risk[1], held))]
        for side in chance.permutation([0] * hit[0] + [1] * hit[1]):
            harms.append(Harm(side == 0, at_risk[0], at_risk[1]))
            at_risk[side] -= 1
            if is_harm(harms, 3):
                return True
    return False


def test_guardrails_halt_what_does_harm_and_hardly_anything_else() -> None:
    chance = np.random.default_rng(5)
    assert np.mean([guarded(chance, 0.01, 0.01) for _ in range(400)]) <= 0.1 / 3
    assert np.mean([guarded(chance, 0.02, 0.003) for _ in range(100)]) >= 0.9


if __name__ == "__main__":
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    for arms, people, base in ((1, 240, 0.3), (1, 120, 0.1), (1, 800, 0.3), (2, 300, 0.3)):
        chance = np.random.default_rng(1)
        found = np.array([experiment(chance, arms, people, base, 0.0) for _ in range(runs)])
        print(f"A/A, {arms} arm(s), {people} members, base {base}: {np.mean(found != 0):.4f} of {runs}")
    planned_members = members_for_shares(Plan(0.5, 0.5, WEEKS), 0.3, 0.1)
    chance = np.random.default_rng(2)
    found = np.array([experiment(chance, 1, planned_members, 0.3, 0.1) for _ in range(runs)])
    print(f"planned effect, {planned_members} members: found {np.mean(found > 0):.4f}")
