"""Bases and questions to learn from: own lines in two languages, and a developer FAQ (Apache-2.0).

Every set loses a third of its entries, so that a third of its questions must stay unanswered although others look alike.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from engine.contract.ids import stable_hash
from engine.ml.qa.base import Entry
from engine.ml.sentiment.training import corpus

SEEDS = (0, 1, 2)
DROPPED = 3
PASSING = 90
"""So many lines in passing of each kind and language."""
Asked = tuple[str, str | None]
_TALK = frozenset({"cped", "goemotions", "tweets", "senti4sd", "movies", "amazon"})
"""Domains of the mood model's texts that are learned from here; it may gain others without changing anything in this folder."""


@dataclass(frozen=True)
class Lesson:
    """A base, and questions with the entry that answers them."""

    name: str
    entries: tuple[Entry, ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class _Own:
    """One entry of `own.tsv`, in both languages."""

    zh: Entry
    en: Entry
    zh_asked: tuple[str, ...]
    en_asked: tuple[str, ...]


def lessons() -> list[Lesson]:
    """Give all sets."""
    return [lesson for seed in SEEDS for lesson in _lessons(seed)] + _strangers()


def texts() -> tuple[list[str], list[str]]:
    """Give every question and every passage that is embedded, in a fixed order."""
    questions: dict[str, None] = {}
    passages: dict[str, None] = {}
    for lesson in lessons():
        questions.update((text, None) for text, _ in lesson.questions)
        for entry in lesson.entries:
            questions[entry.question] = None
            if entry.answer:
                passages[entry.passage] = None
    return sorted(questions), sorted(passages)


def translated() -> list[str]:
    """Give the questions and passages that exist in both languages, so that their middles say nothing but the language."""
    texts = []
    for one in _own():
        for entry, asked in ((one.zh, one.zh_asked), (one.en, one.en_asked)):
            texts += [entry.question, entry.passage, *asked]
    return texts


def talk() -> Iterator[corpus.Row]:
    """Give lines of ordinary talk."""
    return (row for row in corpus.labelled() if row.domain in _TALK)


def questions_of_own() -> list[str]:
    """Give all questions written for this project."""
    own = _own()
    long = [text for _, asked in _long() for text in asked]
    return [
        text for one in own for text in (one.zh.question, one.en.question, *one.zh_asked, *one.en_asked)
    ] + long


def answers_of_own() -> list[str]:
    """Give all answers written for this project."""
    return [entry.answer for one in _own() for entry in (one.zh, one.en)] + [
        entry.answer for entry, _ in _long()
    ]


def _lessons(seed: int) -> Iterator[Lesson]:
    own = _own()
    zh, en = [one.zh for one in own], [one.en for one in own]
    zh_asked = [(text, str(one.zh.key)) for one in own for text in one.zh_asked]
    en_asked = [(text, str(one.en.key)) for one in own for text in one.en_asked]
    zh_all = zh_asked + [(one.zh.question, str(one.zh.key)) for one in own]
    en_all = en_asked + [(one.en.question, str(one.en.key)) for one in own]
    long = [entry for entry, _ in _long()]
    long_asked = [(text, str(entry.key)) for entry, asked in _long() for text in asked]
    mixed = [one.zh if stable_hash(f"{one.zh.key}/mixed{seed}") % 2 else one.en for one in own]
    bare = [Entry(entry.key, entry.question) for entry in zh]
    yield _lesson("zh", zh, zh_asked, seed)
    yield _lesson("en", en, en_asked, seed)
    yield _lesson("en on zh", zh, en_all[seed :: len(SEEDS)], seed)
    yield _lesson("zh on en", en, zh_all[seed :: len(SEEDS)], seed)
    yield _lesson("mixed", mixed, (zh_asked + en_asked)[seed::2], seed)
    yield _lesson("without answers", bare, zh_asked[seed::2], seed)
    yield _lesson("long answers", long, long_asked, seed)
    yield _lesson("all", [*long, *_both(en, zh)], long_asked, seed)
    yield _lesson("developer", _developer(), _developer_asked(), seed)


def _strangers() -> list[Lesson]:
    """Questions about something else altogether, and what people ask each other in passing ("so?", "去哪了")."""
    own = _own()
    asked = [text for one in own for text in (*one.zh_asked, *one.en_asked)][::6]
    both = _both([one.en for one in own], [one.zh for one in own])
    long = [entry for entry, _ in _long()]
    passing = tuple((text, None) for text in _passing())
    return [
        Lesson("strangers", tuple(_developer()), tuple((text, None) for text in asked)),
        Lesson("in passing", tuple(both), passing),
        Lesson("in passing, developers", tuple(_developer()), passing),
        Lesson("in passing, long answers", tuple(long), passing),
    ]


def _passing() -> list[str]:
    """Choose questions of ordinary talk, half of them very short."""
    asked = sorted(
        {row.text.strip() for row in talk() if "?" in row.text or "？" in row.text},
        key=stable_hash,
    )
    short = [text for text in asked if len(text) <= (8 if not text.isascii() else 18)]
    usual = [text for text in asked if len(text) <= 80]
    found = []
    for texts in (short, usual):
        found += [text for text in texts if not text.isascii()][:PASSING]
        found += [text for text in texts if text.isascii()][:PASSING]
    return list(dict.fromkeys(found))


def _both(en: Sequence[Entry], zh: Sequence[Entry]) -> list[Entry]:
    return [*en, *(Entry(f"{entry.key}/zh", entry.question, entry.answer) for entry in zh)]


def _lesson(name: str, entries: Sequence[Entry], asked: Sequence[Asked], seed: int) -> Lesson:
    kept = tuple(entry for entry in entries if stable_hash(f"{entry.key}/{name}{seed}") % DROPPED)
    return Lesson(f"{name} {seed}", kept, tuple(asked))


def _own() -> list[_Own]:
    found = []
    for key, zh, zh_asked, en, en_asked, zh_answer, en_answer in _table("own.tsv"):
        found.append(
            _Own(
                Entry(key, zh, zh_answer),
                Entry(key, en, en_answer),
                tuple(zh_asked.split("|")),
                tuple(en_asked.split("|")),
            )
        )
    return found


def _long() -> list[tuple[Entry, list[str]]]:
    return [(Entry(key, title, answer), asked.split("|")) for key, title, answer, asked in _table("long.tsv")]


def _developer() -> list[Entry]:
    return [Entry(row["id"], row["question"], row["answer"]) for row in _rows("paddleocr_entries")]


def _developer_asked() -> list[Asked]:
    return [(row["query"], row["id"]) for row in _rows("paddleocr_queries")]


def _table(name: str) -> list[list[str]]:
    text = (files("engine.ml.qa.training") / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _rows(name: str) -> list[dict[str, Any]]:
    packed = (files("engine.ml.qa.training") / "data" / f"{name}.jsonl.gz").read_bytes()
    return [json.loads(line) for line in gzip.decompress(packed).splitlines()]
