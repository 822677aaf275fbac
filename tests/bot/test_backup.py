from __future__ import annotations

import hashlib
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot import wiring
from bot.ops import backup as saving
from bot.ops.files import raw
from engine.contract.errors import StoreError
from engine.contract.events import ChatRef, Incoming, Message, PersonRef
from tests.bot.conftest import Cli, play


def count(path: Path) -> int:
    with raw(path) as conn:
        return int(conn.execute("select count(*) from log").fetchone()[0])


def test_a_backup_is_one_checked_file_with_its_sum(cli: Cli, db: str, tmp_path: Path) -> None:
    assert cli("backup", "copy.db", "--db", db).code == 0
    copy = tmp_path / "copy.db"
    digest = hashlib.sha256(copy.read_bytes()).hexdigest()
    assert (tmp_path / "copy.db.sha256").read_text() == f"{digest}  copy.db\n"
    assert saving.check(copy).counts["log"] == count(tmp_path / "qunban.db")
    assert not list(tmp_path.glob("copy.db-*"))
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_taken_under_load_is_whole(db: str, tmp_path: Path) -> None:
    store = wiring.open_store(db)
    engine = wiring.build_engine(store)
    stop = threading.Event()

    def talk() -> None:
        number = 1000
        while not stop.is_set():
            number += 1
            engine.append([_message(number)])
            engine.drain()

    worker = threading.Thread(target=talk)
    worker.start()
    try:
        found = [saving.backup(db, tmp_path / f"{n}.db") for n in range(5)]
    finally:
        stop.set()
        worker.join()
        store.close()
    assert [one.counts["log"] for one in found] == sorted(one.counts["log"] for one in found)
    for one in found:
        with raw(one.path) as conn:
            behind = "select count(*) from cursor c join log l on l.part = c.part and l.seq <= c.pos where c.consumer = 'main'"
            assert conn.execute(behind).fetchone()[0] >= count(one.path) - 1


def _message(number: int) -> Incoming:
    return Incoming(
        platform="console",
        chat=ChatRef("general", "#general"),
        unique=str(number),
        at=number * 1_000_000,
        people=(PersonRef("carol", "carol"),),
        actor=0,
        community="sandbox",
        body=Message(text=f"message number {number}", message=str(number)),
    )


def test_a_backup_does_not_overwrite_unless_told(cli: Cli, db: str, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("precious")
    said = cli("backup", "copy.db", "--db", db)
    assert said.code == 1
    assert "exists already" in said.err
    assert (tmp_path / "copy.db").read_text() == "precious"
    assert cli("backup", "copy.db", "--yes", "--db", db).code == 0


def test_restoring_brings_back_what_was_and_keeps_the_old_file(cli: Cli, db: str, tmp_path: Path) -> None:
    path = tmp_path / "qunban.db"
    cli("backup", "copy.db", "--db", db)
    before = count(path)
    play(db, ["carol: 大家好，我是新来的"])
    after = count(path)
    said = cli("restore", "copy.db", "--yes", "--db", db)
    assert said.code == 0
    assert after > before
    assert count(path) == before
    assert count(tmp_path / "qunban.db.before-restore") == after
    play(db, ["carol: 又来了"])


def test_restoring_asks_and_without_a_terminal_refuses(cli: Cli, db: str, tmp_path: Path) -> None:
    cli("backup", "copy.db", "--db", db)
    said = cli("restore", "copy.db", "--db", db)
    assert said.code == 2
    assert "--yes" in said.err
    assert not (tmp_path / "qunban.db.before-restore").exists()


def test_restoring_into_nothing_needs_no_question(cli: Cli, db: str, tmp_path: Path) -> None:
    cli("backup", "copy.db", "--db", db)
    assert cli("restore", "copy.db", "--db", f"sqlite:///{tmp_path}/new/q.db").code == 0
    assert count(tmp_path / "new" / "q.db") == count(tmp_path / "qunban.db")


def test_restoring_is_refused_while_the_bot_runs(cli: Cli, db: str) -> None:
    cli("backup", "copy.db", "--db", db)
    store = wiring.open_store(db)
    try:
        said = cli("restore", "copy.db", "--yes", "--db", db)
    finally:
        store.close()
    assert said.code == 1
    assert "kill -TERM" in said.err


@pytest.mark.parametrize("harm", ["cut", "flip", "text", "foreign", "newer", "missing"])
def test_a_backup_that_is_not_right_is_refused_and_nothing_changes(
    cli: Cli, db: str, tmp_path: Path, harm: str
) -> None:
    cli("backup", "copy.db", "--db", db)
    copy = tmp_path / "copy.db"
    data = copy.read_bytes()
    if harm in {"cut", "text", "foreign", "newer"}:
        (tmp_path / "copy.db.sha256").unlink()
    match harm:
        case "cut":
            copy.write_bytes(data[: len(data) // 2])
        case "flip":
            copy.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        case "text":
            copy.write_text("not a database")
        case "foreign":
            copy.unlink()
            with closing(sqlite3.connect(copy)) as conn:
                conn.execute("create table t (x)")
        case "newer":
            with closing(sqlite3.connect(copy)) as conn:
                conn.execute("update alembic_version set version_num = '9999'")
                conn.commit()
        case _:
            copy.unlink()
    before = (tmp_path / "qunban.db").read_bytes()
    said = cli("restore", "copy.db", "--yes", "--db", db)
    assert said.code == 1
    assert "copy.db" in said.err
    assert "Traceback" not in said.err
    assert (tmp_path / "qunban.db").read_bytes() == before


def test_postgresql_is_pointed_at_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="pg_dump"):
        saving.backup("postgresql://someone@localhost/db", tmp_path / "copy.db")
