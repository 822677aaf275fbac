"""`evaluate sentiment` as a script sees it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def evaluate(*args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "ignore", "-m", "bot", "evaluate", "sentiment", *args]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_one_object_names_all_models_and_predictions_follow_the_input(tmp_path: Path) -> None:
    rows = [("谢谢老师，讲得真好", 1), ("this sucks", "negative"), ("今晚八点直播", "neutral")]
    file, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    file.write_text(
        "".join(json.dumps({"text": text, "label": label}) + "\n" for text, label in rows), "utf-8"
    )
    done = evaluate(str(file), "--json", "--predictions", str(out))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["task"], found["n"]) == ("sentiment", 3)
    assert [model["name"] for model in found["models"]] == ["qunban", "snownlp", "vader", "majority"]
    assert [model["default"] for model in found["models"]] == [True, False, False, False]
    for model in found["models"]:
        assert {
            "accuracy",
            "macro_f1",
            "polar_accuracy",
            "brier",
            "ece",
            "messages_per_s",
            "classes",
        } <= model.keys()
    assert found["models"][0]["accuracy"] == 1
    written = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["label"] for row in written] == [1, -1, 0]
    assert all(abs(sum(row["p"]) - 1) < 1e-4 for row in written)


def test_a_bad_line_ends_it_with_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"text": "x", "label": "angry"}\n', "utf-8")
    done = evaluate(str(file), "--json")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "line 1" in done.stderr
