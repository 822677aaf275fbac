"""`evaluate qa` and `evaluate questions` as a script sees them, and their figures by hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.evaluate import qa_feedback
from bot.evaluate.cli import app
from bot.evaluate.qa_data import Asked, DataError, read_base, read_labelled
from bot.evaluate.qa_figures import Guess, figures, threshold
from tests.ml.qa.world import ENTRIES

FIGURES = {
    "mrr",
    "r_at_1",
    "r_at_5",
    "ndcg_10",
    "right_at_target",
    "precision",
    "false_answers",
    "p50_ms",
    "p95_ms",
}
ASKED = [
    ("虚拟环境怎么激活呀", "venv"),
    ("作业在哪提交", "where"),
    ("作业迟交会不会扣分", "late"),
    ("git push rejected", "push"),
    ("今晚吃什么", None),
    ("where is the station", None),
]


def folder(path: Path, packed: bool = False) -> Path:
    rows: dict[str, list[dict[str, object]]] = {
        "entries": [{"id": e.key, "question": e.question, "answer": e.answer} for e in ENTRIES],
        "queries": [{"text": text, "id": key} for text, key in ASKED],
    }
    for name, found in rows.items():
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
        if packed:
            (path / f"{name}.jsonl.gz").write_bytes(gzip.compress(text.encode()))
        else:
            (path / f"{name}.jsonl").write_text(text, "utf-8")
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def last(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("packed", [False, True])
def test_a_base_is_read_plain_or_compressed(tmp_path: Path, packed: bool) -> None:
    entries, queries = read_base(folder(tmp_path, packed))
    assert tuple(entries) == ENTRIES
    assert queries == [Asked(text, key) for text, key in ASKED]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("{", "line 2: no JSON"),
        ("[]", "line 2: expected"),
        ('{"id": 1}', "line 2: expected"),
        ('{"text": 1}', "line 2"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, word: str) -> None:
    folder(tmp_path)
    (tmp_path / "entries.jsonl").write_text('{"id": 1, "question": "x"}\n' + line + "\n", "utf-8")
    with pytest.raises(DataError, match=word):
        read_base(tmp_path)


def test_a_folder_without_a_base_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"entries\.jsonl"):
        read_base(tmp_path)


@pytest.mark.parametrize("label", ["2", '"yes"', "null"])
def test_a_label_is_0_or_1(tmp_path: Path, label: str) -> None:
    (tmp_path / "q.jsonl").write_text(f'{{"text": "x", "label": {label}}}\n', "utf-8")
    with pytest.raises(DataError, match="line 1"):
        read_labelled(tmp_path / "q.jsonl")


def test_figures_are_what_they_are_by_hand() -> None:
    asked = [Asked("a", "1"), Asked("b", "2"), Asked("c", "3"), Asked("d", None)]
    guesses = [
        Guess(("1", "2"), 0.9, answered=True),
        Guess(("1", "2"), 0.8, answered=True),
        Guess(("3",), 0.7, answered=False),
        Guess(("3",), 0.6, answered=True),
    ]
    found = figures(asked, guesses, None, 0.95)
    assert found["mrr"] == pytest.approx((1 + 0.5 + 1) / 3, abs=1e-4)
    assert found["r_at_1"] == pytest.approx(2 / 3, abs=1e-4)
    assert (found["right_at_target"], found["precision"]) == (
        pytest.approx(1 / 3, abs=1e-4),
        pytest.approx(1 / 3, abs=1e-4),
    )
    assert (found["answered"], found["false_answers"]) == (3, 1.0)
    assert found["right_in_hindsight"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["curve"]["1.0"] == {"precision": 0.5, "p": 0.6}


def test_the_threshold_has_the_largest_coverage_that_holds() -> None:
    asked = [Asked("", "1")] * 4
    guesses = [
        Guess((key,), p, answered=False) for key, p in (("1", 0.9), ("2", 0.5), ("1", 0.4), ("1", 0.4))
    ]
    assert threshold(asked, guesses, 0.95) == 0.9
    assert threshold(asked, guesses, 0.75) == 0.4
    assert threshold(asked[:1], guesses[1:2], 0.5) is None


def test_evaluate_qa_ends_with_one_object_and_writes_predictions(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    place = str(folder(tmp_path))
    found = last(run("qa", place, "--json", "--dev", f"{place}/queries.jsonl", "--predictions", str(out)))
    assert (found["task"], found["n"]) == ("qa", len(ASKED))
    assert [model["name"] for model in found["models"]] == ["qunban", "snownlp", "bm25 words", "tf-idf chars"]
    assert [model["default"] for model in found["models"]] == [True, False, False, False]
    assert all(model.keys() >= FIGURES for model in found["models"])
    assert found["models"][0]["r_at_1"] == 1
    written = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["text"] for row in written] == [text for text, _ in ASKED]
    assert all(row.keys() == {"text", "ids", "p", "answered"} for row in written)


def test_with_feedback_nothing_refused_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qa_feedback, "ASKED", 200)
    found = last(run("qa", str(folder(tmp_path)), "--json", "--feedback"))["models"][0]["feedback"]
    assert found["refused_repeated"] == 0
    assert len(found["blocks"]) == 2
    assert found["blocks"][-1]["right"] > 0.9


def test_a_table_is_shown_without_json(tmp_path: Path) -> None:
    result = run("qa", str(folder(tmp_path)))
    assert result.exit_code == 0
    assert "evaluate qa" in result.stdout


def test_evaluate_questions_measures_with_and_without_marks(tmp_path: Path) -> None:
    file, out = tmp_path / "lines.jsonl", tmp_path / "out.jsonl"
    rows = [("怎么安装 docker？", 1), ("how do i install it?", 1), ("好的谢谢", 0), ("it works now", 0)]
    file.write_text(
        "".join(json.dumps({"text": text, "label": label}) + "\n" for text, label in rows), "utf-8"
    )
    found = last(run("questions", str(file), "--json", "--predictions", str(out)))
    assert (found["task"], found["n"]) == ("questions", 4)
    assert [model["name"] for model in found["models"]] == ["qunban", "word list", "question mark"]
    ours, _, mark = found["models"]
    assert (ours["f1"], ours["f1_without_marks"]) == (1, 1)
    assert (mark["f1"], mark["f1_without_marks"]) == (1, 0)
    assert [json.loads(line)["asks"] for line in out.read_text("utf-8").splitlines()] == [
        True,
        True,
        False,
        False,
    ]
