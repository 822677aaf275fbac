"""Sketches: a text as 1,024 bits, one for each hashed run of two or three characters.

Two texts are compared by the bits that they share. A sketch is all that is kept of a message's wording.
"""

from __future__ import annotations

import re
import unicodedata
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


@lru_cache(maxsize=REMEMBERED)
def sketch(wording: str) -> bytes:
    """Sketch what `letters` left over; an empty wording is an empty sketch."""
    if len(wording) > HEAD + TAIL:
        wording = wording[:HEAD] + wording[-TAIL:]
    codes = np.frombuffer(wording.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if len(codes) < 2:
        grams = codes * _FIRST
    else:
        pairs = codes[:-1] * _FIRST + codes[1:] * _SECOND
        grams = np.concatenate((pairs, (pairs[:-1] ^ (codes[2:] * _THIRD)) * _SECOND))
    bits = np.zeros(BITS, dtype=np.uint8)
    bits[grams >> _SHIFT] = 1
    return np.packbits(bits).tobytes()


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
