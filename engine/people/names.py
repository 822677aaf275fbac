"""What a community is called when it is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable

_OWN = re.compile(r"(?P<title>.+) \((?:telegram|discord|console) \S+\)", re.DOTALL)
"""The name that a community gets from its first chat: the title, then platform and id, so that no two are alike."""


def spoken(name: str) -> str:
    """Leave out what only keeps names apart."""
    found = _OWN.fullmatch(name)
    return found["title"] if found is not None else name


def apart(names: Iterable[str]) -> list[str]:
    """Say several names, each short enough to be read and long enough to be told from the others."""
    full = list(names)
    short = [spoken(name) for name in full]
    return [name if short.count(said) > 1 else said for name, said in zip(full, short, strict=True)]
