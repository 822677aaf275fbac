"""JSON becomes rows: a list of entries wherever it is, answers by question, or one entry a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.ops.knowledge.fields import NEEDED, Rows, fields
from engine.contract.errors import ConfigError

ENDINGS = (".json", ".jsonl", ".ndjson")
_LIST = 'a list like [{"question": "…", "answer": "…"}]'


def read_json(name: str, text: str) -> Rows:
    """Read the entries of a document. Raises ConfigError that names the file, the place and the way out."""
    try:
        places = _places(name, _documents(name, text))
    except RecursionError:
        raise ConfigError(f"{name} is nested too deeply; it needs {_LIST}") from None
    for place, row in places:
        if not isinstance(row, dict):
            raise ConfigError(f"{name}, {place} is {kind_of(row)}; it needs an object with {NEEDED}")
    rows = [(place, fields(row)) for place, row in places]
    if rows and not any(row.keys() >= {"question", "answer"} for _, row in rows):
        names = ", ".join(str(key)[:40] for key in list(places[0][1])[:20]) or "none"
        raise ConfigError(f"{name}, {places[0][0]}: it needs {NEEDED}; its names are: {names}")
    return [*rows]


def _documents(name: str, text: str) -> Any:
    """Read one document, or one a line; those come as `_Lines`."""
    try:
        return json.loads(text)
    except ValueError as error:
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) == 1 or not _is_json(lines[0][1]):
            raise _no_json(name, error, 1) from None
    found = _Lines()
    for n, line in lines:
        try:
            found.append((f"line {n}", json.loads(line)))
        except ValueError as error:
            raise _no_json(name, error, n) from None
    return found


class _Lines(list[tuple[str, Any]]):
    """Values with their places, one a line."""


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _no_json(name: str, error: ValueError, line: int) -> ConfigError:
    at, said = line, str(error)
    if isinstance(error, json.JSONDecodeError):
        at, said = line + error.lineno - 1, error.msg
    return ConfigError(f"{name} is no JSON, line {at}: {said}; mend it there or write it anew")


def _places(name: str, found: Any) -> list[tuple[str, Any]]:
    """Find the entries of a document: a list, an object that holds lists of them, one entry, answers by question."""
    if isinstance(found, _Lines):
        return list(found)
    if isinstance(found, list):
        return [(f"entry {n}", one) for n, one in enumerate(found, 1)]
    if not isinstance(found, dict):
        raise ConfigError(f"{name} holds only {kind_of(found)}; it needs {_LIST}")
    told = fields(found)
    if isinstance(told.get("question"), str) and is_text(told.get("answer")):
        return [("entry 1", found)]
    lists = list(_lists("", found))
    of_entries = [one for one in lists if any("question" in fields(row) for row in one[1])]
    if of_entries or len(lists) == 1:
        return [
            (f"{path} entry {n}", one) for path, rows in of_entries or lists for n, one in enumerate(rows, 1)
        ]
    for question, answer in found.items():
        if not is_text(answer):
            raise ConfigError(
                f"{name}, {question[:40]!r} is {kind_of(answer)} and no answer; it needs {_LIST}"
            )
    return [
        (f"entry {n}", {"question": question, "answer": answer})
        for n, (question, answer) in enumerate(found.items(), 1)
    ]


def _lists(path: str, found: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Return the lists that hold objects, with their paths, however deep."""
    for key, value in found.items():
        here = f"{path}.{key}" if path else str(key)
        if isinstance(value, dict):
            yield from _lists(here, value)
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            yield here, value


def is_text(value: Any) -> bool:
    """Tell whether a value is a text, perhaps as a list of its paragraphs."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def kind_of(value: Any) -> str:
    """Say what a value of JSON is."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return "a text" if isinstance(value, str) else "an object" if isinstance(value, dict) else "a number"
