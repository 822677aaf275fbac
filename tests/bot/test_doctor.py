from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import wiring
from bot.ops import doctor
from bot.ops.doctor import Finding, examine
from bot.ops.files import looking
from engine.contract.clock import DAY
from engine.contract.events import Message
from engine.stream import log
from tests.bot.conftest import Cli

NOW = 1_800_000_000_000_000


def findings(db: str, now: int = NOW) -> dict[str, Finding]:
    with looking(db) as store:
        return {finding.check: finding for finding in examine(store, db, now)}


def change(db: str, statement: str, **values: object) -> None:
    store = wiring.open_store(db)
    try:
        with store.write() as conn:
            conn.execute(text(statement), values)
    finally:
        store.close()


def test_a_sound_database_has_only_good_findings(cli: Cli, db: str) -> None:
    said = cli("doctor", "--json", "--db", db)
    assert said.code == 0
    found = json.loads(said.out)
    assert {one["check"] for one in found} >= {
        "integrity",
        "schema",
        "disk",
        "wal",
        "clock",
        "ledger",
        "lag",
        "outbox",
    }
    assert {one["state"] for one in found} <= {"ok", "warn"}


def test_every_finding_that_is_not_good_names_a_way_out(db: str) -> None:
    change(db, "update wallet set xp = xp + 1")
    change(db, "update log set received_at = :t", t=NOW + DAY)
    for finding in findings(db).values():
        assert finding.state == "ok" or finding.way_out


def test_a_wallet_that_differs_from_the_ledger_is_bad(cli: Cli, db: str) -> None:
    change(db, "update wallet set coins = coins + 100")
    found = findings(db)["ledger"]
    assert found.state == "bad"
    assert "100" not in found.text
    assert any("coins" in line for line in found.details)
    assert cli("doctor", "--db", db).code == 1


def test_a_ledger_without_its_wallet_is_bad(db: str) -> None:
    change(db, "delete from wallet")
    assert findings(db)["ledger"].state == "bad"


def test_a_clock_behind_the_log_is_bad(db: str) -> None:
    change(db, "update log set received_at = :t", t=NOW + DAY)
    assert findings(db)["clock"].state == "bad"


def test_a_clock_before_the_program_is_bad(db: str) -> None:
    assert findings(db, now=0)["clock"].state == "bad"


def test_a_dead_letter_is_shown_with_its_ref_and_error_and_can_be_retried(cli: Cli, db: str) -> None:
    change(
        db,
        "insert into dead_letter (consumer, part, seq, key, error, ref, at) "
        "select 'slow', part, seq, key, 'ValueError(\"no such thing\")', '7F3K', 1 from log limit 1",
    )
    said = cli("doctor", "--db", db)
    assert said.code == 1
    assert "7F3K" in said.out
    assert "no such thing" in said.out
    again = cli("doctor", "--retry", "--db", db)
    assert again.code == 0
    assert "1 applied" in again.err


def test_what_failed_to_be_said_is_counted(db: str) -> None:
    change(db, "update outbox set state = 'failed', error = 'kicked out', created_at = :t", t=NOW)
    found = findings(db)["outbox"]
    assert found.state == "warn"
    assert any("kicked out" in line for line in found.details)


def test_a_consumer_far_behind_is_a_warning(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LAG_WARN", 0)
    change(db, "update cursor set pos = 0")
    assert findings(db)["lag"].state == "warn"


def test_a_disk_nearly_full_is_bad(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "DISK_BAD", 1 << 60)
    assert findings(db)["disk"].state == "bad"


def test_a_damaged_file_is_bad_and_names_the_restore(cli: Cli, db: str, tmp_path: Path) -> None:
    path = tmp_path / "qunban.db"
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(data)
    said = cli("doctor", "--db", db)
    assert said.code == 1
    assert "Traceback" not in said.err


def test_there_must_be_a_database_to_examine(cli: Cli, tmp_path: Path) -> None:
    said = cli("doctor", "--db", f"sqlite:///{tmp_path}/none.db")
    assert said.code == 1
    assert "there is no database" in said.err
    assert not (tmp_path / "none.db").exists()


def test_a_database_that_was_never_migrated_names_the_command(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    said = cli("doctor", "--db", f"sqlite:///{tmp_path}/empty.db")
    assert said.code == 1
    assert "python -m bot migrate" in said.out
    assert cli("migrate", "--db", f"sqlite:///{tmp_path}/empty.db").code == 0
    assert cli("doctor", "--db", f"sqlite:///{tmp_path}/empty.db").code == 0


def test_the_log_of_the_fixture_holds_what_was_said(db: str) -> None:
    with looking(db) as store, store.read() as conn:
        parts = conn.execute(text("select distinct part from log")).scalars().all()
        events = [event for part in parts for event in log.read(conn, part, 0, 1000, 1000)]
    assert sum(isinstance(event.body, Message) for event in events) == 4
