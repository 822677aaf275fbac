"""An inverted index that learns and forgets one text at a time, and scores by BM25."""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence

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
        self._measure(slot, terms)
        place = slot << 8
        for term, times in terms.items():
            self._post(term, array("I", (place | min(times, _TIMES),)))

    def fill(self, texts: Sequence[tuple[int, Mapping[str, int]]]) -> None:
        """Put many texts in at once, several times as fast as one by one."""
        numbers: defaultdict[str, int] = defaultdict(itertools.count().__next__)
        terms, times, sizes = array("I"), array("I"), array("I")
        for slot, counted in texts:
            self._measure(slot, counted)
            terms.extend(map(numbers.__getitem__, counted))
            times.extend(counted.values())
            sizes.append(len(counted))
        slots = np.repeat(np.array([slot for slot, _ in texts], np.uint32), np.frombuffer(sizes, np.uint32))
        many = np.minimum(np.frombuffer(times, np.uint32), _TIMES)
        which = np.frombuffer(terms, np.uint32)
        order = np.argsort(which, kind="stable")
        postings = ((slots << 8) | many)[order].tobytes()
        ends = (np.cumsum(np.bincount(which, minlength=len(numbers))) * 4).tolist()
        for term, start, end in zip(numbers, [0, *ends], ends, strict=False):
            self._post(term, array("I", postings[start:end]))

    def _measure(self, slot: int, terms: Mapping[str, int]) -> None:
        if slot >= len(self._lengths):
            self._lengths = np.concatenate([self._lengths, np.zeros(slot + 1, np.float32)])
        length = sum(terms.values())
        self._lengths[slot] = length
        self._total += length
        self.count += 1

    def _post(self, term: str, new: array[int]) -> None:
        """Append to a term's postings; a single one is kept as a number, which is most of them."""
        found = self._postings.get(term)
        if found is None:
            self._postings[term] = new[0] if len(new) == 1 else new
        elif isinstance(found, int):
            self._postings[term] = array("I", (found, *new))
        else:
            found.extend(new)

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
