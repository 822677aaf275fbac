"""The embeddings of a base: one matrix for rows, one for answers; what is not embedded yet waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from threading import Lock

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.ml.qa.analyser import is_chinese
from engine.ml.qa.embedder import Embedder

Floats = NDArray[np.float32]
CENTRED = 0.8
HASTE = 2
"""So many candidates that wait are embedded while a question waits for its answer."""


class Matrix:
    """Vectors by slot. A slot that waits or is empty is never near anything. `work` may run in another thread."""

    def __init__(self, size: int, embed: Callable[[Sequence[str]], Floats]) -> None:
        self._vectors = np.zeros((64, size), np.float32)
        self._known = np.zeros(64, np.bool_)
        self._embed = embed
        self._lock = Lock()
        self.waiting: dict[int, str] = {}

    def want(self, slot: int, text: str) -> None:
        """Ask for a text's vector; `work` makes it."""
        with self._lock:
            self._room(slot)
            self._known[slot] = False
            self.waiting[slot] = text

    def drop(self, slot: int) -> None:
        """Forget a slot."""
        with self._lock:
            self._room(slot)
            self.waiting.pop(slot, None)
            self._known[slot] = False

    def work(self, most: int) -> int:
        """Embed up to `most` of what waits; give how many were."""
        return self._make(list(self.waiting)[:most])

    def hasten(self, slots: Iterable[int]) -> None:
        """Embed the first few of these that wait."""
        if self.waiting:
            self._make([slot for slot in slots if slot in self.waiting][:HASTE])

    def cosines(self, vector: Floats, slots: int) -> Floats:
        """Compare with all slots; -2 where nothing is known."""
        with self._lock:
            self._room(slots)
            found: Floats = self._vectors[:slots] @ vector
            found[~self._known[:slots]] = -2
        return found

    def _make(self, slots: list[int]) -> int:
        if slots:
            with self._lock:
                texts = {slot: self.waiting[slot] for slot in slots if slot in self.waiting}
            for (slot, text), vector in zip(texts.items(), self._embed(list(texts.values())), strict=True):
                with self._lock:
                    if self.waiting.get(slot) == text:  # it may have been dropped or changed meanwhile
                        del self.waiting[slot]
                        self._vectors[slot] = vector
                        self._known[slot] = True
        return len(slots)

    def _room(self, slot: int) -> None:
        have = len(self._known)
        if slot >= have:
            more = max(have, slot + 1 - have)
            self._vectors = np.concatenate(
                [self._vectors, np.zeros((more, self._vectors.shape[1]), np.float32)]
            )
            self._known = np.concatenate([self._known, np.zeros(more, np.bool_)])


class Centres(msgspec.Struct, frozen=True):
    """The middle of each language's questions and passages, for one model: what a vector says beyond its language."""

    model: str
    zh_questions: tuple[float, ...]
    en_questions: tuple[float, ...]
    zh_passages: tuple[float, ...]
    en_passages: tuple[float, ...]


class Vectors:
    """Both matrices of one base, from one embedder.

    Texts of one language lie together wherever they come from. Taking most of the way to the language's middle off each
    vector lets an English question find a Chinese entry (right first: 64 % to 72 % on own lines).
    """

    def __init__(
        self, embedder: Embedder, fold: Callable[[str], str], centres: Centres | None = None
    ) -> None:
        self.embedder = embedder
        self._fold = fold
        known = centres if centres is not None and centres.model == embedder.model else None
        self._asks = _middles((known.en_questions, known.zh_questions)) if known else None
        self._tells = _middles((known.en_passages, known.zh_passages)) if known else None
        self.rows = Matrix(embedder.size, self._questions)
        self.answers = Matrix(embedder.size, self._passages)

    def question(self, text: str) -> Floats:
        """Embed a question."""
        found: Floats = self._questions([text])[0]
        return found

    @property
    def waiting(self) -> int:
        """How many texts wait."""
        return len(self.rows.waiting) + len(self.answers.waiting)

    def work(self, most: int = 16) -> int:
        """Embed up to `most` waiting texts, rows first; give how many were."""
        done = self.rows.work(most)
        return done + (self.answers.work(most - done) if done < most else 0)

    def _questions(self, texts: Sequence[str]) -> Floats:
        folded = [self._fold(text) for text in texts]
        return _centred(self.embedder.questions(folded), folded, self._asks)

    def _passages(self, texts: Sequence[str]) -> Floats:
        folded = [self._fold(text) for text in texts]
        return _centred(self.embedder.passages(folded), folded, self._tells)


def _middles(pair: tuple[tuple[float, ...], tuple[float, ...]]) -> Floats:
    return np.array(pair, np.float32)


def _centred(vectors: Floats, texts: Sequence[str], middles: Floats | None) -> Floats:
    if middles is None:
        return vectors
    moved = vectors - CENTRED * middles[[int(is_chinese(text)) for text in texts]]
    found: Floats = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return found
