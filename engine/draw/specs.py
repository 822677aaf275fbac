"""What can be drawn: the shapes of `Chart.spec` by `Chart.kind`. All words in them are written in the reader's language."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

MOST_POINTS = 400
MOST_BARS = 30
MOST_CELLS = 60
MOST_CARDS = 9
MOST_PLACES = 10


class Spec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Head and foot that every picture may have."""

    title: str = ""
    subtitle: str = ""
    footer: str = ""


class Series(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line: `y` by point, None where nothing is known; `low` and `high` bound its band."""

    y: tuple[float | None, ...]
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    name: str = ""


class Volume(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bars below the lines: how much there was."""

    y: tuple[float, ...]
    name: str = ""


class Mark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A point worth a word: an upright stroke before point `at`."""

    at: int
    text: str = ""


class Lines(Spec, frozen=True, kw_only=True):
    """Lines with bands, over a row of bars.

    `x` names the points; `range` is what the height stands for (else it follows the values); `zero` is drawn as a
    level; `ends` are the words at the bottom and the top of the scale.
    """

    x: tuple[str, ...]
    series: tuple[Series, ...]
    volume: Volume | None = None
    marks: tuple[Mark, ...] = ()
    range: tuple[float, float] | None = None
    zero: float | None = None
    ends: tuple[str, str] = ("", "")


class Bars(Spec, frozen=True, kw_only=True):
    """One bar a label; lying down where labels are long or many."""

    labels: tuple[str, ...]
    values: tuple[float, ...]
    unit: str = ""


class Heat(Spec, frozen=True, kw_only=True):
    """A field of coloured cells; None stays empty. `diverging` colours below and above `middle` differently."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    scale: Literal["plain", "diverging"] = "plain"
    middle: float = 0.0


class Card(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A figure with its name, what is to be said about it, and whether it moved the right way."""

    label: str
    value: str
    note: str = ""
    trend: Literal["", "better", "worse"] = ""


class Cards(Spec, frozen=True, kw_only=True):
    """Figures side by side, up to three in a row."""

    cards: tuple[Card, ...]


class Ranking(Spec, frozen=True, kw_only=True):
    """Members by place, each with a bar of their value; `notes` stand small below a name, `unit` behind a value."""

    names: tuple[str, ...]
    values: tuple[float, ...]
    places: tuple[int, ...] = ()
    """From 1 on if none are given."""
    notes: tuple[str, ...] = ()
    unit: str = ""
    nobody: str = "?"
    """How somebody without a name is called."""


AnySpec = Lines | Bars | Heat | Cards | Ranking
KINDS: dict[str, type[AnySpec]] = {
    "lines": Lines,
    "bars": Bars,
    "heat": Heat,
    "cards": Cards,
    "ranking": Ranking,
}


def read(kind: str, spec: dict[str, object]) -> AnySpec:
    """Read a specification. Raises ValueError that says what does not fit."""
    if kind not in KINDS:
        raise ValueError(f"no such kind of chart: {kind} (there are {', '.join(KINDS)})")
    try:
        found = msgspec.convert(spec, KINDS[kind], strict=False)
    except msgspec.ValidationError as error:
        raise ValueError(f"a chart of kind {kind} cannot be drawn: {error}") from error
    if problem := _problem(found):
        raise ValueError(f"a chart of kind {kind} cannot be drawn: {problem}")
    return found


def _numbers(spec: AnySpec) -> Iterator[float]:
    """Return all numbers that are to be drawn."""
    rows: list[Iterable[float | None]] = []
    match spec:
        case Lines():
            rows = [one for s in spec.series for one in (s.y, s.low, s.high)]
            rows += [spec.volume.y if spec.volume else (), spec.range or (), (spec.zero,)]
        case Bars() | Ranking():
            rows = [spec.values]
        case Heat():
            rows = [*spec.values, (spec.middle,)]
        case Cards():
            pass
    return (value for row in rows for value in row if value is not None)


def _problem(spec: AnySpec) -> str:
    if not all(map(math.isfinite, _numbers(spec))):
        return "its numbers are finite"
    match spec:
        case Lines():
            lengths = {len(one) for s in spec.series for one in (s.y, s.low or s.y, s.high or s.y)}
            lengths |= {len(spec.volume.y)} if spec.volume else set()
            if spec.range is not None and spec.range[0] >= spec.range[1]:
                return "its range rises"
            if lengths - {len(spec.x)}:
                return "every series has as many values as there are points"
            return "" if 0 < len(spec.x) <= MOST_POINTS else f"it has 1 to {MOST_POINTS} points"
        case Bars():
            if len(spec.labels) != len(spec.values):
                return "there is a value for every label"
            return "" if 0 < len(spec.labels) <= MOST_BARS else f"it has 1 to {MOST_BARS} bars"
        case Heat():
            if len(spec.values) != len(spec.rows) or {len(row) for row in spec.values} - {len(spec.columns)}:
                return "there is a value for every row and column"
            inside = 0 < len(spec.rows) <= MOST_CELLS and 0 < len(spec.columns) <= MOST_CELLS
            return "" if inside else f"it has 1 to {MOST_CELLS} rows and columns"
        case Ranking():
            rows = len(spec.names)
            if {len(spec.values), len(spec.places or spec.names), len(spec.notes or spec.names)} - {rows}:
                return "there is a value, a place and a note for every name"
            return "" if 0 < rows <= MOST_PLACES else f"it has 1 to {MOST_PLACES} places"
        case Cards():
            return "" if 0 < len(spec.cards) <= MOST_CARDS else f"it has 1 to {MOST_CARDS} cards"
