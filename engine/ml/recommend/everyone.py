"""The same scores for many members at once: sparse histories by the model's dense rows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from engine.ml.recommend.choose import varied
from engine.ml.recommend.columns import Histories
from engine.ml.recommend.model import SHOWN, Mask, Model
from engine.ml.recommend.settings import LENGTHS
from engine.ml.recommend.sums import TAU
from engine.ml.recommend.taken import UNITS

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Topics = Sequence[Mapping[str, float]]
CHUNK = 1024
NOBODY = -1
"""In a list shorter than k."""


class Everyone:
    """Lists for all members: as `Model.top` gives them one by one, without reasons."""

    def __init__(self, model: Model, *, workers: int | None = None) -> None:
        self._model = model
        self._workers = workers or os.cpu_count() or 1

    def top(
        self, histories: Histories, k: int = 10, *, allowed: Mask | None = None, topics: Topics | None = None
    ) -> Numbers:
        """Give the k best items of each member as numbers in `model.ids`, `NOBODY` where there are fewer."""
        histories = histories.numbered(self._model.ids, self._model.numbers)

        def work(first: int) -> Numbers:
            part = histories.part(first, min(first + CHUNK, len(histories)))
            scores = self.scores(part, allowed=allowed, topics=topics and topics[first : first + CHUNK])
            return self.best(scores, k)

        return (
            np.concatenate(list(self._each(work, len(histories))))
            if len(histories)
            else np.zeros((0, k), int)
        )

    def scores(
        self, histories: Histories, *, allowed: Mask | None = None, topics: Topics | None = None
    ) -> Floats:
        """Score all items for each member; what they took and what is not allowed is -inf."""
        model = self._model
        part = histories.numbered(model.ids, model.numbers)
        found: Floats = self._weights(part, topics) @ model.lead
        some = part.lengths > 0
        ends = part.starts[1:][some] - 1
        if model.last.any():
            found[some] += model.last[part.items[ends]] * (part.weights[ends] / np.float32(UNITS))[:, None]
        self._add_liked(found, part.lengths)
        if topics is not None:
            self._add_direct(found, part.lengths, topics)
        found *= model.rare
        found += model.seldom
        found[part.owners, part.items] = -np.inf
        if allowed is not None:
            found[:, ~allowed] = -np.inf
        return found

    def best(self, scores: Floats, k: int) -> Numbers:
        """Take the k best of each row of scores, varied as the model varies."""
        most = min(max(SHOWN, k) if self._model.varies else k, scores.shape[1])
        found = np.argpartition(scores, -most, axis=1)[:, -most:] if most < scores.shape[1] else _all(scores)
        values = np.take_along_axis(scores, found, 1)
        order = np.lexsort((found, -values), axis=1)
        found, values = np.take_along_axis(found, order, 1), np.take_along_axis(values, order, 1)
        if self._model.varies:
            found, values = self._varied(scores, found, values, k)
        lists = np.full((len(scores), k), NOBODY)
        lists[:, : found.shape[1]] = np.where(np.isfinite(values), found, NOBODY)[:, :k]
        return lists

    def _varied(self, scores: Floats, found: Numbers, values: Floats, k: int) -> tuple[Numbers, Floats]:
        lists = np.full((len(scores), k), 0)
        kept = np.full((len(scores), k), -np.inf, np.float32)
        for row, (numbers, value) in enumerate(zip(found, values, strict=True)):
            open_ = numbers[np.isfinite(value)].astype(np.intp)
            chosen = varied(scores[row], open_, self._model.directions[open_], k, self._model.settings.near)
            lists[row, : len(chosen)] = chosen
            kept[row, : len(chosen)] = scores[row, chosen]
        return lists, kept

    def _weights(self, part: Histories, topics: Topics | None) -> csr_matrix:
        """Make the sparse matrix of what each member's items weigh, topics added."""
        later = part.starts[1:][part.owners] - 1 - np.arange(len(part.items))
        weights = (part.weights / UNITS * np.exp(-later / TAU)).astype(np.float32)
        shape = (len(part), len(self._model))
        found = csr_matrix((weights, part.items, part.starts), shape=shape)
        if topics is None:
            return found
        rows, items, values = [], [], []
        for row, length, spoken in zip(range(len(part)), part.lengths.tolist(), topics, strict=True):
            factor = self._model.settings.blend(length).topics
            for item, weight in spoken.items():
                if factor and item in self._model.numbers:
                    rows.append(row)
                    items.append(self._model.numbers[item])
                    values.append(factor * weight)
        return found + csr_matrix((np.array(values, np.float32), (rows, items)), shape=shape)

    def _add_liked(self, found: Floats, lengths: Numbers) -> None:
        model = self._model
        liked = np.array([blend.liked for blend in model.settings.blends], np.float32)
        factors = liked[np.searchsorted(LENGTHS, lengths, side="right") - 1]
        none = lengths == 0
        if none.any():
            found[none] += liked[0] * model.liked_first
        if not none.all() and liked[1:].any():
            found += np.where(none, np.float32(0), factors)[:, None] * model.liked

    def _add_direct(self, found: Floats, lengths: Numbers, topics: Topics) -> None:
        settings = self._model.settings
        for row, (length, spoken) in enumerate(zip(lengths.tolist(), topics, strict=True)):
            factor = settings.direct * settings.blend(length).topics
            for item, weight in spoken.items():
                if item in self._model.numbers:
                    found[row, self._model.numbers[item]] += factor * weight

    def _each(self, work: Callable[[int], Numbers], many: int) -> Iterator[Numbers]:
        """Work on chunks, as many at a time as there are cores: the products let go of the interpreter's lock."""
        firsts = range(0, many, CHUNK)
        if self._workers == 1 or len(firsts) == 1:
            yield from map(work, firsts)
            return
        with ThreadPoolExecutor(self._workers) as pool:
            yield from pool.map(work, firsts)


def _all(scores: Floats) -> Numbers:
    return np.broadcast_to(np.arange(scores.shape[1]), scores.shape)
