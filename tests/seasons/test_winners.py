"""The winners of weeks: found after Sunday, paid once, named in the digest."""

from __future__ import annotations

from datetime import date

import pytest

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.contract.replies import Mention
from tests.digest.world import Square, words
from tests.seasons.world import MONDAY, Ground

WINNERS = """select w.week, w.place, i.platform_user, w.xp, w.coins from season_winner w
    join identity i on i.id = w.member order by w.week, w.place"""
LONG = (
    "Copy the requirements file first and the code after it, so that the layer is cached",
    "I split the notebook into modules today and every test is green again, finally",
    "The second chapter explains recursion with trees, which helped me more than the video",
    "Does anybody have a good example of a generator that reads a file in chunks?",
)


def worked(**options: object) -> Ground:
    ground = Ground(**options)
    ground.say("ann", LONG[0])
    for who, xp in (("ann", 50), ("bob", 30), ("cat", 20), ("dan", 10)):
        ground.give(who, xp)
    return ground


def test_the_first_of_a_week_are_kept_when_it_is_over() -> None:
    ground = worked()
    ground.until("2026-01-12T00:05")
    assert ground.rows(WINNERS) == []
    ground.until("2026-01-12T00:11")
    found = [tuple(row) for row in ground.rows(WINNERS)]
    assert [row[:3] for row in found] == [(MONDAY, 1, "ann"), (MONDAY, 2, "bob"), (MONDAY, 3, "cat")]
    assert ground.paid("ann", "winner") == []
    assert "2026-01-05  🥇 @ " in ground.ask("ann", "/top winners")
    assert "Most often first\n@ once" in ground.ask("ann", "/season winners")
    assert "Winners of the week" in ground.ask("ann", "/season hall")


def test_winners_are_paid_once_in_coins_alone() -> None:
    ground = worked(**{"points.winners.coins": "50, 30", "points.winners": 4})
    before = ground.purse("ann")
    ground.until("2026-01-12T12:00")
    assert ground.purse("ann") == (before[0], before[1] + 50)
    assert [row.coins for row in ground.rows(WINNERS)] == [50, 30, 0, 0]
    ground.until("2026-02-12T12:00")
    assert ground.purse("ann") == (before[0], before[1] + 50)
    assert len(ground.rows("select 1 from ledger where rule = 'winner'")) == 2
    ground.check()


def test_weeks_go_on_while_somebody_earns_and_rest_when_nobody_does() -> None:
    ground = worked()
    ground.until("2026-01-13T12:00")
    ground.say("bob", LONG[1])
    ground.until("2026-02-13T12:00")
    assert {row.week for row in ground.rows(WINNERS)} == {MONDAY, MONDAY + 7}
    due = "select 1 from due_item where feature = 'seasons'"
    assert ground.rows(due) == [], "nothing is planned where nothing happens"
    ground.say("cat", LONG[2])
    ground.until("2026-02-20T12:00")
    assert {row.week for row in ground.rows(WINNERS)} == {MONDAY, MONDAY + 7, date(2026, 2, 9).toordinal()}


def test_weeks_without_winners_keep_none() -> None:
    ground = worked(**{"points.winners": 0})
    ground.until("2026-01-20T12:00")
    assert ground.rows(WINNERS) == []
    assert "no winners yet" in ground.ask("ann", "/top winners")


def test_a_week_that_was_slept_through_is_found_afterwards() -> None:
    ground = worked()
    ground.say("bob", LONG[3])
    ground.sleep_until("2026-01-14T09:00")
    ground.say(
        "cat", "this was said on Sunday while nobody listened to it at all", at=ground.clock.now() - 3 * DAY
    )
    ground.pass_to(ground.clock.now() + HOUR)
    found = {row.platform_user: row.xp for row in ground.rows(WINNERS)}
    assert found["cat"] > 20


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Havana"])
def test_the_week_ends_at_local_midnight_when_clocks_are_set(zone: str) -> None:
    ground = Ground(bot__timezone=zone)
    ground.until("2026-03-28T12:00")
    ground.say("ann", LONG[0])
    ground.until("2026-03-30T00:10")
    ground.pass_to(ground.clock.now() - 1)
    assert [row.platform_user for row in ground.rows(WINNERS)] == ["ann"]
    assert ground.rows("select max(at) from log where kind = 'timer'")[0][0] == ground.clock.now()


async def test_the_digest_names_last_weeks_winners_but_not_who_wants_peace() -> None:
    square = Square(points__winners__coins="50")
    for who, said in zip(("ann", "ben", "cat"), LONG, strict=False):
        await square.say(who, said)
    await square.ask("ben", "/mute_me")
    (digest, *_) = [one for one in await square.until_digest() if one.reply and not one.reply.private]
    told = words(digest)
    assert "Last week's winners" in told
    section = told.split("Last week's winners")[1]
    assert "won 50 coins" in section
    assert section.count("xp") == 2
    assert digest.reply is not None
    named = {part.actor for part in digest.reply.parts if isinstance(part, Mention)}
    assert square.actor("ann") in named
    square.check()


async def test_a_community_that_moves_to_another_zone_has_its_own_midnights() -> None:
    square = Square()
    await square.promote("boss")
    await square.say("ann", LONG[0])
    await square.ask("boss", "/season start Winter until:2026-01-11")
    await square.ask("boss", "/settings bot.timezone Europe/Berlin")
    await square.driver.drain()
    due = {
        row.name: row.due_at
        for row in square.read("select name, due_at from due_item where feature = 'seasons'")
    }
    midnight = 1_768_172_400 * 1_000_000
    assert due == {"end": midnight + 10 * MINUTE, "week": midnight + 10 * MINUTE}, (
        "2026-01-12 00:00 in Berlin"
    )
    await square.pass_by(midnight + HOUR - square.clock.now())
    assert square.read("select state from season")[0][0] == "ended"
    square.check()
