"""`evaluate sentiment` from the command line, without SnowNLP's slow tables where they are not the point."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from engine.ml.sentiment.judge import Prediction, judge
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
