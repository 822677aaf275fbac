"""Sketches: a text as 1,024 bits, one for each hashed run of two or three characters.

Two texts are compared by the bits that they share. A sketch is all that is kept of a message's wording.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

BITS = 1024
BYTES = BITS // 8
WORDS = BITS // 64
HEAD, TAIL = 300, 100
"""A longer text is sketched by its beginning and its end, or its bits would fill up and resemble everything."""

REMEMBERED = 1024
"""Readings kept, a batch's length: several features read the same message one after the other."""

_HANDLE = re.compile(r"@[a-z0-9_.]+")
"""A name that is called is nothing said."""
_NOISE = re.compile(r"[\W_]+")
_FIRST, _SECOND, _THIRD = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D)
_SHIFT = np.uint32(22)

Words = npt.NDArray[np.uint64]


def fold(text: str) -> str:
    """Bring a text into the form that is compared: NFKC, no case. Scripts stay what they are."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def letters(folded: str) -> str:
    """Keep the letters and digits: spaces, punctuation, emoji and zero-width characters carry no wording."""
    return _NOISE.sub("", folded)


class Wording(NamedTuple):
    """A text in the forms that are compared."""

    folded: str
    said: str
    """Without the names that are called."""
    letters: str


@lru_cache(maxsize=REMEMBERED)
def wording_of(text: str) -> Wording:
    """Bring a text into the forms that are compared."""
    folded = fold(text)
    said = _HANDLE.sub(" ", folded) if "@" in folded else folded
    return Wording(folded, said, letters(said))


def sketch(wording: str) -> bytes:
    """Sketch what `letters` left over; an empty wording is an empty sketch."""
    return sketches((wording,))[0]


def sketches(wordings: Sequence[str]) -> list[bytes]:
    """Sketch many wordings at once: a batch costs a tenth of one after the other."""
    known = {wording: kept for wording in wordings if (kept := _remembered.get(wording)) is not None}
    new = list(dict.fromkeys(wording for wording in wordings if wording not in known))
    if new:
        drawn = dict(zip(new, _draw(new), strict=True))
        if len(_remembered) + len(new) > REMEMBERED:
            _remembered.clear()
        _remembered.update(drawn)
        known.update(drawn)
    return [known[wording] for wording in wordings]


def sketch_ahead(texts: Iterable[str]) -> None:
    """Sketch what a batch says at once; `sketch` then remembers each."""
    sketches([wording_of(text).letters for text in texts])


_remembered: dict[str, bytes] = {}


def _draw(wordings: Sequence[str]) -> list[bytes]:
    """Set the bits of all wordings, a row each; a gram that reaches over the end of its wording is none."""
    shown = [_cut(wording) for wording in wordings]
    codes = np.frombuffer("".join(shown).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.array([len(wording) for wording in shown])
    rows = np.repeat(np.arange(len(shown)), lengths)
    bits = np.zeros((len(shown), BITS), dtype=np.uint8)
    pairs = codes[:-1] * _FIRST + codes[1:] * _SECOND
    threes = (pairs[:-1] ^ (codes[2:] * _THIRD)) * _SECOND
    for reach, grams in ((1, pairs), (2, threes)):
        whole = rows[reach:] == rows[:-reach]
        bits[rows[reach:][whole], (grams >> _SHIFT)[whole]] = 1
    alone = lengths[rows] == 1
    bits[rows[alone], (codes[alone] * _FIRST) >> _SHIFT] = 1
    packed = np.packbits(bits, axis=1).tobytes()
    return [packed[start : start + BYTES] for start in range(0, len(packed), BYTES)]


def _cut(wording: str) -> str:
    return wording if len(wording) <= HEAD + TAIL else wording[:HEAD] + wording[-TAIL:]


class Shelf:
    """Sketches side by side, so that one is compared with all of them at once."""

    def __init__(self, size: int) -> None:
        self._columns = np.zeros((WORDS, size), dtype=np.uint64)
        self._bits = np.ones(size, dtype=np.uint16)
        self._shared = np.empty_like(self._columns)
        self._counts = np.empty((WORDS, size), dtype=np.uint8)

    def put(self, slot: int, sketched: bytes, bits: int) -> None:
        """Keep a sketch with so many bits in a slot."""
        self._columns[:, slot] = as_words(sketched)
        self._bits[slot] = max(bits, 1)

    def alike(self, sketched: bytes, bits: int, floor: float) -> list[tuple[int, float]]:
        """Return the slots that resemble a sketch by `floor` or more, and by how much (see `resemblance`)."""
        np.bitwise_and(self._columns, as_words(sketched)[:, np.newaxis], out=self._shared)
        np.bitwise_count(self._shared, out=self._counts)
        shared = np.add.reduce(self._counts, axis=0, dtype=np.uint16)
        if shared.max() < floor * max(bits, 1):
            return []
        near = np.flatnonzero(shared >= floor * np.maximum(self._bits, bits))
        return [(slot, int(shared[slot]) / max(int(self._bits[slot]), bits)) for slot in near.tolist()]


def as_words(sketched: bytes) -> Words:
    """Look at a sketch as 16 machine words."""
    return np.frombuffer(sketched, dtype=np.uint64)


def as_number(sketched: bytes) -> int:
    """Look at a sketch as one long number."""
    return int.from_bytes(sketched, "big")


def resemblance(one: int, other: int) -> float:
    """Return the shared bits as a share of the fuller sketch: containment alone is no resemblance."""
    fuller = max(one.bit_count(), other.bit_count())
    return (one & other).bit_count() / fuller if fuller else 0.0
