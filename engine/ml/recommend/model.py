"""A fitted model: frozen arrays, which threads may share, and which travel between processes as bytes."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.ml.recommend.choose import attempt, best, varied
from engine.ml.recommend.settings import Settings
from engine.ml.recommend.shares import Shares, Suggestion
from engine.ml.recommend.taken import Taken, ordered

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
SHOWN = 40
"""So many of the best are looked at for variety."""
TRIED = 50
"""So many more may be tried for once."""
FEW = 30
"""What so many members like is believed by half."""
_NO_TOPICS: Mapping[str, float] = {}
_ARRAYS = ("taken", "first", "lead", "last", "directions")


class _Packed(msgspec.Struct, frozen=True):
    format: int
    version: str
    settings: Settings
    ids: tuple[str, ...]
    members: int
    rate: float
    arrays: dict[str, tuple[str, tuple[int, ...], bytes]]


class Model:
    """What was learned, for reading only. Make one with `fit`."""

    def __init__(
        self,
        version: str,
        settings: Settings,
        ids: tuple[str, ...],
        members: int,
        rate: float,
        arrays: Mapping[str, Any],
    ) -> None:
        self.version = version
        self.settings = settings
        self.ids = ids
        self.members = members
        self.rate = rate
        """A choice e^(-rate) as fresh says so much less."""
        self.numbers = {item: number for number, item in enumerate(ids)}
        self.taken = _frozen(arrays["taken"], np.float32)
        """About how many took each item (by the members' factors)."""
        self.first = _frozen(arrays["first"], np.float32)
        self.lead = _frozen(arrays["lead"], np.float32)
        """Rows: what having taken an item says for each item, less the middle over all items, discounted."""
        self.last = _frozen(arrays["last"], np.float32)
        """What it says besides if it was the last one."""
        self.directions = _frozen(arrays["directions"], np.float32)
        self.rare = _frozen(rareness(self.taken, settings), np.float32)
        """The discount: what is often taken is worth less."""
        heard = members / (members + FEW) * self.rare
        first = np.log1p(self.first) + 0.1 * np.log1p(self.taken)
        self.liked = _frozen(_standard(np.log1p(self.taken)) * heard, np.float32)
        self.liked_first = _frozen(_standard(first) * heard, np.float32)
        middle = self.rare.mean() if len(ids) else 0.0
        self.seldom = _frozen(settings.even * (self.rare - middle), np.float32)
        self.varies = settings.near > 0 and bool(self.directions.any())

    def __len__(self) -> int:
        return len(self.ids)

    def top(
        self,
        history: Iterable[Taken],
        *,
        topics: Mapping[str, float] = _NO_TOPICS,
        allowed: Mask | None = None,
        k: int = 10,
        now: int | None = None,
        seed: int | None = None,
    ) -> list[Suggestion]:
        """Give the k best items for a member, the best first, each with what made its score.

        `history`: everything they did, up to the last event; what they took or dismissed is left out.
        `topics`: what they talk about, as weights of items (`Catalogue.topics`).
        `allowed`: what may be shown at all, from `mask`. `now` (UTC µs) lets old things fade by their age as well.
        `seed`: with one, the last place may go to an item still to be tried (`Settings.quota`).
        """
        shares = Shares(self, ordered(history), topics, now)
        scores = shares.scores()
        if allowed is not None:
            scores[~allowed] = -np.inf
        scores[shares.closed] = -np.inf
        found = best(scores, max(SHOWN, k) if self.varies else k)
        if self.varies:
            found = varied(scores, found, self.directions[found], k, self.settings.near)
        return self._tried(shares, scores, found, k, seed)

    def mask(self, items: Iterable[str]) -> Mask:
        """Make from ids what `top` takes as `allowed`; once for many members."""
        found = np.zeros(len(self.ids), bool)
        found[[self.numbers[item] for item in items if item in self.numbers]] = True
        return found

    def _tried(
        self, shares: Shares, scores: Floats, found: NDArray[np.intp], k: int, seed: int | None
    ) -> list[Suggestion]:
        """Let the last place go to an item to be tried, if a seed was given and chance wants it."""
        quota = self.settings.quota
        if seed is None or quota <= 0 or k < 1 or len(found) < k:
            return shares.suggestions(found)
        if np.count_nonzero(np.isfinite(scores)) == k:  # there is nothing else to try
            return shares.suggestions(found)
        chance = random.Random(seed)
        if chance.random() >= quota:
            return shares.suggestions(found, chance=1.0 - quota)
        shown = set(found.tolist())
        others = [number for number in best(scores, k + TRIED).tolist() if number not in shown]
        number, drawn = attempt(others, self.taken, chance)
        return shares.suggestions(np.append(found[:-1], number), chance=quota * drawn, tried=True)

    def to_bytes(self) -> bytes:
        """Write the model, the same bytes for the same model."""
        arrays = {}
        for name in _ARRAYS:
            array = getattr(self, name)
            arrays[name] = (array.dtype.str, array.shape, array.tobytes())
        packed = _Packed(1, self.version, self.settings, self.ids, self.members, self.rate, arrays)
        return msgspec.msgpack.encode(packed)  # weights do not compress

    @classmethod
    def from_bytes(cls, data: bytes) -> Model:
        """Read what `to_bytes` wrote."""
        packed = msgspec.msgpack.decode(data, type=_Packed)
        arrays = {
            name: np.frombuffer(raw, dtype).reshape(shape)
            for name, (dtype, shape, raw) in packed.arrays.items()
        }
        return cls(packed.version, packed.settings, packed.ids, packed.members, packed.rate, arrays)


def rareness(taken: NDArray[Any], settings: Settings) -> Floats:
    """Give the discount of each item: 1 / (times taken + 10)^discount."""
    found: Floats = ((taken + 10.0) ** -settings.discount).astype(np.float32)
    return found


def _standard(values: NDArray[Any]) -> NDArray[Any]:
    spread = float(values.std()) if len(values) else 0.0
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros(len(values))


def _frozen(values: NDArray[Any], kind: type[np.float32]) -> Floats:
    found: Floats = np.array(values, kind, order="C")
    found.flags.writeable = False
    return found
