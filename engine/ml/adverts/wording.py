"""A linear model over the words of a text: above 0 it is worded like an advert rather than like talk."""

from __future__ import annotations

import zlib
from functools import lru_cache
from importlib.resources import files
from itertools import repeat
from math import sqrt
from pathlib import Path

import msgspec
import numpy as np

from engine.ml.adverts.pieces import pieces

SHIPPED = "wording.bin"
FEW = 8
"""A text of fewer pieces is read as if it had so many: a few words prove little."""


LOUD = 1.6
"""A word that weighs so much may make an advert; without one of them hardly any English text is."""


class Weights(msgspec.Struct, frozen=True):
    """What was learned: a small number for each piece, times `scale`, and what a text without pieces has."""

    version: int
    pieces: str  # joined by newlines
    values: bytes  # int8
    scale: float
    bias: float


class Wording:
    """Weigh texts in lower case, disguises undone. Pure."""

    def __init__(self, weights: Weights) -> None:
        values = np.frombuffer(weights.values, np.int8).astype(np.float64) * weights.scale
        self._table = dict(zip(weights.pieces.split("\n"), values.tolist(), strict=True))
        self._bias = weights.bias
        self._loud = frozenset(
            piece
            for piece, weight in self._table.items()
            if weight >= LOUD and piece.isascii() and " " not in piece
        )

    @classmethod
    def shipped(cls) -> Wording:
        """Give the packaged model; it is read once a process."""
        return _shipped()

    def weigh(self, text: str) -> float:
        """Give the log odds that a text is an advert, by its words alone."""
        found = pieces(text)
        total: float = sum(map(self._table.get, found, repeat(0.0)))
        return self._bias + total / sqrt(max(FEW, len(found)))

    def quiet(self, words: set[str]) -> bool:
        """Tell quickly that an English text with these words needs no weighing."""
        return self._loud.isdisjoint(words)

    def telling(self, text: str, most: int = 3) -> tuple[str, ...]:
        """Name the pieces that speak most for an advert, none within another."""
        weighed = sorted(((self._table.get(piece, 0.0), piece) for piece in pieces(text)), reverse=True)
        told: list[str] = []
        for weight, piece in weighed:
            if weight > 0 and len(told) < most and not any(piece in one or one in piece for one in told):
                told.append(piece)
        return tuple(told)


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
