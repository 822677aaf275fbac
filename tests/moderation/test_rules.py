from __future__ import annotations

import pytest

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.moderation.rules import (
    LONGEST,
    SHORTEST,
    Span,
    Step,
    ladder,
    reached,
    span,
)


def test_no_length_is_for_good() -> None:
    assert span(None) == Span(None)


def test_a_ladder_is_read_and_what_is_no_step_is_named() -> None:
    steps, wrong = ladder(
        ["3: mute 1d", "2:mute 1h", "5:ban", "6=kick", "7:warn", "0:ban", "8:mute soon", "x"]
    )
    assert steps == [Step(2, "mute", HOUR), Step(3, "mute", DAY), Step(5, "ban", None), Step(6, "kick", None)]
    assert wrong == ["7:warn", "0:ban", "8:mute soon", "x"]


def test_a_ladder_never_asks_for_what_a_platform_takes_for_ever() -> None:
    (step,), _ = ladder(["1:mute 1s"])
    assert step.length == SHORTEST
    (step,), _ = ladder(["1:ban 400d"])
    assert step.length == LONGEST


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (0, 1, None),
        (1, 2, "mute"),
        (2, 3, "kick"),
        (0, 3, "kick"),
        (3, 4, "kick"),
        (9, 10, "kick"),
        (2, 2, None),
    ],
)
def test_a_warning_brings_the_highest_step_it_passes_and_the_last_one_ever_after(
    before: int, after: int, kind: str | None
) -> None:
    steps = [Step(2, "mute", MINUTE), Step(3, "kick", None)]
    found = reached(steps, before, after)
    assert (found.kind if found else None) == kind


def test_without_steps_nothing_follows() -> None:
    assert reached([], 0, 5) is None
