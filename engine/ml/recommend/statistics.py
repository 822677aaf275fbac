"""The sums of a community: kept live, member by member, or gathered from shards; the same bits either way."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.ml.recommend.columns import Histories, Ints
from engine.ml.recommend.pairs import sums_of
from engine.ml.recommend.sums import NOTHING, ONE, Row, changes, contribution
from engine.ml.recommend.taken import Taken

_CHUNK = 1_500_000
"""Pairs summed at a time."""


class _Packed(msgspec.Struct, frozen=True):
    version: int
    ids: tuple[str, ...]
    singles: tuple[bytes, ...]
    places: tuple[bytes, ...]
    values: tuple[bytes, ...]


class Statistics:
    """The sums of a community, or of a shard of it. Equal if every sum is, whatever way they came about."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._members = 0
        self._first = np.zeros(0, np.int64)
        self._pairs = np.zeros((4, 0, 0), np.int64)

    # ---- adding

    def add(self, history: Iterable[Taken], times: int = 1) -> None:
        """Add a member's contribution; `times=-1` takes it out again."""
        for (left, right), sums in contribution(history).items():
            self._put(Row(left, right, *sums), times)

    def replace(self, before: Iterable[Taken], after: Iterable[Taken]) -> list[Row]:
        """Put a member's new history in place of the old one; give what changed."""
        rows = changes(before, after)
        for row in rows:
            self._put(row)
        return rows

    def gather(self, histories: Histories) -> None:
        """Add many members at once."""
        swap = self._place(histories.ids)
        pairs = np.cumsum(histories.lengths * (histories.lengths + 1) // 2)
        first = 0
        while first < len(histories):
            before = pairs[first - 1] if first else 0
            last = max(first + 1, int(np.searchsorted(pairs, before + _CHUNK, side="right")))
            self._gather(histories.part(first, last), swap)
            first = last

    def merge(self, other: Statistics) -> None:
        """Add the sums of another shard."""
        ids = other.ids
        swap = self._place(ids)
        many = len(ids)
        self._members += other._members
        self._first[swap] += other._first[:many]
        for mine, theirs in zip(self._pairs, other._pairs, strict=True):
            mine[np.ix_(swap, swap)] += theirs[:many, :many]

    def with_items(self, ids: Iterable[str]) -> Statistics:
        """Give a copy that names these items too, though nobody took them."""
        found = Statistics()
        found.merge(self)
        found._place(ids)
        return found

    @classmethod
    def from_rows(cls, rows: Iterable[Row]) -> Statistics:
        """Read sums from a table's rows."""
        found = cls()
        for row in rows:
            found._put(row)
        return found

    # ---- reading

    @property
    def ids(self) -> tuple[str, ...]:
        """The items that were ever named, in order of appearance."""
        return tuple(self._numbers)

    @property
    def members(self) -> int:
        """How many members there are."""
        return self._members // ONE

    @property
    def first(self) -> Ints:
        """How often each item came first."""
        return self._first[: len(self._numbers)] // ONE

    @property
    def taken(self) -> NDArray[np.float64]:
        """About how many members took each item: members count by their factor, as everywhere in the sums."""
        return np.diagonal(self._pairs[0])[: len(self._numbers)] / ONE

    def pairs(self) -> NDArray[np.int64]:
        """Give together, past, next and step as matrices of whole numbers, `left` in rows, in the order of `ids`."""
        many = len(self._numbers)
        return self._pairs[:, :many, :many]

    def rows(self) -> Iterator[Row]:
        """Give the sums as a table's rows, without those that are nothing, in order of the ids."""
        if self._members:
            yield Row(NOTHING, NOTHING, self._members, 0, 0, 0)
        ids = self.ids
        order = sorted(range(len(ids)), key=ids.__getitem__)
        for number in order:
            if self._first[number]:
                yield Row(NOTHING, ids[number], int(self._first[number]), 0, 0, 0)
        pairs = self.pairs()
        for left in order:
            some = np.flatnonzero(np.abs(pairs[:, left]).sum(axis=0)).tolist()
            for right in sorted(some, key=ids.__getitem__):
                yield Row(ids[left], ids[right], *(int(sums[left, right]) for sums in pairs))

    def to_bytes(self) -> bytes:
        """Write the sums: the same bytes for the same sums."""
        ids = self.ids
        pairs = self.pairs()
        sizes = np.abs(pairs).sum(axis=0)
        there = np.flatnonzero(sizes.sum(axis=0) + sizes.sum(axis=1) + self._first[: len(ids)])
        order = sorted(there.tolist(), key=ids.__getitem__)
        places, values = [], []
        for sums in pairs:
            flat = sums[np.ix_(order, order)].ravel()
            place = np.flatnonzero(flat)
            places.append(place.astype("<i8").tobytes())
            values.append(flat[place].astype("<i8").tobytes())
        packed = _Packed(
            1,
            tuple(ids[number] for number in order),
            (str(self._members).encode(), self._first[order].astype("<i8").tobytes()),
            tuple(places),
            tuple(values),
        )
        return zlib.compress(msgspec.msgpack.encode(packed), 1)

    @classmethod
    def from_bytes(cls, data: bytes) -> Statistics:
        """Read what `to_bytes` wrote."""
        packed = msgspec.msgpack.decode(zlib.decompress(data), type=_Packed)
        found = cls()
        swap = found._place(packed.ids)
        many = len(packed.ids)
        found._members = int(packed.singles[0])
        found._first[swap] = np.frombuffer(packed.singles[1], "<i8")
        for sums, places, values in zip(found._pairs, packed.places, packed.values, strict=True):
            flat = np.zeros(many * many, np.int64)
            flat[np.frombuffer(places, "<i8")] = np.frombuffer(values, "<i8")
            sums[:many, :many] = flat.reshape(many, many)
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Statistics) and self.to_bytes() == other.to_bytes()

    __hash__ = None  # type: ignore[assignment]

    # ---- inside

    def _place(self, ids: Iterable[str]) -> Ints:
        """Give items their numbers and make room for them."""
        swap = np.array([self._numbers.setdefault(item, len(self._numbers)) for item in ids], np.int64)
        have, want = len(self._first), len(self._numbers)
        if want > have:
            room = want if not have else max(want, have + have // 2 + 8)
            self._first = np.concatenate([self._first, np.zeros(room - have, np.int64)])
            larger = np.zeros((4, room, room), np.int64)
            larger[:, :have, :have] = self._pairs
            self._pairs = larger
        return swap

    def _put(self, row: Row, times: int = 1) -> None:
        if row.right == NOTHING:
            self._members += row.together * times
            return
        if row.left == NOTHING:
            number = self._place((row.right,))[0]
            self._first[number] += row.together * times
            return
        left, right = self._place((row.left, row.right))
        self._pairs[:, left, right] += np.array(row[2:], np.int64) * times

    def _gather(self, part: Histories, swap: Ints) -> None:
        some = part.lengths > 0
        self._members += int(some.sum()) * ONE
        if not len(part.items):
            return
        room = self._pairs.shape[1]
        items = swap[part.items]
        np.add.at(self._first, items[part.starts[:-1][some]], ONE)
        self._pairs += sums_of(items, part, room)
