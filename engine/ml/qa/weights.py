"""The packaged file: tables of the analyser, what is rare in talk, the gates, the question detector."""

from __future__ import annotations

import zlib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec

from engine.ml.qa.gate import GateWeights
from engine.ml.qa.vectors import Centres

SHIPPED = "model.bin"


class QuestionWeights(msgspec.Struct, frozen=True):
    """The question detector: a weight a piece, and the bias."""

    pieces: dict[str, float]
    bias: float


class Weights(msgspec.Struct, frozen=True):
    """Everything that was learned or counted."""

    version: int
    fold: dict[int, str]
    talk: dict[str, float]  # share of ordinary chat lines that a term stands in
    lexical: GateWeights
    semantic: GateWeights
    centres: Centres
    questions: QuestionWeights


def pack(weights: Weights) -> bytes:
    """Write weights, the same bytes for the same weights."""
    return zlib.compress(msgspec.msgpack.encode(weights), 9)


def unpack(data: bytes) -> Weights:
    """Read weights."""
    return msgspec.msgpack.decode(zlib.decompress(data), type=Weights)


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """Read the weights that came with the package, once a process."""
    return unpack((files("engine.ml.qa") / SHIPPED).read_bytes())


def shipped_path() -> Path:
    """Say where the packaged weights lie in a checkout."""
    return Path(__file__).with_name(SHIPPED)
