"""Learn to tell questions from other lines.

Nobody labelled these lines: in dialogue whoever asks mostly types the mark. Lines with a question mark are questions, the
others are not, and every line is learned with its marks and without. Own questions, requests and answers come on top.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np

from engine.ml.qa.questions import pieces
from engine.ml.qa.training import bases
from engine.ml.qa.weights import QuestionWeights
from engine.ml.sentiment.training import corpus
from engine.ml.sentiment.training.own import unfold

LEAST = 4
MOST = 12_000
STRENGTH = 0.05
LINES = {"cped": 16_000, "goemotions": 7_000, "tweets": 2_000, "senti4sd": 2_500}
SHARES = {"dialogue": 1.0, "own": 1.0, "given": 4.0}
_MARKS = re.compile(r"[?？]+")


@dataclass(frozen=True)
class Line:
    """A line, whether it asks, and where it is from: "dialogue", "own" or "given"."""

    text: str
    asks: bool
    domain: str


def lines() -> list[Line]:
    """Give all lines, each with and without its marks."""
    found = [*_dialogue(), *_own()]
    stripped = [
        Line(_MARKS.sub(" ", line.text), line.asks, line.domain) for line in found if _MARKS.search(line.text)
    ]
    return found + stripped


def _dialogue() -> Iterator[Line]:
    left = dict(LINES)
    for row in corpus.labelled():
        if left.get(row.domain, 0) > 0:
            left[row.domain] -= 1
            yield Line(row.text, _MARKS.search(row.text) is not None, "dialogue")


def _own() -> Iterator[Line]:
    for text in bases.questions_of_own():
        yield Line(text, True, "own")
    for text in bases.answers_of_own():
        yield Line(text, False, "own")
    source = (files("engine.ml.qa.training") / "asked.tsv").read_text(encoding="utf-8")
    for row in source.splitlines():
        if row and not row.startswith("#"):
            asks, pattern = row.split("\t", 1)
            for text in unfold(pattern):
                yield Line(text, asks == "1", "own")


def make(
    fold: Callable[[str], str], tell: Callable[[str], None], given: Sequence[Line] = ()
) -> QuestionWeights:
    """Fit on folded lines; `given` are labelled lines of somebody's own (domain "given")."""
    from sklearn.linear_model import LogisticRegression

    found = [*lines(), *given]
    read = [pieces(fold(line.text)) for line in found]
    counts = Counter(piece for one in read for piece in one)
    names = sorted(piece for piece, count in counts.items() if count >= LEAST)
    x = _matrix(read, {name: index for index, name in enumerate(names)})
    y = np.array([line.asks for line in found])
    sizes = Counter((line.domain, line.asks) for line in found)
    weights = np.array([SHARES[line.domain] / sizes[line.domain, line.asks] for line in found])
    model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-5)
    model.fit(x, y, sample_weight=weights * len(found) / weights.sum())
    coef = model.coef_[0]
    worth = abs(coef) * np.sqrt([counts[name] for name in names])
    kept = np.sort(np.argsort(-worth, kind="stable")[:MOST])
    tell(f"questions: {len(found)} lines, {len(kept)} pieces")
    return QuestionWeights(
        {names[index]: round(float(coef[index]), 3) for index in kept}, round(float(model.intercept_[0]), 3)
    )


def _matrix(read: Sequence[Sequence[str]], numbers: dict[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    columns, ends = array("i"), array("q", [0])
    for one in read:
        columns.extend(numbers[piece] for piece in one if piece in numbers)
        ends.append(len(columns))
    return csr_matrix(
        (np.ones(len(columns)), np.array(columns), np.array(ends)), shape=(len(read), len(numbers))
    )
