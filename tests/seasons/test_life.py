"""A season from its beginning to the one after: by local days, whatever happens at its end."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.contract.events import Button, IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Person
from engine.points.board import Span
from engine.points.seasons import SEASONS, archiving
from engine.points.seasons.rules import SETTLE, STEP
from tests.points.world import words_of
from tests.seasons.world import MONDAY, Ground, charts, keys

START = "/season start Winter 1 until:2026-01-18"


def begun(line: str = START, **options: object) -> Ground:
    ground = Ground(**options)
    told = ground.ask("boss", line)
    assert "Winter 1" in told, told
    return ground


def test_a_season_counts_its_days_and_leaves_everything_else_alone() -> None:
    ground = Ground()
    ground.give("ann", 40)
    ground.until("2026-01-06T12:00")
    assert "2026-01-06 – 01-18 (#1)" in ground.ask("boss", "/season start Winter 1 until:2026-01-18")
    ground.give("bob", 30)
    ground.give("ann", 10)
    told = ground.ask("bob", "/season")
    assert "Winter 1" in told
    assert "12 days left" in told
    assert "1|@|30\n2|@|10\n" in told
    assert "You: place 1, 30 xp" in told
    assert ground.purse("ann") == (50, 50)
    ground.until("2026-01-19T00:05")
    assert ground.state() == "open", "what was said in the last minute may still be on its way"
    ground.until("2026-01-19T00:11")
    assert ground.state() == "ended"
    assert ground.archive() == [("bob", 1, 30), ("ann", 2, 10)]
    assert ground.purse("ann") == (50, 50)
    assert "1|@|30\n2|@|10\n" in ground.ask("bob", "/season")
    ground.check()


def test_the_winners_are_told_once_with_a_card_when_the_quiet_hours_are_over() -> None:
    ground = begun()
    ground.give("bob", 30)
    ground.give("ann", 10)
    ground.until("2026-01-20T12:00")
    told = [one for one in ground.replies() if "is over" in words_of(one)]
    assert len(told) == 1
    assert "🥇 @ 30  🥈 @ 10" in words_of(told[0])
    (chart,) = charts(ground)
    assert chart.people == (ground.actor("bob"), ground.actor("ann"))
    assert "names" not in chart.spec, "no name waits in the outbox"
    assert chart.alt
    held = ground.rows(
        "select not_before, created_at from outbox where kind = 'reply' order by seq desc limit 1"
    )[0]
    assert held.not_before - held.created_at > 7 * HOUR, "they are told in the morning"
    ground.until("2026-02-20T12:00")
    assert len([one for one in ground.replies() if "is over" in words_of(one)]) == 1


def test_a_season_that_nobody_earned_in_is_told_by_nobody() -> None:
    ground = begun()
    ground.until("2026-01-20T12:00")
    assert ground.state() == "ended"
    assert not charts(ground)
    assert "Nobody is here yet" in ground.ask("ann", "/season show 1")


def test_the_next_one_begins_by_itself_with_what_is_carried_over() -> None:
    ground = begun(f"{START} carry:10% repeat:yes")
    ground.give("bob", 39)
    ground.give("ann", 9)
    ground.until("2026-01-19T12:00")
    told = ground.ask("bob", "/season")
    assert "Winter 2 · 2026-01-19 – 02-01" in told
    assert "1|@|3\n" in told
    assert "2|" not in told, "less than a point is none"
    ground.give("ann", 5)
    assert ground.live(ground.season(2)) == [("ann", 5), ("bob", 3)]
    ground.until("2026-02-02T12:00")
    assert ground.archive(2) == [("ann", 1, 5), ("bob", 2, 3)]
    told = ground.ask("bob", "/season hall")
    assert "Winter 2" in told
    assert "@ 🥇×1 🥈×1" in told
    assert ground.rows("select name from season where number = 3")[0][0] == "Winter 3"
    ground.check()


def test_a_season_is_archived_in_steps_as_it_stood_at_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []
    for name in ("_MEMBERS", "_UNPLACED"):
        sql = str(getattr(archiving, name)).replace(f"LIMIT {STEP}", "LIMIT 2")
        monkeypatch.setattr(archiving, name, sql)
    monkeypatch.setattr(archiving, "STEP", 2)
    ground = begun()
    for place, who in enumerate("abcdefg"):
        ground.give(who, 10 + place)
    before = ground.live(ground.season())
    ground.until("2026-01-19T00:00")
    while ground.state() != "ended":
        due = ground.engine.next_due()
        assert due is not None
        ground.clock.move_to(due)
        ground.settle()
        steps.append(ground.state())
        # Undone behind the moment that counts.
        ground.undo_last("g" if len(steps) == 1 else "f")
    assert steps.count("counting") >= 4
    assert ground.archive() == [(who, place, xp) for place, (who, xp) in enumerate(before, 1)]
    ground.check()


def test_what_is_undone_or_comes_late_does_not_change_an_archive() -> None:
    ground = begun()
    ground.give("bob", 30)
    ground.until("2026-01-19T10:00")
    ground.undo_last("bob")
    ground.say("ann", "this was said on the last day, it only arrives now", at=ground.clock.now() - 12 * HOUR)
    assert ground.purse("bob") == (0, 0)
    assert ground.paid("ann", "message")
    assert ground.archive() == [("bob", 1, 30)]


def test_the_last_minute_counts_although_it_arrives_after_midnight() -> None:
    ground = begun()
    ground.until("2026-01-19T00:03")
    ground.say("ann", "I finished the last exercise just before midnight", at=ground.clock.now() - 4 * MINUTE)
    ground.until("2026-01-19T00:11")
    assert [row[0] for row in ground.archive()] == ["ann"]


def test_a_bot_that_was_away_at_the_end_waits_for_what_it_missed() -> None:
    ground = begun()
    ground.give("bob", 10)
    ground.sleep_until("2026-01-20T08:00")
    assert ground.state() == "open"
    late = ground.clock.now() - 33 * HOUR
    ground.say("ann", "this was said on Sunday evening while the bot was away", at=late)
    assert "over, being archived" in ground.ask("ann", "/season list")
    ground.pass_to(ground.clock.now() + SETTLE)
    assert ground.state() == "ended"
    assert {row[0] for row in ground.archive()} == {"ann", "bob"}


@pytest.mark.parametrize(
    ("zone", "last", "end"),
    [
        ("Europe/Berlin", "2026-03-28", "2026-03-29T00:10"),
        ("Europe/Berlin", "2026-03-29", "2026-03-30T00:10"),
        ("America/Havana", "2026-03-07", "2026-03-08T01:10"),
        ("America/Havana", "2026-10-31", "2026-11-01T00:10"),
    ],
)
def test_a_season_ends_at_local_midnight_in_the_nights_when_clocks_are_set(
    zone: str, last: str, end: str
) -> None:
    ground = begun(f"/season start Winter 1 until:{last}", bot__timezone=zone)
    ground.give("bob", 10)
    ground.until(end)
    ground.pass_to(ground.clock.now() - 1)
    due = ground.rows("select at from log where kind = 'timer' and key like 'timer:seasons:%:end:%'")
    assert [row[0] for row in due] == [ground.clock.now()]
    assert ground.state() == "ended"


def test_ending_a_season_is_asked_counted_and_can_be_taken_back() -> None:
    ground = begun(f"{START} repeat:yes")
    ground.give("bob", 30)
    assert "12 more days" not in ground.ask("bob", "/season end"), "members do not end seasons"
    told = ground.ask("boss", "/season end")
    assert "13 more days and 1 member on its board" in told
    ground.press("bob", keys(ground.replies()[-1])[0])
    assert ground.rows("select last_day - first_day from season")[0][0] == 13
    ground.ask("boss", "/season end")
    assert "ends tonight at midnight" in ground.yes()
    ground.until("2026-01-06T10:00")
    assert ground.archive() == [("bob", 1, 30)]
    assert len(ground.rows("select 1 from season")) == 1, "who ends a season does not want the next one"
    told = ground.ask("boss", "/season reopen")
    assert "goes on as planned: 2026-01-05 – 01-18" in told
    ground.give("ann", 50)
    assert ground.live(ground.season()) == [("ann", 50), ("bob", 30)]
    ground.until("2026-01-19T10:00")
    assert ground.archive() == [("ann", 1, 50), ("bob", 2, 30)]
    actions = {row[0] for row in ground.rows("select action from audit")}
    assert {"seasons-start", "seasons-end", "seasons-reopen", "seasons-ended"} <= actions


def test_an_end_is_confirmed_as_it_was_asked() -> None:
    ground = begun()
    ground.ask("boss", "/season end")
    yes = keys(ground.replies()[-1])[0]
    ground.ask("boss", "/season edit until:2026-02-01")
    ground.press("boss", yes)
    assert "has changed meanwhile" in ground.last()
    ground.ask("boss", "/season end")
    assert "nothing has changed" in ground.yes(place=1)
    assert ground.rows("select handler from season")[0][0] is None


def test_reopening_has_its_time() -> None:
    ground = begun()
    assert "No season was ended early" in ground.ask("boss", "/season reopen")
    ground.ask("boss", "/season end")
    ground.yes()
    ground.until("2026-01-13T10:00")
    assert "cannot be reopened" in ground.ask("boss", "/season reopen 1")
    ground = begun()
    ground.ask("boss", "/season end")
    ground.yes()
    ground.ask("boss", "/season start Spring until:2026-01-20")
    assert "share days with “Spring”" in ground.ask("boss", "/season reopen")


def test_seasons_do_not_share_days_and_are_planned() -> None:
    ground = begun()
    assert "share days" in ground.ask("boss", "/season start Spring until:2026-03-01")
    told = ground.ask("boss", "/season start Spring from:2026-01-19 until:2026-03-01 carry:50%")
    assert "is planned: 2026-01-19 – 03-01 (#2)" in told
    assert "50% of “Winter 1” come along" in told
    ground.give("bob", 30)
    ground.until("2026-01-19T08:00")
    assert ground.live(ground.season(2)) == [("bob", 15)]
    assert "Spring" in ground.ask("bob", "/season")
    assert "is over or before its first" in ground.ask("boss", "/season edit until:2026-01-18")
    ground.ask("boss", "/season edit name:Primavera carry:0")
    assert ground.live(ground.season(2)) == []
    told = ground.ask("bob", "/season list")
    assert "#2 Primavera · 2026-01-19 – 03-01 · running" in told
    assert "#1 Winter 1 · 2026-01-05 – 01-18 · over" in told


def test_who_left_the_boards_is_nowhere_and_keeps_what_they_carry() -> None:
    ground = begun(f"{START} carry:100% repeat:yes")
    for who, xp in (("ann", 50), ("bob", 30), ("cat", 10)):
        ground.say(who, "/me")
        ground.give(who, xp)
    hide = "update membership set ranked = :r where actor = :a"
    _write(ground, hide, r=False, a=ground.actor("ann"))
    assert ground.live(ground.season()) == [("bob", 30), ("cat", 10)]
    ground.until("2026-01-20T12:00")
    assert ground.archive() == [("ann", 0, 50), ("bob", 1, 30), ("cat", 2, 10)]
    assert charts(ground)[0].people == (ground.actor("bob"), ground.actor("cat"))
    _write(ground, hide, r=False, a=ground.actor("bob"))
    told = ground.ask("cat", "/season show 1")
    assert "1|" not in told
    assert "2|@|10" in told, "a place that somebody had stays theirs, shown or not"
    assert "🥇" not in ground.ask("cat", "/season hall")
    _write(ground, hide, r=True, a=ground.actor("ann"))
    assert ground.live(ground.season(2))[0] == ("ann", 50)


def _write(ground: Ground, sql: str, **values: object) -> None:
    with ground.store.write() as conn:
        conn.execute(text(sql), values)


def test_linked_accounts_add_up_in_a_season_and_keep_their_places_in_the_archive() -> None:
    ground = begun("/season start Winter 1 until:2026-03-01 carry:100% repeat:yes")
    for who, xp in (("ann", 50), ("anna", 30), ("bob", 60)):
        ground.give(who, xp)
    ground.until("2026-02-20T10:00")
    ground.do("boss", IdentitiesJoined(kept=1, gone=2), others=("ann", "anna"))
    assert ground.live(ground.season()) == [("ann", 80), ("bob", 60)], "older than any calendar board"
    ground.do("boss", IdentitiesParted(kept=1, gone=2), others=("ann", "anna"))
    assert ground.live(ground.season()) == [("bob", 60), ("ann", 50), ("anna", 30)]
    ground.until("2026-03-02T10:00")
    ground.do("boss", IdentitiesJoined(kept=1, gone=2), others=("ann", "anna"))
    whose = "select place, member from season_place where season = 1 order by place"
    ann, anna, bob = (ground.actor(who) for who in ("ann", "anna", "bob"))
    assert [tuple(row) for row in ground.rows(whose)] == [(1, bob), (2, ann), (3, ann)]
    assert ground.live(ground.season(2)) == [("ann", 80), ("bob", 60)]
    ground.do("boss", IdentitiesParted(kept=1, gone=2), others=("ann", "anna"))
    assert [tuple(row) for row in ground.rows(whose)] == [(1, bob), (2, ann), (3, anna)]
    ground.check()


def test_an_export_has_places_and_wins() -> None:
    ground = begun()
    ground.give("ann", 50)
    ground.until("2026-01-20T10:00")
    part, community = ground.rows("select part, id from community")[0]
    person = Person(part=part, community=community, actor=ground.actor("ann"))
    with ground.store.read() as conn:
        rows = SEASONS.export_person(conn, person).rows
    assert [(row["table"], row.get("place")) for row in rows][:1] == [("season_place", 1)]
    assert any(row["table"] == "season_winner" for row in rows)


def test_a_button_of_another_community_does_nothing_here() -> None:
    ground = begun()
    ground.say("boss", "hello everyone, this is another place", chat="#elsewhere")
    ground.do("boss", Button(message="1", data="season:end:999:1:1"))
    assert "belongs to" in ground.last()


def test_a_board_of_a_season_turns_its_pages() -> None:
    ground = begun()
    for place in range(12):
        ground.give(f"m{place:02}", 100 - place)
    ground.ask("m11", "/season")
    assert "12 in all" in ground.yes("m11")
    assert "11|@|90\n12|@|89" in ground.yes("m11", 1)
    ground.until("2026-01-20T10:00")
    assert "12 in all" in ground.ask("m11", "/season show 1")
    assert "11|@|90\n12|@|89" in ground.yes("m11", 1)
    ground.ask("m11", "/season show 1")
    ground.yes("m11")
    assert len(charts(ground)[-1].people) == 10


def test_a_late_message_is_of_the_day_it_was_said_on() -> None:
    ground = begun()
    ground.until("2026-01-07T09:00")
    ground.say("ann", "I said this two days ago and it only arrives today", at=ground.clock.now() - 2 * DAY)
    assert ground.live(Span(first=MONDAY + 2, last=MONDAY + 2)) == []
    assert [who for who, _ in ground.live(Span(first=MONDAY, last=MONDAY))] == ["ann"]
    assert [who for who, _ in ground.live(ground.season())] == ["ann"]


def test_between_its_last_midnight_and_its_archive_a_season_is_being_archived() -> None:
    ground = begun("/season start Winter 1 until:2026-01-18 repeat:yes")
    ground.give("bob", 30)
    ground.until("2026-01-19T00:05")
    told = ground.ask("bob", "/season")
    assert "Winter 1" in told
    assert "being archived" in told
    assert "1|@|30\n" in told
    for line in ("/season end", "/season edit carry:20%"):
        assert "being archived" in ground.ask("boss", line), line
    assert ground.state() == "open", "asking does not end it"
    ground.until("2026-01-19T00:11")
    assert "Winter 2" in ground.ask("bob", "/season")


def test_a_word_about_a_season_that_ends_tonight_leaves_the_day_that_was_planned() -> None:
    ground = begun()
    ground.ask("boss", "/season end")
    ground.yes()
    assert "2026-01-05" in ground.ask("boss", "/season edit name:Frost")
    assert "2026-01-05 – 01-18" in ground.ask("boss", "/season reopen")


def test_a_number_that_no_season_has_is_no_press() -> None:
    ground = begun()
    before = len(ground.replies())
    ground.press("bob", f"season:show:{10**24}:1")
    ground.press("bob", f"season:card:{10**24}")
    assert len(ground.replies()) == before
    ground.check()


def test_a_season_keeps_its_name_where_none_is_given() -> None:
    ground = begun()
    assert "needs a name" in ground.ask("boss", "/season edit name:")
    assert "Winter 1" in ground.ask("boss", "/season")
