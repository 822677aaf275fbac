"""Learn which message is gone on from, out of talk whose links are known. The same talk gives the same weights.

Threads are signs themselves, so the talk is read several times, each time with the threads that the ranker of the time
before finds. Chats differ from the one that was linked, which was busy and had everybody call each other by name: part of
the reading is without names, part of it slower, part of it with a few conversations alone, as in a quiet group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine.contract.clock import HOUR
from engine.contract.ids import stable_hash
from engine.ml.threads.ranker import Matrix, Ranker, Weights, sign_names
from engine.ml.threads.signs import COLUMNS
from engine.ml.threads.talk import Line, judged
from engine.ml.threads.window import WINDOW, Going, Said, Window

HIDDEN = 24
READINGS = 3
EPOCHS = (4, 6, 10)
BATCH = 64
RATE = 2e-3
DECAY = 1e-5
REST = 2 * HOUR
"""Between two quiet groups."""


class Variant(NamedTuple):
    """How talk is read: without names, so many times as slow, cut into so many quiet groups (0: as it is)."""

    free: bool = False
    slow: int = 1
    groups: int = 0


VARIANTS = (
    Variant(),
    Variant(),
    Variant(free=True),
    Variant(slow=8),
    Variant(groups=6),
    Variant(groups=8, free=True, slow=4),
)

Examples = tuple[npt.NDArray[np.float16], npt.NDArray[np.int64], npt.NDArray[np.int64]]
Tell = Callable[[str], None]


def learn(talks: Sequence[Sequence[Line]], tell: Tell) -> Weights:
    """Learn from linked talk."""
    net = _Net(HIDDEN)
    for reading in range(READINGS):
        ranker = net.ranker() if reading else None
        seen = [_examples(_varied(talk, how), ranker) for how in VARIANTS for talk in talks]
        seen = [one for one in seen if len(one[2])]
        columns, counts, right = (np.concatenate(some) for some in zip(*seen, strict=True))
        tell(f"reading {reading + 1} of {READINGS}: {len(right)} messages")
        net = _Net(HIDDEN)
        for epoch in range(EPOCHS[reading]):
            loss = net.epoch((columns, counts, right), epoch, EPOCHS[reading])
            tell(f"  {epoch + 1}: loss {loss:.4f}")
    return net.weights({line.day for talk in talks for line in talk})


def _varied(talk: Sequence[Line], how: Variant) -> list[Line]:
    varied = [
        line._replace(
            said=line.said._replace(
                at=line.said.at * how.slow,
                cues=line.said.cues._replace(called=()) if how.free else line.said.cues,
            )
        )
        for line in talk
    ]
    return _quiet(varied, how.groups) if how.groups else varied


def _quiet(talk: Sequence[Line], groups: int) -> list[Line]:
    """Deal the linked conversations of a talk out to groups, in which they are alone; one group follows another."""
    roots: dict[int, int] = {}
    dealt: list[list[Line]] = [[] for _ in range(groups)]
    for line in judged(talk):
        root = roots.setdefault(line.said.number, roots.get(line.parent, line.said.number))
        dealt[stable_hash(f"{root}:{talk[0].day}") % groups].append(line)
    chained: list[Line] = []
    numbers: dict[int, int] = {}
    for group in filter(None, dealt):
        shift = chained[-1].said.at + REST - group[0].said.at if chained else 0
        for line in group:
            numbers[line.said.number] = len(chained) + 1
            said = line.said._replace(number=len(chained) + 1, at=line.said.at + shift)
            chained.append(Line(said, numbers.get(line.parent, 0)))
    return chained


def _examples(talk: Sequence[Line], ranker: Ranker | None) -> Examples:
    """Read a talk; return the signs (messages × window + 1 × signs), how many candidates, and which is right."""
    asked = {line.said.number for line in judged(talk)}
    window = Window()
    all_columns, counts, right = [], [], []
    for line in talk:
        said, n = line.said, len(window)
        columns, _ = window.signs(said)
        place = _place(line, n)
        if said.number in asked and place is not None:
            padded = np.zeros((WINDOW + 1, COLUMNS), dtype=np.float16)
            padded[WINDOW - n :] = columns.T
            all_columns.append(padded)
            counts.append(n)
            right.append(WINDOW - n + place)
        window.add(said, _going(window, said, ranker))
    return np.array(all_columns), np.array(counts), np.array(right)


def _place(line: Line, n: int) -> int | None:
    if not line.parent:
        return n
    back = line.said.number - line.parent
    return n - back if back <= n else None


def _going(window: Window, said: Said, ranker: Ranker | None) -> Going:
    """Before anything is known, everybody goes on from the message before."""
    if ranker is None:
        return window.going(said, len(window) - 1 if len(window) else None)
    return ranker.choose(window, said).going


class _Net:
    """The network while it learns: softmax over the candidates, Adam."""

    def __init__(self, hidden: int) -> None:
        chance = np.random.default_rng(20190713)
        self._chance = chance
        self._parts: list[Matrix] = [
            (chance.standard_normal((COLUMNS, hidden)) * np.sqrt(1.5 / COLUMNS)).astype(np.float32),
            np.zeros(hidden, dtype=np.float32),
            (chance.standard_normal(hidden) * 0.1).astype(np.float32),
            np.zeros(COLUMNS, dtype=np.float32),
        ]
        self._mean = [np.zeros_like(part) for part in self._parts]
        self._square = [np.zeros_like(part) for part in self._parts]
        self._steps = 0

    def epoch(self, examples: Examples, epoch: int, epochs: int) -> float:
        """Go through all examples once; return the mean loss."""
        columns, counts, right = examples
        rate = RATE * 0.5 * (1 + np.cos(np.pi * epoch / epochs)) + 1e-5
        order = self._chance.permutation(len(right))
        loss = 0.0
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            loss += self._step(columns[some].astype(np.float32), counts[some], right[some], rate)
        return loss / len(order)

    def _step(
        self, signs: Matrix, counts: npt.NDArray[np.int64], right: npt.NDArray[np.int64], rate: float
    ) -> float:
        inner, offset, outer, direct = self._parts
        n = len(right)
        hidden = np.maximum(signs @ inner + offset, 0.0)
        scores = hidden @ outer + signs @ direct
        scores[np.arange(WINDOW + 1)[None, :] < WINDOW - counts[:, None]] = -1e9
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = powers / powers.sum(axis=1, keepdims=True)
        loss = -float(np.log(chances[np.arange(n), right] + 1e-9).sum())
        chances[np.arange(n), right] -= 1.0
        slope = (chances / n).astype(np.float32)
        back = slope[..., None] * outer * (hidden > 0)
        rows = signs.reshape(-1, COLUMNS)
        self._adjust(
            (
                rows.T @ back.reshape(len(rows), -1) + DECAY * inner,
                back.sum(axis=(0, 1)),
                hidden.reshape(len(rows), -1).T @ slope.ravel() + DECAY * outer,
                rows.T @ slope.ravel() + DECAY * direct,
            ),
            rate,
        )
        return loss

    def _adjust(self, slopes: Iterable[Matrix], rate: float) -> None:
        self._steps += 1
        for place, slope in enumerate(slopes):
            mean = self._mean[place] = self._mean[place] + 0.1 * (slope - self._mean[place])
            square = self._square[place] = self._square[place] + 0.001 * (slope * slope - self._square[place])
            step = (mean / (1 - 0.9**self._steps)) / (np.sqrt(square / (1 - 0.999**self._steps)) + 1e-8)
            self._parts[place] = self._parts[place] - (rate * step).astype(np.float32)

    def ranker(self) -> Ranker:
        """Return what has been learned so far, ready to use."""
        return Ranker.of(self.weights(()))

    def weights(self, days: Iterable[int]) -> Weights:
        """Return what has been learned."""
        inner, offset, outer, direct = (part.astype("<f4") for part in self._parts)
        return Weights(
            signs=sign_names(),
            hidden=len(outer),
            inner=np.ascontiguousarray(inner.T).tobytes(),
            offset=offset.tobytes(),
            outer=outer.tobytes(),
            direct=direct.tobytes(),
            learned=tuple(sorted(days)),
        )
