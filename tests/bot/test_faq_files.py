"""`import faq` of files as people have them: what is plainly meant comes in, the rest is named with its place."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from bot.cli import make_app
from bot.ops.decoding import decoded
from engine.store.database import Store
from tests.fakes.postgres import Postgres
from tests.fakes.sandbox import run_script

CSV = "问题,答案,关键词\n怎么退款？,在订单里,退款\n在哪里报名？,群公告里有链接。,报名\n"
Bring = Callable[..., Result]
_HAN = re.compile("[\u4e00-\u9fff，。：、]+")


@pytest.fixture
def url(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'q.db'}"
    run_script(["ann: hi"], url=address)
    return address


@pytest.fixture
def bring(tmp_path: Path, url: str) -> Bring:
    def run(name: str, content: str | bytes, *more: str) -> Result:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return CliRunner().invoke(make_app(), ["import", "faq", str(file), "--db", url, *more])

    return run


def told(url: str) -> list[tuple[str, str, str]]:
    """Return question, answer and key of every entry."""
    store = Store.open(url)
    try:
        with store.read() as conn:
            sql = "SELECT question, answer, key FROM faq_entry WHERE state = 'live' ORDER BY number"
            return [tuple(row) for row in conn.execute(text(sql))]
    finally:
        store.close()


def refusal(done: Result) -> str:
    """Return the sentence with which a command ended."""
    assert done.exception is not None
    assert type(done.exception).__name__ == "ConfigError", repr(done.exception)
    return str(done.exception)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "k.json",
            "5",
            'k.json holds only a number; it needs a list like [{"question": "…", "answer": "…"}]',
        ),
        ("k.json", "null", "k.json holds only null; it needs a list"),
        ("k.json", "[" * 100_000, "k.json is nested too deeply; it needs a list"),
        ("k.json", '[{"question": ' + "9" * 5000 + "}]", "k.json is no JSON, line 1"),
        ("k.json", '[\n{"question": "Q",}\n]', "k.json is no JSON, line 2"),
        ("k.jsonl", '{"q": "Q", "a": "A"}\n{"q": "Q"', "k.jsonl is no JSON, line 2"),
        ("k.json", " \n", "k.json is empty"),
        ("k.csv.gz", gzip.compress(CSV.encode(), mtime=0)[:-20], "k.csv.gz is no whole gzip file"),
        ("k.csv.gz", b"no gzip", "k.csv.gz is no whole gzip file"),
        ("k.csv", 'question,answer\nQ,"A\n', "k.csv, line 2 cannot be read as a row"),
        ("k.csv", '"Fra\nge",Antwort\nQ,A\n', "the columns there are: Fra ge, Antwort"),
        ("k.csv", "Frage,Antwort\nQ,A\n", "the columns there are: Frage, Antwort"),
        ("k.json", '[{"frage": "Q", "antwort": "A"}]', "k.json, entry 1: it needs a question"),
        ("k.csv", "question,answer\ncafé,thé\n".encode("latin-1"), "save it as UTF-8"),
        (
            "k.csv",
            "question,answer\n怎麼退款？,請在訂單頁面點選退款按鈕，三天內到帳。\n".encode("big5"),
            "save it as UTF-8",
        ),
        ("k.json", '[{"q": "Q", "a": "A"}, 5]', "k.json, entry 2 is a number; it needs an object"),
        (
            "k.json",
            '[{"q": "Q", "a": {"text": "A"}}]',
            "mend entry 1: answer is an object, but a text is needed",
        ),
        ("k.json", '[{"q": "Q", "a": "A"}, {"q": ["Q"], "a": true}]', "mend entry 2: question is a list"),
        ("k.json", '{"q1": "A", "q2": {"text": "A"}}', "k.json, 'q2' is an object and no answer"),
        (
            "k.json",
            '[{"q": "Q", "a": "A", "variants": [{"text": "other"}]}]',
            "mend entry 1: variants is an object",
        ),
    ],
)
def test_what_cannot_be_meant_is_one_sentence_and_nothing_comes_in(
    bring: Bring, url: str, name: str, content: str | bytes, sentence: str
) -> None:
    said = refusal(bring(name, content))
    assert sentence in said
    assert "\n" not in said
    assert told(url) == []


@pytest.mark.parametrize(
    "document",
    [
        {"faqs": [{"question": "Q", "answer": "A"}]},
        {"data": {"version": 2, "faqs": [{"question": "Q", "answer": "A"}]}},
        {"title": "Our FAQ", "content": [{"question": "Q", "answer": "A"}]},
        {"authors": [{"name": "ann"}], "faqs": [{"question": "Q", "answer": "A"}]},
        [{"question": "Q", "answer": ["A"]}],
        {"question": "Q", "answer": "A", "tags": []},
        {"Q": "A"},
    ],
)
def test_a_list_of_entries_inside_of_an_object_is_meant(bring: Bring, url: str, document: object) -> None:
    assert bring("k.json", json.dumps(document)).exit_code == 0
    assert told(url) == [("Q", "A", "")]


def test_lists_of_several_chapters_all_come_in(bring: Bring, url: str) -> None:
    chapters = {
        "pay": [{"q": "Q1", "a": "A1"}, {"q": "Q2"}],
        "login": [{"q": "Q3", "a": 42}, {"q": "Q4", "a": ["one", "two"]}],
    }
    done = bring("k.json", json.dumps(chapters))
    assert told(url) == [("Q1", "A1", ""), ("Q3", "42", ""), ("Q4", "one\n\ntwo", "")]
    assert done.stderr == "left out: k.json, pay entry 2: no answer\n"


@pytest.mark.parametrize(
    "content",
    [
        CSV.replace(",", ";"),
        CSV.replace(",", "\t"),
        "sep=;\n" + CSV.replace(",", ";"),
        CSV.replace("问题,答案,关键词", "Title,回答,Key"),
        CSV.replace("问题,答案,关键词", "提问,答复,关键字"),
        "title,question,key,answer\n钱,怎么退款？,退款,在订单里\n人,在哪里报名？,报名,群公告里有链接。\n",
    ],
)
def test_tables_are_read_as_programs_write_them(bring: Bring, url: str, content: str) -> None:
    done = bring("k.csv", content)
    assert (done.exit_code, done.stderr) == (0, "")
    assert told(url) == [("怎么退款？", "在订单里", "退款"), ("在哪里报名？", "群公告里有链接。", "报名")]


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [("gbk", "GB18030"), ("gb18030", "GB18030"), ("utf-16", "UTF-16"), ("utf-8-sig", ""), ("utf-8", "")],
)
@pytest.mark.parametrize("packed", [False, True])
def test_the_encoding_is_found_and_said(
    bring: Bring, url: str, encoding: str, read_as: str, packed: bool
) -> None:
    data = CSV.encode(encoding)
    done = bring("k.csv.gz" if packed else "k.csv", gzip.compress(data) if packed else data)
    assert told(url) == [("怎么退款？", "在订单里", "退款"), ("在哪里报名？", "群公告里有链接。", "报名")]
    assert (f"was read as {read_as}; " in done.stderr) == bool(read_as)


@pytest.mark.parametrize("encoding", ["euc-kr", "cp949"])
def test_korean_is_not_taken_for_rare_chinese(bring: Bring, url: str, encoding: str) -> None:
    table = "question,answer\n비밀번호를 잊어버렸어요,로그인 화면에서 다시 설정하세요\n"
    done = bring("k.csv", table.encode(encoding))
    assert told(url) == [("비밀번호를 잊어버렸어요", "로그인 화면에서 다시 설정하세요", "")]
    assert "k.csv was read as EUC-KR; if it reads wrong, save it as UTF-8" in done.stderr


def test_chinese_is_not_taken_for_korean() -> None:
    texts = "".join(
        path.read_text("utf-8") for path in (Path(__file__).parents[2] / "engine").rglob("zh-CN.ftl")
    )
    lines = [found for line in texts.splitlines() if len(found := "".join(_HAN.findall(line))) >= 4]
    assert len(lines) > 1_000
    wrong = [line for line in lines if decoded(line.encode("gbk"), "k.csv")[:2] != (line, "GB18030")]
    assert wrong == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_mark(bring: Bring, url: str, encoding: str) -> None:
    assert bring("k.csv", "question,answer\nQ,A 最\n".encode(encoding)).exit_code == 0
    assert told(url) == [("Q", "A 最", "")]


def test_what_is_left_out_is_counted_and_named(bring: Bring, url: str) -> None:
    table = (
        "question,answer,key\nQ1,,\nQ2,A2,refund\n,A3,\nQ4,A4,refund\nQ5,A5,12\nQ6,A6,k,and more\n"
        f"Q7,{'long ' * 700},\n,,\nQ8,A8,two words\n"
    )
    no_key = "can be no key (up to 40 characters without blanks, not digits alone); it comes in without one"
    done = bring("k.csv", table, "--dry-run")
    assert done.stdout == "sandbox: 4 new, 0 changed, 0 as they were (would come in), 4 left out\n"
    assert done.stderr.splitlines() == [
        "k.csv, line 5: the key 'refund' stands at k.csv, line 3 already; it comes in without one",
        f"k.csv, line 6: '12' {no_key}",
        f"k.csv, line 10: 'two words' {no_key}",
        "left out: k.csv, line 2: no answer",
        "left out: k.csv, line 4: no question",
        "left out: k.csv, line 7: more cells than columns; put a text with ',' in it into quotes",
        "left out: k.csv, line 8: the answer has 3499 characters, 3000 fit",
    ]
    assert told(url) == []
    bring("k.csv", table)
    assert told(url) == [("Q2", "A2", "refund"), ("Q4", "A4", ""), ("Q5", "A5", ""), ("Q8", "A8", "")]


def test_markdown_without_a_heading_is_named(tmp_path: Path, url: str) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.md").write_text("---\nlang: en\n---\n\nOnly words.\n", encoding="utf-8")
    (folder / "b.md").write_text("Before.\n# Chapter\n## Q\nA\n## Empty\n", encoding="utf-8")
    done = CliRunner().invoke(make_app(), ["import", "faq", str(folder), "--db", url])
    assert done.stdout == "sandbox: 1 new, 0 changed, 0 as they were (came in), 3 left out\n"
    assert done.stderr.splitlines() == [
        "left out: a.md, line 4: no heading above this text",
        "left out: b.md, line 1: text before the first heading",
        "left out: b.md, line 5: no text below 'Empty'",
    ]


def test_a_key_of_another_entry_is_not_taken_without_a_word(bring: Bring, url: str) -> None:
    run_script(["boss!: /faq add #refund How do refunds work? | In the orders."], url=url)
    done = bring("k.csv", "question,answer,key\nQ,A,refund\n")
    assert done.stderr == "k.csv, line 2: the key 'refund' is another entry's here; it comes in without it\n"
    assert told(url)[-1] == ("Q", "A", "")


def test_control_characters_come_into_no_database(bring: Bring, url: str) -> None:
    done = bring("k.csv", "question,answer\nQ\0,A\0 and\x07 B\n")
    assert done.stderr == "k.csv: 3 control characters were taken out\n"
    bring("k.json", '[{"q": "Q2\\u0000", "a": "A\\ud800", "key": "k\\u0000", "id": "1\\u0000"}]')
    assert told(url) == [("Q", "A and B", ""), ("Q2", "A", "k")]


def test_a_change_of_key_link_or_wordings_alone_is_a_change(bring: Bring) -> None:
    entry: dict[str, object] = {"id": 1, "question": "Q", "answer": "A"}
    bring("k.json", json.dumps([entry]))
    for more in ({"key": "k"}, {"link": "https://example.org"}, {"variants": ["Q too", " Q  too "]}):
        entry |= more
        assert "0 new, 1 changed, 0 as they were" in bring("k.json", json.dumps([entry])).stdout
        assert "0 new, 0 changed, 1 as they were" in bring("k.json", json.dumps([entry])).stdout


def test_what_moderators_edited_or_deleted_stays_unless_the_file_is_to_win(bring: Bring, url: str) -> None:
    table = "question,answer\nQ1,A1\nQ2,A2\nQ3,A3\n"
    bring("k.csv", table)
    run_script(["boss!: /faq edit 1 Ours", "boss: /faq delete 2"], url=url)
    later = table.replace("A3", "A3 anew")
    looked, done = bring("k.csv", later, "--dry-run"), bring("k.csv", later)
    counts = "sandbox: 0 new, 1 changed, 0 as they were ({} in), 1 edited here and kept, 1 deleted here and left so\n"
    assert [looked.stdout, done.stdout] == [counts.format("would come"), counts.format("came")]
    assert done.stderr.splitlines() == [
        "k.csv, line 2 (/faq 1): edited here since; stays so",
        "k.csv, line 3 (/faq 2): deleted here; stays so",
        "--overwrite takes the file's state of what was edited or deleted here",
    ]
    assert told(url) == [("Q1", "Ours", ""), ("Q3", "A3 anew", "")]
    looked, done = bring("k.csv", later, "--dry-run", "--overwrite"), bring("k.csv", later, "--overwrite")
    assert done.stdout == "sandbox: 0 new, 2 changed, 1 as they were (came in)\n"
    assert looked.stderr.splitlines() == [
        "k.csv, line 2 (/faq 1): edited here since; the file's state is taken",
        "k.csv, line 3 (/faq 2): deleted here; the file's state is taken",
    ]
    assert told(url) == [("Q1", "A1", ""), ("Q2", "A2", ""), ("Q3", "A3 anew", "")]
    # From here on they are the file's again.
    assert "0 new, 1 changed, 2 as they were" in bring("k.csv", later.replace("A1", "A1 anew")).stdout


def test_an_edit_of_wordings_or_of_the_question_alone_stays_too(bring: Bring, url: str) -> None:
    bring("k.csv", "id,question,answer\n1,Q,A\n")
    run_script(["boss!: /faq edit 1 Our words? | A"], url=url)
    assert "1 edited here and kept" in bring("k.csv", "id,question,answer\n1,Q,A\n").stdout
    assert told(url) == [("Our words?", "A", "")]


def test_the_same_holds_on_postgresql(tmp_path: Path, postgres: Postgres) -> None:
    url = postgres.new()
    file = tmp_path / "k.json"

    def bring(answer: str, *more: str) -> str:
        entries = [{"q": "Q1", "a": answer, "key": "k"}, {"q": "Q2", "a": "A2\0"}]
        file.write_text(json.dumps(entries), encoding="utf-8")
        done = CliRunner().invoke(make_app(), ["import", "faq", str(file), "--db", url, *more])
        assert done.exit_code == 0, done.output
        return done.stdout

    try:
        run_script(["ann: hi"], url=url)
        assert "2 new" in bring("A1")
        run_script(["boss!: /faq edit 1 Ours", "boss: /faq delete 2"], url=url)
        assert bring("A1").endswith("1 edited here and kept, 1 deleted here and left so\n")
        assert "2 changed" in bring("A1", "--overwrite")
        assert told(url) == [("Q1", "A1", "k"), ("Q2", "A2", "")]
    finally:
        postgres.drop(url)
