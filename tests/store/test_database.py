from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from engine.contract.errors import StoreError
from engine.store.database import Store
from engine.store.sql import insert_new, select_where_in, upsert
from engine.store.tables import Meta, Noise
from tests.conftest import Opener
from tests.fakes.house import rows, value
from tests.fakes.postgres import Postgres

KEYS = ("part", "chat", "day", "topic")


def noise(topic: str, count: int, day: int = 1) -> dict[str, object]:
    return {"part": 1, "chat": 1, "day": day, "topic": topic, "count": count}


def test_new_rows_are_inserted_and_known_ones_left_alone(store: Store) -> None:
    with store.write() as conn:
        assert insert_new(conn, Noise, [noise("a", 1), noise("b", 1)]) == 2
        assert insert_new(conn, Noise, [noise("b", 9), noise("c", 9)]) == 1
    assert rows(store, "select topic, count from noise order by topic") == [("a", 1), ("b", 1), ("c", 9)]


def test_an_upsert_sums_replaces_and_keeps_the_larger(store: Store) -> None:
    for action, expected in (({"add": ("count",)}, 7), ({"put": ("count",)}, 4), ({"most": ("count",)}, 4)):
        with store.write() as conn:
            conn.exec_driver_sql("delete from noise")
            upsert(conn, Noise, [noise("a", 3)], keys=KEYS)
            upsert(conn, Noise, [noise("a", 4)], keys=KEYS, **action)
        assert value(store, "select count from noise") == expected


def test_membership_tests_take_any_number_of_values(store: Store) -> None:
    with store.write() as conn:
        insert_new(conn, Noise, [noise("a", 1, day) for day in range(2000)])
        many = select_where_in(conn, "select day from noise where day IN :values", range(5000))
        none = select_where_in(conn, "select day from noise where day IN :values", [])
        some = select_where_in(
            conn, "select topic from noise where day = :day and topic IN :values", ["a", "x"], day=7
        )
    assert (len(many), none, [row.topic for row in some]) == (2000, [], ["a"])


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(IntegrityError), store.write() as conn:  # noqa: PT012 - the first statement must be undone
        insert_new(conn, Meta, [{"key": "new", "value": "1"}])
        conn.exec_driver_sql("insert into meta (key, value) values ('partitions', '1')")
    assert rows(store, "select value from meta where key = 'new'") == []


def test_a_full_disk_is_a_store_error_and_writing_resumes_when_there_is_room(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'full.db'}")
    with store.write() as conn:
        conn.exec_driver_sql("create table t (x blob)")
        conn.exec_driver_sql("pragma max_page_count = 4")
    with pytest.raises(StoreError, match="cannot be used right now"), store.write() as conn:
        conn.exec_driver_sql("insert into t values (zeroblob(100000))")
    with store.write() as conn:
        conn.exec_driver_sql("pragma max_page_count = 1000000")
        conn.exec_driver_sql("insert into t values (zeroblob(100000))")
    assert value(store, "select count(*) from t") == 1
    store.close()


def test_a_server_that_restarts_is_an_outage_and_then_forgotten(postgres: Postgres) -> None:
    url = postgres.new()
    store = Store.open(url)
    with pytest.raises(StoreError), store.write() as conn:  # noqa: PT012 - the outage comes in between
        insert_new(conn, Meta, [{"key": "lost", "value": "1"}])
        postgres.restart()
        conn.exec_driver_sql("select 1")
    assert rows(store, "select value from meta where key = 'lost'") == []
    store.close()
    postgres.drop(url)


def test_readers_cannot_write(opener: Opener) -> None:
    store = opener()
    if store.dialect == "sqlite":
        with pytest.raises(StoreError), store.read() as conn:
            conn.exec_driver_sql("delete from meta")
    assert value(store, "select count(*) from meta") > 0


def test_an_error_names_the_statement_and_nothing_that_was_in_it(store: Store) -> None:
    with pytest.raises(Exception, match="parameters hidden") as broken, store.read() as conn:
        conn.execute(text("select * from nowhere where said = :words"), {"words": "my private words"})
    assert "private words" not in str(broken.value)
