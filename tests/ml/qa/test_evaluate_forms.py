"""The odd forms that files of `evaluate qa` and `evaluate questions` may have, and what is fair to the yardsticks."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.evaluate import qa as evaluation
from bot.evaluate import qa_yardsticks
from bot.evaluate.cli import app
from bot.evaluate.qa_data import Asked, DataError, read_entries, read_labelled, read_queries
from bot.evaluate.qa_figures import Guess, figures
from engine.ml.qa import Entry

LONE = "\ud83d"
"""Half an emoji: JSON may hold it, UTF-8 may not."""


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def lines(path: Path, *rows: object, end: str = "\n", ascii_only: bool = False) -> Path:
    text = "".join(json.dumps(row, ensure_ascii=ascii_only) + end for row in rows)
    path.write_bytes(text.encode())
    return path


def base(folder: Path, *queries: dict[str, object]) -> Path:
    lines(
        folder / "entries.jsonl",
        {"id": 1, "question": "作业晚交会扣分吗？", "answer": "每天扣百分之十。"},
        {"id": 2, "question": "How do I install docker?", "answer": "Use apt."},
    )
    lines(folder / "queries.jsonl", *queries, ascii_only=True)
    return folder


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n \r\n"])
@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "，"])
def test_only_ends_of_lines_end_a_line(tmp_path: Path, sign: str, end: str) -> None:
    path = lines(tmp_path / "q.jsonl", {"text": f"a{sign}b", "id": 1}, {"text": "c"}, end=end)
    assert read_queries(path) == [Asked(f"a{sign}b", "1"), Asked("c", None)]


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("7", "7"),
        ('"7"', "7"),
        ("7.0", "7"),
        ('"07"', "07"),
        ("null", None),
        ("NaN", None),
    ],
)
def test_an_id_is_the_same_as_a_number_or_in_quotes(tmp_path: Path, given: str, key: str | None) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(f'{{"text": "x", "id": {given}}}\n', "utf-8")
    assert read_queries(path) == [Asked("x", key)]


@pytest.mark.parametrize("given", ["1.5", "true", "[1]", "Infinity"])
def test_what_can_be_no_id_is_named(tmp_path: Path, given: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(f'{{"text": "x", "id": {given}}}\n', "utf-8")
    with pytest.raises(DataError, match="line 1"):
        read_queries(path)


def test_variants_that_say_nothing_are_left_out(tmp_path: Path) -> None:
    rows = [{"id": 1.0, "question": "q", "variants": ["", None, " ", "w", 3]}, {"id": 2, "question": "r"}]
    assert read_entries(lines(tmp_path / "e.jsonl", *rows)) == [
        Entry("1", "q", "", ("w", "3")),
        Entry("2", "r"),
    ]


def test_json_that_is_too_deep_is_named(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text("[" * 100_000, "utf-8")
    with pytest.raises(DataError, match="line 1"):
        read_queries(tmp_path / "q.jsonl")


@pytest.mark.parametrize("label", ["1", "1.0", '"1"', '"1.0"', '" 1 "', "true", '"True"'])
def test_a_label_may_be_a_number_or_in_quotes(tmp_path: Path, label: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(f'{{"text": "x", "label": {label}}}\n{{"text": "y", "label": 0}}\n', "utf-8")
    assert read_labelled(path) == [("x", True), ("y", False)]


def test_ids_given_twice_and_ids_of_no_entry_are_counted_on_stderr(tmp_path: Path) -> None:
    folder = base(tmp_path, {"text": "install docker", "id": 2}, {"text": "?", "id": "nobody"})
    with (folder / "entries.jsonl").open("a", encoding="utf-8") as more:
        more.write('{"id": "2", "question": "How do I install docker?", "answer": "Use dnf."}\n')
    result = run("qa", str(folder), "--json")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    assert "id comes again: 1" in result.stderr
    assert "Queries that name no entry of the base: 1" in result.stderr


def test_without_an_answerable_question_there_is_no_rank(tmp_path: Path) -> None:
    result = run("qa", str(base(tmp_path, {"text": "今晚吃什么", "id": None})), "--json")
    for model in json.loads(result.stdout)["models"]:
        assert (model["mrr"], model["r_at_1"], model["right_at_target"]) == (None, None, None)
        assert model["false_answers"] == 0
    assert run("qa", str(tmp_path)).exit_code == 0


def test_figures_agree_with_figures_counted_another_way() -> None:
    chance = random.Random(11)
    asked, guesses = [], []
    for _ in range(400):
        ids = tuple(str(key) for key in chance.sample(range(30), chance.choice((0, 1, 3, 12, 20))))
        gold = chance.choice([None, *ids[:3], "0", "99"])
        asked.append(Asked("x", gold))
        guesses.append(Guess(ids, chance.random() if ids else 0.0, chance.random() < 0.4))
    found = figures(asked, guesses, 0.9, 0.5)
    rows = [(a.id, list(g.ids), g.answered or g.p >= 0.9) for a, g in zip(asked, guesses, strict=True)]
    ranks = [ids.index(gold) + 1 if gold in ids else None for gold, ids, _ in rows if gold is not None]
    said = [bool(ids) and ids[0] == gold for gold, ids, answered in rows if answered]
    assert found["mrr"] == round(sum(1 / rank for rank in ranks if rank) / len(ranks), 4)
    for most, name in ((1, "r_at_1"), (5, "r_at_5")):
        assert found[name] == round(sum(rank is not None and rank <= most for rank in ranks) / len(ranks), 4)
    assert found["precision"] == round(sum(said) / len(said), 4)
    assert found["right_at_target"] == round(sum(said) / len(ranks), 4)
    unknown = [answered for gold, _, answered in rows if gold is None]
    assert found["false_answers"] == round(sum(unknown) / len(unknown), 4)


def test_the_figures_of_many_questions_take_no_time() -> None:
    asked = [Asked(f"question {number}", None) for number in range(40_000)]
    guesses = [Guess((str(number),), number / 40_000, answered=True) for number in range(40_000)]
    began = time.process_time()
    assert figures(asked, guesses, None, 0.95)["false_answers"] == 1
    assert time.process_time() - began < 5


def test_half_an_emoji_is_asked_and_written_as_it_came(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    folder = base(tmp_path, {"text": f"install docker {LONE}", "id": 2})
    assert run("qa", str(folder), "--json", "--predictions", str(out)).exit_code == 0
    assert json.loads(out.read_text("utf-8"))["text"] == f"install docker {LONE}"
    asked = lines(tmp_path / "asked.jsonl", {"text": f"how? {LONE}", "label": 1}, ascii_only=True)
    assert run("questions", str(asked), "--json", "--predictions", str(out)).exit_code == 0
    assert json.loads(out.read_text("utf-8"))["text"] == f"how? {LONE}"


@pytest.mark.parametrize("command", ["qa", "questions", "sentiment"])
def test_a_place_where_nothing_can_be_written_is_named_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def worked(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(evaluation, "_memories", worked)
    monkeypatch.setattr("bot.evaluate.questions.Detector.shipped", worked)
    monkeypatch.setattr("bot.evaluate.sentiment.Scorer.shipped", worked)
    file = lines(tmp_path / "lines.jsonl", {"text": "x", "label": 1})
    place = base(tmp_path, {"text": "install docker", "id": 2}) if command == "qa" else file
    result = run(command, str(place), "--predictions", str(tmp_path / "no" / "out.jsonl"))
    assert isinstance(result.exception, FileNotFoundError)


def test_a_development_file_may_be_named_as_it_is_called_in_the_folder(tmp_path: Path) -> None:
    folder = base(tmp_path, {"text": "install docker", "id": 2})
    lines(folder / "few.jsonl", {"text": "docker install how", "id": 2}, {"text": "gone", "id": 9})
    for name in ("few.jsonl", str(folder / "few.jsonl")):
        assert run("qa", str(folder), "--json", "--dev", name).exit_code == 0
    result = run("qa", str(folder), "--dev", "none.jsonl")
    assert isinstance(result.exception, DataError)


def test_a_target_that_is_no_number_is_refused(tmp_path: Path) -> None:
    result = run("qa", str(base(tmp_path, {"text": "x", "id": 2})), "--target", "nan")
    assert result.exit_code == 2


def test_all_kinds_of_development_questions_count_where_there_are_many() -> None:
    asked = [Asked(f"q{number}", "1" if number < 5000 else None) for number in range(7000)]
    kept = evaluation.sampled(asked)
    assert len(kept) == 1000
    assert sum(one.id is not None for one in kept) == pytest.approx(714, abs=45)
    assert evaluation.sampled(asked[:1000]) == asked[:1000]


def test_a_yardstick_reads_variants_too() -> None:
    others = (Entry(str(number), f"怎么激活环境 {number}") for number in range(5))
    entries = [*others, Entry("b", "How to pay?", "By card.", ("refund wanted, please",))]
    for name, ask in qa_yardsticks.yardsticks(entries, None):
        assert ask("Refund please!").ids[0] == "b", name


def test_a_yardsticks_words_have_no_signs_at_their_ends() -> None:
    entries = [Entry("a", "Can’t run Docker?", "Restart (docker)."), Entry("b", "显卡 GPU，怎么用？")]
    found = dict(qa_yardsticks.yardsticks(entries, None))["bm25 words"]
    assert found("docker restart").p > found("restart").p > 0
    assert found("gpu").ids[0] == "b"


@pytest.mark.parametrize("question", ["", "👍", "？？？"])
def test_a_base_without_words_is_measured(tmp_path: Path, question: str) -> None:
    lines(tmp_path / "entries.jsonl", {"id": 5, "question": question})
    lines(tmp_path / "queries.jsonl", {"text": question, "id": 5})
    found: dict[str, Any] = json.loads(run("qa", str(tmp_path), "--json").stdout)
    assert [model["name"] for model in found["models"]] == ["qunban", "snownlp", "bm25 words", "tf-idf chars"]


def test_a_very_long_text_takes_no_time(tmp_path: Path) -> None:
    folder = base(tmp_path, {"text": "长" * 20_000, "id": None})
    list(qa_yardsticks.yardsticks([Entry("a", "问题")], None))  # SnowNLP reads its tables for seconds, once
    began = time.process_time()
    assert run("qa", str(folder), "--json").exit_code == 0
    assert time.process_time() - began < 10


def test_long_work_says_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.evaluate.progress.EVERY", 0.0)
    folder = base(tmp_path, {"text": "install docker", "id": 2}, {"text": "作业晚交扣分么", "id": 1})
    result = run("qa", str(folder), "--json")
    assert "bm25 words: 1 of 2" in result.stderr
    assert len(result.stdout.splitlines()) == 1
