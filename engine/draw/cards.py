"""Cards: figures with their names, up to three side by side."""

from __future__ import annotations

from engine.draw.sheet import LEFT, RIGHT, Sheet
from engine.draw.specs import Card, Cards
from engine.draw.style import (
    BETTER,
    INK,
    LABEL,
    PANEL,
    QUIET,
    RULE,
    SMALL,
    WIDTH,
    WORSE,
    letters,
    shorten,
    width_of,
)

TALL, GAP = 200, 24
"""Pixels of a card, and between two."""
LARGE = 26
_COLOURS = {"": QUIET, "better": BETTER, "worse": WORSE}
_SIGNS = {"": "", "better": "● ", "worse": "● "}


def draw_cards(spec: Cards) -> bytes:
    """Draw cards."""
    columns = 2 if len(spec.cards) in (2, 4) else min(3, len(spec.cards))
    rows = -(-len(spec.cards) // columns)
    # The head's height is the same on every sheet of this width.
    head = 130 + (0 if spec.subtitle else -30)
    sheet = Sheet(spec, head + rows * (TALL + GAP) + (70 if spec.footer else 20))
    wide = ((RIGHT - LEFT) - (columns - 1) * GAP / WIDTH) / columns
    for place, card in enumerate(spec.cards):
        down, across = divmod(place, columns)
        left = LEFT + across * (wide + GAP / WIDTH)
        top = sheet.top - down * (TALL + GAP) / sheet.height
        _card(sheet, card, left, top, wide)
    return sheet.png()


def _card(sheet: Sheet, card: Card, left: float, top: float, wide: float) -> None:
    from matplotlib.patches import FancyBboxPatch

    tall = TALL / sheet.height
    sheet.figure.add_artist(
        FancyBboxPatch(
            (left, top - tall),
            wide,
            tall,
            boxstyle=f"round,pad=0,rounding_size={12 / WIDTH}",
            mutation_aspect=WIDTH / sheet.height,
            facecolor=PANEL,
            edgecolor=RULE,
            linewidth=1,
            transform=sheet.figure.transFigure,
        )
    )
    inside, room = left + 26 / WIDTH, wide * WIDTH / 21 - 2
    sheet.words(inside, top - 30 / sheet.height, shorten(card.label, room), LABEL, QUIET, va="top")
    size = min(LARGE, LARGE * (room * 0.36) / max(1.0, width_of(card.value)))
    told = shorten(card.value, max(room, 4))
    sheet.figure.text(inside, top - 104 / sheet.height, told, va="center", **letters(max(size, 11), INK))
    note = _SIGNS[card.trend] + card.note if card.note else ""
    sheet.words(
        inside, top - 150 / sheet.height, shorten(note, room * 1.1), SMALL, _COLOURS[card.trend], va="top"
    )
