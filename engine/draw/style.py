"""Colours, sizes and the shipped font. The background is opaque: a picture reads the same on dark and on light."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

FONT = Path(__file__).parent / "fonts" / "QunbanSans-Regular.otf"
WIDTH, HEIGHT = 1200, 675
"""Pixels of a picture; heat maps and cards choose their own height."""
DPI = 150

GROUND = "#fbfaf7"
PANEL = "#ffffff"
INK = "#1f2430"
QUIET = "#5b6270"
"""Second-rank words: 5.9 to 1 against the ground."""
RULE = "#e2e0d9"
LINE = "#1d5fa8"
SERIES = (LINE, "#b4501e", "#2d7a4b", "#7a4a9c")
VOLUME = "#b9c3d1"
BETTER, WORSE = "#1f7a4d", "#b3372f"
MARK = "#b4501e"
MEDALS = ("#a87407", "#6d7888", "#9a5b33")
"""Gold, silver and bronze, dark enough for white letters."""
TRACK = "#ecebe6"
"""The empty part of a bar."""

TITLE, SUBTITLE, LABEL, SMALL = 15, 9.5, 9, 8
"""Sizes of letters in points."""
HINTED = 1.03
"""A line is drawn up to so much wider than its letters are, for each begins on a whole pixel."""
STAND_IN = "□"


@lru_cache(maxsize=1)
def _font() -> Any:
    from matplotlib.ft2font import FT2Font

    return FT2Font(str(FONT))


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    return frozenset(_font().get_charmap())


@lru_cache(maxsize=16384)
def _glyph(sign: str) -> str:
    if ord(sign) in _known():
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    if plain != sign and all(ord(one) in _known() for one in plain):
        return plain
    # A letter with marks that the font lacks is better read without them than not at all.
    bare = unicodedata.normalize("NFKD", sign)[0]
    if bare != sign and ord(bare) in _known():
        return bare
    # Emoji, joiners and marks go without a trace; a letter that cannot be shown leaves an empty square.
    return STAND_IN if unicodedata.category(sign)[0] in "LN" else ""


def legible(text: str) -> str:
    """Write a text in the characters that the font has."""
    return " ".join("".join(map(_glyph, text.replace("\n", " "))).split(" "))


@lru_cache(maxsize=32)
def _face(size: float) -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=FONT, size=size)


def letters(size: float, color: str = INK, **more: Any) -> dict[str, Any]:
    """Return how a text is set; a dollar sign is a dollar sign."""
    return {"fontproperties": _face(size), "color": color, "parse_math": False, **more}


@lru_cache(maxsize=16384)
def _width(sign: str) -> float:
    """Return how wide the font draws a sign. Chinese signs all fill their square, and need not be looked up."""
    if unicodedata.east_asian_width(sign) in "WF" or ord(sign) not in _known():
        return 1.0
    from matplotlib.ft2font import LoadFlags

    font = _font()
    return float(font.load_char(ord(sign), flags=LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM)


def width_of(text: str) -> float:
    """Return how wide a text is, in letters of the full width."""
    return sum(map(_width, text))


def room_for(pixels: float, size: float) -> float:
    """Return how many full-width letters of a size (in points) fit into a width."""
    return pixels * 72 / DPI / size / HINTED


def shorten(text: str, most: float) -> str:
    """Cut a text that is wider than `most` full-width letters, leaving an ellipsis."""
    text = legible(text)
    widths = list(accumulate(map(_width, text)))
    if not widths or widths[-1] <= most:
        return text
    return text[: bisect_right(widths, most - _width("…"))].rstrip() + "…"


def number(value: float) -> str:
    """Write a number as people read it: 1,234 or 0.25, with a true minus."""
    told = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"
    return told.replace("-", "−")
