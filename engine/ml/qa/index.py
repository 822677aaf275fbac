"""An inverted index that learns and forgets one text at a time, and scores by BM25."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_TIMES = 255
"""A term counts at most so often: a posting is one integer, slot and times."""


class Field:
    """One field of all texts. A slot is what the caller numbers its texts by; it is free again after `remove`."""

    def __init__(self, *, k1: float = 1.2, b: float = 0.75) -> None:
        self._k1 = k1
        self._b = b
        self._postings: dict[str, int | array[int]] = {}
        self._lengths = np.zeros(64, np.float32)
        self._total = 0.0
        self.count = 0

    def add(self, slot: int, terms: Mapping[str, int]) -> None:
        """Put a text's terms into a free slot."""
        if slot >= len(self._lengths):
            self._lengths = np.concatenate([self._lengths, np.zeros(slot + 1, np.float32)])
        postings = self._postings
        length = 0
        for term, times in terms.items():
            posting = (slot << 8) | min(times, _TIMES)
            length += times
            found = postings.get(term)
            if found is None:
                postings[term] = posting
            elif isinstance(found, int):
                postings[term] = array("I", (found, posting))
            else:
                found.append(posting)
        self._lengths[slot] = length
        self._total += length
        self.count += 1

    def remove(self, slot: int, terms: Mapping[str, int]) -> None:
        """Take the terms that were added with `add` out of a slot again."""
        for term, times in terms.items():
            posting = (slot << 8) | min(times, _TIMES)
            found = self._postings[term]
            if isinstance(found, int):
                del self._postings[term]
                continue
            place = found.index(posting)
            last = found.pop()
            if place < len(found):
                found[place] = last
            if len(found) == 1:
                self._postings[term] = found[0]
        self._total -= float(self._lengths[slot])
        self._lengths[slot] = 0
        self.count -= 1

    @property
    def mean(self) -> float:
        """How many terms a text has on average."""
        return self._total / self.count if self.count else 0.0

    def frequency(self, term: str) -> int:
        """Say in how many texts a term stands."""
        found = self._postings.get(term)
        return 0 if found is None else 1 if isinstance(found, int) else len(found)

    def score(self, weights: Mapping[str, float], slots: int) -> Floats:
        """Score all slots: Σ weight · tf (k1 + 1) / (tf + k1 (1 − b + b · length / mean length))."""
        scores = np.zeros(slots, np.float32)
        if self.count == 0:
            return scores
        mean = max(self.mean, 1.0)
        factor, k1, b = self._b / mean, self._k1, self._b
        for term, weight in weights.items():
            found = self._postings.get(term)
            if found is None:
                continue
            if isinstance(found, int):
                slot, times = found >> 8, found & _TIMES
                length = float(self._lengths[slot])
                scores[slot] += weight * times * (k1 + 1) / (times + k1 * (1 - b + factor * length))
                continue
            posting = np.frombuffer(found, np.uint32)
            place = posting >> 8
            many = (posting & _TIMES).astype(np.float32)
            damp = many + k1 * (1 - b + factor * self._lengths[place])
            scores[place] += weight * (k1 + 1) * many / damp
        return scores


def top(scores: Floats, most: int) -> NDArray[np.intp]:
    """Give the slots with the highest scores, the highest first; equal ones by slot."""
    found = np.argpartition(-scores, most)[:most] if len(scores) > most else np.arange(len(scores))
    return found[np.lexsort((found, -scores[found]))]
