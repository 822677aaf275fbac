from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.experiments.estimates import Shares, Sums, of_means, of_shares

Z = 1.959964

NEWCOMBE = (
    (Shares(56, 70), Shares(48, 80), 0.0528, 0.3382),
    (Shares(9, 10), Shares(3, 10), 0.1700, 0.8406),
    (Shares(5, 56), Shares(0, 29), -0.0326, 0.1933),
    (Shares(0, 10), Shares(0, 20), -0.1658, 0.2844),
    (Shares(10, 10), Shares(0, 10), 0.6636, 1.0),
)
"""Intervals of Miettinen and Nurminen in Newcombe's comparison (Statistics in Medicine 17, 1998, table II)."""


@pytest.mark.parametrize(("treated", "held", "low", "high"), NEWCOMBE)
def test_the_intervals_of_shares_are_the_published_ones(
    treated: Shares, held: Shares, low: float, high: float
) -> None:
    found = of_shares(treated, held, Z)
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-4)


counts = st.integers(1, 80).flatmap(lambda n: st.builds(Shares, st.integers(0, n), st.just(n)))


@settings(deadline=None)
@given(counts, counts, st.sampled_from((1.96, 2.36, 4.33)))
def test_an_interval_holds_no_difference_just_when_the_bound_is_not_reached(
    treated: Shares, held: Shares, bound: float
) -> None:
    found = of_shares(treated, held, bound)
    assert found.low <= found.difference + 1e-9
    assert found.difference <= found.high + 1e-9
    if abs(abs(found.z) - bound) > 1e-6:
        assert (found.low <= 0 <= found.high) == (abs(found.z) < bound)
    if found.ratio is not None and abs(abs(found.z) - bound) > 1e-6:
        _, low, high = found.ratio
        assert (low <= 0 <= high) == (abs(found.z) < bound)


@settings(deadline=None)
@given(counts, counts)
def test_the_arms_can_be_exchanged(treated: Shares, held: Shares) -> None:
    one, other = of_shares(treated, held, Z), of_shares(held, treated, Z)
    assert (one.low, one.high, one.z) == pytest.approx((-other.high, -other.low, -other.z), abs=1e-6)


def sums(y: list[int], x: list[int]) -> Sums:
    a, b = np.array(y), np.array(x)
    return Sums(
        len(a), int(a.sum()), int((a * a).sum()), int(b.sum()), int((b * b).sum()), int((a * b).sum())
    )


def test_means_without_a_past_are_compared_as_welch_did() -> None:
    chance = random.Random(1)
    one = [chance.randrange(9) for _ in range(40)]
    other = [chance.randrange(7) for _ in range(55)]
    found = of_means(sums(one, [0] * 40), sums(other, [0] * 55), Z)
    error = math.sqrt(np.var(one, ddof=1) / 40 + np.var(other, ddof=1) / 55)
    difference = float(np.mean(one) - np.mean(other))
    assert found.difference == pytest.approx(difference)
    assert (found.low, found.high) == pytest.approx((difference - Z * error, difference + Z * error))


def test_what_was_known_before_narrows_the_interval() -> None:
    chance = np.random.default_rng(2)
    past = chance.poisson(chance.gamma(0.5, 20, 400))
    now = chance.poisson(0.25 * past + 1)
    with_past = of_means(sums(list(now[:200]), list(past[:200])), sums(list(now[200:]), list(past[200:])), Z)
    without = of_means(sums(list(now[:200]), [0] * 200), sums(list(now[200:]), [0] * 200), Z)
    assert (with_past.high - with_past.low) < 0.6 * (without.high - without.low)
    assert with_past.low <= 0 <= with_past.high


def test_nothing_at_all_is_no_difference() -> None:
    found = of_means(Sums(12, 0, 0), Sums(10, 0, 0), Z)
    assert (found.difference, found.z, found.ratio) == (0, 0, None)
    assert of_shares(Shares(0, 5), Shares(0, 9), Z).ratio is None
