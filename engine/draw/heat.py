"""A heat map: one colour from pale to deep, or two from a middle."""

from __future__ import annotations

import math
from typing import Any

from engine.draw.sheet import RIGHT, Sheet
from engine.draw.specs import Heat
from engine.draw.style import GROUND, INK, PANEL, QUIET, SMALL, WIDTH, letters, number, shorten, width_of

PLAIN = ("#eef2f7", "#9dbbdc", "#1d5fa8", "#12335f")
BELOW, ABOVE = ("#f3efe9", "#e5a58e", "#a8321f"), ("#f3efe9", "#9cc5ab", "#1f7a4d")
NARROWEST_TOLD = 44
"""Pixels that a cell needs to carry its number."""
MOST_TOLD = 70
"""More cells than that are told by their colours, with a key to them."""
TALLEST = 1500
KEY = RIGHT - 0.17
"""Where the key to the colours begins, as a share of the width; left of it stands its least number."""
KEY_NUMBER = 0.08


def draw_heat(spec: Heat) -> bytes:
    """Draw a heat map."""
    head = 150
    row = min(64, max(26, (TALLEST - head) // len(spec.rows)))
    left = 0.045 + max(width_of(shorten(name, 10)) for name in spec.rows) * 0.0148
    wide = (RIGHT - left) * WIDTH / len(spec.columns)
    told = len(spec.rows) * len(spec.columns) <= MOST_TOLD and wide >= NARROWEST_TOLD
    sheet = Sheet(spec, head + 60 + row * len(spec.rows), head=RIGHT if told else KEY - KEY_NUMBER)
    axes = sheet.plot(left, sheet.bottom + 34 / sheet.height, RIGHT, sheet.top)
    known = [value for values in spec.values for value in values if value is not None]
    colour = _plain(known) if spec.scale == "plain" else _diverging(known, spec.middle)
    faces = [[_face(value, colour) for value in values] for values in spec.values]
    axes.imshow(faces, aspect="auto", interpolation="nearest", extent=_extent(spec))
    _grid(axes, spec)
    if told:
        _numbers(axes, spec, faces)
    elif known:
        _key(sheet, colour, known, spec)
    axes.set_xlim(-0.5, len(spec.columns) - 0.5)
    axes.set_ylim(len(spec.rows) - 0.5, -0.5)
    every = max(1, math.ceil((max(map(width_of, spec.columns)) + 0.6) * 17 / wide))
    shown = range(0, len(spec.columns), every)
    axes.set_xticks(list(shown), [shorten(spec.columns[n], 10) for n in shown], **letters(SMALL, QUIET))
    axes.set_yticks(range(len(spec.rows)), [shorten(name, 10) for name in spec.rows], **letters(SMALL, INK))
    return sheet.png()


def _extent(spec: Heat) -> tuple[float, float, float, float]:
    return (-0.5, len(spec.columns) - 0.5, len(spec.rows) - 0.5, -0.5)


def _face(value: float | None, colour: Any) -> tuple[float, ...]:
    from matplotlib.colors import to_rgb

    return to_rgb(PANEL) if value is None else tuple(colour(value)[:3])


def _grid(axes: Any, spec: Heat) -> None:
    across, down = len(spec.columns), len(spec.rows)
    axes.vlines([n - 0.5 for n in range(across + 1)], -0.5, down - 0.5, color=GROUND, linewidth=1.4)
    axes.hlines([n - 0.5 for n in range(down + 1)], -0.5, across - 0.5, color=GROUND, linewidth=1.4)


def _numbers(axes: Any, spec: Heat, faces: list[list[tuple[float, ...]]]) -> None:
    for down, values in enumerate(spec.values):
        for across, value in enumerate(values):
            if value is None:
                continue
            face = faces[down][across]
            light = sum(weight * part for weight, part in zip((0.299, 0.587, 0.114), face, strict=True))
            ink = INK if light > 0.55 else "#ffffff"
            axes.text(across, down, number(value), ha="center", va="center", **letters(SMALL, ink))


def _key(sheet: Sheet, colour: Any, known: list[float], spec: Heat) -> None:
    """Draw what the colours stand for, at the right of the head."""
    most = max(known)
    least = min(known) if spec.scale == "diverging" else min([*known, 0.0])
    left, right, height = KEY, RIGHT - 0.05, 16 / sheet.height
    axes = sheet.plot(left, sheet.share(58), right, sheet.share(58) + height)
    steps = [least + (most - least) * n / 63 for n in range(64)]
    axes.imshow([[_face(step, colour) for step in steps]], aspect="auto")
    axes.set_axis_off()
    middle = sheet.share(58) + height / 2
    sheet.words(left - 0.006, middle, number(round(least, 2)), SMALL, QUIET, va="center", ha="right")
    sheet.words(right + 0.006, middle, number(round(most, 2)), SMALL, QUIET, va="center")


def _plain(known: list[float]) -> Any:
    low, high = min([*known, 0.0]), max([*known, 0.0])
    shades = _shades(PLAIN)
    return lambda value: shades((value - low) / ((high - low) or 1))


def _diverging(known: list[float], middle: float) -> Any:
    most = max([abs(value - middle) for value in known], default=0) or 1.0
    below, above = _shades(BELOW), _shades(ABOVE)
    return lambda value: (above if value >= middle else below)(abs(value - middle) / most)


def _shades(colours: tuple[str, ...]) -> Any:
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("shades", list(colours))
