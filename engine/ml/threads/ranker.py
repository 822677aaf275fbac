"""Which of the last messages is gone on from: a small network scores each of them and none, the best wins."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from engine.ml.threads.signs import ALONE, BASE, COLUMNS, PRODUCTS
from engine.ml.threads.window import Column, Going, Said, Window

SHIPPED = "model.bin"
SURE = 0.4
"""A link that is less probable is no link: a thread that is cut costs less than two that are mixed."""

EARLY, SURE_EARLY = 3, 0.75
"""Of so few messages in a chat hardly anything was learned: there a link has to be clearer."""

Matrix = npt.NDArray[np.float32]


class Weights(msgspec.Struct, frozen=True):
    """What was learned: the signs by name, a hidden layer and a direct one; float32, in rows of signs."""

    signs: tuple[str, ...]
    hidden: int
    inner: bytes
    offset: bytes
    outer: bytes
    direct: bytes
    learned: tuple[int, ...] = ()
    """The days (proleptic ordinals, UTC) whose links it has seen."""


class Choice(NamedTuple):
    """How a message goes on, and how probable that is."""

    going: Going
    chance: float


def sign_names() -> tuple[str, ...]:
    """Name the signs in the order of their columns."""
    return (*BASE, *PRODUCTS, *(f"none: {name}" for name in ALONE))


class Ranker:
    """Scores the messages of a window as what a next one goes on from."""

    def __init__(self, inner: Matrix, offset: Matrix, outer: Matrix, direct: Matrix) -> None:
        self._inner = np.vstack((inner, direct))
        """The hidden layer, and below it the direct one."""
        self._offset, self._outer = offset, outer

    @classmethod
    def of(cls, weights: Weights) -> Ranker:
        """Make a ranker of weights. Raises ValueError if they were learned for other signs."""
        if weights.signs != sign_names():
            raise ValueError("the weights were learned for other signs; train anew")

        def array(data: bytes, *shape: int) -> Matrix:
            return np.frombuffer(data, dtype="<f4").astype(np.float32).reshape(shape)

        return cls(
            array(weights.inner, weights.hidden, COLUMNS),
            array(weights.offset, weights.hidden, 1),
            array(weights.outer, weights.hidden),
            array(weights.direct, COLUMNS),
        )

    @classmethod
    def shipped(cls) -> Ranker:
        """Return the ranker that came with the package."""
        return _shipped()

    def chances(self, columns: Column, allowed: npt.NDArray[np.bool_]) -> Matrix:
        """Return how probable each column is."""
        layers = self._inner @ columns
        hidden = layers[:-1]
        hidden += self._offset
        np.maximum(hidden, 0.0, out=hidden)
        scores = self._outer @ hidden + layers[-1]
        scores[~allowed] = -np.inf
        powers = np.exp(scores - scores.max())
        powers /= powers.sum()
        return np.asarray(powers)

    def choose(self, window: Window, said: Said, sure: float = SURE) -> Choice:
        """Say which message of the window a next one goes on from, if any is probable enough."""
        chances = self.chances(*window.signs(said))
        best = int(chances.argmax())
        chance = float(chances[best])
        if len(window) < EARLY:
            sure = max(sure, SURE_EARLY)
        return Choice(window.going(said, best if best < len(window) and chance >= sure else None), chance)


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Read the weights that came with the package."""
    return read_weights((files("engine.ml.threads") / SHIPPED).read_bytes())


def read_weights(data: bytes) -> Weights:
    """Read weights."""
    return msgspec.msgpack.decode(data, type=Weights)


def shipped_path() -> Path:
    """Say where the packaged weights lie in a checkout."""
    return Path(__file__).with_name(SHIPPED)


@lru_cache(maxsize=1)
def _shipped() -> Ranker:
    return Ranker.of(shipped_weights())
