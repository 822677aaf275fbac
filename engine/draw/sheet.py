"""The sheet that a picture is drawn on: one figure a call, so that threads never meet; head, foot, PNG."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from engine.draw.specs import Spec
from engine.draw.style import (
    DPI,
    GROUND,
    HEIGHT,
    INK,
    QUIET,
    SMALL,
    SUBTITLE,
    TITLE,
    WIDTH,
    letters,
    room_for,
    shorten,
)

LEFT, RIGHT = 0.035, 0.965
_PIXEL = 72 / DPI
"""Points in a pixel."""


class Sheet:
    """A figure with room for a plot between its head and its foot."""

    def __init__(self, spec: Spec, height: int = HEIGHT, *, head: float = RIGHT) -> None:
        """Write head and foot; the head ends at `head`, a share of the width."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.height = height
        self.figure: Any = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=GROUND)
        self.canvas: Any = FigureCanvasAgg(self.figure)
        self.top = self._head(spec, (head - LEFT) * WIDTH)
        self.bottom = self._foot(spec)

    def _head(self, spec: Spec, room: float) -> float:
        """Write title and subtitle; return where the plot may begin, as a share of the height."""
        down = 34.0
        for text, size, color in ((spec.title, TITLE, INK), (spec.subtitle, SUBTITLE, QUIET)):
            if text:
                told = shorten(text, room_for(room, size))
                self.words(LEFT, self.share(down), told, size, color, va="top")
                down += size / _PIXEL * 1.4
        return self.share(down + 8)

    def _foot(self, spec: Spec) -> float:
        if not spec.footer:
            return 24 / self.height
        told = shorten(spec.footer, room_for((RIGHT - LEFT) * WIDTH, SMALL))
        self.words(LEFT, 22 / self.height, told, SMALL, QUIET, va="bottom")
        return 62 / self.height

    def share(self, pixels_down: float) -> float:
        """Return a distance from the top as a place on the sheet."""
        return 1 - pixels_down / self.height

    def words(self, x: float, y: float, text: str, size: float, color: str, **more: Any) -> None:
        """Write on the sheet itself."""
        self.figure.text(x, y, text, **letters(size, color), **more)

    def plot(self, left: float, bottom: float, right: float, top: float) -> Any:
        """Return axes without a frame in a part of the sheet."""
        axes = self.figure.add_axes((left, bottom, right - left, top - bottom))
        axes.set_facecolor("none")
        for side in axes.spines.values():
            side.set_visible(False)
        axes.tick_params(length=0, pad=4)
        return axes

    def png(self) -> bytes:
        """Return the picture."""
        told = BytesIO()
        self.figure.savefig(
            told,
            format="png",
            dpi=DPI,
            facecolor=GROUND,
            pil_kwargs={"compress_level": 2},
            metadata={"Software": None},
        )
        return told.getvalue()
