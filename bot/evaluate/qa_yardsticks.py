"""What the memory is compared with: what a bot's author would try first."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.evaluate.progress import watched
from bot.evaluate.qa_figures import Guess
from engine.ml.qa import Embedder, Entry

Ask = Callable[[str], Guess]
Scores = NDArray[np.float64]
Vectors = NDArray[np.float32]
LISTED = 50
_WORD = re.compile(r"[a-z0-9_]+|[\u3400-\u9fff]+")
_HAN = "\u3400"
_LONG = re.compile(r"[\u4e00-\u9fa5]{1,400}|[^\u4e00-\u9fa5]+")
"""SnowNLP's segmenter takes as long as the square of a run of Chinese: one of more than 400 signs is cut."""
_LONGEST = 4096
"""No platform's message is longer; of a question no more is read, for SnowNLP reads four signs in a millisecond."""
_TOLD = 10_000
"""So much of an entry's texts is read: five times what the memory reads of an answer."""


class Texts:
    """What all yardsticks read of a base: each entry's question and variants, and all of it with its answer."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.keys = [str(entry.key) for entry in entries]
        wordings = [(entry.question, *entry.variants) for entry in entries]
        self.rows = [row for rows in wordings for row in rows]
        self.whole = ["\n".join((*rows, one.answer)) for rows, one in zip(wordings, entries, strict=True)]
        self.rows, self.whole = ([text[:_TOLD] for text in texts] for texts in (self.rows, self.whole))
        self._firsts = np.cumsum([0, *map(len, wordings[:-1])])

    def guess(self, wholes: Scores, rows: Scores | None = None) -> Guess:
        """Name the best entries by their score as a whole, or by their best row's if that is higher."""
        scores = wholes if rows is None else np.maximum(wholes, np.maximum.reduceat(rows, self._firsts))
        order = np.argsort(-scores, kind="stable")[:LISTED]
        return Guess(tuple(self.keys[place] for place in order), float(scores[order[0]]), answered=False)


def yardsticks(entries: Sequence[Entry], embedder: Embedder | None) -> Iterator[tuple[str, Ask]]:
    """Give each yardstick's name and its asking function."""
    for name, ask in _all(Texts(entries), embedder):
        yield name, _short(ask)


def _short(ask: Ask) -> Ask:
    return lambda text: ask(text[:_LONGEST])


def _all(texts: Texts, embedder: Embedder | None) -> Iterator[tuple[str, Ask]]:
    yield "snownlp", _snownlp(texts)
    yield "bm25 words", _bm25(texts)
    try:
        yield "tf-idf chars", _tfidf(texts)
    except ImportError as error:
        print(f"scikit-learn is missing and its yardstick left out ({error}).", file=sys.stderr)
    if embedder is not None:
        yield "e5 cosine", _cosine(texts, embedder)


def _segmented(text: str) -> list[str]:
    """Cut as SnowNLP does: Chinese by its segmenter, all else at spaces."""
    from snownlp import seg

    return [word for piece in _LONG.findall(text) for word in seg.seg(piece)]


def _words(text: str) -> list[str]:
    """Cut into words without signs, Chinese ones by SnowNLP's segmenter."""
    runs = _WORD.findall(text.lower())
    return [word for run in runs for word in (_segmented(run) if run[0] >= _HAN else (run,))]


def _snownlp(texts: Texts) -> Ask:
    """SnowNLP's `sim` over its own words: its BM25 of question and answer together."""
    from snownlp.sim.bm25 import BM25

    model = BM25([_segmented(text.lower()) for text in watched(texts.whole, "snownlp, reading")])
    return lambda text: texts.guess(np.array(model.simall(_segmented(text.lower())), float))


def _bm25(texts: Texts) -> Ask:
    """BM25 over words (k1 1.5, b 0.75), question and answer together."""
    documents = [_words(text) for text in watched(texts.whole, "bm25 words, reading")]
    mean = sum(map(len, documents)) / len(documents) or 1.0
    postings: dict[str, dict[int, int]] = {}
    for place, words in enumerate(documents):
        for word in words:
            postings.setdefault(word, {}).setdefault(place, 0)
            postings[word][place] += 1

    def ask(text: str) -> Guess:
        scores = np.zeros(len(documents))
        for word in set(_words(text)):
            found = postings.get(word, {})
            rarity = log(1 + (len(documents) - len(found) + 0.5) / (len(found) + 0.5))
            for place, times in found.items():
                damp = times + 1.5 * (0.25 + 0.75 * len(documents[place]) / mean)
                scores[place] += rarity * times * 2.5 / damp
        return texts.guess(scores)

    return ask


def _tfidf(texts: Texts) -> Ask:
    """Cosine of TF-IDF over 1–2 signs of Chinese, 2–4 of English: the better of question, and question and answer."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    chinese = sum(not text.isascii() for text in texts.rows) * 2 > len(texts.rows)
    model = TfidfVectorizer(
        analyzer="char" if chinese else "char_wb",
        ngram_range=(1, 2) if chinese else (2, 4),
        sublinear_tf=True,
    )
    try:
        wholes = model.fit_transform(texts.whole)
    except ValueError:  # no signs at all
        return lambda _: texts.guess(np.zeros(len(texts.whole)))
    rows = model.transform(texts.rows)

    def ask(text: str) -> Guess:
        asked = model.transform([text]).T
        return texts.guess((wholes @ asked).toarray().ravel(), (rows @ asked).toarray().ravel())

    return ask


def _cosine(texts: Texts, embedder: Embedder) -> Ask:
    """The better of the cosines with question, and with question and answer."""
    rows = _embedded(embedder.questions, texts.rows, "e5 cosine, questions")
    passages = _embedded(embedder.passages, texts.whole, "e5 cosine, answers")

    def ask(text: str) -> Guess:
        vector = embedder.questions([text])[0]
        return texts.guess((passages @ vector).astype(float), (rows @ vector).astype(float))

    return ask


def _embedded(embed: Callable[[Sequence[str]], Vectors], texts: Sequence[str], what: str) -> Vectors:
    return np.concatenate([embed([text]) for text in watched(texts, what)])
