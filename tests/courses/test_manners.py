"""No cap is ever broken, whatever people do and wherever they live."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import DAY, HOUR, SECOND, quiet_until, to_datetime
from engine.courses.advice import manners
from engine.courses.advice.manners import (
    AGAIN,
    IGNORED,
    WEEK,
    Standing,
    pause,
    slot,
    told_lately,
    usual_hour,
    verdict,
)

START = 1_767_574_800 * SECOND
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
QUIET = ((22, 8), (0, 7), (23, 23), (1, 5), (8, 22))


def life(seed: int, days: int = 100) -> list[tuple[int, str, bool]]:
    """Live through a member's days under the rules, as the feature applies them: (when, what, reacted) of every push."""
    chance = random.Random(seed)
    zone, quiet = chance.choice(ZONES), chance.choice(QUIET)
    catalogue = [f"course:{n}" for n in range(chance.choice((1, 20, 60)))]
    kindness = chance.random()
    habits = [START - chance.randrange(30 * DAY) for _ in range(chance.choice((0, 5, 60)))]
    hour = usual_hour(habits, zone, quiet)
    sent: list[tuple[int, str, bool]] = []
    at = slot(START + DAY, zone, hour, quiet)
    while at < START + days * DAY:
        ignored = 0
        for _, _, reacted in reversed(sent):
            if reacted:
                break
            ignored += 1
        word, earliest = verdict(Standing(True, tuple(one[0] for one in sent), ignored), at)
        if word == "stop":
            break
        if word == "wait":
            at = slot(earliest, zone, hour, quiet)
            continue
        asked = [(chance.choice(catalogue), at - chance.randrange(20 * DAY), False)]
        lately = told_lately([*((what, when, True) for when, what, _ in sent), *asked], at)
        left = [item for item in catalogue if item not in lately]
        if left:
            sent.append((at, chance.choice(left), chance.random() < kindness))
        at = slot(at + (pause(ignored) if left else WEEK), zone, hour, quiet)
    for when, _, _ in sent:
        assert quiet_until(when, zone, *quiet) is None
    return sent


def test_ten_thousand_member_days_break_no_cap() -> None:
    told = 0
    for seed in range(300):
        sent = life(seed)
        told += len(sent)
        times = [at for at, _, _ in sent]
        assert all(third - one >= WEEK for one, third in zip(times, times[2:], strict=False))
        for what in {what for _, what, _ in sent}:
            same = [at for at, item, _ in sent if item == what]
            assert all(later - before >= AGAIN for before, later in pairwise(same))
        run = 0
        for _, _, reacted in sent:
            assert run < IGNORED
            run = 0 if reacted else run + 1
    assert told > 1500


@given(st.lists(st.integers(0, 60 * DAY), max_size=6), st.integers(0, 5), st.integers(60 * DAY, 90 * DAY))
def test_what_has_to_wait_may_go_when_the_wait_is_over(sent: list[int], ignored: int, now: int) -> None:
    standing = Standing(True, tuple(sent), ignored)
    word, at = verdict(standing, now)
    if word == "wait":
        assert at > now
        assert verdict(standing, at) == ("send", at)
    assert verdict(standing._replace(wanted=False), now)[0] == "stop"
    assert (word == "stop") == (ignored >= IGNORED)


@given(st.integers(0, 400 * DAY), st.sampled_from(ZONES), st.integers(0, 23), st.sampled_from(QUIET))
def test_a_slot_is_never_quiet_and_never_far(
    after: int, zone: str, hour: int, quiet: tuple[int, int]
) -> None:
    at = slot(START + after, zone, hour, quiet)
    assert at >= START + after
    assert at - START - after <= 2 * DAY
    assert quiet_until(at, zone, *quiet) is None


@pytest.mark.parametrize(("hours", "wanted"), [((21, 21, 20, 9), 21), ((3, 3, 3, 12), 12), ((), 20)])
def test_people_are_told_when_they_are_about(hours: tuple[int, ...], wanted: int) -> None:
    day = START - 9 * HOUR
    assert to_datetime(day, "Asia/Shanghai").hour == 0
    assert usual_hour([day + hour * HOUR for hour in hours], "Asia/Shanghai", (22, 8)) == wanted


def test_the_pause_doubles_with_each_one_ignored() -> None:
    assert [pause(n) // DAY for n in range(4)] == [3, 6, 12, 24]
    assert manners.A_WEEK == 2
