from __future__ import annotations

from sqlalchemy import text

from engine.store.database import Store
from engine.stream import lease
from tests.fakes.postgres import Postgres


def take(store: Store, owner: str) -> bool:
    with store.write() as conn:
        return lease.take(conn, "telegram", owner)


def test_one_process_speaks_for_an_account_until_it_lets_go_or_is_gone(postgres: Postgres) -> None:
    address = postgres.new()
    store = Store.open(address)
    try:
        assert take(store, "one")
        assert not take(store, "two")
        assert take(store, "one"), "renewing"
        with store.write() as conn:
            assert conn.execute(text("select owner from lease where name = 'telegram'")).scalar() == "one"
            assert lease.take(conn, "discord", "two"), "another account"
            lease.release(conn, "telegram", "one")
        assert take(store, "two")
        with store.write() as conn:
            conn.execute(
                text("update lease set until = until - :t where name = 'telegram'"), {"t": lease.TTL}
            )
        assert take(store, "one"), "the other has not been heard of"
        assert not take(store, "two")
    finally:
        store.close()
        postgres.drop(address)
