"""What a model is fitted on: sums over members, whole numbers, so that any order and any sharding gives the same bits.

Four sums for each ordered pair of items, `left` taken before `right`. A member's contribution carries a factor that falls
with the root of how much they have taken (in powers of two, so that it seldom changes), or a few collectors of courses
would speak for all.

- together: both were taken;
- past: how strongly both stood in the decayed past of later choices, the open one included (left of the directed
  ridge's equation);
- next: how fresh `left` was when `right` was chosen (its right side);
- step: `right` was the very next choice.

A pair of an item with itself says how often it was taken; a pair of nothing with an item, how often it came first; of
nothing with nothing, how many members there are.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import exp, isqrt
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.ml.recommend.columns import Histories, Ints
from engine.ml.recommend.taken import MOST, UNITS, Taken, counted

TAU = 6.0
"""A choice e^(-1/TAU) as fresh counts so much less."""
REACH = 36
"""From so many choices on a past one is forgotten: e^(-36/6) is next to nothing."""
FINE = 256
"""Units of a decay."""
SHARE = 256
"""Units of a member's factor."""
ONE = UNITS * UNITS * SHARE
"""What `together` gains by one member with one item and factor one."""
NOTHING = ""
Sums = tuple[int, int, int, int]
_CHUNK = 1_500_000
"""Pairs summed at a time."""


class Row(NamedTuple):
    """A pair's sums, or a change of them; a table's row."""

    left: str
    right: str
    together: int
    past: int
    next: int
    step: int


def share_of(count: int) -> int:
    """Give the factor of a member who took `count` items: one over the root, constant between powers of two."""
    middle = 3 << max(0, count.bit_length() - 2) if count > 1 else 2  # twice 1, 3/2·2, 3/2·4, …
    return isqrt(SHARE * SHARE * 2 // middle)


@lru_cache(maxsize=1)
def decays() -> tuple[Ints, Ints]:
    """Give tables of whole numbers: past by (distance, later choices and the open one), next by distance."""
    fresh = exp(-1 / TAU)
    later = np.arange(MOST + 1) + 1
    distance = np.arange(REACH)
    tail = (1 - fresh ** (2 * later)) / (1 - fresh**2)
    past = np.rint(FINE * np.outer(fresh**distance, tail)).astype(np.int64)
    following = np.rint(FINE * fresh ** np.maximum(distance - 1, 0)).astype(np.int64)
    following[0] = 0
    return past, following


def contribution(history: Iterable[Taken]) -> dict[tuple[str, str], Sums]:
    """Compute what one member adds to the sums."""
    taken = counted(history)
    if not taken:
        return {}
    past, following = decays()
    count = len(taken)
    share = share_of(count)
    found: dict[tuple[str, str], Sums] = {
        (NOTHING, NOTHING): (ONE, 0, 0, 0),
        (NOTHING, taken[0][0]): (ONE, 0, 0, 0),
    }
    for place, (right, weight) in enumerate(taken):
        later = count - 1 - place
        both = weight * weight * share
        found[right, right] = (both, both * int(past[0, later]), 0, 0)
        for before in range(place):
            left, other = taken[before]
            both = weight * other * share
            distance = place - before
            near = distance < REACH
            found[left, right] = (
                both,
                both * int(past[distance, later]) if near else 0,
                both * int(following[distance]) if near else 0,
                both if distance == 1 else 0,
            )
    return found


def changes(before: Iterable[Taken], after: Iterable[Taken]) -> list[Row]:
    """Say by how much the sums change when a member's history changes; only what does change, in order."""
    old, new = contribution(before), contribution(after)
    none: Sums = (0, 0, 0, 0)
    found = []
    for pair in sorted(old.keys() | new.keys()):
        was, now = old.get(pair, none), new.get(pair, none)
        if was != now:
            found.append(Row(*pair, *(one - other for one, other in zip(now, was, strict=True))))
    return found


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
        self._pairs += _sums(items, part, room)


def _sums(items: Ints, part: Histories, room: int) -> NDArray[np.int64]:
    """Sum pairs at every distance. Doubles hold whole numbers exactly up to 2^53, far above a chunk's sums."""
    past, following = (table.astype(np.float64) for table in decays())
    owners = part.owners
    factors = np.array([share_of(count) for count in range(int(part.lengths.max()) + 1)], np.float64)
    later = part.starts[1:][owners] - 1 - np.arange(len(items))
    firsts, distances = _pairs(later)
    seconds = firsts + distances
    places = items[firsts] * room + items[seconds]
    weights = part.weights.astype(np.float64)
    both = (weights * factors[part.lengths[owners]])[firsts] * weights[seconds]
    found = np.empty((4, room * room), np.int64)
    found[0] = np.bincount(places, both, room * room)
    near = distances < REACH
    if not near.all():
        places, both, distances, seconds = (one[near] for one in (places, both, distances, seconds))
    found[1] = np.bincount(
        places, both * past.ravel()[distances * past.shape[1] + later[seconds]], room * room
    )
    found[2] = np.bincount(places, both * following[distances], room * room)
    steps = np.flatnonzero(distances == 1)
    found[3] = np.bincount(places[steps], both[steps], room * room)
    return found.reshape(4, room, room)


def _pairs(later: Ints) -> tuple[Ints, Ints]:
    """Give all pairs within histories: the row of the first, and how many rows on the second stands (0: itself)."""
    many = later + 1
    firsts = np.repeat(np.arange(len(later)), many)
    return firsts, np.arange(len(firsts)) - np.repeat(np.cumsum(many) - many, many)
