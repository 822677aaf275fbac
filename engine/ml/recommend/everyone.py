"""The same scores for many members at once: sparse histories by the model's dense rows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from engine.ml.recommend.choose import best_of_rows, varied
from engine.ml.recommend.columns import Histories
from engine.ml.recommend.model import SHOWN, Mask, Model
from engine.ml.recommend.settings import LENGTHS
from engine.ml.recommend.taken import UNITS

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Topics = Sequence[Mapping[str, float]]
CHUNK = 1024
NOBODY = -1
"""In a list shorter than k."""


class Everyone:
    """Lists for all members: as `Model.top` gives them one by one, without reasons. `allowed` as there."""

    def __init__(self, model: Model, *, allowed: Mask | None = None, workers: int | None = None) -> None:
        self._model = model
        self._workers = workers or os.cpu_count() or 1
        base = np.stack([blend.liked * model.liked + model.seldom for blend in model.settings.blends])
        base[0] = model.settings.blends[0].liked * model.liked_first + model.seldom
        if allowed is not None:
            base[:, ~allowed] = -np.inf
        # One product gives everything: the rows of lead, those of last, and what each length of history begins with.
        self._ordered = bool(model.last.any())
        self._rows = np.concatenate([model.lead, model.last, base] if self._ordered else [model.lead, base])

    def top(self, histories: Histories, k: int = 10, *, topics: Topics | None = None) -> Numbers:
        """Give the k best items of each member as numbers in `model.ids`, `NOBODY` where there are fewer."""
        histories = histories.numbered(self._model.ids, self._model.numbers)

        def work(first: int) -> Numbers:
            part = histories.part(first, min(first + CHUNK, len(histories)))
            return self.best(self.scores(part, topics=topics and topics[first : first + CHUNK]), k)

        return (
            np.concatenate(list(self._each(work, len(histories))))
            if len(histories)
            else np.zeros((0, k), int)
        )

    def scores(self, histories: Histories, *, topics: Topics | None = None) -> Floats:
        """Score all items for each member; what they took and what is not allowed is -inf."""
        model = self._model
        part = histories.numbered(model.ids, model.numbers)
        weights = self._weights(part)
        if topics is not None:
            spoken = self._spoken(part.lengths, topics)
            found: Floats = (weights + spoken) @ self._rows
            spoken = spoken[:, : len(model)].tocoo()
            found[spoken.row, spoken.col] += (
                np.float32(model.settings.direct) * spoken.data * model.rare[spoken.col]
            )
        else:
            found = weights @ self._rows
        found[part.owners, part.items] = -np.inf
        return found

    def best(self, scores: Floats, k: int) -> Numbers:
        """Take the k best of each row of scores, varied as the model varies."""
        found, values = best_of_rows(scores, max(SHOWN, k) if self._model.varies else k)
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

    def _weights(self, part: Histories) -> csr_matrix:
        """Make the sparse matrix of what each member takes from which row."""
        many, extra = len(part), 2 if self._ordered else 1
        starts = part.starts
        later = starts[1:][part.owners] - 1 - np.arange(len(part.items))
        weights = part.weights / UNITS
        shift = np.arange(many) * extra
        columns = np.empty(len(part.items) + many * extra, np.int64)
        values = np.zeros(len(columns), np.float32)
        own = np.arange(len(part.items)) + shift[part.owners]
        columns[own] = part.items
        values[own] = weights * np.exp(-later * self._model.rate)
        ends = starts[1:] + shift
        some = part.lengths > 0
        if self._ordered:
            columns[ends] = len(self._model)
            columns[ends[some]] += part.items[starts[1:][some] - 1]
            values[ends[some]] = weights[starts[1:][some] - 1]
            ends = ends + 1
        columns[ends] = self._first_base + np.searchsorted(LENGTHS, part.lengths, side="right") - 1
        values[ends] = 1.0
        places = starts + np.arange(many + 1) * extra
        return csr_matrix((values, columns, places), shape=(many, len(self._rows)))

    @property
    def _first_base(self) -> int:
        return len(self._rows) - len(LENGTHS)

    def _spoken(self, lengths: Numbers, topics: Topics) -> csr_matrix:
        numbers, settings = self._model.numbers, self._model.settings
        rows, columns, values = [], [], []
        for row, (length, spoken) in enumerate(zip(lengths.tolist(), topics, strict=True)):
            factor = settings.blend(length).topics
            for item, weight in spoken.items() if factor else ():
                if item in numbers:
                    rows.append(row)
                    columns.append(numbers[item])
                    values.append(factor * weight)
        shape = (len(lengths), len(self._rows))
        return csr_matrix((np.array(values, np.float32), (rows, columns)), shape=shape)

    def _each(self, work: Callable[[int], Numbers], many: int) -> Iterator[Numbers]:
        """Work on chunks, as many at a time as there are cores: the products let go of the interpreter's lock."""
        firsts = range(0, many, CHUNK)
        if self._workers == 1 or len(firsts) == 1:
            yield from map(work, firsts)
            return
        with ThreadPoolExecutor(self._workers) as pool:
            yield from pool.map(work, firsts)
