"""The embeddings of a base: one matrix for rows, one for answers; what is not embedded yet waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.ml.qa.analyser import is_chinese
from engine.ml.qa.embedder import Embedder
from engine.ml.qa.matrix import Matrix

Floats = NDArray[np.float32]
CENTRED = 0.8


class Centres(msgspec.Struct, frozen=True):
    """The middle of each language's questions and passages, for one model: what a vector says beyond its language."""

    model: str
    zh_questions: tuple[float, ...]
    en_questions: tuple[float, ...]
    zh_passages: tuple[float, ...]
    en_passages: tuple[float, ...]


class Side:
    """Texts of one kind, questions or passages: what of them is embedded, by what, and where the result is moved."""

    def __init__(
        self,
        name: str,
        fold: Callable[[str], str],
        embed: Callable[[Sequence[str]], Floats],
        middles: Floats | None,
    ) -> None:
        self.read = fold
        self.embed = embed
        self._key = blake2b(name.encode()).digest()
        self._middles = middles

    def digest(self, read: str) -> bytes:
        """Name a text and what embeds it, so that vectors of two models never meet."""
        return blake2b(read.encode("utf-8", "surrogatepass"), digest_size=16, key=self._key).digest()

    def place(self, raw: Floats, read: Sequence[str]) -> Floats:
        """Take most of the way to its language's middle off each vector."""
        if self._middles is None or not len(raw):
            return raw
        moved = raw - CENTRED * self._middles[[int(is_chinese(text)) for text in read]]
        found: Floats = moved / np.linalg.norm(moved, axis=1, keepdims=True)
        return found


class Vectors:
    """Both matrices of one base, from one embedder.

    Texts of one language lie together wherever they come from. Taking most of the way to the language's middle off each
    vector lets an English question find a Chinese entry (right first: 64 % to 72 % on own lines).
    """

    def __init__(
        self, embedder: Embedder, fold: Callable[[str], str], centres: Centres | None = None
    ) -> None:
        known = centres if centres is not None and centres.model == embedder.model else None
        asks = _middles((known.en_questions, known.zh_questions)) if known else None
        tells = _middles((known.en_passages, known.zh_passages)) if known else None
        name = f"{embedder.model} {embedder.version}"
        self.embedder = embedder
        self._asked = Side(f"{name} asked", fold, embedder.questions, asks)
        self.rows = Matrix(embedder.size, self._asked)
        self.answers = Matrix(embedder.size, Side(f"{name} told", fold, embedder.passages, tells))

    def question(self, text: str) -> Floats:
        """Embed a question."""
        read = [self._asked.read(text)]
        found: Floats = self._asked.place(self._asked.embed(read), read)[0]
        return found

    @property
    def waiting(self) -> int:
        """How many texts wait."""
        return len(self.rows.waiting) + len(self.answers.waiting)

    @property
    def unsaved(self) -> int:
        """How many new vectors nobody has kept yet."""
        return self.rows.unsaved + self.answers.unsaved

    def work(self, most: int = 16) -> int:
        """Embed up to `most` waiting texts, rows first; give how many were."""
        done = self.rows.work(most)
        return done + (self.answers.work(most - done) if done < most else 0)

    def recall(self, kept: Mapping[bytes, bytes]) -> set[bytes]:
        """Take what waits out of what was kept; give the digests of what was of use."""
        return self.rows.recall(kept) | self.answers.recall(kept)


def _middles(pair: tuple[tuple[float, ...], tuple[float, ...]]) -> Floats:
    return np.array(pair, np.float32)
