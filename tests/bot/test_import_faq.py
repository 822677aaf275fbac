"""`import faq` and `replay --knowledge`: files of questions with their answers."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import make_app
from bot.ops.knowledge.reading import read_knowledge
from engine.contract.errors import ConfigError
from tests.fakes.sandbox import run_script, said

GUIDE = """# Guide

Words before the first question are its answer? No: they stand below the title.

## How do I [log in](https://example.org)?
Use **SSO**.
```
# no heading
```
## Nothing below this one
## 怎么退款？
在订单里。
"""
PAGE = '---\nid: 7\nquestion: "Where is the wifi password?"\n---\nAt the desk.\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "more").mkdir(parents=True)
    (tmp_path / "docs" / "guide.md").write_text(GUIDE, encoding="utf-8")
    (tmp_path / "docs" / "more" / "wifi.md").write_text(PAGE, encoding="utf-8")
    return tmp_path / "docs"


def test_headings_with_text_below_them_are_questions(folder: Path) -> None:
    found = read_knowledge(folder).given
    assert [one.question for one in found] == [
        "Guide",
        "How do I log in?",
        "怎么退款？",
        "Where is the wifi password?",
    ]
    assert found[1].answer == "Use **SSO**.\n```\n# no heading\n```"
    assert [one.origin for one in found][-1] == "more/wifi.md:7"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("k.csv", '问题,答案,关键词,variants\n怎么退款？,"在订单里",退款,退钱|怎么拿回钱\n'),
        ("k.tsv", "question\tanswer\tkey\tvariants\n怎么退款？\t在订单里\t退款\t退钱|怎么拿回钱\n"),
        (
            "k.json",
            '{"faq": [{"question": "怎么退款？", "answer": "在订单里", "key": "退款", "variants": ["退钱", "怎么拿回钱"]}]}',
        ),
        (
            "k.jsonl",
            '{"q": "怎么退款？", "a": "在订单里", "key": "退款", "variants": ["退钱", "怎么拿回钱"]}\n',
        ),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_tables_and_json_are_read_alike(tmp_path: Path, name: str, text: str, packed: bool) -> None:
    file = tmp_path / (f"{name}.gz" if packed else name)
    file.write_bytes(gzip.compress(text.encode()) if packed else text.encode("utf-8-sig"))
    (one,) = read_knowledge(file).given
    assert (one.question, one.answer, one.key, one.wordings) == (
        "怎么退款？",
        "在订单里",
        "退款",
        ("退钱", "怎么拿回钱"),
    )


@pytest.mark.parametrize("name", ["gone.md", "x.pdf", "broken.json", "empty.md"])
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, name: str) -> None:
    if name != "gone.md":
        (tmp_path / name).write_text("{" if name == "broken.json" else "nothing here", encoding="utf-8")
    with pytest.raises(ConfigError, match=name):
        read_knowledge(tmp_path / name)


def test_an_import_comes_in_once_and_follows_the_file(folder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'q.db'}"
    run_script(["ann: hi"], url=url)

    def bring(*more: str) -> str:
        done = CliRunner().invoke(make_app(), ["import", "faq", str(folder), "--db", url, *more])
        assert done.exit_code == 0, done.output
        return done.stdout.strip()

    assert bring("--dry-run") == "sandbox: 4 new, 0 changed, 0 as they were (would come in), 1 left out"
    assert bring() == "sandbox: 4 new, 0 changed, 0 as they were (came in), 1 left out"
    guide = folder / "guide.md"
    guide.write_text(GUIDE.replace("在订单里。", "去前台。"), encoding="utf-8")
    assert bring() == "sandbox: 0 new, 1 changed, 3 as they were (came in), 1 left out"
    shown = run_script(["ann: /faq 怎么退款"], url=url)
    assert said(shown)[-1].startswith("💡 去前台。")


def test_a_live_replay_counts_what_it_would_answer(tmp_path: Path) -> None:
    messages = [
        {
            "id": n,
            "type": "message",
            "date": f"2026-01-05T{9 + n // 60:02}:{n % 60:02}:00",
            "date_unixtime": str(1767574800 + 60 * n),
            "from": f"u{n % 3}",
            "from_id": f"user{n % 3}",
            "text": "how do I undo a commit in git?" if n == 550 else f"line {n} of the talk",
        }
        for n in range(1, 560)
    ]
    export = tmp_path / "result.json"
    chat = {"name": "Learners", "type": "public_supergroup", "id": 7, "messages": messages}
    export.write_text(json.dumps(chat), encoding="utf-8")
    base = tmp_path / "k.jsonl"
    base.write_text(
        '{"question": "How do I undo a commit in git?", "answer": "git revert"}\n', encoding="utf-8"
    )
    options = ["replay", str(export), "--live", "--knowledge", str(base), "--json"]
    with base.open("a", encoding="utf-8") as file:
        file.write('{"question": "And this?"}\n')
    done = CliRunner().invoke(make_app(), options)
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["answers"] == {"looked_up": 1, "sure": 1, "answered": 1}
    assert told["knowledge"] == {"entries": 1, "left_out": 1}
    assert "left out: k.jsonl, line 2: no answer" in done.stderr.splitlines()
    shown = CliRunner().invoke(make_app(), options[:-1])
    assert "knowledge: 1 came in, 1 left out" in shown.stdout
