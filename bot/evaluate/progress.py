"""A word on stderr now and then, while something takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

from engine.ml.qa import Memory

EVERY = 5.0
"""Seconds between two words."""
Item = TypeVar("Item")


class Told:
    """Say how far something is, once it takes long."""

    def __init__(self, what: str, whole: int) -> None:
        self._what = what
        self._whole = whole
        self._began = self._said = time.monotonic()

    def at(self, done: int) -> None:
        """Say it, unless it was said a moment ago."""
        now = time.monotonic()
        if done and now - self._said >= EVERY:
            self._said = now
            left = (now - self._began) / done * (self._whole - done)
            line = f"{self._what}: {done:,} of {self._whole:,}, about {left:,.0f} s to go"
            print(line, file=sys.stderr, flush=True)


def watched(items: Sequence[Item], what: str) -> Iterator[Item]:
    """Give the items one by one, and say how far it is."""
    told = Told(what, len(items))
    for number, item in enumerate(items):
        told.at(number)
        yield item


def embed_all(memory: Memory) -> None:
    """Embed all that waits in a memory."""
    told, done = Told("embedding", memory.waiting), 0
    while made := memory.work():
        done += made
        told.at(done)
