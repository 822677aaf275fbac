"""Two halves of one feature may listen to the same fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.contract.facts import Fact
from engine.contract.feature import Context

Handlers = Mapping[type[Fact], Callable[[Context, Any], None]]


def together(first: Handlers, second: Handlers) -> Handlers:
    """Let the handlers of both halves hear a fact, those of the first half first."""
    shared = {kind: _both(first[kind], second[kind]) for kind in first.keys() & second.keys()}
    return {**first, **second, **shared}


def _both(
    one: Callable[[Context, Any], None], other: Callable[[Context, Any], None]
) -> Callable[[Context, Any], None]:
    def hear(ctx: Context, fact: Any) -> None:
        one(ctx, fact)
        other(ctx, fact)

    return hear
