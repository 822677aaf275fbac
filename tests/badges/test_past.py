"""What was imported, or done before there were badges, brings them without a word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.badges import rules
from engine.contract.clock import DAY, HOUR, MINUTE
from engine.contract.events import Incoming, Origin
from tests.badges.world import Hall


@pytest.fixture
def hall() -> Iterator[Hall]:
    hall = Hall()
    yield hall
    hall.check()
    hall.close()


def live_in(hall: Hall, origin: Origin = "live") -> None:
    """Live through a month in which ann checks in every day and everybody thanks her."""
    events: list[Incoming] = []
    start = hall.clock.now()
    for day in range(31):
        hall.clock.move_to(start + day * DAY)
        events.append(hall.imported("ann", "签到", origin))
        for n in range(4):
            hall.clock.move_to(hall.clock.now() + HOUR)
            events.append(hall.imported("ann", f"我建议先看官方文档第 {day} 章，第 {n} 节", origin))
            hall.clock.move_to(hall.clock.now() + MINUTE)
            events.append(hall.imported(f"g{(day * 4 + n) % 20}", "谢谢大佬", origin))
    hall.engine.append(events)
    hall.settle()


def test_an_import_brings_badges_and_says_nothing(hall: Hall) -> None:
    live_in(hall, "import")
    assert hall.badges("ann") == {"early": 1, "thanks": 2}
    assert hall.told() == []
    assert hall.rows("select distinct how from badge_held") == [("past",)]
    assert hall.rows("select * from outbox where feature = 'badges'") == []


def forget_badges(hall: Hall) -> None:
    with hall.store.write() as conn:
        for table in ("badge_deed", "badge_count", "badge_held", "badge_book"):
            conn.exec_driver_sql(f"delete from {table}")


@pytest.mark.parametrize("step", [7, 500])
def test_a_community_older_than_its_badges_is_caught_up_with(
    hall: Hall, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.badges.catchup.DEEDS", step)
    live_in(hall)
    known = hall.rows("select counter, subject, account, amount from badge_deed where counter <> 'streak'")
    said = len(hall.told())
    had, counts = hall.badges("ann"), hall.rows("select member, counter, value from badge_count")
    forget_badges(hall)
    hall.say("bob", "/badges")
    hall.wait(1)
    assert hall.badges("ann") == had
    found = hall.rows("select counter, subject, account, amount from badge_deed where counter <> 'streak'")
    assert {tuple(row) for row in found} == {tuple(row) for row in known}
    assert {tuple(row) for row in hall.rows("select member, counter, value from badge_count")} == {
        tuple(row) for row in counts
    }
    assert len(hall.told()) == said + 1, "only what bob asked for is answered"
    assert "gave badges for what was done before, in number" in hall.say("boss", "/audit")


def test_what_was_undone_before_brings_nothing(hall: Hall) -> None:
    live_in(hall)
    ((seq, n),) = hall.rows("select seq, n from ledger where rule = 'thanks' order by seq desc limit 1")
    hall.say("boss", f"/points undo #{seq}-{n}")
    forget_badges(hall)
    hall.say("bob", "/badges")
    hall.wait(1)
    ((thanks,),) = hall.rows("select value from badge_count where counter = 'thanks'")
    assert thanks == hall.rows("select count(*) from ledger where rule = 'thanks'")[0][0] - 1


def test_other_rules_measure_everybody_again(hall: Hall) -> None:
    live_in(hall)
    with hall.store.write() as conn:
        conn.exec_driver_sql("delete from badge_held where badge = 'streak'")
        conn.exec_driver_sql("update badge_book set rules = 'those of last year'")
    hall.say("bob", "/badges")
    hall.wait(1)
    assert hall.badges("ann")["streak"] == 2
    assert hall.rows("select rules from badge_book") == [(rules.MARK,)]


def test_a_new_community_has_nothing_to_catch_up_with(hall: Hall) -> None:
    hall.say("ann", "签到")
    hall.say("bob", "/badges")
    assert hall.rows("select * from due_item where feature = 'badges'") == []
    assert hall.badges("ann") == {"early": 1}
