"""A ledger from before seasons learns where everything was earned."""

from __future__ import annotations

from importlib import import_module

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations

from engine.contract.events import Deleted
from tests.seasons.test_boards import SAID
from tests.seasons.world import Ground

MIGRATION = import_module("migrations.versions.0020_make_the_tables_of_seasons")
WHERE = "select seq, n, rule, chat from ledger order by part, seq, n"


def learnt(url: str) -> None:
    ground = Ground(url=url)
    try:
        message = ground.say("ann", SAID.format(n=1), chat="#one")
        ground.say("ann", "签到", chat="#two", wait=99)
        ground.do("ann", Deleted(message=message), chat="#one")
        ground.give("ann", 10, chat="#three")
        ground.undo_last("ann")
        # The counter-entry of a counter-entry: the message counts again, where it was said.
        seq = ground.rows("select seq from ledger where rule = 'undo' order by seq limit 1")[0][0]
        ground.ask("boss", f"/points undo {seq}", chat="#three")
        before = [tuple(row) for row in ground.rows(WHERE)]
        assert [row[2] for row in before] == ["message", "checkin", "undo", "grant", "undo", "undo"]
        assert len({row[3] for row in before}) == 3
        with ground.store.write() as conn:
            conn.exec_driver_sql("update ledger set chat = 0")
            with Operations.context(MigrationContext.configure(conn)):
                MIGRATION._earned_where()
        assert [tuple(row) for row in ground.rows(WHERE)] == before
    finally:
        ground.store.close()


def test_old_entries_learn_their_chats() -> None:
    learnt("sqlite://")


def test_old_entries_learn_their_chats_on_postgresql(on_postgres: str) -> None:
    learnt(on_postgres)


def test_the_migration_can_be_taken_back() -> None:
    ground = Ground()
    try:
        with ground.store.write() as conn, Operations.context(MigrationContext.configure(conn)):
            MIGRATION.downgrade()
        with pytest.raises(Exception, match="no such table"):
            ground.rows("select 1 from season")
        assert "chat" not in {row[1] for row in ground.rows("pragma table_info(ledger)")}
    finally:
        ground.store.close()
