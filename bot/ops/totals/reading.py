"""Files of totals: the leaderboard of MEE6, exports of Polaris, backups of LevelUp, plain tables; .gz too.

A total is taken from the xp, never from a level. What cannot be read is named with its place.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from bot.ops.decoding import decoded, divider, unpacked
from bot.ops.totals.shapes import Shape, shape_of, table_shape
from engine.contract.errors import ConfigError

Format = Literal["auto", "mee6", "polaris", "levelup", "csv"]
LARGEST_FILE = 512_000_000
"""Bytes, after unpacking."""
LARGEST = 10**12
"""No total of a person is larger; what is, is an id in the wrong column."""


@dataclass(frozen=True)
class Total:
    """A row of a file: where it stands, whose it is (an id on the platform, else a name), and what they have."""

    place: str
    id: str
    name: str
    xp: int
    coins: int = 0
    level: int | None = None


@dataclass
class Reading:
    """What a file came to. `ref` names its content, `problems` are rows that cannot be read, `notes` are told."""

    source: str
    ref: str
    totals: list[Total] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_totals(path: Path, form: Format = "auto", guild: str = "") -> Reading:
    """Read a file. Raises ConfigError if it holds no totals at all; `guild` chooses among those of a LevelUp file."""
    if not path.is_file():
        raise ConfigError(f"there is no file {path}")
    data = unpacked(path, path.name, LARGEST_FILE)
    shape = _shape(path, data, form, guild)
    if form not in ("auto", shape.source):
        raise ConfigError(f"{path.name} is no file of {form}, but looks like one of {shape.source}")
    found = Reading(shape.source, hashlib.blake2b(data, digest_size=4).hexdigest(), notes=list(shape.notes))
    empty, places = True, dict[str, str]()
    for place, row in shape.rows:
        empty = False
        total = _total(found, place, row)
        if total is not None:
            _keep(found, places, total)
    if empty:
        raise ConfigError(f"{path.name} holds no members with their xp")
    _compare_levels(found, shape)
    return found


def _shape(path: Path, data: bytes, form: Format, guild: str) -> Shape:
    text = decoded(data, path.name).text
    if form in ("auto", "csv") and text.lstrip()[0] not in "[{":
        return table_shape(path.name, _table(path, text))
    return shape_of(path.name, _documents(path, text), guild)


def _table(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    mark = divider(text, ("\t", ",", ";"), ",")
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        for row in reader:
            if None in row:
                raise ConfigError(f"{path.name}, line {reader.line_num}: more cells than columns")
            yield f"line {reader.line_num}", row
    except csv.Error as error:
        raise ConfigError(f"{path.name}, line {reader.line_num}: {error}") from None


def _documents(path: Path, text: str) -> list[tuple[str, Any]]:
    """Read one JSON document, or one a line."""
    try:
        return [("", _json(text))]
    except json.JSONDecodeError as whole:
        lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        found = []
        for number, line in lines:
            try:
                found.append((f"line {number}", _json(line)))
            except json.JSONDecodeError as error:
                where = whole if number == 1 or len(lines) == 1 else error
                at = where.lineno if where is whole else number
                raise ConfigError(f"{path.name} is no JSON, line {at}: {where.msg}") from None
        return found
    except RecursionError:
        raise ConfigError(f"{path.name} is no file of totals: it is nested too deeply") from None


def _json(text: str) -> Any:
    return json.loads(text)


def _total(found: Reading, place: str, row: dict[str, Any]) -> Total | None:
    person, name = _word(row.get("id")), _word(row.get("name"))
    if not person and not name:
        found.problems.append(f"{place}: neither an id nor a name")
        return None
    amounts = {}
    for key in ("xp", "coins", "level"):
        value = _number(row.get(key))
        if value is None and (key == "xp" or row.get(key) not in (None, "")):
            found.problems.append(
                f"{place}: {key} is {row.get(key)!r}, which is no number from 0 to {LARGEST:,}"
            )
            return None
        amounts[key] = value
    return Total(place, person, name, amounts["xp"] or 0, amounts["coins"] or 0, amounts["level"])


def _word(value: Any) -> str:
    return "" if value is None or isinstance(value, bool | float | list | dict) else str(value).strip()


def _number(value: Any) -> int | None:
    """Read a total, rounded down: LevelUp keeps fractions."""
    if isinstance(value, str):
        try:
            value = float(value) if "." in value or "e" in value.lower() else int(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return math.floor(value) if 0 <= value <= LARGEST else None


def _keep(found: Reading, places: dict[str, str], total: Total) -> None:
    """Keep a row; of one that stands twice (pages of a board that moved meanwhile) the larger."""
    key = f"id {total.id}" if total.id else f"name {total.name.casefold()}"
    if key not in places:
        places[key] = str(len(found.totals))
        found.totals.append(total)
        return
    place = int(places[key])
    before = found.totals[place]
    if not total.id:
        found.problems.append(f"{total.place}: the name {total.name!r} stands at {before.place} already")
    elif (before.xp, before.coins) != (total.xp, total.coins):
        found.notes.append(
            f"{total.place}: {total.id} stands at {before.place} already; the larger total counts"
        )
        found.totals[place] = max(before, total, key=lambda one: (one.xp, one.coins))


def _compare_levels(found: Reading, shape: Shape) -> None:
    """Say where a file's level does not follow from its own xp by that bot's own curve."""
    if shape.level is None:
        return
    wrong = [one for one in found.totals if one.level is not None and shape.level(one.xp) != one.level]
    if wrong:
        one = wrong[0]
        found.notes.append(
            f"{len(wrong)} {'level does' if len(wrong) == 1 else 'levels do'} not follow from the file's own xp "
            f"(first {one.place}: level {one.level}, but {one.xp} xp make {shape.level(one.xp)}); only the xp count"
        )
