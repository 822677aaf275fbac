"""The models by name. Beside the hybrid what the field compares with, each from the same sums.

`ease`; `ridge` (the diagonal stays); `knn` (cosine, the nearest); `svd` (TruncatedSVD; V V' folds a member in); `content`
(likeness of texts); `blend` (α · ridge + (1 − α) · content); `popularity`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec
import numpy as np

from engine.ml.recommend.matrices import Floats, Solve, Solved, Sums, ease_of, hybrid, inverse, typical
from engine.ml.recommend.settings import LENGTHS, Blend, Settings
from engine.ml.recommend.sums import TAU

NEAREST = 200
FACTORS = 128
PLAIN_RIDGE = 100.0
ALPHA = 0.8


@dataclass(frozen=True)
class Made:
    """How a model is made; `alone`: nothing is added to its matrix (a yardstick)."""

    solve: Solve
    alone: bool = True
    liked: float = 0.0
    topics: float = 0.0
    textual: bool = False
    """Whether its matrix speaks of items that nobody took, too."""

    @property
    def lends(self) -> bool:
        """Whether new items borrow."""
        return not self.alone

    def settings(self, settings: Settings) -> Settings:
        """Give the settings under which the model ranks."""
        if not self.alone:
            return settings
        blends = (
            Blend(self.topics, 1.0 - self.topics),
            *(Blend(self.topics, self.liked) for _ in LENGTHS[1:]),
        )
        return msgspec.structs.replace(settings, blends=blends, discount=0.0, even=0.0, near=0.0)


def _only(make: Callable[[Sums], Floats], rate: float = 0.0) -> Solve:
    def solve(sums: Sums, _: Settings) -> Solved:
        lead = make(sums)
        return Solved(lead, np.zeros_like(lead), rate)

    return solve


def _nothing(sums: Sums) -> Floats:
    return np.zeros((len(sums.ids), len(sums.ids)), np.float32)


def _knn(sums: Sums) -> Floats:
    """Cosine of choices, for each item its nearest."""
    root = np.sqrt(np.maximum(sums.taken, 1e-9)).astype(np.float32)
    found = sums.gram / root[:, None] / root[None, :]
    np.fill_diagonal(found, 0.0)
    if len(found) > NEAREST:
        edge = np.partition(found, len(found) - NEAREST, axis=0)[len(found) - NEAREST]
        found[found < edge] = 0.0
    return found


def _svd(sums: Sums) -> Floats:
    """Fold in by V V': the singular vectors of X are those of X'X."""
    from sklearn.decomposition import TruncatedSVD

    gram = sums.gram
    factors = min(FACTORS, len(gram) - 1)
    if factors < 1:
        return _nothing(sums)
    vectors = TruncatedSVD(factors, random_state=0).fit(gram).components_.astype(np.float32)
    found: Floats = vectors.T @ vectors
    return found


def _ridge(sums: Sums) -> Floats:
    found: Floats = inverse(sums.gram, PLAIN_RIDGE) @ sums.gram
    return found


def _content(sums: Sums) -> Floats:
    numbers = {item: number for number, item in enumerate(sums.ids)}
    found = _nothing(sums)
    for item, number in numbers.items():
        for other, weight in sums.catalogue.near(item, 100).items():
            if other in numbers:
                found[number, numbers[other]] = weight
    return found


def _blend(sums: Sums) -> Floats:
    taught, told = _ridge(sums), _content(sums)
    np.fill_diagonal(taught, 0.0)  # what was taken is not recommended, and would set the scale
    scales = (np.float32(typical(one, sums.taken, 1e-6)) for one in (taught, told))
    return ALPHA * taught / next(scales) + (1 - ALPHA) * told / next(scales)


def _ease(sums: Sums) -> Floats:
    return ease_of(sums.gram, Settings().ridge)


MODELS: Mapping[str, Made] = {
    "hybrid": Made(hybrid, alone=False),
    "ease": Made(_only(_ease)),
    "ridge": Made(_only(_ridge)),
    "knn": Made(_only(_knn)),
    "svd": Made(_only(_svd)),
    "blend": Made(_only(_blend), textual=True),
    "content": Made(_only(_content, 1 / TAU), topics=1.0, textual=True),
    "popularity": Made(_only(_nothing), liked=1.0),
}
