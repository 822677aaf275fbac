from __future__ import annotations

import random

import pytest

from engine.sentiment.figures import Figure, Share, differ, figure, student


def shares(*means: float, messages: int = 1) -> list[Share]:
    return [Share(n, messages, mean * messages) for n, mean in enumerate(means)]


@pytest.mark.parametrize(
    ("freedom", "point"),
    [(4, 2.776), (5, 2.571), (6, 2.447), (9, 2.262), (19, 2.093), (29, 2.045), (120, 1.980)],
)
def test_students_t_is_that_of_the_tables(freedom: int, point: float) -> None:
    assert student(freedom) == pytest.approx(point, abs=0.001)


def test_the_interval_is_that_of_the_authors_means() -> None:
    found = figure(shares(0.1, 0.2, 0.3, 0.4, 0.5))
    assert found is not None
    # s = 0.15811, s / √5 = 0.07071, t(0.975, 4) = 2.776
    assert found.mean == pytest.approx(0.3)
    assert found.error == pytest.approx(0.07071, abs=1e-5)
    assert found.low == pytest.approx(0.1037, abs=1e-3)
    assert found.high == pytest.approx(0.4963, abs=1e-3)
    assert (found.authors, found.messages) == (5, 5)


def test_members_weigh_equally_however_much_they_write() -> None:
    quiet = shares(0.5, 0.5, 0.5, 0.5)
    found = figure([*quiet, Share(9, 100, -100.0)])
    assert found is not None
    assert found.mean == pytest.approx((4 * 0.5 - 1.0) / 5)
    assert found.messages == 104


def test_under_five_authors_there_is_no_figure() -> None:
    assert figure(shares(0.5, 0.5, 0.5, 0.5, messages=50)) is None
    assert figure([]) is None


def test_agreement_of_five_is_no_certainty() -> None:
    found = figure(shares(0.0, 0.0, 0.0, 0.0, 0.0))
    assert found is not None
    assert found.high == pytest.approx(2.776 * 0.1 / 5**0.5, abs=1e-3)


def test_an_interval_stays_on_the_scale() -> None:
    found = figure(shares(1.0, 1.0, 1.0, 1.0, -1.0))
    assert found is not None
    assert (found.low >= -1.0, found.high) == (True, 1.0)


@pytest.mark.parametrize("authors", [5, 8, 20])
def test_the_interval_holds_the_truth_nineteen_times_in_twenty(authors: int) -> None:
    chance = random.Random(authors)
    rounds = 1500
    held = sum(_holds(chance, authors) for _ in range(rounds))
    assert 0.93 <= held / rounds <= 0.97


def _holds(chance: random.Random, authors: int) -> bool:
    said = []
    for author in range(authors):
        own = chance.gauss(0.1, 0.25)
        count = 1 + int(chance.expovariate(1 / 3))
        said.append(Share(author, count, sum(chance.gauss(own, 0.4) for _ in range(count))))
    found = figure(said)
    assert found is not None
    return found.low <= 0.1 <= found.high


def test_two_figures_differ_only_by_more_than_their_doubt() -> None:
    def at(mean: float) -> Figure:
        found = figure(shares(*(mean + step for step in (-0.2, -0.1, 0.0, 0.1, 0.2))))
        assert found is not None
        return found

    assert not differ(at(0.0), at(0.2))
    assert differ(at(0.0), at(0.4))
