"""Totals brought in and taken back: the same for every cut of the log, on both stores; wallets made anew on PostgreSQL."""

from __future__ import annotations

import json

import pytest

from bot.bench import rebuild as bench
from engine.contract.events import Derived
from engine.points.totals import BROUGHT, TAKEN_BACK
from engine.store.database import Store
from engine.store.migrate import upgrade
from engine.stream.log import append_rows, engine_row
from tests.fakes.postgres import Postgres
from tests.fakes.sandbox import run_script
from tests.points.world import START, World


def lived(batch: int, url: str = "sqlite://") -> str:
    """Let members talk, bring totals in over several events, take a part back, bring it in again; hash what came of it."""
    world = World(batch=batch, url=url)
    try:
        for number in range(8):
            world.say(f"m{number}", f"hello everybody, number {number} speaks", drain=False)
        if batch > 1:
            world.engine.drain()
        else:
            while world.engine.step():
                pass
        home = world.rows(
            "select k.part, c.community, c.id from chat c join community k on k.id = c.community"
        )[0]
        people = [row[0] for row in world.rows("select id from identity order by name")]
        bodies = [
            Derived(
                feature=BROUGHT[0],
                name=BROUGHT[1],
                values={
                    "rows": json.dumps(
                        [[one, 100 * place, place] for place, one in enumerate(people) if place % 3 == part]
                    ),
                    "ref": "f00d",
                    "source": "mee6",
                    "mode": mode,
                    "said": "done" if part == 2 else "",
                },
            )
            for mode in ("raise", "add")
            for part in range(3)
        ]
        undone = Derived(
            feature=TAKEN_BACK[0], name=TAKEN_BACK[1], values={"ref": "f00d", "seq": 10, "said": "x"}
        )
        rows = [
            engine_row(
                part=home[0],
                community=home[1],
                chat=home[2],
                key=f"k{n}",
                at=START,
                now=START,
                body=body,
                origin="import",
            )
            for n, body in enumerate([*bodies, undone, *bodies[3:]])
        ]
        with world.store.write() as conn:
            append_rows(conn, rows)
        world.engine.drain()
        world.check()
        assert world.rows("select count(*) from ledger where rule = 'import'")[0][0] > 6
        assert world.rows("select count(*) from audit")[0][0] == 4
        return world.hash()
    finally:
        world.store.close()


@pytest.mark.parametrize("batch", [1, 7])
def test_totals_are_the_same_for_every_cut(batch: int) -> None:
    assert lived(batch) == lived(500)


def test_postgresql_comes_to_the_same_totals(on_postgres: str) -> None:
    assert lived(50, on_postgres) == lived(500)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_wallets_of_many_entries_are_made_anew(dialect: str, postgres: Postgres) -> None:
    address = postgres.new() if dialect == "postgresql" else "sqlite://"
    store = Store.open(address)
    try:
        upgrade(store)
        found = {one.name: one.value for one in bench.run(store, 40_000)}
        assert found["wallets"] == 1_000
        print(f"{dialect}: 40,000 entries compared and rebuilt in {found['rebuild']} s")
    finally:
        store.close()
        if dialect == "postgresql":
            postgres.drop(address)


def test_a_rollback_as_an_admin_sees_it() -> None:
    shown = run_script(
        (
            "mod!: hello everybody, this is the first message",
            "bob: hello, nice to meet you all here today",
            "mod!: /points add @bob 50 for nothing",
            "mod!: /points add @mod 500",
            "boss!: /points rollback actor:@mod since:2h",
            "boss press 8 1",
            "bob: /me",
            "boss!: /points restore #8",
            "boss press 12 1",
            "bob: /me",
        )
    )
    texts = [one["text"] for one in shown]
    assert "mod 在最近 2 小时内经手 2 笔记录：将从 2 位成员收回 550 经验、550 金币" in texts[2]
    assert "/points restore #8" in texts[3]
    assert "🪙 0 金币" in texts[4]
    assert "将还给 2 位成员 550 经验、550 金币" in texts[5]
    assert "已恢复 2 笔记录" in texts[6]
    assert "🪙 50 金币" in texts[7]
