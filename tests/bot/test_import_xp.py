"""`import xp`: totals of other bots, never their levels."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from bot import wiring
from bot.ops.totals.reading import read_totals
from engine.contract.errors import ConfigError
from tests.bot.conftest import Cli, play
from tests.bot.test_doctor import change

ANN, BEN = "111111111111111111", "222222222222222222"
PAGE = {
    "page": 0,
    "players": [
        {"id": ANN, "username": "ann", "xp": 4000, "detailed_xp": [325, 1005, 4000], "level": 9},
        {"id": BEN, "username": "ben", "detailed_xp": [50, 155, 150], "level": 7, "message_count": 3},
    ],
}
POLARIS = {"settings": {"enabled": True}, "users": {ANN: {"xp": 4000, "cooldown": 1}, BEN: {"xp": 150}}}
LEVELUP = {"users": {ANN: {"xp": 4000.9, "level": 6, "messages": 5}, BEN: {"xp": 150, "level": 1}}}


def file(folder: Path, content: Any, name: str = "totals.json") -> Path:
    path = folder / name
    data = (content if isinstance(content, str) else json.dumps(content)).encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def rows(db: str, sql: str) -> list[Any]:
    store = wiring.open_store(db)
    try:
        with store.read() as conn:
            return [tuple(row) for row in conn.exec_driver_sql(sql)]
    finally:
        store.close()


def xp_of(db: str, user: str) -> Any:
    found = rows(
        db,
        f"select w.xp, w.coins, w.level from wallet w join identity i on i.person = w.member where i.platform_user = '{user}'",
    )
    return found[0] if found else None


@pytest.mark.parametrize(
    ("source", "content", "name"),
    [
        ("mee6", PAGE, "a.json"),
        ("mee6", [PAGE], "a.json"),
        ("mee6", PAGE["players"], "a.json"),
        ("mee6", json.dumps(PAGE) + "\n" + json.dumps({"players": []}), "a.jsonl"),
        ("mee6", PAGE, "a.json.gz"),
        ("polaris", POLARIS, "a.json"),
        ("polaris", POLARIS["users"], "a.json"),
        ("levelup", LEVELUP, "a.json"),
        ("levelup", {"configs": {"5": LEVELUP, "6": {"users": {}}}}, "a.json"),
        ("levelup", {"117117117": {"GLOBAL": {}, "GUILD": {"5": LEVELUP}}}, "a.json"),
        ("csv", f"id,xp,level\n{ANN},4000,9\n{BEN},150,1\n", "a.csv"),
        ("csv", f"﻿用户编号\t经验\n{ANN}\t4000\n{BEN}\t150\n", "a.tsv"),
        ("csv", f'{{"id": "{ANN}", "xp": 4000}}\n{{"id": {BEN}, "xp": "150"}}\n', "a.jsonl"),
    ],
)
def test_totals_are_read_as_every_bot_writes_them(
    tmp_path: Path, source: str, content: Any, name: str
) -> None:
    found = read_totals(file(tmp_path, content, name))
    assert found.source == source
    assert [(one.id, one.xp) for one in found.totals] == [(ANN, 4000), (BEN, 150)]
    assert found.problems == []


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        ("", "a.json", "is empty"),
        ("{", "a.json", "is no JSON, line 1"),
        ('{"id": "1", "xp": 3}\n{"id": ', "a.jsonl", "is no JSON, line 2"),
        ("a,b\n1,2\n", "a.csv", "its columns are: a, b"),
        ("id,xp\n1,2,3\n", "a.csv", "line 2: more cells than columns"),
        ("id,xp\n", "a.csv", "holds no members"),
        ('["x"]', "a.json", "this is no member, but 'x'"),
        ({"configs": {"5": LEVELUP, "6": LEVELUP}}, "a.json", "name one by --guild (there are: 5, 6)"),
        ({"players": "none"}, "a.json", "its columns are: players"),
        ("[" * 100_000, "a.json", "nested too deeply"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_place(
    tmp_path: Path, content: Any, name: str, sentence: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        read_totals(file(tmp_path, content, name))
    assert sentence in str(refused.value)


def test_half_a_gzip_file_is_refused(tmp_path: Path) -> None:
    path = file(tmp_path, PAGE, "a.json.gz")
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(ConfigError, match="no whole gzip file"):
        read_totals(path)


@pytest.mark.parametrize("xp", ["-1", "many", "nan", "1e400", "99999999999999999999", ""])
def test_a_row_whose_xp_is_no_total_is_named_and_nothing_comes_in(
    cli: Cli, db: str, tmp_path: Path, xp: str
) -> None:
    said = cli(
        "import", "xp", file(tmp_path, f"id,xp\n{ANN},100\n{BEN},{xp}\n", "a.csv"), "--yes", "--db", db
    )
    assert said.code == 1
    assert "a.csv, line 3: xp is" in said.err
    assert xp_of(db, ANN) is None


def test_levels_follow_from_the_xp_and_the_same_file_pays_once(cli: Cli, db: str, tmp_path: Path) -> None:
    path = file(tmp_path, PAGE)
    said = cli("import", "xp", path, "--dry-run", "--db", db)
    assert said.code == 0
    assert "0 known, 2 new" in said.out
    assert "1 level does not follow" in said.err
    assert xp_of(db, ANN) is None
    said = cli("import", "xp", path, "--db", db)
    assert said.code == 2  # no terminal to ask on
    assert cli("import", "xp", path, "--yes", "--db", db).code == 0
    assert (xp_of(db, ANN), xp_of(db, BEN)) == ((4000, 0, 9), (150, 0, 1))
    again = cli("import", "xp", path, "--mode", "add", "--yes", "--db", db)
    assert "nothing to bring in" in again.out
    assert xp_of(db, ANN) == (4000, 0, 9)
    assert cli("doctor", "--db", db).code == 0


def test_what_members_have_is_raised_or_added_to(cli: Cli, db: str, tmp_path: Path) -> None:
    had = xp_of(db, "alice")
    path = file(tmp_path, "name,xp,coins\nAlice,100,5\nnobody,5,\n", "a.csv")
    said = cli("import", "xp", path, "--platform", "console", "--yes", "--db", db)
    assert "'nobody', no member is called so" in said.err
    assert xp_of(db, "alice")[:2] == (100, max(5, had[1]))
    more = file(tmp_path, "id,xp\nalice,50\n", "b.csv")
    cli("import", "xp", more, "--platform", "console", "--yes", "--db", db)
    assert xp_of(db, "alice")[0] == 100
    cli("import", "xp", more, "--platform", "console", "--mode", "add", "--yes", "--db", db)
    assert xp_of(db, "alice")[0] == 150


def test_an_import_is_taken_back_as_a_whole_and_can_come_again(cli: Cli, db: str, tmp_path: Path) -> None:
    path = file(tmp_path, {"users": {str(10**17 + n): {"xp": n} for n in range(1, 451)}})
    assert cli("import", "xp", path, "--yes", "--db", db).code == 0
    assert rows(db, "select count(distinct seq), count(*), sum(xp) from ledger where rule = 'import'") == [
        (3, 450, 450 * 451 // 2)
    ]
    ref = rows(db, "select min(subject) from ledger where rule = 'import'")[0][0]
    assert cli("import", "xp", "--undo", "nothing", "--yes", "--db", db).code == 1
    assert cli("import", "xp", "--undo", ref, "--yes", "--db", db).code == 0
    assert rows(db, "select sum(xp) from ledger where rule = 'import' or reason = 'taken-back'") == [(0,)]
    said = cli("import", "xp", "--undo", ref, "--yes", "--db", db)
    assert "taken back before" in said.err
    assert cli("import", "xp", path, "--yes", "--db", db).code == 0
    assert xp_of(db, str(10**17 + 450)) == (450, 0, 2)
    assert cli("import", "xp", "--undo", ref, "--yes", "--db", db).code == 0
    assert xp_of(db, str(10**17 + 450)) == (0, 0, 0)
    assert cli("doctor", "--db", db).code == 0
    actions = rows(db, "select action, count(*) from audit group by action order by action")
    assert dict(actions)["points-import"] == dict(actions)["points-import-undo"] == 2


def test_who_is_no_member_may_be_left_out(cli: Cli, db: str, tmp_path: Path) -> None:
    path = file(tmp_path, f"id,xp\nalice,900\n{ANN},100\n", "a.csv")
    said = cli("import", "xp", path, "--platform", "console", "--only-known", "--yes", "--db", db)
    assert "1 known, 0 new, 0 left out, 1 not seen here and left out" in said.out
    assert rows(db, f"select count(*) from identity where platform_user = '{ANN}'") == [(0,)]


def test_what_cannot_be_an_id_of_the_platform_makes_nobody(cli: Cli, db: str, tmp_path: Path) -> None:
    path = file(tmp_path, f"id,xp\nalice,500\n1.11E+17,20\n-5,3\n{ANN},100\n", "a.csv")
    said = cli("import", "xp", path, "--dry-run", "--db", db)
    assert "0 known, 1 new, 3 left out" in said.out
    assert "--only-known leaves them out" in said.out
    assert "left out: line 2: 'alice' is no id on discord, those are numbers" in said.err
    known = cli("import", "xp", path, "--platform", "console", "--dry-run", "--db", db)
    assert "1 known" in known.out, "names are the ids of the sandbox"


def test_a_file_that_tells_of_nobody_here_is_no_success(cli: Cli, db: str, tmp_path: Path) -> None:
    said = cli("import", "xp", file(tmp_path, "name,xp\nnobody,500\n", "a.csv"), "--yes", "--db", db)
    assert said.code == 1
    assert "a.csv tells of nobody on discord" in said.err
    assert "there already" not in said.out


def test_of_a_member_who_stands_twice_the_larger_total_counts(tmp_path: Path) -> None:
    found = read_totals(file(tmp_path, [PAGE, {"players": [{"id": ANN, "username": "ann", "xp": 4100}]}]))
    assert [one.xp for one in found.totals] == [4100, 150]
    assert any("stands at" in note for note in found.notes)


def test_an_import_says_nothing_gives_no_role_and_leaves_history_its_clock(
    cli: Cli, db: str, tmp_path: Path
) -> None:
    play(db, ["boss!: /rewardrole add 1 123456"])
    before = rows(db, "select count(*) from outbox")
    clock = rows(db, "select max(import_clock) from cursor")
    cli(
        "import",
        "xp",
        file(tmp_path, "id,xp\nalice,900\n", "a.csv"),
        "--platform",
        "console",
        "--yes",
        "--db",
        db,
    )
    assert rows(db, "select count(*) from outbox") == before
    assert rows(db, "select max(import_clock) from cursor") == clock
    assert rows(db, "select level from reward_level order by level desc limit 1") == [(4,)]


def test_wallets_that_differ_are_shown_and_made_anew(cli: Cli, db: str) -> None:
    right = rows(db, "select * from wallet order by member")
    said = cli("doctor", "--rebuild", "--db", db)
    assert "there is nothing to rebuild" in said.err
    change(db, "update wallet set xp = xp + 5000, level = 10 where member = (select min(member) from wallet)")
    change(db, "delete from wallet where member = (select max(member) from wallet)")
    change(db, "insert into wallet select part, community, 7, 5, 5, 0, 1 from wallet limit 1")
    said = cli("doctor", "--rebuild", "--db", db)
    assert said.code == 2
    assert "3 wallets differ" in said.err
    assert rows(db, "select count(*) from wallet where member = 7") == [(1,)]
    said = cli("doctor", "--rebuild", "--yes", "--db", db)
    assert said.code == 0
    assert "3 made anew, 0 differ still" in said.err
    assert rows(db, "select * from wallet order by member") == right
    assert rows(db, "select action, detail from audit") == [("points-rebuild", "3 wallets")]
    assert rows(db, "select count(*) from outbox where kind = 'act'") == [(0,)]


def test_a_rebuild_waits_for_the_bot_to_stop(cli: Cli, db: str) -> None:
    store = wiring.open_store(db)
    try:
        said = cli("doctor", "--rebuild", "--yes", "--db", db)
        assert said.code == 1
        assert "doctor --rebuild" in said.err
    finally:
        store.close()
