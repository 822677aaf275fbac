"""The mood model on lines of programmers' chat, and on the same lines in traditional characters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import opencc
import pytest

from bot.bench.sample import lines
from engine.ml.sentiment import Scorer
from engine.ml.sentiment.training import own

PROBES = Path(__file__).parents[1] / "data" / "probes"


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PROBES / f"sentiment_{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("name", "least"), [("dev", 0.9), ("test", 0.8), ("strange_test", 0.85), ("blind_test", 0.8)]
)
def test_programmers_chat_is_understood(name: str, least: float) -> None:
    scorer = Scorer.shipped()
    rows = [row for row in read(name) if row["group"] != "irony"]
    hits = [scorer.score(row["text"]).label == row["label"] for row in rows]
    assert sum(hits) / len(hits) >= least


def test_the_two_files_share_no_line() -> None:
    assert not {row["text"] for row in read("dev")} & {row["text"] for row in read("test")}


def test_no_test_line_is_learned_from() -> None:
    learned = {text for text, _ in own.talk() + own.posts()} | {text for text, *_ in own.writers()}
    assert not learned & {
        row["text"] for name in ("test", "strange_test", "blind_test") for row in read(name)
    }


def test_traditional_characters_give_the_same_label() -> None:
    scorer = Scorer.shipped()
    convert = opencc.OpenCC("s2t").convert
    texts = sorted({line.text for line in lines() if any("\u4e00" <= char <= "\u9fff" for char in line.text)})
    texts += [row["text"] for name in ("dev", "test") for row in read(name)]
    pairs = [(text, convert(text)) for text in texts]
    changed = [pair for pair in pairs if pair[0] != pair[1]]
    same = [scorer.score(one).label == scorer.score(other).label for one, other in changed]
    assert len(changed) > 1000
    assert sum(same) / len(same) >= 0.99
