from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.experiments.bounds import ALPHA, FARTHEST, bounds, drift_for, passing, planned, spending

PUBLISHED = {
    1: (1.9600,),
    2: (2.9626, 1.9686),
    3: (3.7103, 2.5114, 1.9930),
    4: (4.3326, 2.9631, 2.3590, 2.0141),
    5: (4.8769, 3.3569, 2.6803, 2.2898, 2.0310),
}
"""Lan–DeMets bounds of O'Brien–Fleming's kind, two-sided 5 %, evenly spread looks."""
O_BRIEN_FLEMING = {2: 1.977, 3: 2.004, 4: 2.024, 5: 2.040}
"""The constants of O'Brien and Fleming's own bounds c·√(K/k), two-sided 5 %."""


@pytest.mark.parametrize("looks", PUBLISHED)
def test_the_bounds_are_the_published_ones(looks: int) -> None:
    assert planned(looks, 0.05) == pytest.approx(PUBLISHED[looks], abs=2e-4)


@pytest.mark.parametrize("looks", O_BRIEN_FLEMING)
def test_o_brien_and_flemings_own_bounds_spend_five_per_cent(looks: int) -> None:
    shares = [(n + 1) / looks for n in range(looks)]
    limits = [O_BRIEN_FLEMING[looks] / math.sqrt(share) for share in shares]
    assert 2 * sum(passing(shares, limits, 0.0)) == pytest.approx(0.05, abs=2e-4)


def test_one_look_has_the_power_that_everybody_knows() -> None:
    assert drift_for(1, 0.8, 0.05) == pytest.approx(1.959964 + 0.841621, abs=1e-4)
    assert [drift_for(n, 0.8, 0.05) ** 2 / drift_for(1, 0.8, 0.05) ** 2 for n in (2, 4, 5)] == pytest.approx(
        [1.004, 1.020, 1.025], abs=1e-3
    )


def test_nothing_is_spent_before_anything_is_known_and_all_at_the_end() -> None:
    assert spending(0) == 0
    assert spending(1) == spending(1.3) == ALPHA
    assert bounds((0.01,), (spending(0.01),)) == (FARTHEST,)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.05, 1.0), min_size=1, max_size=6))
def test_looks_may_come_when_they_like(steps: list[float]) -> None:
    total = sum(steps)
    shares = tuple(sum(steps[: n + 1]) / total for n in range(len(steps)))
    spent = (*(spending(share, 0.05) for share in shares[:-1]), 0.05)
    limits = bounds(shares, spent)
    assert 2 * sum(passing(shares, limits, 0.0)) == pytest.approx(0.05, abs=2e-4)
    assert limits[-1] < 2.6
