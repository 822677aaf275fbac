"""A community becomes part of another: what was won goes along."""

from __future__ import annotations

import msgspec

from engine.contract.clock import HOUR
from engine.contract.events import Derived, Message
from tests.seasons.test_winners import LONG, WINNERS
from tests.seasons.world import MONDAY, Ground


def settled() -> tuple[Ground, int]:
    """Let a town have an archived and a running season, and a village beside it."""
    ground = Ground()
    ground.ask("boss", "/season start One until:2026-01-11")
    for who, xp in (("ann", 50), ("bob", 30)):
        ground.say(who, "/me")
        ground.give(who, xp)
    ground.until("2026-01-12T12:00")
    ground.ask("boss", "/season start Two until:2026-03-01")
    ground.ask("boss", "/season start Three from:2026-04-01 until:2026-05-01")
    ground.give("bob", 20)
    event = ground.incoming("zoe", Message(text=LONG[0], message="v1"), "v1", chat="#far")
    ground.engine.append([msgspec.structs.replace(event, community="village")])
    ground.settle()
    return ground, int(ground.rows("select id from community where name = 'village'")[0][0])


def test_the_hall_of_fame_goes_along_and_a_running_season_ends_as_it_stands() -> None:
    ground, to = settled()
    ground.do("boss", Derived(feature="people", name="community_left", values={"to": to}))
    ground.settle()
    seasons = ground.rows("select * from season order by number")
    assert {row.community for row in seasons} == {to}
    assert [(row.name, row.state, row.members, row.last_day) for row in seasons] == [
        ("One", "ended", 2, MONDAY + 6),
        ("Two", "ended", 1, MONDAY + 7),
    ]
    assert ground.archive(1) == [("ann", 1, 50), ("bob", 2, 30)]
    assert ground.archive(2) == [("bob", 1, 20)]
    assert [(row.place, row.platform_user) for row in ground.rows(WINNERS)] == [(1, "ann"), (2, "bob")]
    assert {row[0] for row in ground.rows("select community from season_winner")} == {to}
    assert ground.rows("select 1 from due_item where feature = 'seasons' and community <> :c", c=to) == []
    ground.pass_to(ground.clock.now() + HOUR)
    ground.check()


def test_what_arrives_stands_beside_what_is_there() -> None:
    ground, to = settled()
    home = int(ground.rows("select id from community where name = 'town'")[0][0])
    ground.do("boss", Derived(feature="people", name="community_left", values={"to": to}))
    ground.settle()
    event = ground.incoming("zoe", Message(text=LONG[1], message="v2"), "v2", chat="#far")
    back = msgspec.structs.replace(event, community="village", body=_left(home))
    ground.engine.append([back])
    ground.settle()
    names = [
        row.name
        for row in ground.rows("select name from season where community = :c order by number", c=home)
    ]
    assert names == ["One", "Two"]
    assert ground.archive(1) == [("ann", 1, 50), ("bob", 2, 30)]
    ground.check()


def _left(to: int) -> Derived:
    return Derived(feature="people", name="community_left", values={"to": to})
