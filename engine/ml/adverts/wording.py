"""A linear model over the words of a text: above 0 it is worded like an advert rather than like talk."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from itertools import repeat
from math import sqrt
from pathlib import Path

import msgspec
import numpy as np

from engine.ml.adverts.pieces import WORDS, grams, pairs, pieces, runs, signs, width

SHIPPED = "wording.bin"
FEW = 8
"""A text of fewer pieces is read as if it had so many: a few words prove little."""
GRAMS = 2.5
"""So many pieces there are to a different Chinese character."""
_ASCII = frozenset(map(chr, range(128)))
KEPT = 20_000
"""So many words are remembered with what they add up to."""


class Weights(msgspec.Struct, frozen=True):
    """What was learned: the root of each piece's worth, with its sign, and what a text without pieces has."""

    version: int
    pieces: str  # joined by newlines
    values: bytes  # int8
    scale: float
    bias: float


class Wording:
    """Weigh texts in lower case, disguises undone. Pure."""

    def __init__(self, weights: Weights) -> None:
        roots = np.frombuffer(weights.values, np.int8).astype(np.float64)
        values = roots * abs(roots) * weights.scale
        self._table = dict(zip(weights.pieces.split("\n"), values.tolist(), strict=True))
        self._bias = weights.bias
        self._words: dict[str, tuple[float, int]] = {}

    @classmethod
    def shipped(cls) -> Wording:
        """Give the packaged model; it is read once a process."""
        return _shipped()

    def weigh(self, text: str) -> float:
        """Give the log odds that a text is an advert, by its words alone."""
        parts = WORDS.findall(text)
        han = [part for part in parts if part[0] >= "\u3400"]
        found = grams(han)
        total, count = 0.0, 0
        if len(han) < len(parts):
            total, count = self._sum(part for part in parts if part[0] < "\u3400")
            found |= pairs(parts)
        found |= signs(text)
        total += sum(map(self._table.get, found, repeat(0.0)))
        length = self._table.get(width(text, sum(map(len, han))), 0.0)
        odds: float = self._bias + length + total / sqrt(max(FEW, count + len(found)))
        return odds

    def glance(self, words: set[str], dense: str = "") -> float:
        """Give about the same for plain text of these words and Chinese characters, much faster."""
        total, count = self._sum(words)
        if dense:
            found = set(dense) - _ASCII
            total += sum(map(self._table.get, found, repeat(0.0)))
            count += round(GRAMS * len(found))
        odds: float = self._bias + total / sqrt(max(FEW, count))
        return odds

    def telling(self, text: str, most: int = 3) -> tuple[str, ...]:
        """Name the words that speak most for an advert, none within another."""
        found = {one for one in pieces(text) if one[0] not in "~#§" and (one.isascii() or len(one) > 1)}
        weighed = sorted(((self._worth(one), one) for one in found), reverse=True)
        told: list[str] = []
        for weight, piece in weighed:
            if weight > 0 and len(told) < most and not any(piece in one or one in piece for one in told):
                told.append(piece)
        return tuple(told)

    def _worth(self, piece: str) -> float:
        if piece.isascii() and " " not in piece:
            return self._word(piece)[0]
        worth: float = self._table.get(piece, 0.0)
        return worth

    def _sum(self, words: Iterable[str]) -> tuple[float, int]:
        total, count = 0.0, 0
        known = self._words
        for word in set(words):
            weight, number = known.get(word) or self._word(word)
            total += weight
            count += number
        return total, count

    def _word(self, word: str) -> tuple[float, int]:
        """Add up a word and its runs once; the busiest few thousand words make up nearly all of a chat."""
        if len(self._words) >= KEPT:
            self._words.clear()
        found = tuple(runs(word))
        added = sum(map(self._table.get, found, repeat(0.0)))
        self._words[word] = kept = (added, len(found))
        return kept


def pack(weights: Weights) -> bytes:
    """Write weights, the same bytes for the same weights."""
    return zlib.compress(msgspec.msgpack.encode(weights), 9)


def unpack(data: bytes) -> Weights:
    """Read weights."""
    return msgspec.msgpack.decode(zlib.decompress(data), type=Weights)


def shipped_path() -> Path:
    """Say where the packaged weights lie in a checkout."""
    return Path(__file__).with_name(SHIPPED)


@lru_cache(maxsize=1)
def _shipped() -> Wording:
    return Wording(unpack((files("engine.ml.adverts") / SHIPPED).read_bytes()))
