from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.ops.files import looking
from tests.bot.conftest import Cli

KEYS = {"messages", "new", "members", "points", "seconds", "ledger_hash"}


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Write a small Telegram Desktop export: two people, one spammer."""
    said = [
        ("user1", "Ann", "大家好，请问 Docker 的卷和绑定挂载有什么区别"),
        ("user2", "Ben", "volumes are managed by docker, bind mounts show your own folder"),
        ("user1", "Ann", "thanks, that is clear"),
        *[("user3", "Ad", "日入过千，加微信领取全套 Python 视频教程，名额有限先到先得")] * 4,
    ]
    messages = [
        {
            "id": number,
            "type": "message",
            "date": f"2025-03-01T10:{number:02}:00",
            "date_unixtime": str(1740823200 + 60 * number),
            "from": name,
            "from_id": who,
            "text": words,
            "text_entities": [{"type": "plain", "text": words}],
        }
        for number, (who, name, words) in enumerate(said, 1)
    ]
    path = tmp_path / "result.json"
    head = {"name": "Pythonistas", "type": "public_supergroup", "id": 1000000001}
    path.write_text(json.dumps(head | {"messages": messages}, ensure_ascii=False), encoding="utf-8")
    return path


def last_object(out: str) -> dict[str, object]:
    found = json.loads(out.splitlines()[-1])
    assert isinstance(found, dict)
    return found


def test_a_replay_ends_with_one_object(cli: Cli, export: Path) -> None:
    said = cli("replay", export, "--json")
    assert said.code == 0
    found = last_object(said.out)
    assert found.keys() >= KEYS
    assert (found["messages"], found["new"], found["members"]) == (7, 7, 3)


def test_the_same_file_again_is_nothing_new(cli: Cli, export: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/t.db"
    first = last_object(cli("replay", export, "--json", "--db", url).out)
    again = last_object(cli("replay", export, "--json", "--db", url).out)
    assert again["new"] == 0
    assert again["ledger_hash"] == first["ledger_hash"]
    assert again["points"] == first["points"]


def test_nothing_leaves_for_an_import(cli: Cli, export: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/t.db"
    cli("replay", export, "--db", url)
    with looking(url) as store, store.read() as conn:
        assert conn.execute(text("select count(*) from outbox")).scalar() == 0
        assert conn.execute(text("select count(*) from due_item")).scalar() == 0


def test_a_replay_without_a_database_keeps_nothing(cli: Cli, export: Path, tmp_path: Path) -> None:
    said = cli("replay", export)
    assert said.code == 0
    assert "Ann" in said.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["result.json"]


def test_a_setting_for_the_run_changes_the_points(cli: Cli, export: Path) -> None:
    usual = last_object(cli("replay", export, "--json").out)
    none = last_object(cli("replay", export, "--json", "--set", "points.message.cooldown=1h").out)
    assert none["points"] != usual["points"]


def test_an_unknown_setting_is_a_usage_error(cli: Cli, export: Path) -> None:
    said = cli("replay", export, "--set", "points.mesage.cooldown=30s")
    assert said.code == 2
    assert "points.message.cooldown" in said.err


def test_a_live_replay_counts_what_would_be_said(cli: Cli, export: Path) -> None:
    found = last_object(cli("replay", export, "--live", "--json").out)
    assert isinstance(found["would"], dict)
    assert found["messages"] == 7


def test_a_live_replay_has_no_database_to_keep(cli: Cli, export: Path, tmp_path: Path) -> None:
    assert cli("replay", export, "--live", "--db", f"sqlite:///{tmp_path}/t.db").code == 2


def test_a_file_that_is_no_export_is_one_sentence(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    said = cli("replay", "x.json")
    assert said.code == 1
    assert said.err.startswith("qunban: x.json")
    assert said.err.count("\n") == 1


def test_a_file_cut_short_keeps_what_was_before_and_says_so(cli: Cli, export: Path) -> None:
    whole = export.read_text(encoding="utf-8")
    export.write_text(whole[: len(whole) * 2 // 3], encoding="utf-8")
    said = cli("replay", export, "--json")
    assert said.code == 1
    assert last_object(said.out)["messages"] not in (0, 7)
    assert "ends in the middle" in said.err


def test_one_community_holds_several_chats_if_told(cli: Cli, export: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/t.db"
    cli("replay", export, "--into", "school", "--db", url)
    with looking(url) as store, store.read() as conn:
        assert conn.execute(text("select name from community")).scalars().all() == ["school"]


def test_the_database_of_a_bot_in_service_is_asked_about(
    cli: Cli, export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUNBAN_TELEGRAM__TOKEN", "123456789:" + "A" * 35)
    url = f"sqlite:///{tmp_path}/t.db"
    said = cli("replay", export, "--db", url)
    assert said.code == 2
    assert "--yes" in said.err
    assert not (tmp_path / "t.db").exists()
    assert cli("replay", export, "--db", url, "--yes").code == 0
