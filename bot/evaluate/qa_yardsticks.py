"""What the memory is compared with: what a bot's author would try first."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from math import log

import numpy as np

from bot.evaluate.qa_figures import Guess
from engine.ml.qa import Embedder, Entry

Ask = Callable[[str], Guess]
LISTED = 50
_WORD = re.compile(r"[a-z0-9_]+|[\u3400-\u9fff]")


def yardsticks(entries: Sequence[Entry], embedder: Embedder | None) -> Iterator[tuple[str, Ask]]:
    """Give each yardstick's name and its asking function."""
    keys = [str(entry.key) for entry in entries]
    whole = [f"{entry.question}\n{entry.answer}" for entry in entries]
    questions = [entry.question for entry in entries]
    yield "snownlp", _snownlp(keys, questions)
    yield "bm25 words", _bm25(keys, whole)
    try:
        yield "tf-idf chars", _tfidf(keys, questions)
    except ImportError as error:
        print(f"scikit-learn is missing and its yardstick left out ({error}).", file=sys.stderr)
    if embedder is not None:
        yield "e5 cosine", _cosine(keys, questions, whole, embedder)


def _guess(keys: Sequence[str], scores: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Guess:
    order = np.argsort(-scores, kind="stable")[:LISTED]
    return Guess(tuple(keys[place] for place in order), float(scores[order[0]]), answered=False)


def _words(text: str) -> list[str]:
    """Cut into words, Chinese ones by SnowNLP's segmenter."""
    from snownlp import seg

    lower = text.lower()
    return [word for word in seg.seg(lower) if word.strip()] if not lower.isascii() else _WORD.findall(lower)


def _snownlp(keys: Sequence[str], texts: Sequence[str]) -> Ask:
    """SnowNLP's `sim`: its BM25 over its own words of each question, as its documentation shows it."""
    from snownlp.sim.bm25 import BM25

    model = BM25([_words(text) for text in texts])
    return lambda text: _guess(keys, np.array(model.simall(_words(text)), float))


def _bm25(keys: Sequence[str], texts: Sequence[str]) -> Ask:
    """BM25 over words (k1 1.5, b 0.75), question and answer together."""
    documents = [_words(text) for text in texts]
    mean = sum(map(len, documents)) / len(documents) or 1.0
    postings: dict[str, dict[int, int]] = {}
    for place, words in enumerate(documents):
        for word in words:
            postings.setdefault(word, {}).setdefault(place, 0)
            postings[word][place] += 1

    def ask(text: str) -> Guess:
        scores = np.zeros(len(keys))
        for word in set(_words(text)):
            found = postings.get(word, {})
            rarity = log(1 + (len(keys) - len(found) + 0.5) / (len(found) + 0.5))
            for place, times in found.items():
                damp = times + 1.5 * (0.25 + 0.75 * len(documents[place]) / mean)
                scores[place] += rarity * times * 2.5 / damp
        return _guess(keys, scores)

    return ask


def _tfidf(keys: Sequence[str], texts: Sequence[str]) -> Ask:
    """Cosine of TF-IDF over 1–2 signs of Chinese, 2–4 of English."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    chinese = sum(not text.isascii() for text in texts) * 2 > len(texts)
    model = TfidfVectorizer(
        analyzer="char" if chinese else "char_wb",
        ngram_range=(1, 2) if chinese else (2, 4),
        sublinear_tf=True,
    )
    matrix = model.fit_transform(texts)
    return lambda text: _guess(keys, (matrix @ model.transform([text]).T).toarray().ravel())


def _cosine(keys: Sequence[str], questions: Sequence[str], whole: Sequence[str], embedder: Embedder) -> Ask:
    """The better of the cosines with question and with question and answer."""
    rows, passages = embedder.questions(questions), embedder.passages(whole)

    def ask(text: str) -> Guess:
        vector = embedder.questions([text])[0]
        return _guess(keys, np.maximum(rows @ vector, passages @ vector).astype(float))

    return ask
