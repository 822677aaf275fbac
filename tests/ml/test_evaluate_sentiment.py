"""`evaluate sentiment` from the command line, without SnowNLP's slow tables where they are not the point."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from bot.evaluate import sentiment as evaluation
from engine.ml.sentiment.judge import CLASSES, Prediction, judge
from engine.ml.sentiment.labelled import LabelledError, read_labelled


def test_labels_may_be_numbers_or_words(tmp_path: Path) -> None:
    path = tmp_path / "words.jsonl"
    given = [1, "1", "positive", "POS", "积极", 0, "neutral", "中性", -1, "-1", "negative", "负面", 1.0]
    path.write_text("\n".join(json.dumps({"text": "x", "label": label}) for label in given), encoding="utf-8")
    assert [label for _, label in read_labelled(path)] == [1, 1, 1, 1, 1, 0, 0, 0, -1, -1, -1, -1, 1]


def test_compressed_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress('{"text": "好", "label": 1}\n\n'.encode()))
    assert read_labelled(path) == [("好", 1)]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("{", "line 2: no JSON"),
        ("[]", "line 2: expected"),
        ('{"label": 1}', "line 2: expected"),
        ('{"text": 5, "label": 1}', "line 2: expected"),
        ('{"text": "x"}', "line 2: the label must be"),
        ('{"text": "x", "label": 2}', "it is 2"),
        ('{"text": "x", "label": true}', "it is True"),
        ('{"text": "x", "label": 0.5}', "it is 0.5"),
        ('{"text": "x", "label": "fine"}', "it is 'fine'"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, word: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "x", "label": 1}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(LabelledError, match=word):
        read_labelled(path)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00", b"\x1f\x8bnothing"])
def test_a_file_without_rows_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "none.jsonl"
    path.write_bytes(content)
    with pytest.raises(LabelledError):
        read_labelled(path)


def test_perfect_predictions_are_perfect() -> None:
    found = judge(
        [-1, 0, 1],
        [Prediction(-1, (1.0, 0.0, 0.0)), Prediction(0, (0.0, 1.0, 0.0)), Prediction(1, (0.0, 0.0, 1.0))],
    )
    assert (found["accuracy"], found["macro_f1"], found["polar_accuracy"]) == (1, 1, 1)
    assert (found["brier"], found["ece"]) == (0, 0)


def test_figures_are_what_they_are_by_hand() -> None:
    truth = [1, 1, -1, 0]
    found = judge(
        [1, 1, -1, 0],
        [
            Prediction(1, (0.1, 0.1, 0.8)),
            Prediction(0, (0.3, 0.6, 0.1)),
            Prediction(-1, (0.9, 0.1, 0.0)),
            Prediction(0, (0.2, 0.6, 0.2)),
        ],
    )
    assert len(truth) == 4
    assert found["accuracy"] == 0.75
    assert found["polar_accuracy"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["macro_f1"] == pytest.approx((1 + 2 / 3 + 2 / 3) / 3, abs=1e-4)
    assert found["ece"] == pytest.approx((0.2 + 0.1 + 2 * 0.1) / 4, abs=1e-4)
    assert found["brier"] == pytest.approx(
        (0.06 + (0.09 + 0.36 + 0.81) + 0.02 + (0.04 + 0.16 + 0.04)) / 4, abs=1e-4
    )


def test_classes_that_do_not_occur_are_left_out_of_the_mean() -> None:
    found = judge([1, -1], [Prediction(1, (0.0, 0.0, 1.0)), Prediction(-1, (1.0, 0.0, 0.0))])
    assert found["macro_f1"] == 1
    assert judge([0], [Prediction(0, (0.0, 1.0, 0.0))])["polar_accuracy"] is None


@pytest.mark.parametrize(
    "label", ["NaN", "Infinity", "-1e400", '"1.5"', '"nan"', '"inf"', "[1]", "{}", '""', "false"]
)
def test_a_label_that_is_no_class_is_named(tmp_path: Path, label: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(f'{{"text": "x", "label": {label}}}\n', encoding="utf-8")
    with pytest.raises(LabelledError, match="line 1: the label must be"):
        read_labelled(path)


def test_numbers_in_quotes_may_have_a_point(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    given = ["1.0", " +1.0 ", "0.0", "-0.0", "-1.0", " NEGATIVE\t", "Neutral"]
    path.write_text("\n".join(json.dumps({"text": "x", "label": label}) for label in given), encoding="utf-8")
    assert [label for _, label in read_labelled(path)] == [1, 1, 0, 0, -1, -1, 0]


def test_what_is_no_json_is_named_however_deep(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonl"
    path.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(LabelledError, match="line 1"):
        read_labelled(path)


def test_a_yardstick_reads_no_more_of_a_text_than_a_message_can_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    class Reader:
        def score(self, text: str) -> float:
            read.append(text)
            return 0.5

    monkeypatch.setattr(evaluation, "SnowCompat", Reader)
    long = "good but " * 30_000
    found = {name: predict(long) for name, predict in evaluation.models_of([0])}
    assert list(found) == ["qunban", "snownlp", "vader", "majority"]
    assert read == [long[:4096]]


def test_figures_agree_with_figures_counted_by_others() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    chance = random.Random(5)
    for kinds in ((-1, 0, 1), (0, 1), (1,)):
        truth = [chance.choice(kinds) for _ in range(500)]
        found = []
        for _ in truth:
            raw = [chance.random() for _ in range(3)]
            p = (raw[0] / sum(raw), raw[1] / sum(raw), raw[2] / sum(raw))
            found.append(Prediction(CLASSES[p.index(max(p))], p))
        said = [guess.label for guess in found]
        ours = judge([CLASSES[label + 1] for label in truth], found)
        assert ours["accuracy"] == pytest.approx(metrics.accuracy_score(truth, said), abs=1e-4)
        assert ours["macro_f1"] == pytest.approx(
            metrics.f1_score(truth, said, labels=sorted(set(truth)), average="macro"), abs=1e-4
        )
        sure = [max(guess.p) for guess in found]
        ece = 0.0
        for low in range(10):
            rows = [place for place, p in enumerate(sure) if low / 10 <= p < (low + 1) / 10]
            right = sum(truth[place] == said[place] for place in rows)
            ece += abs(sum(sure[place] for place in rows) - right) / len(truth)
        assert ours["ece"] == pytest.approx(ece, abs=1e-4)
