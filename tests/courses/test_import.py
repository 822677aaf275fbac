"""`python -m bot import courses`: read, checked, shown as a diff, taken in once."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from bot.commands.bring import app
from bot.ops.courses.reading import read_courses
from engine.contract.errors import ConfigError
from engine.store.database import Store
from tests.fakes.sandbox import run_script

TABLE = """key,标题,英文标题,标签,难度,课时,价格,link,needs
py,Python 入门,Python basics,"python, 入门",入门,4,免费,https://example.org/py,
async,异步 Python,Async Python,"python
asyncio",进阶,协程|任务组,¥99,https://example.org/a,py
,容器入门,Docker basics,docker,入门,6,,,
"""


@pytest.fixture
def place(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'q.db'}"
    run_script(["ann: hello"], url=url)
    return url


def bring(file: Path, url: str, *more: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["courses", str(file), "--db", url, *more])
    return result.exit_code, result.stdout, result.stderr


def shelf(url: str) -> list[tuple[object, ...]]:
    store = Store.open(url)
    with store.read() as conn:
        rows = conn.execute(
            text("select number, key, lessons, price, state, version from course_item order by number")
        )
        found = [tuple(row) for row in rows]
    store.close()
    return found


def test_a_table_comes_in_once_and_changes_show_as_a_diff(tmp_path: Path, place: str) -> None:
    file = tmp_path / "courses.csv"
    file.write_text(TABLE, encoding="utf-8")
    assert bring(file, place, "--dry-run") == (
        0,
        (
            "+ py: Python 入门\n+ async: 异步 Python\n+ docker-basics: 容器入门\n"
            "sandbox: 3 new, 0 changed, 0 as they were (would come in)\n"
        ),
        "",
    )
    assert shelf(place) == []
    bring(file, place)
    before = shelf(place)
    assert [row[1:5] for row in before] == [
        ("py", 4, "免费", "live"),
        ("async", 2, "¥99", "live"),
        ("docker-basics", 6, "", "live"),
    ]
    bring(file, place)
    assert shelf(place) == before
    file.write_text(
        TABLE.replace("¥99", "¥129").replace(",容器入门", "#,").partition("#")[0], encoding="utf-8"
    )
    assert (
        bring(file, place)[1]
        == "~ async\n    price: ¥99 → ¥129\nsandbox: 0 new, 1 changed, 1 as they were (came in)\n"
    )
    assert [row[0] for row in shelf(place)] == [1, 2, 3]  # what the file leaves out stays


def test_rows_that_cannot_be_read_are_named_and_nothing_comes_in(tmp_path: Path, place: str) -> None:
    file = tmp_path / "courses.csv"
    file.write_text(TABLE + "x,坏,,,难,,,,\n,,,,,,,,\npy,again,,,,,,,\n", encoding="utf-8")
    code, out, err = bring(file, place)
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "courses.csv, line 6: level: '难' is none of beginner, intermediate, advanced (入门, 进阶, 高级)",
        "courses.csv, line 7: it has no title",
        "courses.csv, line 8: the key 'py' stands at line 2 already",
        "qunban: nothing was brought in: 3 to mend in courses.csv",
    ]
    file.write_text("title,needs\nA,nowhere\n", encoding="utf-8")
    assert "line 2: needs names 'nowhere', which is neither in the file" in bring(file, place)[2]
    assert shelf(place) == []


def test_json_lines_and_folders_of_markdown_come_in_as_well(tmp_path: Path, place: str) -> None:
    given = [{"id": 7, "title": "Rust", "lessons": ["own", "borrow"], "tags": ["rust"]}]
    (tmp_path / "a.json").write_text(json.dumps({"courses": given}), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"title": "Go", "kind": "article"}), encoding="utf-8")
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "sql.md").write_text(
        "---\ntitle: SQL 入门\nkey: sql\ntags:\n- sql\n- 数据库\nlessons:\n- 查询\n- 连接\n---\n# 什么是索引？\n一本书的目录。\n",
        encoding="utf-8",
    )
    for file in ("a.json", "b.jsonl", "notes"):
        assert bring(tmp_path / file, place)[0] == 0
    assert [row[:3] for row in shelf(place)] == [(1, "id-7", 2), (2, "go", 0), (3, "sql", 2)]
    told = run_script(["ann: /faq 什么是索引"], url=place)
    assert "一本书的目录" in told[-1]["text"]


def test_what_is_no_file_of_courses_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    (tmp_path / "c.csv").write_text("title\n", encoding="utf-8")
    (tmp_path / "e.json").write_text("[" * 100_000, encoding="utf-8")
    (tmp_path / "f.json").write_text("5", encoding="utf-8")
    (tmp_path / "g.csv.gz").write_bytes(gzip.compress(b"title\nGo\n")[:-6])
    for name, sentence in (
        ("e.json", "nested too deeply"),
        ("f.json", "no list of objects"),
        ("g.csv.gz", "no whole gzip"),
        ("a.txt", "of no kind"),
        ("b.json", "is no JSON"),
        ("c.csv", "holds no course"),
        ("d", "no file"),
    ):
        with pytest.raises(ConfigError, match=sentence):
            read_courses(tmp_path / name)


def test_a_table_as_a_chinese_excel_saves_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("编号;标题;价格\n7;数据库入门：索引与事务;9,5\n".encode("gb18030"))
    (given,) = read_courses(tmp_path / "a.csv").given
    assert (given.key, given.fields["title"]) == ("id-7", "数据库入门：索引与事务")
