from __future__ import annotations

import random
import threading
from collections.abc import Callable

import pytest

from bot.features import FEATURES
from engine.contract.feature import Feature
from engine.store.database import Store
from tests.conftest import Opener
from tests.fakes.features import COUNTING
from tests.fakes.house import conversation, engine_over, rows, value

SIZE = 300


def random_cuts() -> Callable[[], int]:
    chance = random.Random(7)
    return lambda: chance.choice((1, 2, 3, 17, 90))


@pytest.fixture(scope="module")
def undisturbed() -> dict[str, str]:
    return {}


@pytest.mark.parametrize("features", [COUNTING, FEATURES], ids=["counting", "all features"])
@pytest.mark.parametrize("batch", [1, 7, 500, "random"])
def test_the_same_log_gives_the_same_state_for_every_cut_and_on_both_stores(
    opener: Opener, features: tuple[Feature, ...], batch: int | str, undisturbed: dict[str, str]
) -> None:
    engine = engine_over(opener(), features, batch=random_cuts() if batch == "random" else int(batch))
    engine.append(conversation(SIZE))
    engine.drain()
    assert value(engine.store, "select count(*) from dead_letter") == 0
    found = engine.state_hash()
    assert found == undisturbed.setdefault(str(len(features)), found)


def test_restarts_between_batches_change_nothing(opener: Opener) -> None:
    hashes = []
    for batch, restarts in ((500, False), (31, True)):
        store = opener()
        engine = engine_over(store, batch=batch)
        if not restarts:
            engine.append(conversation(SIZE))
            engine.drain()
            hashes.append(engine.state_hash())
            clear(store)
            continue
        for start in range(0, SIZE, 50):
            engine = engine_over(opener(), batch=batch)
            engine.append(conversation(SIZE)[start : start + 60])
            engine.step()
        engine.drain()
        hashes.append(engine.state_hash())
    assert hashes[0] == hashes[1]


def clear(store: Store) -> None:
    """Empty everything but the directory and the partitions."""
    with store.write() as conn:
        for table in (
            "log",
            "outbox",
            "due_item",
            "noise",
            "membership",
            "audit",
            "tally",
            "applied",
            "slowly",
        ):
            conn.exec_driver_sql(f"delete from {table}")
        conn.exec_driver_sql("update head set head = 0")
        conn.exec_driver_sql("update cursor set pos = 0, clock = 0, import_clock = 0")


def test_several_workers_share_the_partitions_and_apply_everything_once_and_in_order(opener: Opener) -> None:
    first = opener()
    alone = engine_over(first, batch=9)
    said = conversation(SIZE)
    alone.append(said)
    stores = [first if first.dialect == "sqlite" else opener() for _ in range(3)]
    threads = [threading.Thread(target=engine_over(one, batch=9).drain) for one in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    alone.drain()
    assert_applied_once_in_order(first, SIZE)


def assert_applied_once_in_order(store: Store, count: int) -> None:
    assert value(store, "select count(*) from applied") == count
    order: dict[int, list[int]] = {}
    for row in rows(store, "select community, nth from applied order by part, seq"):
        order.setdefault(row.community, []).append(row.nth)
    assert all(nth == list(range(1, len(nth) + 1)) for nth in order.values())
    assert value(store, "select sum(messages) from tally") == count


def test_a_worker_that_died_in_its_transaction_is_replaced(opener: Opener) -> None:
    store = opener()
    if store.dialect == "sqlite":
        return  # its one process takes the file with it
    engine = engine_over(store)
    engine.append(conversation(50, chats=1))
    dead = opener()
    conn = dead._writer.connect()
    conn.begin()
    conn.exec_driver_sql("select * from cursor for update")
    assert engine.drain() == 0
    conn.invalidate()
    engine.drain()
    assert_applied_once_in_order(store, 50)


def test_the_slow_consumer_has_its_own_cursors(store: Store) -> None:
    engine = engine_over(store)
    engine.append(conversation(40, chats=2))
    slow = next(house for house in engine.houses if house.consumer == "slow")
    while engine._step(slow, 500):
        pass
    assert value(store, "select sum(signs) from slowly") > 0
    assert value(store, "select count(*) from applied") == 0
    engine.drain()
    assert value(store, "select sum(signs) from slowly") == value(store, "select sum(signs) from tally")
    assert (
        value(store, "select count(*) from cursor c join head h on h.part = c.part where c.pos <> h.head")
        == 0
    )


def test_no_partition_starves_while_another_is_busy(store: Store) -> None:
    engine = engine_over(store, batch=1)
    engine.append(conversation(200))
    busy = value(store, "select count(distinct part) from log")
    for _ in range(busy):
        engine.step()
    assert value(store, "select count(distinct part) from applied") == busy


def test_a_consumer_without_features_stands_at_the_head_after_draining(store: Store) -> None:
    engine = engine_over(store, [one for one in COUNTING if one.consumer == "main"])
    engine.append(conversation(30))
    engine.drain()
    assert (
        value(store, "select count(*) from cursor c join head h on h.part = c.part where c.pos <> h.head")
        == 0
    )
