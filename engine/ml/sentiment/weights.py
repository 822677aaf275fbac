"""The model as a file: pieces with two small numbers each, the tables of the analyser, the temperatures."""

from __future__ import annotations

import zlib
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np

SHIPPED = "model.bin"
SHIFT = 20
"""Two numbers live in one integer: a whole text is then summed in one pass."""


class Weights(msgspec.Struct, frozen=True):
    """What was learned. A piece's numbers are w(pos) - w(neg) and w(neutral) less the mean of those two."""

    version: int
    pieces: str  # joined by newlines
    lean: bytes  # int8: towards positive
    calm: bytes  # int8: towards neutral
    scale: tuple[float, float]
    dense: tuple[tuple[float, float], ...]  # (lean, calm) in the order of features.DENSE
    bias: tuple[float, float]
    heat: dict[str, float]  # temperature for "zh", "zh plain", "en" and "en plain"
    doubt: (
        float  # how often people label otherwise than any wording foretells, spread evenly over the classes
    )
    fold: dict[int, str]
    english: dict[str, float]
    snow: dict[str, float]

    def table(self) -> dict[str, int]:
        """Give each piece its two numbers packed into one."""
        lean = np.frombuffer(self.lean, np.int8).astype(np.int64)
        calm = np.frombuffer(self.calm, np.int8).astype(np.int64)
        return dict(zip(self.pieces.split("\n"), ((lean << SHIFT) + calm).tolist(), strict=True))


def pack(weights: Weights) -> bytes:
    """Write weights, the same bytes for the same weights."""
    return zlib.compress(msgspec.msgpack.encode(weights), 9)


def unpack(data: bytes) -> Weights:
    """Read weights."""
    return msgspec.msgpack.decode(zlib.decompress(data), type=Weights)


def shipped() -> Weights:
    """Read the weights that came with the package."""
    return unpack((files("engine.ml.sentiment") / SHIPPED).read_bytes())


def shipped_path() -> Path:
    """Say where the packaged weights lie in a checkout."""
    return Path(__file__).with_name(SHIPPED)
