"""`evaluate recommend` counts what a loop over everybody and everything counts, and never fits on whom it asks."""

from __future__ import annotations

import gzip
import json
import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bot.evaluate import recommend, recommend_figures
from bot.evaluate.recommend_data import newcomers, read_sequences, split
from engine.ml.recommend import MODELS, Catalogue, Item, Settings, Statistics, Taken, fit

ITEMS = 25
WORDS = ("异步编程与协程", "数据库索引与查询", "机器学习与神经网络", "网络协议与抓包", "前端页面与组件")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    chance = np.random.default_rng(3)
    lines = ["user\tcourses"]
    for user in range(150):
        steps = (
            chance.integers(ITEMS) + np.cumsum(chance.integers(1, 3, size=chance.integers(2, 9)))
        ) % ITEMS
        lines.append(f"{user}\t{' '.join(map(str, dict.fromkeys(steps.tolist())))}")
    with gzip.open(tmp_path / "train.tsv.gz", "wt") as out:
        out.write("\n".join(lines[:111]) + "\n")
    (tmp_path / "test.tsv").write_text("\n".join([lines[0], *lines[111:]]) + "\n")
    about = ["course\tsource_id\tabout"]
    about += [
        f"{item}\tC_{item}\t第{item}门课，讲{WORDS[item % len(WORDS)]}，从零开始。" for item in range(ITEMS)
    ]
    (tmp_path / "courses.tsv").write_text("\n".join(about) + "\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", MODELS)
def test_figures_are_those_of_a_loop_over_everybody_and_everything(data: Path, name: str) -> None:
    n, models = recommend.run(
        data / "train.tsv.gz",
        test=data / "test.tsv",
        courses=data / "courses.tsv",
        cold=False,
        predictions=None,
        names=[name],
    )
    statistics = Statistics()
    for sequence in read_sequences(data / "train.tsv.gz").values():
        statistics.add([Taken(course) for course in sequence])
    items = [
        Item(str(item), "", f"第{item}门课，讲{WORDS[item % len(WORDS)]}，从零开始。")
        for item in range(ITEMS)
    ]
    model = fit(statistics, Catalogue(items), Settings(model=name))
    hits, gains, reciprocal, shown = [], [], [], np.zeros(len(model))
    for sequence in read_sequences(data / "test.tsv").values():
        history = [Taken(course) for course in sequence[:-1]]
        listed = [one.item for one in model.top(history, k=10)]
        scores = {one.item: one.score for one in model.top(history, k=len(model))}
        target = sequence[-1]
        better = sum(score > scores[target] + 1e-6 for score in scores.values())
        equal = sum(abs(score - scores[target]) <= 1e-6 for score in scores.values())
        rank = 1 + better + (equal - 1) / 2
        if model.varies:
            rank = listed.index(target) + 1 if target in listed else max(rank, 11)
        hits.append(rank <= 10)
        gains.append(1 / math.log2(1 + rank) if rank <= 10 else 0)
        reciprocal.append(1 / rank)
        for item in listed:
            shown[model.numbers[item]] += 1
    found = models[0]
    assert n == 40
    assert found["hr_10"] == pytest.approx(np.mean(hits), abs=1e-3)
    assert found["ndcg_10"] == pytest.approx(np.mean(gains), abs=1e-3)
    assert found["mrr"] == pytest.approx(np.mean(reciprocal), abs=1e-3)
    if name != "popularity":  # equal scores may be listed in another order
        assert found["coverage"] == pytest.approx((shown > 0).mean(), abs=1e-3)
        pairs = np.abs(shown[:, None] - shown[None, :]).sum()
        assert found["gini"] == pytest.approx(pairs / (2 * len(shown) * shown.sum()), abs=1e-3)


def test_equal_scores_share_the_middle_rank_and_what_is_unknown_or_taken_comes_last() -> None:
    scores = np.array([[3, 1, 1, 1, 0], [0, 0, 0, 0, -np.inf], [5, 4, 3, 2, 1]], np.float32)
    ranks = recommend_figures.ranks_of(scores, np.array([2, 4, -1]))
    assert ranks.tolist() == [3.0, 5.0, 5.0]


def test_deciles_go_from_the_least_to_the_most_taken() -> None:
    taken = np.arange(20)[::-1]
    found = recommend_figures.by_popularity(np.array([1.0, 50.0, 2.0]), np.array([0, 1, 19]), taken)
    assert found[-1] == {"n": 2, "hr_10": 0.5}
    assert found[0] == {"n": 1, "hr_10": 1.0}


def test_newcomers_say_a_piece_of_a_later_course_that_is_not_the_one_asked_for() -> None:
    courses = [Item(str(number), "", f"{number}" * 60) for number in range(9)]
    sequences = {"u": [str(number) for number in range(6)], "v": ["0", "1"]}
    for taken in (0, 1, 2):
        for one in newcomers(sequences, courses, taken):
            assert list(one.history) == sequences[one.user][:taken]
            assert one.target == sequences[one.user][taken]
            assert len(one.text) == 30
            assert int(one.text[0]) > taken


def test_held_out_members_are_a_fifth_and_always_the_same() -> None:
    sequences = {str(user): ["1", "2"] for user in range(100)}
    fitted, held = split(sequences)
    assert (len(fitted), len(held)) == (80, 20)
    assert not fitted.keys() & held.keys()
    assert split(sequences) == (fitted, held)


def test_one_object_and_a_line_a_member(data: Path) -> None:
    out = data / "out.jsonl"
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "bot",
        "evaluate",
        "recommend",
        str(data / "train.tsv.gz"),
    ]
    command += ["--test", str(data / "test.tsv"), "--courses", str(data / "courses.tsv"), "--cold", "--json"]
    done = subprocess.run([*command, "--predictions", str(out)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["task"], found["n"]) == ("recommend", 40)
    assert [model["name"] for model in found["models"]] == list(MODELS)
    assert [model["default"] for model in found["models"]] == [True] + [False] * (len(MODELS) - 1)
    for model in found["models"]:
        assert {"hr_10", "ndcg_10", "mrr", "coverage", "gini", "history", "text", "deciles"} <= model.keys()
        assert {"0", "1", "2"} <= model["history"].keys()
        assert len(model["deciles"]) == 10
    assert set(found["models"][0]["text"]) == {"0", "1", "2"}
    users = read_sequences(data / "test.tsv")
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["user"] for row in rows] == list(users)
    for row in rows:
        assert len(row["items"]) == len(set(row["items"])) == 10
        assert not set(row["items"]) & set(users[row["user"]][:-1])


@pytest.mark.parametrize(
    ("arguments", "complaint"), [(["--cold"], "--courses"), (["--models", "best"], "popularity")]
)
def test_what_cannot_be_asked_is_refused_in_one_sentence(
    data: Path, arguments: list[str], complaint: str
) -> None:
    command = [sys.executable, "-m", "bot", "evaluate", "recommend", str(data / "train.tsv.gz"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_text("user\tcourses\n1\t2 3\n2 4 5\n")
    with pytest.raises(ValueError, match=r"bad\.tsv:3"):
        read_sequences(tmp_path / "bad.tsv")


def test_lists_cover_what_there_is(data: Path) -> None:
    _, models = recommend.run(
        data / "train.tsv.gz", test=data / "test.tsv", courses=None, cold=False, predictions=None
    )
    by_name = {model["name"]: model for model in models}
    assert set(by_name) == set(MODELS) - {"content", "blend"}
    assert by_name["hybrid"]["coverage"] == 1
    assert by_name["hybrid"]["hr_10"] > by_name["popularity"]["hr_10"]
