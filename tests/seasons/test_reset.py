"""Everybody to zero, and back."""

from __future__ import annotations

import pytest

from engine.points.board import Span
from engine.points.seasons import resetting
from tests.seasons.world import MONDAY, Ground, keys

WEEK = Span(first=MONDAY, last=MONDAY + 6)


def rich() -> Ground:
    ground = Ground()
    for who, xp in (("ann", 500), ("bob", 300), ("cat", 20)):
        ground.say(who, "签到")
        ground.give(who, xp)
    return ground


def test_a_reset_is_counted_before_and_takes_xp_alone() -> None:
    ground = rich()
    week = ground.live(WEEK)
    told = ground.ask("boss", "/season reset")
    assert "remove 838 xp from 3 members; levels follow" in told
    assert "Reset #1 is done: 3 members, 838 xp and 0 coins" in ground.yes()
    assert [ground.purse(who) for who in ("ann", "bob", "cat")] == [(0, 506), (0, 306), (0, 26)]
    assert ground.rows("select distinct level from wallet")[0][0] == 0
    assert ground.live(Span()) == []
    assert ground.live(WEEK) == week, "what was earned this week was earned"
    assert ground.rows("select count(*) from streak")[0][0] == 3
    ground.check()


def test_a_reset_is_undone_as_a_whole_and_once() -> None:
    ground = rich()
    levels = ground.rows("select member, level from wallet order by member")
    ground.ask("boss", "/season reset both")
    ground.yes()
    assert ground.rows("select sum(xp), sum(coins) from wallet")[0] == (0, 0)
    ground.give("ann", 7)
    undo = keys(
        next(one for one in reversed(ground.replies()) if any("unreset" in key for key in keys(one)))
    )[0]
    ground.ask("boss", "/season reset undo")
    assert "are back with 3 members" in ground.yes()
    assert [ground.purse(who) for who in ("ann", "bob", "cat")] == [(513, 513), (306, 306), (26, 26)]
    assert ground.rows("select member, level from wallet order by member") == levels
    ground.press("boss", undo)
    assert "undone before" in ground.last()
    assert "no reset to take back" in ground.ask("boss", "/season reset undo").lower()
    ground.check()
    actions = [
        row[0]
        for row in ground.rows("select action from audit where action like 'seasons-reset%' order by seq")
    ]
    assert actions == ["seasons-reset", "seasons-reset-done", "seasons-reset-undo"]


def test_one_question_resets_once_and_members_do_not() -> None:
    ground = rich()
    ground.ask("boss", "/season reset coins")
    yes = keys(ground.replies()[-1])[0]
    ground.press("bob", yes)
    assert ground.purse("ann") == (506, 506)
    ground.press("boss", yes)
    assert ground.purse("ann") == (506, 0)
    ground.give("ann", 9)
    ground.press("boss", yes)
    assert "confirmed before" in ground.last()
    assert ground.purse("ann") == (515, 9)
    assert ground.rows("select count(*) from season_reset")[0][0] == 1


def test_a_reset_of_many_is_done_in_steps_there_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resetting, "STEP", 2)
    ground = Ground()
    people = [f"m{place}" for place in range(7)]
    for place, who in enumerate(people):
        ground.give(who, 100 + place)
    ground.ask("boss", "/season reset")
    ground.press("boss", keys(ground.replies()[-1])[0])
    assert "under way" in ground.last()
    assert ground.rows("select count(*) from wallet where xp = 0")[0][0] == 2
    ground.pass_to(ground.clock.now() + 60_000_000)
    assert "7 members, 721 xp" in ground.last()
    assert ground.rows("select count(*) from ledger where rule = 'reset'")[0][0] == 7
    ground.press("boss", keys(ground.replies()[-1])[0])
    assert "under way" in ground.last()
    ground.pass_to(ground.clock.now() + 60_000_000)
    assert "back with 7 members" in ground.last()
    assert [ground.purse(who)[0] for who in people] == [100 + place for place in range(7)]
    ground.check()


def test_a_reset_broken_off_by_its_undo_leaves_nobody_at_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resetting, "STEP", 2)
    ground = Ground()
    for place in range(5):
        ground.give(f"m{place}", 100)
    ground.ask("boss", "/season reset")
    ground.press("boss", keys(ground.replies()[-1])[0])
    ground.say("boss", "/season reset undo", wait=0)
    ground.press("boss", keys(ground.replies()[-1])[0])
    ground.pass_to(ground.clock.now() + 60_000_000)
    assert [ground.purse(f"m{place}")[0] for place in range(5)] == [100] * 5
    assert ground.rows("select state from season_reset")[0][0] == "undone"
    ground.check()


def test_there_is_nothing_to_reset_where_nobody_has_anything() -> None:
    ground = Ground()
    assert "at zero already" in ground.ask("boss", "/season reset")
    assert "No reset" in ground.ask("boss", "/season reset undo") or "no reset" in ground.last()
