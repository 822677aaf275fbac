"""Bars: standing while the labels are few and short, lying else."""

from __future__ import annotations

from typing import Any

from engine.draw.sheet import RIGHT, Sheet
from engine.draw.specs import Bars
from engine.draw.style import HEIGHT, INK, LABEL, LINE, QUIET, RULE, letters, number, shorten, width_of

STANDING_ROOM = 50.0
"""Full-width letters that fit side by side below standing bars."""
ROW = 46
LONGEST = 16


def draw_bars(spec: Bars) -> bytes:
    """Draw bars."""
    widest = max(width_of(label) for label in spec.labels) + 1
    if len(spec.labels) * widest <= STANDING_ROOM:
        return _standing(spec)
    return _lying(spec)


def _told(spec: Bars) -> list[str]:
    return [f"{number(value)}{spec.unit}" for value in spec.values]


def limits(values: tuple[float, ...]) -> tuple[float, float]:
    """Return from where to where bars reach, with room for their numbers."""
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        return 0.0, 1.0
    room = (high - low) * 0.14
    return (low - room if low < 0 else 0.0), (high + room if high > 0 else 0.0)


def _standing(spec: Bars) -> bytes:
    sheet = Sheet(spec)
    axes = sheet.plot(0.05, sheet.bottom + 50 / sheet.height, RIGHT, sheet.top)
    places = range(len(spec.values))
    axes.bar(places, spec.values, width=0.62, color=LINE, linewidth=0)
    axes.set_ylim(*limits(spec.values))
    axes.set_xlim(-0.6, len(spec.values) - 0.4)
    axes.axhline(0, color=QUIET, linewidth=0.8)
    for place, value, told in zip(places, spec.values, _told(spec), strict=True):
        _number(
            axes,
            (place, value),
            (0, 3 if value >= 0 else -3),
            told,
            ha="center",
            va="bottom" if value >= 0 else "top",
        )
    axes.set_yticks([])
    axes.set_xticks(list(places), [shorten(label, LONGEST) for label in spec.labels], **letters(LABEL, INK))
    return sheet.png()


def _lying(spec: Bars) -> bytes:
    sheet = Sheet(spec, max(HEIGHT // 2, 170 + ROW * len(spec.labels)))
    labels = [shorten(label, LONGEST) for label in spec.labels]
    left = 0.05 + max(map(width_of, labels)) * 0.0165
    axes = sheet.plot(left, sheet.bottom, RIGHT, sheet.top)
    places = range(len(spec.values))
    axes.barh(places, spec.values, height=0.62, color=LINE, linewidth=0)
    axes.set_xlim(*limits(spec.values))
    axes.set_ylim(len(spec.values) - 0.4, -0.6)
    axes.axvline(0, color=RULE, linewidth=0.8)
    for place, value, told in zip(places, spec.values, _told(spec), strict=True):
        _number(
            axes,
            (value, place),
            (4 if value >= 0 else -4, 0),
            told,
            ha="left" if value >= 0 else "right",
            va="center",
        )
    axes.set_xticks([])
    axes.set_yticks(list(places), labels, **letters(LABEL, INK))
    return sheet.png()


def _number(axes: Any, at: tuple[float, float], beside: tuple[float, float], told: str, **how: str) -> None:
    axes.annotate(told, at, xytext=beside, textcoords="offset points", **letters(LABEL, QUIET), **how)
