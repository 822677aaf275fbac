from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.bench import engine, report, sample, stream
from bot.bench.cli import app

RESULT_KEYS = {"name", "value", "unit", "yardstick", "ratio"}


def last_line(result: Result) -> dict[str, object]:
    assert result.exit_code == 0, result.output
    found: dict[str, object] = json.loads(result.stdout.splitlines()[-1])
    assert set(found) == {"bench", "cores", "fsync_ms", "results"}
    results = found["results"]
    assert isinstance(results, list)
    assert all(set(one) == RESULT_KEYS for one in results)
    return found


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_bench_stream_measures_every_part(tmp_path: Path) -> None:
    result = run(
        "stream",
        "--rounds=1",
        "--events=50",
        "--slow=3",
        "--due=40",
        "--seconds=0.2",
        f"--folder={tmp_path}",
        "--json",
    )
    found = last_line(result)
    names = [one["name"] for one in found["results"]]  # type: ignore[attr-defined]
    waits = {wait + stream.P99 for wait in stream.WAITS.values()}
    assert {stream.FIVE, stream.FIVE_RAW, stream.POSTGRES, stream.DUE, stream.IDLE} | waits <= set(names)
    assert "target" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_bench_engine_applies_every_line(tmp_path: Path) -> None:
    found = last_line(run("engine", "--lines=60", "--rounds=1", f"--folder={tmp_path}", "--json"))
    values = {one["name"]: one["value"] for one in found["results"]}  # type: ignore[attr-defined]
    assert values["messages measured"] == 60


def test_without_json_a_table_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [report.Result(engine.POINTS, 6123.0, "messages/CPU-s")]
    monkeypatch.setattr(engine, "run", lambda *_, **__: found)
    result = run("engine", "--lines=10", "--rounds=1", f"--folder={tmp_path}")
    assert result.exit_code == 0
    assert "bench engine" in result.stdout
    assert "6,123" in result.stdout


def test_the_sample_is_half_chinese() -> None:
    lines = sample.lines()
    assert len(lines) == 10_000
    chinese = sum(any("\u4e00" <= sign <= "\u9fff" for sign in line.text) for line in lines)
    assert 4800 <= chinese <= 5000


def test_postgresql_is_left_out_with_a_sentence_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    results, notes = stream.postgres(tmp_path, stream.Size())
    assert results == []
    assert "asyncpg" in notes[0]


@pytest.mark.parametrize(("fsync", "bounds"), [(4.0, (40, 0.6, 40)), (0.1, (6, 0.35, 15))])
def test_the_targets_follow_the_disk(fsync: float, bounds: tuple[float, ...]) -> None:
    assert tuple(target.bound for target in stream.targets(fsync))[:3] == bounds


def test_a_target_says_whether_it_was_met() -> None:
    target = report.Target("speed", 6)
    assert "met" in target.judge({"speed": report.Result("speed", 10, "x", "y", 7.0)})
    assert "MISSED" in target.judge({"speed": report.Result("speed", 10, "x", "y", 5.0)})
    assert "not measured" in target.judge({})


def test_the_disk_is_measured_and_left_clean(tmp_path: Path) -> None:
    assert report.fsync_ms(tmp_path) >= 0
    assert list(tmp_path.iterdir()) == []
