"""Everybody to zero, and back."""

from __future__ import annotations

import pytest

from bot.features import FEATURES
from engine.contract.clock import DAY
from engine.contract.events import Button as Press
from engine.points.board import Span
from engine.points.seasons import resetting
from engine.privacy.forget import forget
from tests.digest.world import Square
from tests.seasons.test_winners import LONG
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
    assert "step by step" in ground.last()
    assert ground.rows("select count(*) from wallet where xp = 0")[0][0] == 2
    ground.pass_to(ground.clock.now() + 60_000_000)
    assert "7 members, 721 xp" in ground.last()
    assert ground.rows("select count(*) from ledger where rule = 'reset'")[0][0] == 7
    ground.press("boss", keys(ground.replies()[-1])[0])
    assert "step by step" in ground.last()
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


async def test_levels_follow_a_reset_and_its_undo_while_settings_stay() -> None:
    square = Square()
    await square.promote("boss")
    await square.say("ann", LONG[0])
    await square.ask("boss", "/settings points.message.daily_cap 200")
    await square.say("boss", "/points add 500", to="ann")
    level = "select level from wallet where member = :m"
    (high,) = [row[0] for row in square.read(level, m=square.actor("ann"))]
    settings = [tuple(row) for row in square.read("select name, value from setting order by name")]
    await square.ask("boss", "/season reset")
    community, asked = square.read(
        "select c.id, max(l.seq) from community c join log l on l.community = c.id"
    )[0]
    await square.do("boss", Press(message="1", data=f"season:reset:{community}:0:{asked}"))
    assert square.read(level, m=square.actor("ann"))[0][0] == 0
    await square.do("boss", Press(message="1", data=f"season:unreset:{community}:1"))
    assert square.read(level, m=square.actor("ann"))[0][0] == high > 0
    assert [tuple(row) for row in square.read("select name, value from setting order by name")] == settings
    square.check()


async def test_who_is_forgotten_is_on_no_board_and_named_by_no_archive() -> None:
    square = Square()
    await square.promote("boss")
    await square.ask("boss", "/season start One until:2026-01-07")
    for who, said in zip(("ann", "ben"), LONG, strict=False):
        await square.say(who, said)
    ann = square.actor("ann")
    await square.pass_by(4 * DAY)
    assert len(square.read("select 1 from season_place where place > 0")) == 2
    with square.store.write() as conn:
        forget(conn, FEATURES, ann)
    told = await square.ask("ben", "/season show 1")
    assert "ben" in told
    assert "ann" not in told
    assert "ann" not in await square.ask("ben", "/season hall")
    assert square.read("select 1 from season_place where member = :a", a=ann), "a number without a name"
    square.check()


def test_a_reset_gives_back_only_what_it_still_takes_and_says_so() -> None:
    ground = rich()
    ground.ask("boss", "/season reset both")
    ground.yes()
    ground.undo_last("ann")
    assert "332 xp and 332 coins that reset #1 took from 2 members" in ground.ask(
        "boss", "/season reset undo"
    )
    assert "332 xp and 332 coins are back with 2 members" in ground.yes()
    assert [ground.purse(who) for who in ("ann", "bob", "cat")] == [(506, 506), (306, 306), (26, 26)]
    ground.check()


def test_a_reset_of_which_nothing_is_left_is_passed_over() -> None:
    ground = rich()
    ground.ask("boss", "/season reset xp")
    ground.yes()
    ground.give("ann", 5)
    ground.ask("boss", "/season reset xp")
    ground.yes()
    ground.undo_last("ann")
    assert "838 xp and 0 coins that reset #1" in ground.ask("boss", "/season reset undo")
    ground.yes()
    assert "no reset to take back" in ground.ask("boss", "/season reset undo").lower()
    ground.check()
