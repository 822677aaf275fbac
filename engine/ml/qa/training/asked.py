"""Learn to tell questions from other lines.

Nobody labelled the lines of English dialogue: whoever asks mostly types the mark. Lines with a question mark are questions, the
others are not. The Chinese ones came without marks: those that look like a question are left out, the others are none.
Every line is learned with its marks and without. Own questions, requests, answers and talk of groups come on top, and turns of
service dialogue, whose labels say what form alone does not: who offers and confirms asks nothing.
"""

from __future__ import annotations

import gzip
import json
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np

from engine.ml.qa.questions import has_chinese, looks_asking, pieces
from engine.ml.qa.training import bases
from engine.ml.qa.weights import QuestionWeights
from engine.ml.sentiment.training.own import unfold

LEAST = 4
MOST = 12_000
STRENGTH = 0.1
UNMARKED = "cped"
LINES = {"cped": 16_000, "goemotions": 7_000, "tweets": 2_000, "senti4sd": 2_500}
SHARES = {
    ("service", True): 5.0,
    ("own", True): 2.0,
    ("group", True): 1.5,
    ("dialogue", True): 0.5,
    ("own", False): 1.0,
    ("group", False): 0.3,
    ("dialogue", False): 4.0,
}
"""What the lines of a domain weigh, Chinese and other ones apart; half of it falls to those that ask."""
GIVEN = 5.0
ONE_LANGUAGE = frozenset({"service", "given"})
_MARKS = re.compile(r"[?？]+")


@dataclass(frozen=True)
class Line:
    """A line, whether it asks, and where it is from: "dialogue", "service", "own", "group" or "given"."""

    text: str
    asks: bool
    domain: str


def lines() -> list[Line]:
    """Give all lines, each with and without its marks."""
    found = [*_dialogue(), *_own(), *_service()]
    stripped = [
        Line(_MARKS.sub(" ", line.text), line.asks, line.domain) for line in found if _MARKS.search(line.text)
    ]
    return found + stripped


def _dialogue() -> Iterator[Line]:
    left = dict(LINES)
    for row in bases.talk():
        if left.get(row.domain, 0) > 0:
            left[row.domain] -= 1
            marked = _MARKS.search(row.text) is not None
            if marked or row.domain != UNMARKED or not looks_asking(row.text):
                yield Line(row.text, marked, "dialogue")


def _own() -> Iterator[Line]:
    for text in bases.questions_of_own():
        yield Line(text, True, "own")
    for text in bases.answers_of_own():
        yield Line(text, False, "own")
    for domain, name in (("own", "asked.tsv"), ("group", "group.tsv")):
        source = (files("engine.ml.qa.training") / name).read_text(encoding="utf-8")
        for row in source.splitlines():
            if row and not row.startswith("#"):
                asks, pattern = row.split("\t", 1)
                for text in unfold(pattern):
                    yield Line(text, asks == "1", domain)


def _service() -> Iterator[Line]:
    """Give turns of Chinese service dialogue. They teach this detector alone, never what may be answered."""
    packed = (files("engine.ml.qa.training") / "data" / "service.jsonl.gz").read_bytes()
    for row in map(json.loads, gzip.decompress(packed).splitlines()):
        yield Line(row["text"], bool(row["asks"]), "service")


def make(
    fold: Callable[[str], str], tell: Callable[[str], None], given: Sequence[Line] = ()
) -> QuestionWeights:
    """Fit on folded lines; `given` are labelled lines of somebody's own (domain "given")."""
    from sklearn.linear_model import LogisticRegression

    found = [*lines(), *given]
    folded = [fold(line.text) for line in found]
    read = [pieces(text) for text in folded]
    counts = Counter(piece for one in read for piece in one)
    names = sorted(piece for piece, count in counts.items() if count >= LEAST)
    x = _matrix(read, {name: index for index, name in enumerate(names)})
    y = np.array([line.asks for line in found])
    weights = _weights(found, [has_chinese(text) for text in folded])
    model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-5)
    model.fit(x, y, sample_weight=weights)
    coef = model.coef_[0]
    worth = abs(coef) * np.sqrt([counts[name] for name in names])
    kept = np.sort(np.argsort(-worth, kind="stable")[:MOST])
    tell(f"questions: {len(found)} lines, {len(kept)} pieces")
    return QuestionWeights(
        {names[index]: round(float(coef[index]), 3) for index in kept}, round(float(model.intercept_[0]), 3)
    )


def _weights(found: Sequence[Line], chinese: Sequence[bool]) -> Any:
    """Weigh lines: a domain's share, halved between those that ask and those that do not; one on average."""
    kinds = [
        (line.domain, line.domain in ONE_LANGUAGE or han) for line, han in zip(found, chinese, strict=True)
    ]
    sizes = Counter((*kind, line.asks) for kind, line in zip(kinds, found, strict=True))
    weights = np.array(
        [SHARES.get(kind, GIVEN) / sizes[*kind, line.asks] for kind, line in zip(kinds, found, strict=True)]
    )
    return weights * len(found) / weights.sum()


def _matrix(read: Sequence[Sequence[str]], numbers: dict[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    columns, ends = array("i"), array("q", [0])
    for one in read:
        columns.extend(numbers[piece] for piece in one if piece in numbers)
        ends.append(len(columns))
    return csr_matrix(
        (np.ones(len(columns)), np.array(columns), np.array(ends)), shape=(len(read), len(numbers))
    )
