"""The lines that train: adverts written and unfolded for this project, and talk whose licence allows it (NOTICE)."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.ml.sentiment.training import corpus as mood

HERE = Path(__file__).parent
DATA = HERE / "data"
UNFOLDED = 60
"""So many lines of each pattern."""
TALK = frozenset(("cped", "goemotions", "senti4sd", "own", "tweets", "reviews", "news", "movies", "amazon"))
"""What of the mood's lines is like what members write."""
CHATTY = frozenset(("lines0", "chat", "cped", "own", "goemotions"))
"""Talk that is put together, and before adverts."""
JOINED, JOINT = 1_500, 120
"""So many of each sort, of lines no longer than that."""
_CHOICE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Line:
    """A text, whether it is an advert, and where it comes from."""

    text: str
    advert: bool
    source: str


def lines() -> Iterator[Line]:
    """Give everything there is."""
    single = [*_written(), *_unfolded(), *_talk()]
    yield from single
    yield from _joined(single)


def _written() -> Iterator[Line]:
    for row in _rows("lines.tsv"):
        label, text = row.split("\t", 1)
        yield Line(text, label == "1", f"lines{label}")


def _unfolded() -> Iterator[Line]:
    """Unfold the patterns: {a|b} chooses one, {name} one of the list `@name`. The same lines every time."""
    named: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for row in _rows("patterns.tsv"):
        head, rest = row.split("\t", 1)
        if head.startswith("@"):
            named[head[1:]] = rest.split("|")
            continue
        chance = random.Random(rest)
        for _ in range(UNFOLDED):
            found.setdefault(_unfold(rest, named, chance), head)
    for text, label in found.items():
        yield Line(text, label == "1", f"patterns{label}")


def _unfold(pattern: str, named: dict[str, list[str]], chance: random.Random) -> str:
    while choice := _CHOICE.search(pattern):
        options = named.get(choice[1]) or choice[1].split("|")
        pattern = pattern[: choice.start()] + chance.choice(options) + pattern[choice.end() :]
    return pattern.strip()


def _talk() -> Iterator[Line]:
    with gzip.open(DATA / "chat.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            yield Line(json.loads(row), False, "chat")
    for labelled in (*mood.labelled(), *mood.own(), *mood.news(), *mood.reviews(4_000)):
        if labelled.domain in TALK:
            yield Line(labelled.text[:200], False, labelled.domain)


def _joined(single: list[Line]) -> Iterator[Line]:
    """Put two or three lines of one language together: adverts are also long, and also begin politely."""
    chance = random.Random("joined")
    for han in (True, False):
        mine = [line for line in single if line.text.isascii() != han and len(line.text) < JOINT]
        adverts = [line.text for line in mine if line.source == "lines1"]
        talk = [line.text for line in mine if not line.advert and line.source in CHATTY]
        comma = "，" if han else ". "
        for _ in range(JOINED):
            yield Line(comma.join(chance.sample(adverts, chance.choice((2, 3)))), True, "joined1")
            yield Line(comma.join(chance.sample(talk, chance.choice((2, 3)))), False, "joined0")
            yield Line(comma.join((chance.choice(talk), chance.choice(adverts))), True, "wrapped1")


def _rows(name: str) -> Iterator[str]:
    for row in (HERE / name).read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            yield row


def select(texts: list[str], most: int = 8_000) -> None:
    """Pack a selection of chat lines beside this module."""
    distinct = sorted({text for text in texts if text.strip()})
    random.Random("chat").shuffle(distinct)
    rows = "".join(json.dumps(text, ensure_ascii=False) + "\n" for text in sorted(distinct[:most]))
    DATA.mkdir(exist_ok=True)
    (DATA / "chat.jsonl.gz").write_bytes(gzip.compress(rows.encode(), 9, mtime=0))
