"""Vectors by slot: made in the background, kept elsewhere for the next start, compared with a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
HASTE = 2
"""So many candidates that wait are embedded while a question waits for its answer."""
UNSAVED = 8192
"""So many new vectors wait to be kept; where nobody keeps them, the oldest go."""


class Maker(Protocol):
    """What the texts of one matrix become."""

    def read(self, text: str) -> str:
        """Give what of a text is embedded."""
        ...

    def digest(self, read: str) -> bytes:
        """Name what the embedder makes of it."""
        ...

    def embed(self, read: Sequence[str]) -> Floats:
        """Embed what was read."""
        ...

    def place(self, raw: Floats, read: Sequence[str]) -> Floats:
        """Give the vectors to compare with, one by one from what the embedder made."""
        ...


class Made(NamedTuple):
    """What an embedder made of a text, in half precision."""

    digest: bytes
    vector: bytes


class Matrix:
    """Vectors by slot. A slot that waits or is empty is never near anything. `work` may run in another thread."""

    def __init__(self, size: int, maker: Maker) -> None:
        self._vectors = np.zeros((64, size), np.float32)
        self._known = np.zeros(64, np.bool_)
        self._maker = maker
        self._lock = Lock()
        self._made: dict[int, Made] = {}
        self.waiting: dict[int, str] = {}

    def want(self, slot: int, text: str) -> None:
        """Ask for a text's vector; `work` makes it, or `recall` has it."""
        with self._lock:
            self._room(slot)
            self._known[slot] = False
            self._made.pop(slot, None)
            self.waiting[slot] = text

    def drop(self, slot: int) -> None:
        """Forget a slot."""
        with self._lock:
            self._room(slot)
            self.waiting.pop(slot, None)
            self._made.pop(slot, None)
            self._known[slot] = False

    def work(self, most: int) -> int:
        """Embed up to `most` of what waits; give how many were."""
        return self._make(list(self.waiting)[:most])

    def hasten(self, slots: Iterable[int]) -> None:
        """Embed the first few of these that wait."""
        if self.waiting:
            self._make([slot for slot in slots if slot in self.waiting][:HASTE])

    def recall(self, kept: Mapping[bytes, bytes]) -> set[bytes]:
        """Take what waits out of what was kept, vectors by digest; give the digests of those."""
        with self._lock:
            read = {slot: self._maker.read(text) for slot, text in self.waiting.items()}
            named = {slot: self._maker.digest(text) for slot, text in read.items()}
            found = {slot: digest for slot, digest in named.items() if digest in kept}
            if found:
                halves = np.frombuffer(b"".join(kept[digest] for digest in found.values()), np.float16)
                raw = halves.reshape(len(found), -1).astype(np.float32)
                slots = list(found)
                self._vectors[slots] = self._maker.place(raw, [read[slot] for slot in slots])
                self._known[slots] = True
                for slot in slots:
                    del self.waiting[slot]
        return set(found.values())

    def made(self, most: int) -> dict[int, Made]:
        """Hand over up to `most` new vectors by slot, the oldest first, to be kept; each once."""
        with self._lock:
            slots = list(self._made)[:most]
            return {slot: self._made.pop(slot) for slot in slots}

    @property
    def unsaved(self) -> int:
        """How many new vectors nobody has kept yet."""
        return len(self._made)

    def cosines(self, vector: Floats, slots: int) -> Floats:
        """Compare with all slots; -2 where nothing is known."""
        with self._lock:
            self._room(slots)
            found: Floats = self._vectors[:slots] @ vector
            found[~self._known[:slots]] = -2
        return found

    def _make(self, slots: list[int]) -> int:
        if not slots:
            return 0
        with self._lock:
            texts = {slot: self.waiting[slot] for slot in slots if slot in self.waiting}
        read = [self._maker.read(text) for text in texts.values()]
        raw = self._maker.embed(read)
        halves, vectors = raw.astype(np.float16), self._maker.place(raw, read)
        with self._lock:
            for place, (slot, text) in enumerate(texts.items()):
                if self.waiting.get(slot) == text:  # it may have been dropped or changed meanwhile
                    del self.waiting[slot]
                    self._vectors[slot] = vectors[place]
                    self._known[slot] = True
                    self._made[slot] = Made(self._maker.digest(read[place]), halves[place].tobytes())
            while len(self._made) > UNSAVED:
                del self._made[next(iter(self._made))]
        return len(slots)

    def _room(self, slot: int) -> None:
        have = len(self._known)
        if slot >= have:
            more = max(have, slot + 1 - have)
            self._vectors = np.concatenate(
                [self._vectors, np.zeros((more, self._vectors.shape[1]), np.float32)]
            )
            self._known = np.concatenate([self._known, np.zeros(more, np.bool_)])
