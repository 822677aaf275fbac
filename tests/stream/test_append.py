from __future__ import annotations

import threading

from engine.contract.errors import StoreError
from engine.store.database import Store
from engine.stream import cursor, log
from tests.conftest import Opener
from tests.fakes.house import conversation, engine_over, rows, say, value


def test_an_event_is_stored_once_within_a_batch_across_batches_and_after_a_restart(opener: Opener) -> None:
    engine = engine_over(opener())
    first = engine.append([say("hi", 1), say("hi", 1), say("yo", 2)])
    assert (first.new, first.total) == (2, 3)
    assert engine.append([say("yo", 2), say("new", 3)]).new == 1
    again = engine_over(opener())
    assert again.append([say("hi", 1), say("yo", 2), say("new", 3)]).new == 0
    assert value(again.store, "select count(*) from log") == 3


def test_a_group_tells_each_caller_what_was_new(store: Store) -> None:
    engine = engine_over(store)
    told = engine.append_groups([[say("a", 1), say("b", 2)], [say("b", 2)], [say("c", 3)]])
    assert [one.new for one in told] == [2, 0, 1]


def test_the_first_of_two_versions_of_an_event_stays(store: Store) -> None:
    engine = engine_over(store)
    engine.append([say("first", 1)])
    engine.append([say("second", 1)])
    assert b"first" in bytes(value(store, "select payload from log"))


def test_sequences_have_no_gaps_whatever_is_repeated(store: Store) -> None:
    engine = engine_over(store)
    said = conversation(200)
    for start in range(0, 200, 13):
        engine.append(said[max(0, start - 5) : start + 13])
    assert_gapless(store)


def test_concurrent_appenders_leave_no_gap_and_lose_nothing(opener: Opener) -> None:
    shared = opener()
    stores = [shared if shared.dialect == "sqlite" else opener() for _ in range(4)]
    said = conversation(240)

    def append(number: int) -> None:
        engine = engine_over(stores[number])
        for start in range(0, 240, 12):
            # Each brings a third of the others' events, too.
            part = [one for i, one in enumerate(said[start : start + 12]) if i % 4 == number or i % 3 == 0]
            append_until_it_works(lambda part=part: engine.append(part))

    threads = [threading.Thread(target=append, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert value(shared, "select count(*) from log") == 240
    assert_gapless(shared)


def append_until_it_works(work: object, attempts: int = 20) -> None:
    """Do what an adapter does: try again after a deadlock or an outage."""
    assert callable(work)
    for _ in range(attempts):
        try:
            work()
        except StoreError:
            continue
        return
    raise AssertionError("the database never came back")


def assert_gapless(store: Store) -> None:
    heads = {row.part: row.head for row in rows(store, "select part, head from head where head > 0")}
    seqs: dict[int, list[int]] = {}
    for row in rows(store, "select part, seq from log order by part, seq"):
        seqs.setdefault(row.part, []).append(row.seq)
    assert seqs == {part: list(range(1, head + 1)) for part, head in heads.items()}


def test_a_claim_never_reads_beyond_what_is_committed(opener: Opener) -> None:
    """The two wrong ways: reading ids beyond the head, and moving the cursor to a head read later."""
    store = opener()
    engine = engine_over(store)
    engine.append([say("one", 1)])
    with store.read() as conn:
        found = cursor.peek(conn, "main", 500)
    assert found is not None
    engine.append([say("two", 2)])
    with store.write() as conn:
        assert cursor.take(conn, "main", [found])
        cursor.advance(conn, "main", [(found.part, found.events[-1].seq, found.clock, found.import_clock)])
    with store.read() as conn:
        rest = cursor.peek(conn, "main", 500)
    assert rest is not None
    assert [one.seq for one in rest.events] == [2]


def test_a_batch_of_only_duplicates_moves_nothing(store: Store) -> None:
    engine = engine_over(store)
    engine.append([say("one", 1)])
    before = rows(store, "select part, head from head order by part")
    assert engine.append([say("one", 1)] * 50).new == 0
    assert rows(store, "select part, head from head order by part") == before


def test_an_uncommitted_append_is_invisible_and_delays_nobody_elses_reading(opener: Opener) -> None:
    store = opener()
    other = store if store.dialect == "sqlite" else opener()
    engine = engine_over(store)
    engine.append([say("one", 1)])
    with other.write() as conn:
        log.append(conn, engine_over(other).directory, [say("two", 2)], 0)
        with store.read() as reading:
            found = cursor.peek(reading, "main", 500)
        assert found is not None
        assert [one.seq for one in found.events] == [1]


def test_consumers_see_appends_of_a_slow_transaction_later_and_none_is_skipped(opener: Opener) -> None:
    store = opener()
    if store.dialect == "sqlite":
        return  # one writer: transactions cannot overlap
    slow, quick = opener(), engine_over(opener())
    directory = engine_over(slow).directory
    quick.append([say("known", 0), say("known", 0, chat="c2")])
    with slow.write() as conn:
        log.append(conn, directory, [say("slow", 1)], 0)
        # The second appender commits first, in another partition or not at all.
        quick.append([say("quick", 2, chat="c2")] if parts_differ(store) else [])
        quick.drain()
    quick.append([say("after", 3)])
    quick.drain()
    log_keys = [row.key for row in rows(store, "select key from log where kind = 'message' order by key")]
    assert [row.key for row in rows(store, "select key from applied order by key")] == log_keys


def parts_differ(store: Store) -> bool:
    return bool(value(store, "select count(distinct part) from log") > 1)
