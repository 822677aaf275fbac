from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text

from engine.contract.clock import DAY, HOUR, SECOND, ManualClock
from engine.contract.errors import StoreError
from engine.contract.events import Joined, Left, Message, Rights
from engine.contract.feature import Batch
from engine.store.database import Store
from tests.conftest import Opener
from tests.fakes.features import COUNT, COUNTING, note_order
from tests.fakes.house import START, conversation, engine_over, event, rows, say, value


def test_effects_and_cursor_move_in_one_transaction(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = engine_over(store, [COUNT, COUNTING[2]])
    engine.append(conversation(20, chats=1))

    def fail(*_: object) -> None:
        raise StoreError("the disk went away between the effects and the cursor")

    with monkeypatch.context() as patch:
        patch.setattr("engine.stream.cursor.advance", fail)
        with pytest.raises(StoreError):
            engine.drain()
        for table in ("applied", "tally", "outbox", "membership"):
            assert value(store, f"select count(*) from {table}") == 0
    assert value(store, "select count(*) from dead_letter") == 0
    engine.drain()
    assert value(store, "select count(*) from applied") == 20


def test_where_one_process_has_the_database_events_and_their_effects_share_a_commit(store: Store) -> None:
    engine = engine_over(store)
    told = engine.append_and_apply([conversation(20), conversation(25)])
    assert [(one.new, one.total) for one in told] == [(20, 20), (5, 25)]
    assert value(store, "select count(*) from applied") == (25 if store.dialect == "sqlite" else 0)
    engine.drain()
    assert value(store, "select count(*) from applied") == 25


def test_effects_that_fail_do_not_cost_the_events(store: Store) -> None:
    engine = engine_over(store, [COUNT, COUNTING[2]])
    told = engine.append_and_apply([[say("fine", 1), say("poison", 2), say("fine", 3)]])
    assert [(one.new, one.total) for one in told] == [(3, 3)]
    engine.drain()
    assert [row.key for row in rows(store, "select key from dead_letter")] == ["console:c1:2"]
    assert value(store, "select count(*) from applied") == 2


@pytest.mark.parametrize("words", ["poison", "endless loop", "unprepared"])
def test_a_poison_event_becomes_one_dead_letter_and_the_rest_is_applied(store: Store, words: str) -> None:
    engine = engine_over(store, [COUNT, COUNTING[2]])
    engine.append([say(words if n == 13 else "fine", n) for n in range(30)])
    engine.drain()
    assert [row.key for row in rows(store, "select key from dead_letter")] == ["console:c1:13"]
    assert value(store, "select count(*) from applied") == 29


def test_poison_for_one_consumer_is_food_for_the_other(store: Store) -> None:
    engine = engine_over(store)
    engine.append([say("slow poison", 1), say("fine", 2)])
    engine.drain()
    assert [row.consumer for row in rows(store, "select consumer from dead_letter")] == ["slow"]
    assert value(store, "select count(*) from applied") == 2


def test_both_consumers_may_speak_of_one_event(store: Store) -> None:
    def answer(word: str) -> Callable[[Batch], None]:
        def handler(batch: Batch) -> None:
            for one in batch.events:
                batch.context(one).reply(word)
                batch.context(one).audit(word)

        return handler

    main = replace(COUNT, handlers={Message: answer("main")}, facts={}, timers={}, on_outcome=None)
    slow = replace(COUNTING[1], handlers={Message: answer("slow")})
    engine = engine_over(store, [main, slow, COUNTING[2]])
    engine.append([say("hello", 1), say("again", 2)])
    engine.drain()
    said = rows(store, "select seq, n, key, feature from outbox order by seq, n")
    assert [row.feature for row in said] == ["count", "slowly", "count", "slowly"]
    assert len({row.key for row in said}) == 4
    assert value(store, "select count(*) from audit") == 4


def test_a_dead_letter_is_applied_when_its_cause_is_gone(store: Store) -> None:
    engine = engine_over(store)
    engine.append([say("poison", 1), say("fine", 2)])
    engine.drain()
    assert engine.retry_dead_letters() == (0, 1)
    healed = engine_over(store, [replace(COUNT, handlers={Message: note_order}), *COUNTING[1:]])
    assert healed.retry_dead_letters() == (1, 0)
    assert value(store, "select count(*) from dead_letter") == 0
    assert value(store, "select count(*) from applied") == 2


def test_a_due_item_fires_once_even_if_drained_twice(opener: Opener) -> None:
    clock = ManualClock(START)
    engine = engine_over(opener(), clock=clock)
    engine.append([say("remind tea", 1), say("remind tea", 2)])
    engine.drain()
    assert engine.next_due() == START + 2 * SECOND + HOUR
    assert engine.drain_due() == 0
    clock.move_to(START + 2 * HOUR)
    other = engine_over(opener(), clock=clock)
    assert (other.drain_due(), other.drain_due()) == (1, 0)
    other.drain()
    assert [row.detail for row in rows(other.store, "select detail from happened")] == ["tea"]
    assert value(other.store, "select at from log where kind = 'timer'") == START + 2 * SECOND + HOUR


def test_facts_are_delivered_in_rounds(store: Store) -> None:
    engine = engine_over(store)
    engine.append([say("accept it", 1)])
    engine.drain()
    assert value(store, "select facts from tally") == 2


def test_the_noise_budget_drops_what_exceeds_the_day(store: Store) -> None:
    engine = engine_over(store)
    engine.append([say(f"notice {n}", n) for n in range(10)])
    engine.drain()
    assert 0 < value(store, "select count(*) from outbox") < 10
    assert value(store, "select sum(count) from noise") == value(store, "select count(*) from outbox")


def test_the_noise_budget_holds_until_the_quiet_hours_are_over(store: Store) -> None:
    engine = engine_over(store)
    engine.append([say("notice late", 1, at=START + 13 * HOUR)])  # 23:00 in Shanghai
    engine.drain()
    morning = START - 2 * HOUR + DAY
    assert morning <= value(store, "select not_before from outbox") < morning + HOUR


def test_an_event_is_late_if_its_partition_is_more_than_five_minutes_ahead(store: Store) -> None:
    engine = engine_over(store)
    engine.append(
        [say("now", 1), say("in time", 2, at=START - 299 * SECOND), say("late", 3, at=START - HOUR)]
    )
    engine.drain()
    assert value(store, "select late from tally") == 1


def test_an_import_has_its_own_clock_and_sends_nothing(store: Store) -> None:
    engine = engine_over(store)
    engine.append([say("now", 1), say("ask old", 2, at=START - 90 * DAY, origin="import")])
    engine.drain()
    assert value(store, "select late from tally") == 0
    assert value(store, "select count(*) from outbox") == 0


def test_memberships_follow_joins_rights_and_leaving(store: Store) -> None:
    engine = engine_over(store)
    engine.append(
        [event(Joined(), "j1"), event(Rights(role="admin"), "r1"), event(Left(), "l1", at=START + 5)]
    )
    engine.drain()
    assert rows(store, "select role, joined_at, left_at from membership") == [("admin", START, START + 5)]


def test_a_timer_for_a_person_does_not_mean_that_they_showed_themselves(store: Store) -> None:
    clock = ManualClock(START)
    engine = engine_over(store, clock=clock)
    engine.append([say("remind tea", 1)])
    engine.drain()
    clock.move_to(START + 2 * HOUR)
    engine.drain_due()
    engine.drain()
    assert value(store, "select last_at from membership") == START + SECOND


def test_each_sweep_goes_on_where_the_last_one_got_to(store: Store) -> None:
    clock = ManualClock(START)
    engine = engine_over(store, clock=clock)
    emptied = []
    for day in range(12):
        clock.move_to(START + day * DAY)
        engine.append([say(f"day {day}", day, at=clock.now())])
        engine.drain()
        emptied.append(engine.sweep())
    assert emptied == [0] * 7 + [1] * 5
    kept = rows(store, "select key from log where payload is not null order by seq")
    assert kept == [(f"console:c1:{day}",) for day in range(5, 12)]


def test_what_waited_to_be_said_for_longer_than_texts_are_kept_is_said_no_more(store: Store) -> None:
    clock = ManualClock(START)
    engine = engine_over(store, clock=clock)
    engine.append([say("ask 1", 1)])
    engine.drain()
    clock.move_to(START + 8 * DAY)
    engine.sweep()
    assert rows(store, "select state, length(payload) from outbox") == [("expired", 0)]


def test_retention_empties_texts_but_keeps_rows_and_numbers(store: Store) -> None:
    clock = ManualClock(START)
    engine = engine_over(store, clock=clock)
    engine.append([say("remember me", 1)])
    clock.move_to(START + 8 * DAY)
    assert engine.sweep() == 0  # not read by every consumer yet
    engine.drain()
    before = engine.state_hash()
    assert engine.sweep() == 1
    assert rows(store, "select key, payload from log") == [("console:c1:1", None)]
    assert engine.append([say("remember me", 1)]).new == 0
    assert engine.state_hash() == before


def test_a_row_that_nobody_can_read_becomes_a_dead_letter_and_keeps_nobody_back(store: Store) -> None:
    engine = engine_over(store)
    engine.append([say("ask 1", 1), say("ask 2", 2), say("ask 3", 3)])
    with store.write() as conn:
        conn.execute(text("update log set payload = :b where key = 'console:c1:2'"), {"b": b"rubbish"})
    engine.drain()
    assert rows(store, "select key from dead_letter where consumer = 'main'") == [("console:c1:2",)]
    assert rows(store, "select count(*) from outbox where kind = 'reply'") == [(2,)]
