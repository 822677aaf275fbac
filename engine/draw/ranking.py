"""A ranking: places one below the other, each with name, bar and value; the first three in their own colours."""

from __future__ import annotations

from typing import Any

from engine.draw.sheet import LEFT, RIGHT, Sheet
from engine.draw.specs import Ranking
from engine.draw.style import (
    INK,
    LABEL,
    LINE,
    MEDALS,
    PANEL,
    QUIET,
    RULE,
    SMALL,
    STAND_IN,
    TRACK,
    WIDTH,
    legible,
    number,
    shorten,
)

ROW, GAP, HEAD, FOOT = 64, 8, 130, 64
"""Pixels of a row, between two, above the first and below the last."""
PLACE, NAME, BAR = 0.078, 0.115, 0.40
"""Where the middle of a place stands, where names and bars begin, as shares of the width."""
LONGEST_NAME = 15.0
"""Full-width letters of a name."""
THICK, DISC = 16, 42
"""Pixels of a bar's height and of a medal's width."""


def draw_ranking(spec: Ranking) -> bytes:
    """Draw a ranking."""
    rows = len(spec.names)
    head = HEAD - (0 if spec.subtitle else 30)
    sheet = Sheet(spec, head + rows * (ROW + GAP) + (FOOT if spec.footer else 24))
    told = [f"{number(value)}{spec.unit}" for value in spec.values]
    # The longest value decides how far bars may reach.
    end = RIGHT - 0.02 - max(map(len, told)) * 0.0125
    most = max(1.0, *spec.values)
    for row in range(rows):
        down = head + row * (ROW + GAP)
        place = spec.places[row] if spec.places else row + 1
        _panel(sheet, down)
        _medal(sheet, down, place)
        _name(sheet, down, spec, row)
        _bar(sheet, down, max(0.0, spec.values[row]) / most, end, _colour(place))
        sheet.words(
            RIGHT - 0.015, sheet.share(down + ROW / 2), told[row], LABEL + 1, INK, ha="right", va="center"
        )
    return sheet.png()


def _colour(place: int) -> str:
    return MEDALS[place - 1] if 1 <= place <= len(MEDALS) else LINE


def _box(sheet: Sheet, left: float, down: float, wide: float, tall: float, colour: str, **more: Any) -> None:
    """Draw a box with round corners; all but `left` and `wide` in pixels."""
    from matplotlib.patches import FancyBboxPatch

    round_ = min(more.pop("corner", 10), tall / 2, wide * WIDTH / 2)
    style = f"round,pad=0,rounding_size={round_ / WIDTH}"
    sheet.figure.add_artist(
        FancyBboxPatch(
            (left, sheet.share(down + tall)),
            wide,
            tall / sheet.height,
            boxstyle=style,
            mutation_aspect=WIDTH / sheet.height,
            facecolor=colour,
            transform=sheet.figure.transFigure,
            **{"linewidth": 0, **more},
        )
    )


def _panel(sheet: Sheet, down: float) -> None:
    _box(sheet, LEFT, down, RIGHT - LEFT, ROW, PANEL, edgecolor=RULE, linewidth=1)


def _medal(sheet: Sheet, down: float, place: int) -> None:
    """Write a place; the first three on a disc of their metal."""
    middle = sheet.share(down + ROW / 2)
    first = 1 <= place <= len(MEDALS)
    if first:
        _disc(sheet, middle, MEDALS[place - 1])
    size, colour = (LABEL + 1.5, PANEL) if first else (LABEL + 1, QUIET)
    sheet.words(PLACE, middle, str(place), size, colour, ha="center", va="center")


def _disc(sheet: Sheet, middle: float, colour: str) -> None:
    from matplotlib.patches import Ellipse

    across, tall = DISC / WIDTH, DISC / sheet.height
    where = sheet.figure.transFigure
    sheet.figure.add_artist(
        Ellipse((PLACE, middle), across, tall, facecolor=colour, linewidth=0, transform=where)
    )


def _name(sheet: Sheet, down: float, spec: Ranking, row: int) -> None:
    """Write a name, a note below it; a name of which nothing can be written is nobody's."""
    written = legible(spec.names[row]).strip()
    note = spec.notes[row] if spec.notes else ""
    told = shorten(written if written.strip(f"{STAND_IN} ") else spec.nobody, LONGEST_NAME)
    if not note:
        sheet.words(NAME, sheet.share(down + ROW / 2), told, LABEL + 1, INK, va="center")
        return
    sheet.words(NAME, sheet.share(down + ROW * 0.35), told, LABEL + 1, INK, va="center")
    sheet.words(
        NAME, sheet.share(down + ROW * 0.73), shorten(note, LONGEST_NAME + 3), SMALL, QUIET, va="center"
    )


def _bar(sheet: Sheet, down: float, share: float, end: float, colour: str) -> None:
    top, room = down + (ROW - THICK) / 2, end - BAR
    _box(sheet, BAR, top, room, THICK, TRACK, corner=THICK)
    _box(sheet, BAR, top, max(room * share, THICK / WIDTH), THICK, colour, corner=THICK)
