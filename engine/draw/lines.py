"""Lines with bands, bars of volume below them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from engine.draw.sheet import RIGHT, Sheet
from engine.draw.specs import Lines, Mark, Series, Volume
from engine.draw.style import (
    GROUND,
    LABEL,
    MARK,
    QUIET,
    RULE,
    SERIES,
    SMALL,
    VOLUME,
    WIDTH,
    legible,
    letters,
    number,
    room_for,
    shorten,
    width_of,
)

GUTTER = 0.085
"""Where the plot begins: left of it the scale is written."""
VOLUME_SHARE = 0.22
LABEL_ROOM = 50.0
"""How many full-width letters fit below the points."""
EDGE = 0.6
"""Room beside the first and last point, in points."""
MARK_ROOM, MARK_ROWS = 22, 5
"""Full-width letters of a mark's words, and how many of them may stand below each other."""
LEGEND_ROOM = 58.0
"""How many full-width letters fit above the plot."""


def draw_lines(spec: Lines) -> bytes:
    """Draw lines with bands."""
    sheet = Sheet(spec)
    named = [series for series in spec.series if series.name]
    bottom = sheet.bottom + 46 / sheet.height
    middle = bottom
    if spec.volume is not None:
        middle = bottom + (sheet.top - bottom) * VOLUME_SHARE + 40 / sheet.height
        lower = sheet.plot(GUTTER, bottom, RIGHT, middle - 40 / sheet.height)
        _volume(sheet, lower, spec.volume, len(spec.x), middle - 31 / sheet.height)
        _names(lower, spec.x)
    upper = sheet.plot(GUTTER, middle, RIGHT, sheet.top - (34 / sheet.height if len(named) > 1 else 0))
    _scale(upper, spec)
    _marks(upper, spec)
    for place, series in enumerate(spec.series):
        _series(upper, series, SERIES[place % len(SERIES)])
    if spec.volume is None:
        _names(upper, spec.x)
    else:
        upper.set_xticks([])
    if len(named) > 1:
        _legend(sheet, spec)
    return sheet.png()


def _values(spec: Lines) -> list[float]:
    rows = [one for series in spec.series for one in (series.y, series.low, series.high)]
    return [value for row in rows for value in row if value is not None]


def _limits(spec: Lines) -> tuple[float, float]:
    values = _values(spec)
    if spec.zero is not None:
        values.append(spec.zero)
    if spec.range is not None or not values:
        return spec.range or (0.0, 1.0)
    low, high = min(values), max(values)
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    return low - room, high + room


def _steps(low: float, high: float) -> list[float]:
    """Return round values within a range, some four of them."""
    rough = (high - low) / 4
    power = 10 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(n * step, 10) for n in range(first, math.floor(high / step + 1e-9) + 1)]


def _step_name(step: float) -> str:
    told = number(step)
    return told.rstrip("0").rstrip(".") if "." in told else told


def _scale(axes: Any, spec: Lines) -> None:
    low, high = _limits(spec)
    axes.set_ylim(low, high)
    axes.set_xlim(-EDGE, len(spec.x) - 1 + EDGE)
    steps = _steps(low, high)
    axes.set_yticks(steps, [_step_name(step) for step in steps], **letters(SMALL, QUIET))
    for step in steps:
        axes.axhline(step, color=RULE, linewidth=0.8, zorder=0)
    if spec.zero is not None:
        axes.axhline(spec.zero, color=QUIET, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1)
    bottom, top = spec.ends
    for words, height, side in ((bottom, 0.03, "bottom"), (top, 0.97, "top")):
        if words:
            axes.text(
                0.006,
                height,
                legible(words),
                transform=axes.transAxes,
                va=side,
                **letters(SMALL, QUIET),
                zorder=6,
            )


@dataclass(frozen=True, slots=True)
class Placed:
    """The words of a mark: in which row below the top, from where to where (in full-width letters), on which side."""

    mark: Mark
    text: str
    row: int
    left: float
    right: float
    leftwards: bool


def placed_marks(spec: Lines) -> list[Placed]:
    """Find the words of marks a row each in which they touch no others; those that find none go without."""
    rows: list[list[tuple[float, float]]] = [[] for _ in range(MARK_ROWS)]
    rows[0].append((0.0, width_of(legible(spec.ends[1])) + 1.0 if spec.ends[1] else 0.0))
    step = room_for((RIGHT - GUTTER) * WIDTH, SMALL) / (len(spec.x) - 1 + 2 * EDGE)
    found = []
    for mark in spec.marks:
        text = shorten(mark.text, MARK_ROOM)
        if not text or not 0 <= mark.at < len(spec.x):
            continue
        stroke, leftwards = (mark.at - 0.5 + EDGE) * step, mark.at > len(spec.x) * 0.6
        wide = width_of(text) + 1.2
        left, right = (stroke - wide, stroke) if leftwards else (stroke, stroke + wide)
        free = (n for n, taken in enumerate(rows) if all(right <= a or b <= left for a, b in taken))
        row = next(free, None)
        if row is not None:
            rows[row].append((left, right))
            found.append(Placed(mark, text, row, left, right, leftwards))
    return found


def _marks(axes: Any, spec: Lines) -> None:
    for mark in spec.marks:
        if 0 <= mark.at < len(spec.x):
            axes.axvline(mark.at - 0.5, color=MARK, linewidth=1.2, linestyle=(0, (2, 2)), zorder=2)
    for one in placed_marks(spec):
        axes.annotate(
            one.text,
            (one.mark.at - 0.5, 1.0),
            xycoords=("data", "axes fraction"),
            xytext=(-5 if one.leftwards else 5, -3 - one.row * SMALL * 1.8),
            textcoords="offset points",
            ha="right" if one.leftwards else "left",
            va="top",
            zorder=6,
            bbox={"facecolor": GROUND, "edgecolor": "none", "pad": 1.5, "alpha": 0.85},
            **letters(SMALL, MARK),
        )


def _series(axes: Any, series: Series, color: str) -> None:
    """Draw a line; a gap in it stays a gap, and a point between two gaps is a dot."""
    place = list(range(len(series.y)))
    y = [math.nan if value is None else value for value in series.y]
    if series.low and series.high:
        low = [math.nan if value is None else value for value in series.low]
        high = [math.nan if value is None else value for value in series.high]
        axes.fill_between(place, low, high, color=color, alpha=0.17, linewidth=0, zorder=3)
        for n in _alone(y):
            axes.plot(
                [n, n],
                [low[n], high[n]],
                color=color,
                alpha=0.3,
                linewidth=6,
                solid_capstyle="butt",
                zorder=3,
            )
    axes.plot(place, y, color=color, linewidth=2.0, zorder=4, solid_joinstyle="round")
    if len(y) <= 60:
        axes.plot(
            place, y, "o", color=color, markersize=4.2, markeredgecolor=GROUND, markeredgewidth=0.9, zorder=5
        )


def _alone(y: list[float]) -> list[int]:
    known = [not math.isnan(value) for value in y]
    return [
        n
        for n, here in enumerate(known)
        if here and not (n and known[n - 1]) and not (n + 1 < len(known) and known[n + 1])
    ]


def _volume(sheet: Sheet, axes: Any, volume: Volume, points: int, above: float) -> None:
    # One collection: a patch for every bar takes six times as long.
    from matplotlib.collections import PolyCollection

    half = 0.36
    bars = [
        ((n - half, 0), (n - half, height), (n + half, height), (n + half, 0))
        for n, height in enumerate(volume.y)
    ]
    axes.add_collection(PolyCollection(bars, facecolors=VOLUME, linewidths=0), autolim=False)
    most = max(volume.y, default=0) or 1
    axes.set_ylim(0, most * 1.05)
    axes.set_xlim(-EDGE, points - 1 + EDGE)
    axes.axhline(0, color=QUIET, linewidth=0.8)
    axes.set_yticks([most], [number(most)], **letters(SMALL, QUIET))
    if volume.name:
        sheet.words(GUTTER, above, shorten(volume.name, 30), SMALL, QUIET, va="bottom")


def _names(axes: Any, names: tuple[str, ...]) -> None:
    """Write as many of the points' names as there is room for, the last one always."""
    widest = max(width_of(name) for name in names) + 1.2
    every = max(1, math.ceil(len(names) * widest / LABEL_ROOM))
    shown = list(range(len(names) - 1, -1, -every))[::-1]
    axes.set_xticks(shown, [shorten(names[n], 14) for n in shown], **letters(SMALL, QUIET))


def _legend(sheet: Sheet, spec: Lines) -> None:
    across = GUTTER
    for place, series in enumerate(spec.series):
        color = SERIES[place % len(SERIES)]
        told = "● " + shorten(series.name, min(16.0, LEGEND_ROOM / len(spec.series) - 3))
        sheet.words(across, sheet.top - 2 / sheet.height, told, LABEL, color, va="top")
        across += (width_of(told) + 1.5) * 0.0158
