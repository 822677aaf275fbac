from __future__ import annotations

import random

import pytest

from engine.sentiment.changes import FEWEST_DAYS, changes
from engine.sentiment.figures import Figure, Share, figure

ROUNDS = 150


def day(chance: random.Random, level: float, authors: int, restless: float) -> Figure:
    level += chance.gauss(0, restless)
    said = []
    for author in range(authors):
        own = chance.gauss(level, 0.2)
        count = 1 + int(chance.expovariate(1 / 3))
        said.append(Share(author, count, sum(chance.gauss(own, 0.4) for _ in range(count))))
    found = figure(said)
    assert found is not None
    return found


def series(
    chance: random.Random, levels: list[float], authors: int, restless: float = 0.05
) -> list[tuple[int, Figure]]:
    return [(n, day(chance, level, authors, restless)) for n, level in enumerate(levels)]


def test_a_step_is_found_where_it_is() -> None:
    found = changes(series(random.Random(1), [0.2] * 15 + [-0.15] * 15, 20))
    assert len(found) == 1
    assert abs(found[0].day - 15) <= 1
    assert found[0].before == pytest.approx(0.2, abs=0.07)
    assert found[0].after == pytest.approx(-0.15, abs=0.07)


def test_there_and_back_are_two_changes() -> None:
    found = changes(series(random.Random(2), [0.2] * 12 + [-0.2] * 8 + [0.2] * 12, 20))
    assert [abs(one.day - day) <= 1 for one, day in zip(found, (12, 20), strict=True)] == [True, True]
    assert found[0].after < 0 < found[1].after


@pytest.mark.parametrize(
    ("days", "authors", "restless"),
    [(10, 5, 0.0), (14, 15, 0.1), (30, 5, 0.05), (30, 15, 0.1), (60, 6, 0.1), (60, 40, 0.05)],
)
def test_where_nothing_changes_at_most_one_row_in_twenty_says_otherwise(
    days: int, authors: int, restless: float
) -> None:
    chance = random.Random(7)
    false = sum(bool(changes(series(chance, [0.1] * days, authors, restless))) for _ in range(ROUNDS))
    assert false / ROUNDS <= 0.05 + 0.03  # and three points for the luck of 150 rows


def test_a_clear_drop_of_a_month_is_hardly_ever_missed() -> None:
    chance = random.Random(8)
    rows = [series(chance, [0.1] * 15 + [-0.2] * 15, 12) for _ in range(60)]
    hit = sum(any(abs(one.day - 15) <= 1 for one in changes(row)) for row in rows)
    assert hit / 60 >= 0.9


def test_one_bad_day_is_no_change_of_the_level() -> None:
    assert changes(series(random.Random(3), [0.1] * 14 + [-0.5] + [0.1] * 14, 15)) == []


def test_two_days_at_the_end_are_too_few() -> None:
    assert changes(series(random.Random(4), [0.2] * 20 + [-0.4] * 2, 20)) == []


def test_a_short_row_is_not_searched() -> None:
    levels = [0.5] * 3 + [-0.5] * (FEWEST_DAYS - 4)
    assert changes(series(random.Random(5), levels, 20)) == []


def test_a_level_that_hardly_moves_is_left_alone() -> None:
    assert changes(series(random.Random(6), [0.1] * 30 + [0.05] * 30, 200, 0.0)) == []
