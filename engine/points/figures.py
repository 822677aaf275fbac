"""How evenly something is spread, and by how much it has grown. Pure."""

from __future__ import annotations

from collections.abc import Iterable

MINUS = "−"


def gini(values: Iterable[int]) -> float:
    """Return the Gini coefficient: 0 if all have the same, near 1 if one has everything. A debt counts as nothing.

    G = 2·Σ i·x_i / (n·Σ x_i) − (n + 1) / n, with x sorted and i from 1.
    """
    ordered = sorted(max(value, 0) for value in values)
    total = sum(ordered)
    if not total:
        return 0.0
    count = len(ordered)
    weighted = sum(place * value for place, value in enumerate(ordered, 1))
    return 2 * weighted / (count * total) - (count + 1) / count


def median(values: Iterable[int]) -> int:
    """Return the middle value, of two the lower; 0 of none."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2] if ordered else 0


def growth(before: int, after: int) -> float | None:
    """Return by which share something has grown; None if it began with nothing."""
    return (after - before) / before if before > 0 else None


def percent(share: float | None, nothing: str = "–") -> str:
    """Write a share as people read it: +12.5%, −3%, 0%."""
    if share is None:
        return nothing
    value = round(share * 100, 1)
    told = f"{value:+.1f}".rstrip("0").rstrip(".").replace("-", MINUS)
    return "0%" if value == 0 else f"{told}%"


def signed(number: int) -> str:
    """Write by how much something changes: +1,200, −3, 0."""
    return f"{number:+,}".replace("-", MINUS) if number else "0"
