"""Two halves of one feature may listen to the same thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

K = TypeVar("K")


def together(
    first: Mapping[K, Callable[..., None]], second: Mapping[K, Callable[..., None]]
) -> dict[K, Callable[..., None]]:
    """Let the handlers of both halves hear a thing, those of the first half first."""
    shared = {kind: _both(first[kind], second[kind]) for kind in first.keys() & second.keys()}
    return {**first, **second, **shared}


def _both(one: Callable[..., None], other: Callable[..., None]) -> Callable[..., None]:
    def hear(*heard: Any) -> None:
        one(*heard)
        other(*heard)

    return hear
