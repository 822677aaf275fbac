from __future__ import annotations

import csv
import json
from pathlib import Path

from bot import wiring
from tests.bot.conftest import Cli


def test_an_export_has_one_file_a_table_and_a_manifest(cli: Cli, db: str, tmp_path: Path) -> None:
    assert cli("export", "out", "--db", db).code == 0
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    for table, rows in manifest["tables"].items():
        lines = (tmp_path / "out" / f"{table}.jsonl").read_text().splitlines()
        assert len(lines) == rows
    texts = [
        json.loads(line)["payload"]["text"]
        for line in (tmp_path / "out" / "log.jsonl").read_text().splitlines()
    ]
    assert "签到" in texts


def test_an_export_as_csv_has_the_same_rows(cli: Cli, db: str, tmp_path: Path) -> None:
    cli("export", "out", "--db", db)
    assert cli("export", "table", "--format", "csv", "--db", db).code == 0
    counts = json.loads((tmp_path / "out" / "manifest.json").read_text())["tables"]
    for table, rows in counts.items():
        with (tmp_path / "table" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == rows


def test_an_export_works_beside_a_running_bot(cli: Cli, db: str) -> None:
    store = wiring.open_store(db)
    try:
        assert cli("export", "out", "--db", db).code == 0
        assert cli("backup", "copy.db", "--db", db).code == 0
    finally:
        store.close()


def test_an_export_never_mixes_with_other_files(cli: Cli, db: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("precious")
    said = cli("export", "out", "--db", db)
    assert said.code == 1
    assert "empty folder" in said.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_an_export_holds_no_handle_by_which_one_could_speak_for_somebody(
    cli: Cli, db: str, tmp_path: Path
) -> None:
    cli("export", "out", "--db", db)
    everything = "".join(path.read_text() for path in (tmp_path / "out").glob("*.jsonl"))
    assert '"interaction"' not in everything
    assert '"token"' not in everything


def test_forgetting_takes_name_and_texts_and_leaves_the_others_points(
    cli: Cli, db: str, tmp_path: Path
) -> None:
    cli("export", "before", "--db", db)
    said = cli("forget", "console:bob", "--yes", "--db", db)
    assert said.code == 0
    assert "console:bob" in said.out
    cli("export", "after", "--db", db)
    log = (tmp_path / "after" / "log.jsonl").read_text()
    assert "写错了说明" not in log
    assert "amend" in log
    assert "bob" not in (tmp_path / "after" / "identity.jsonl").read_text()
    assert wallet(tmp_path / "before", "alice") == wallet(tmp_path / "after", "alice") > 10
    assert cli("doctor", "--db", db).code == 0


def wallet(folder: Path, name: str) -> int:
    people = [json.loads(line) for line in (folder / "identity.jsonl").read_text().splitlines()]
    number = next(row["id"] for row in people if row["name"] == name)
    wallets = [json.loads(line) for line in (folder / "wallet.jsonl").read_text().splitlines()]
    return next(int(row["xp"]) for row in wallets if row["member"] == number)


def test_forgetting_asks_with_counts_and_without_a_terminal_refuses(cli: Cli, db: str) -> None:
    said = cli("forget", "bob", "--db", db)
    assert said.code == 2
    assert "2 messages" in said.err
    assert cli("forget", "bob", "--yes", "--db", db).code == 0


def test_somebody_unknown_is_named(cli: Cli, db: str) -> None:
    said = cli("forget", "zoe", "--yes", "--db", db)
    assert said.code == 1
    assert "'zoe'" in said.err
