"""What items say of themselves, and which of them a text speaks of. Of what people say only weights of items are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from engine.ml.qa.analyser import Analyser
from engine.ml.qa.index import Field, top
from engine.ml.qa.rarity import TALK, Rarity
from engine.ml.qa.weights import shipped

Floats = NDArray[np.float32]
Topics = Mapping[str, float]
"""What a member talks about, as weights of the items that are like it."""

TITLE = 3
"""So many times an item counts its title and tags."""
SIGNS = 2000
"""So many characters of a description are read."""
SPOKEN = 10
"""A text speaks of at most so many items."""
DIRECTIONS = 96
"""Likeness of items among themselves is measured in so many directions: enough to tell a second run of a course."""
SHARPER = 2.0
"""Scores are raised to this: who is twice as like speaks four times as loud."""
LEAST, SURE = 1.5, 3.0
"""A score in units of the rarest term's weight: below the first text and item share but a common word, from the second on it
counts in full."""
FADING = 0.9
"""What was talked about before counts so much less with every text that says something new."""
KEPT = 40


@dataclass(frozen=True, slots=True)
class Item:
    """Anything that can be recommended: a course, an event, an open question, a thread."""

    id: str
    title: str
    about: str = ""
    tags: tuple[str, ...] = ()


class Catalogue:
    """The items as texts: which are like a text, which like each other."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        found = shipped()
        self._analyser = Analyser(found.fold)
        self._field = Field()
        self._terms: dict[str, dict[str, int]] = {}
        for item in items:
            self._terms[item.id] = self._read(item)
        self._ids = tuple(self._terms)
        self._field.fill([(slot, terms) for slot, terms in enumerate(self._terms.values())])
        rarity = Rarity(found.talk, self._field.frequency, lambda: self._field.count)
        self._weights = rarity.weights()

    @property
    def ids(self) -> tuple[str, ...]:
        """The items, in the order in which they were given."""
        return self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def topics(self, text: str, most: int = SPOKEN) -> dict[str, float]:
        """Weigh the items that a text speaks of; the squares sum to one, or less if it is not sure. Empty if there are none."""
        return self._alike(self._analyser.terms(text), most)

    def near(self, item: str, most: int = SPOKEN) -> dict[str, float]:
        """Weigh the items whose texts are like an item's, itself left out."""
        terms = self._terms.get(item)
        if not terms:
            return {}
        rare = sorted(terms, key=lambda term: (-self._weights[term] * min(terms[term], 3), term))[:60]
        found = self._alike({term: terms[term] for term in rare}, most + 1)
        found.pop(item, None)
        return found

    def directions(self, ids: Iterable[str]) -> Floats:
        """Give each item's text as a short vector of length one (zeros without text), for likeness by product."""
        wanted = list(ids)
        found = np.zeros((len(wanted), DIRECTIONS), np.float32)
        for row, item in enumerate(wanted):
            terms = self._terms.get(item)
            if terms:
                weights = np.array([self._weights[term] * (1 + np.log(n)) for term, n in terms.items()])
                found[row] = weights @ np.stack([_direction(term) for term in terms])
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        unit: Floats = found / np.maximum(lengths, 1e-9)
        return unit

    def _read(self, item: Item) -> dict[str, int]:
        terms = Counter(self._analyser.terms(item.about, SIGNS))
        for text in (item.title, *item.tags):
            for term, times in self._analyser.terms(text).items():
                terms[term] += times * TITLE
        return dict(terms)

    def _alike(self, terms: Mapping[str, int], most: int) -> dict[str, float]:
        if not self._ids:
            return {}
        weights = {term: self._weights[term] * min(times, 3) for term, times in terms.items()}
        scores = self._field.score(weights, len(self._ids))
        scores /= log(len(self._ids) + TALK)
        best = [slot for slot in top(scores, most).tolist() if scores[slot] >= LEAST]
        if not best:
            return {}
        kept = scores[best] ** SHARPER
        kept *= min(1.0, float(scores[best[0]] - 1) / (SURE - 1)) / np.linalg.norm(kept)
        return {self._ids[slot]: round(float(weight), 4) for slot, weight in zip(best, kept, strict=True)}


def mixed(topics: Topics, new: Topics, fading: float = FADING) -> dict[str, float]:
    """Put what a new text speaks of to what a member spoke of before; the weightiest `KEPT` stay."""
    if not new:
        return dict(topics)
    found = {item: weight * fading for item, weight in topics.items()}
    for item, weight in new.items():
        found[item] = found.get(item, 0.0) + weight
    best = sorted(found, key=lambda item: (-found[item], item))[:KEPT]
    return {item: round(found[item], 4) for item in best if found[item] >= 0.01}


@lru_cache(1 << 15)
def _direction(term: str) -> Floats:
    """Give a term its own random direction, the same on every machine."""
    from hashlib import blake2b

    bits = np.unpackbits(
        np.frombuffer(blake2b(term.encode(), digest_size=DIRECTIONS // 8).digest(), np.uint8)
    )
    return bits.astype(np.float32) * 2 - 1
