"""The terms of many texts at once, as `Analyser.terms` counts them in one.

Most of what has to be counted is Chinese, each sign and each pair of signs: as arrays of numbers that takes a third of
the time.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from engine.ml.qa.analyser import OTHER, is_single, latin_terms, split
from engine.ml.qa.index import SLOT_BITS, Places
from engine.ml.qa.words import CONCEPTS

Codes64 = NDArray[np.uint64]
Texts = NDArray[np.intp]
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ODD = re.compile(r"[^\W\u0000-\u9fff]")
"""Letters that Chinese runs and others may both have, such as Korean ones: rare enough to be counted one by one."""
_NUMBERED = 1 << 32
_BITS = np.uint64(SLOT_BITS)


class Codes(dict[str, int]):
    """One number a term: a Chinese sign or pair of signs is its own, others are counted from 2³² on."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[int, str] = {}
        self.runs = _Runs(self)

    def __missing__(self, term: str) -> int:
        code = self[term] = _own(term) or _NUMBERED + len(self)
        return code

    def name_of(self, code: int) -> str:
        """Give a term by its number."""
        if code >= _NUMBERED:
            if len(self._names) != len(self):
                self._names = {code: term for term, code in self.items()}
            return self._names[code]
        return _signs(code)

    def are_single(self, places: Places) -> NDArray[np.bool_]:
        """Say of which places the term is one sign, as `is_single` does."""
        terms = places >> _BITS
        others = [code for term, code in self.items() if code >= _NUMBERED and is_single(term)]
        return (terms < 1 << 16) | np.isin(terms, np.array(others, np.uint64))


def _own(term: str) -> int:
    """Give the number that a Chinese sign or pair of signs is; 0 for other terms."""
    if len(term) > 2 or not all(map(_HAN.match, term)):
        return 0
    return ord(term) if len(term) == 1 else ord(term[0]) << 16 | ord(term[1])


def _signs(code: int) -> str:
    return chr(code) if code < 1 << 16 else chr(code >> 16) + chr(code & 0xFFFF)


class _Runs(dict[str, tuple[int, ...]]):
    """The numbers of the terms of each run of signs that are not Chinese."""

    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self._codes = codes

    def __missing__(self, run: str) -> tuple[int, ...]:
        found = self[run] = tuple(map(self._codes.__getitem__, latin_terms(run)))
        return found


class Gathered:
    """Texts of one kind on their way into a field. Without `singles` a Chinese sign counts only in its pairs."""

    def __init__(self, codes: Codes, *, singles: bool = True) -> None:
        self._codes = codes
        self._singles = singles
        self._texts: list[str] = []
        self._odd: set[int] = set()
        self._terms, self._sizes = array("Q"), array("I")
        self.slots: list[int] = []

    def add(self, slot: int, folded: str) -> bool:
        """Take a text; say whether it has no Chinese terms, nor others from beyond it."""
        before = len(self._terms)
        if _ODD.search(folded):
            self._odd.add(len(self._texts))
            terms = split(folded, self._singles)[0]
            self._terms.extend(map(self._codes.__getitem__, terms))
            latin = max(terms, default="") < "\u3400"
        else:
            self._terms.extend(chain.from_iterable(map(self._codes.runs.__getitem__, OTHER.findall(folded))))
            latin = _HAN.search(folded) is None
        self._sizes.append(len(self._terms) - before)
        self._texts.append(folded)
        self.slots.append(slot)
        return latin

    def places(self) -> Places:
        """Give every term of every text, as often as it stands there."""
        chinese, its_texts = self._chinese()
        texts = np.concatenate([np.repeat(np.arange(len(self._texts)), self._sizes), its_texts])
        codes = np.concatenate([np.array(self._terms, np.uint64), chinese])
        concepts, their_texts = self._concepts(codes, texts)
        slots = np.array(self.slots, np.uint64)[np.concatenate([texts, their_texts])]
        places: Places = (np.concatenate([codes, concepts]) << _BITS) | slots
        return places

    def _chinese(self) -> tuple[Codes64, Texts]:
        """Give the Chinese signs and their pairs, and the texts in which they stand."""
        plain = ["" if text in self._odd else folded for text, folded in enumerate(self._texts)]
        signs = np.frombuffer("\n".join([*plain, ""]).encode("utf-32-le", "surrogatepass"), np.uint32)
        texts = np.repeat(np.arange(len(plain)), [len(folded) + 1 for folded in plain])
        here = (signs >= 0x3400) & (signs <= 0x9FFF)
        pairs = here[:-1] & here[1:]
        alone = here.copy()
        if not self._singles:
            alone[1:] &= ~pairs
            alone[:-1] &= ~pairs
        first = np.flatnonzero(pairs)
        codes = np.concatenate([signs[alone], (signs[first] << np.uint32(16)) | signs[first + 1]])
        return codes.astype(np.uint64), np.concatenate([texts[alone], texts[first]])

    def _concepts(self, codes: Codes64, texts: Texts) -> tuple[Codes64, Texts]:
        """Give the concepts, which are looked for only where one can begin."""
        names = {code: term for term in CONCEPTS.starts if (code := self._codes.get(term, _own(term)))}
        starts = np.array(sorted(names), np.uint64)
        begins = np.flatnonzero(starts[np.searchsorted(starts, codes) % len(starts)] == codes)
        hints: defaultdict[int, dict[str, int]] = defaultdict(dict)
        for code, text in zip(codes[begins].tolist(), texts[begins].tolist(), strict=True):
            hints[text][names[code]] = 1
        found = [
            (self._codes[concept], text)
            for text, terms in hints.items()
            for concept in CONCEPTS.find(self._texts[text], terms)
        ]
        concepts, where = zip(*found, strict=True) if found else ((), ())
        return np.array(concepts, np.uint64), np.array(where, np.intp)
