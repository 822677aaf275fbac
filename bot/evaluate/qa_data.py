"""The files that `evaluate qa` and `evaluate questions` read, one JSON object a line, plain or compressed."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.contract.errors import QunbanError
from engine.ml.qa import Entry


class DataError(QunbanError):
    """A file cannot be used; the sentence names file and line."""


@dataclass(frozen=True)
class Asked:
    """A question, and the entry that answers it; None: the base has no answer."""

    text: str
    id: str | None


def read_base(folder: Path) -> tuple[list[Entry], list[Asked]]:
    """Read `entries.jsonl` and `queries.jsonl`, or their `.gz`, of a folder."""
    entries = read_entries(_named(folder, "entries"))
    return entries, read_queries(_named(folder, "queries"))


def read_entries(path: Path) -> list[Entry]:
    """Read `{id, question, answer, variants?}`."""
    found: dict[str, Entry] = {}
    for number, row in _rows(path):
        key, question, variants = row.get("id"), row.get("question"), row.get("variants") or []
        if not isinstance(key, str | int) or not isinstance(question, str) or not isinstance(variants, list):
            raise DataError(f'{path}, line {number}: expected {{"id": …, "question": "…", "answer": "…"}}')
        found[str(key)] = Entry(str(key), question, str(row.get("answer") or ""), tuple(map(str, variants)))
    if not found:
        raise DataError(f"{path} has no lines")
    return list(found.values())


def read_queries(path: Path) -> list[Asked]:
    """Read `{text, id|null}`."""
    found = []
    for number, row in _rows(path):
        key = row.get("id")
        if not isinstance(row.get("text"), str) or not isinstance(key, str | int | None):
            raise DataError(f'{path}, line {number}: expected {{"text": "…", "id": … or null}}')
        found.append(Asked(row["text"], None if key is None else str(key)))
    if not found:
        raise DataError(f"{path} has no lines")
    return found


def read_labelled(path: Path) -> list[tuple[str, bool]]:
    """Read `{text, label: 0|1}`."""
    found = []
    for number, row in _rows(path):
        if not isinstance(row.get("text"), str) or row.get("label") not in (0, 1):
            raise DataError(f'{path}, line {number}: expected {{"text": "…", "label": 0 or 1}}')
        found.append((row["text"], bool(row["label"])))
    if not found:
        raise DataError(f"{path} has no lines")
    return found


def _named(folder: Path, name: str) -> Path:
    for path in (folder / f"{name}.jsonl", folder / f"{name}.jsonl.gz"):
        if path.exists():
            return path
    raise DataError(f"{folder} has no {name}.jsonl")


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError, zlib.error, EOFError) as error:
        raise DataError(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise DataError(f"{path}, line {number}: no JSON ({error})") from error
        if not isinstance(row, dict):
            raise DataError(f"{path}, line {number}: expected an object")
        yield number, row
