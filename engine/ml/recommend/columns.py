"""Many histories as columns: what sums, fits and rankings over all members work on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.ml.recommend.taken import MOST, UNITS, Taken, counted

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Histories:
    """Histories one after the other, each oldest first: items by their number in `ids`, weights in sixteenths."""

    ids: tuple[str, ...]
    lengths: Ints
    items: Ints
    weights: Ints

    @classmethod
    def of(cls, histories: Iterable[Iterable[Taken]], ids: Sequence[str] = ()) -> Histories:
        """Put histories into columns; items get numbers after those of `ids`, in order of appearance."""
        numbers = {item: number for number, item in enumerate(ids)}
        lengths, items, weights = [], [], []
        for history in histories:
            found = counted(history)
            lengths.append(len(found))
            items += [numbers.setdefault(item, len(numbers)) for item, _ in found]
            weights += [weight for _, weight in found]
        return cls(tuple(numbers), _ints(lengths), _ints(items), _ints(weights))

    @classmethod
    def plain(cls, ids: Sequence[str], sequences: Iterable[Sequence[int]]) -> Histories:
        """Put sequences of item numbers into columns; each item has been taken once, with weight one."""
        kept = [sequence[-MOST:] for sequence in sequences]
        items = _ints([item for sequence in kept for item in sequence])
        lengths = _ints([len(sequence) for sequence in kept])
        return cls(tuple(ids), lengths, items, np.full(len(items), UNITS, np.int64))

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def starts(self) -> Ints:
        """Where each history begins, and where the last one ends."""
        return np.concatenate([[0], np.cumsum(self.lengths)])

    @property
    def owners(self) -> Ints:
        """Whose each row is."""
        return np.repeat(np.arange(len(self.lengths)), self.lengths)

    def part(self, first: int, last: int) -> Histories:
        """Give the histories from `first` up to, not including, `last`."""
        starts = self.starts
        rows = slice(starts[first], starts[last])
        return Histories(self.ids, self.lengths[first:last], self.items[rows], self.weights[rows])

    def numbered(self, ids: Sequence[str], numbers: Mapping[str, int] | None = None) -> Histories:
        """Give the same histories with the numbers that items have in `ids`; items not there are left out."""
        if tuple(ids) == self.ids:
            return self
        known = numbers if numbers is not None else {item: number for number, item in enumerate(ids)}
        swap = _ints([known.get(item, -1) for item in self.ids])
        items = swap[self.items] if len(self.items) else self.items
        there = items >= 0
        lengths = np.bincount(self.owners[there], minlength=len(self.lengths))
        return Histories(tuple(ids), lengths, items[there], self.weights[there])


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, np.int64)
