"""An inverted index that learns and forgets one text at a time, and scores by BM25."""

from __future__ import annotations

import itertools
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.uint64]
"""One number for each time a term stands in a text: the term's number and, in the lowest bits, the text's slot."""
_TIMES = 255
"""A term counts at most so often: a posting is one integer, slot and times."""
SLOT_BITS = 31
_BITS, _SLOT = np.uint64(SLOT_BITS), np.uint64((1 << SLOT_BITS) - 1)


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
        self._measure(slot, sum(terms.values()))
        place = slot << 8
        for term, times in terms.items():
            self._post(term, array("I", (place | min(times, _TIMES),)))

    def fill(self, texts: Sequence[tuple[int, Mapping[str, int]]]) -> None:
        """Put many texts in at once, several times as fast as one by one."""
        numbers: defaultdict[str, int] = defaultdict(itertools.count().__next__)
        terms = [numbers[term] for _, counted in texts for term in Counter(counted).elements()]
        slots = [slot for slot, _ in texts]
        repeated = np.repeat(np.array(slots, np.uint64), [sum(counted.values()) for _, counted in texts])
        self.take(list(numbers).__getitem__, (np.array(terms, np.uint64) << _BITS) | repeated, slots)

    def take(self, name: Callable[[int], str], places: Places, slots: Sequence[int]) -> None:
        """Put in what was gathered; `name` gives a term by its number, `slots` are those of all texts, of empty ones too."""
        ordered = np.sort(places)
        first, times = _runs(ordered)
        ordered = ordered[first]
        postings = (((ordered & _SLOT) << np.uint64(8)) | np.minimum(times, _TIMES).astype(np.uint64)).astype(
            np.uint32
        )
        terms = ordered >> _BITS
        starts, many = _runs(terms)
        packed = postings.tobytes()
        for term, start, count, one in zip(
            *(x.tolist() for x in (terms[starts], starts, many, postings[starts])), strict=True
        ):
            self._post(
                name(term), array("I", packed[start * 4 : (start + count) * 4] if count > 1 else (one,))
            )
        lengths = np.bincount((places & _SLOT).astype(np.intp), minlength=max(slots, default=0) + 1)
        self._room(len(lengths))
        self._lengths[slots] = lengths[slots]
        self._total += len(places)
        self.count += len(slots)

    def _measure(self, slot: int, length: int) -> None:
        self._room(slot + 1)
        self._lengths[slot] = length
        self._total += length
        self.count += 1

    def _room(self, slots: int) -> None:
        if slots > len(self._lengths):
            self._lengths = np.concatenate([self._lengths, np.zeros(slots, np.float32)])

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


def _runs(ordered: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Say where runs of equal numbers start, and how long they are."""
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    return starts, np.diff(starts, append=len(ordered))
