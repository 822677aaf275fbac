"""The way in: a chart's specification becomes a PNG."""

from __future__ import annotations

from engine.contract.replies import Chart
from engine.draw.bars import draw_bars
from engine.draw.cards import draw_cards
from engine.draw.heat import draw_heat
from engine.draw.lines import draw_lines
from engine.draw.ranking import draw_ranking
from engine.draw.specs import Bars, Cards, Heat, Lines, Ranking, read


def render_chart(chart: Chart) -> bytes:
    """Draw a chart as a PNG. Safe on any thread. Raises ValueError for a specification that is none.

    The words in it are in the reader's language already.
    """
    spec = read(chart.kind, chart.spec)
    match spec:
        case Lines():
            return draw_lines(spec)
        case Bars():
            return draw_bars(spec)
        case Heat():
            return draw_heat(spec)
        case Cards():
            return draw_cards(spec)
        case Ranking():
            return draw_ranking(spec)
