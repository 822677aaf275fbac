"""Files of courses: CSV or TSV, JSON or JSON lines, a folder (or file) of Markdown with front matter; .gz too.

Every row becomes fields by name with the place it stands at, so that what cannot be read is named there.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.ops.decoding import divider, ending, read_text
from engine.contract.errors import ConfigError
from engine.courses.fields import Mistake, field_of, key_of, read_fields

MARKDOWN = (".md", ".markdown")
TABLES = {".csv": ",", ".tsv": "\t"}
JSONS = (".json", ".jsonl", ".ndjson")
_SAYS = {
    "courses-bad-number": "{field}: {value!r} is no number that fits",
    "courses-bad-long": "{field} is too long",
    "courses-bad-kind": "kind: {value!r} is none of course, series, article, path (课程, 系列, 文章, 路径)",
    "courses-bad-level": "level: {value!r} is none of beginner, intermediate, advanced (入门, 进阶, 高级)",
    "courses-bad-address": "{field}: {value!r} does not begin with http:// or https://",
    "courses-bad-empty": "the title is empty",
}


@dataclass(frozen=True)
class Given:
    """An item as a file has it: where it stands there, its key, and the fields that the file tells of it."""

    place: str
    key: str
    fields: Mapping[str, Any]


@dataclass
class Reading:
    """What a file came to: items, and sentences about rows that cannot be read."""

    given: list[Given] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_courses(path: Path) -> Reading:
    """Read a file, or every Markdown file of a folder. Raises ConfigError if it cannot be read at all."""
    if not path.exists():
        raise ConfigError(f"there is no file or folder {path}")
    found = Reading()
    seen: dict[str, str] = {}
    empty = True
    for place, row in _rows(path):
        empty = False
        one = _given(found, place, row)
        if one is None:
            continue
        if one.key in seen:
            found.problems.append(f"{place}: the key {one.key!r} stands at {seen[one.key]} already")
            continue
        seen[one.key] = place
        found.given.append(one)
    if empty:
        raise ConfigError(
            f"{path} holds no course; a table needs a head with title, a Markdown file a front matter"
        )
    return found


def _given(found: Reading, place: str, row: Mapping[str, Any]) -> Given | None:
    told = {name: value for head, value in row.items() if (name := field_of(str(head))) is not None}
    if not str(told.get("title") or "").strip():
        found.problems.append(f"{place}: it has no title")
        return None
    written = str(told.pop("key", "") or "").strip()
    key = f"id-{written}" if written.isdecimal() else key_of(written)
    key = key or key_of(str(told.get("title_en") or "")) or key_of(str(told["title"]))
    if not key:
        found.problems.append(f"{place}: give it a key; none can be made of its title")
        return None
    try:
        return Given(place, key, read_fields(told))
    except Mistake as mistake:
        found.problems.append(
            f"{place}: {_SAYS[mistake.key].format(field=mistake.field, value=mistake.value)}"
        )
        return None


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if path.is_dir():
        for file in sorted(one for one in path.rglob("*") if one.is_file() and ending(one) in MARKDOWN):
            if not file.name.startswith("."):
                yield file.relative_to(path).as_posix(), _markdown(read_text(file, str(file)).text)
        return
    kind = ending(path)
    if kind in MARKDOWN:
        yield path.name, _markdown(read_text(path, str(path)).text)
    elif kind in TABLES:
        yield from _table(path, TABLES[kind])
    elif kind in JSONS:
        yield from _json(path)
    else:
        raise ConfigError(
            f"{path} is of no kind that can be read; give CSV, TSV, JSON, JSON lines or Markdown"
        )


def _table(path: Path, mark: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    text = read_text(path, str(path)).text
    # Excel divides by semicolons where a comma divides decimals.
    mark = divider(text, (mark, ";"), mark)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise ConfigError(f"{path} line {line} cannot be read: {error}") from None
        if row is None:
            return
        first = max(line, 2)
        yield f"line {first}", {str(head): value or "" for head, value in row.items() if head is not None}


def _json(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Read a list of objects, an object that holds one, or one object a line."""
    text = read_text(path, str(path)).text
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    try:
        if ending(path) != ".json":
            yield from ((f"line {n}", _object(path, f"line {n}", json.loads(line))) for n, line in lines)
            return
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise ConfigError(f"{path} is no JSON (line {error.lineno}): {error.msg}") from None
    except RecursionError:
        raise ConfigError(f"{path} is nested too deeply; it needs a list of objects") from None
    if not isinstance(found, dict | list):
        raise ConfigError(f"{path} holds no list of objects")
    if isinstance(found, dict):
        found = next((value for value in found.values() if isinstance(value, list)), [found])
    for n, row in enumerate(found, 1):
        yield f"entry {n}", _object(path, f"entry {n}", row)


def _object(path: Path, place: str, row: Any) -> Mapping[str, Any]:
    if not isinstance(row, dict):
        raise ConfigError(f"{path}: {place} is no object")
    return row


def _markdown(text: str) -> dict[str, Any]:
    """Read front matter (`name: value`, lists as `- one`); what stands below is the notes, its first heading a title."""
    lines = text.splitlines()
    told: dict[str, Any] = {}
    body = lines
    if lines and lines[0].strip() == "---" and "---" in [line.strip() for line in lines[1:]]:
        end = [line.strip() for line in lines[1:]].index("---") + 1
        body = lines[end + 1 :]
        name = ""
        for line in lines[1:end]:
            if line.lstrip().startswith("- ") and name:
                before = told[name] if isinstance(told[name], list) else []
                told[name] = [*before, line.lstrip()[2:].strip().strip("\"'")]
            elif ":" in line and not line[:1].isspace():
                name, _, value = line.partition(":")
                name = name.strip()
                told[name] = value.strip().strip("\"'").strip("[]")
    notes = "\n".join(body).strip()
    if not any(field_of(name) == "title" for name in told) and notes.startswith("# "):
        head, _, notes = notes.partition("\n")
        told["title"] = head[2:].strip()
    return {**told, "notes": notes.strip()} if notes.strip() else told
