"""How long a bounty lasts and for which question, as people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.contract.durations import format_duration
from engine.contract.errors import UserError
from engine.qa.terms import LONGEST, SHORTEST, terms
from tests.fakes.sandbox import run_script, said

USUAL = 3 * DAY
READ = [
    (None, "", USUAL, ""),
    (None, "3", USUAL, "3"),
    (None, "#3", USUAL, "#3"),
    (None, "#3 how do I undo 2 h of work", USUAL, "#3 how do I undo 2 h of work"),  # as completion offers it
    (None, "3 24h", 24 * HOUR, "3"),
    (None, "24 h", 24 * HOUR, ""),
    (None, "24 h 3", 24 * HOUR, "3"),
    (DAY, "4", DAY, "4"),
    (HOUR, "30m 4", HOUR + 30 * MINUTE, "4"),
    (HOUR, "", HOUR, ""),
]
REFUSED = [
    ("5m", "qa-bounty-time"),
    ("5m 3", "qa-bounty-time"),
    ("3 5m", "qa-bounty-time"),
    ("30分钟", "qa-bounty-time"),
    ("60d", "qa-bounty-time"),
    ("0", "qa-bounty-time"),
    ("3dd", "qa-bounty-terms"),
    ("1 month", "qa-bounty-terms"),
    ("forever", "qa-bounty-terms"),
    ("1 2 3", "qa-bounty-terms"),
]


@pytest.mark.parametrize(("given_", "line", "lasts", "question"), READ)
def test_terms_are_read_in_either_order(given_: int | None, line: str, lasts: int, question: str) -> None:
    assert terms(5, given_, line, USUAL) == (lasts, question)


@pytest.mark.parametrize(("line", "key"), REFUSED)
def test_what_is_no_term_is_refused_with_what_it_was_taken_for(line: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        terms(5, None, line, USUAL)
    assert refused.value.key == key


@given(st.integers(1, 60 * 24 * 60).map(lambda minutes: minutes * MINUTE), st.integers(1, 10**8 - 1))
def test_every_length_is_taken_or_refused_as_one(length: int, number: int) -> None:
    for line in (f"{format_duration(length)} {number}", f"{number} {format_duration(length)}"):
        if SHORTEST <= length <= LONGEST:
            assert terms(5, None, line, USUAL) == (length, str(number))
        else:
            with pytest.raises(UserError, match="qa-bounty-time"):
                terms(5, None, line, USUAL)


def test_a_bounty_too_short_is_told_how_to_be_written() -> None:
    told = said(
        run_script(
            [
                "ann: /ask how do I undo a commit?",
                "ann: /bounty 5 5m",
                "ann: /bounty 5 60d 1",
                "ann: /bounty 5 3dd",
            ],
            operator={"bot.language": "en"},
        )
    )
    assert told[-3:] == [
        (
            "5 minutes is too short for a bounty: it lasts 1 hour to 30 days, so that people find it and have time to "
            "answer. Like this: /bounty 5 1h. Without a length it is 3 days."
        ),
        (
            "60 days is too long for a bounty: it lasts 1 hour to 30 days, so that people find it and have time to "
            "answer. Like this: /bounty 5 30d 1. Without a length it is 3 days."
        ),
        (
            "I cannot read “3dd”. Behind the coins stand how long (24h, 3d) and the number of the question (3), and "
            "both may be left out. Like this: /bounty 5 24h 3"
        ),
    ]
