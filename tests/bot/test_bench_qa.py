"""`bench qa`, on a small base."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from bot.bench import qa
from bot.bench.cli import app


def test_bench_qa_measures_answers_learning_and_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qa, "ENTRIES", 80)
    monkeypatch.setattr(qa, "LEARNED", 10)
    monkeypatch.setattr(qa, "_snownlp", lambda *_: 1.0)  # loading its tables takes longer than all the rest
    result = CliRunner().invoke(app, ["qa", "--rounds=1", "--json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout.splitlines()[-1])
    assert set(found) == {"bench", "cores", "fsync_ms", "results"}
    values = {one["name"]: one["value"] for one in found["results"]}
    assert {qa.P50, qa.P95, qa.LEARN, qa.FORGET, qa.READY, qa.MEMORY} <= values.keys()
    assert values[qa.P95] < 20
    assert "target" in result.stderr


def test_the_material_is_half_chinese_and_the_same_every_time() -> None:
    entries, asked = qa.material(200)
    assert (entries, asked) == qa.material(200)
    chinese = sum(any("\u4e00" <= sign <= "\u9fff" for sign in entry.answer) for entry in entries)
    assert 80 < chinese < 195
