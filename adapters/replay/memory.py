"""What a reader remembers of a file: the latest entries only, however long the file is."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """A map that keeps at least the last `size` entries and at most twice as many."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._new: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def get(self, key: K) -> V | None:
        """Return what is remembered of `key`."""
        found = self._new.get(key)
        return self._old.get(key) if found is None else found

    def put(self, key: K, value: V) -> None:
        """Remember; the oldest half is let go when the younger one is full."""
        if len(self._new) >= self._size:
            self._old, self._new = self._new, {}
        self._new[key] = value
