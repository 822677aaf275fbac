"""The files that `evaluate qa` and `evaluate questions` read, one JSON object a line, plain or compressed."""

from __future__ import annotations

import gzip
import json
import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.contract.errors import QunbanError
from engine.ml.qa import Entry

_LINE = re.compile(r"\r\n|\r|\n")
"""What ends a line. `str.splitlines` also cuts at signs that may stand in a JSON text, such as U+2028."""
_ENTRY = '{"id": …, "question": "…", "answer": "…"}'
_QUERY = '{"text": "…", "id": … or null}'
_LABELLED = '{"text": "…", "label": 0 or 1}'
_LABELS = {"1": True, "1.0": True, "true": True, "0": False, "0.0": False, "false": False}


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
    """Read `{id, question, answer, variants?}`; of two entries with one id the last one counts."""
    found: dict[str, Entry] = {}
    twice = 0
    for number, row in _rows(path):
        key, question, variants = row.get("id"), row.get("question"), row.get("variants") or []
        name = _name(key, path, number, _ENTRY)
        if name is None or not isinstance(question, str) or not isinstance(variants, list):
            raise _unexpected(path, number, _ENTRY)
        wordings = tuple(str(one) for one in variants if one is not None and str(one).strip())
        twice += name in found
        found[name] = Entry(name, question, str(row.get("answer") or ""), wordings)
    if not found:
        raise DataError(f"{path} has no lines")
    if twice:
        print(f"Entries whose id comes again: {twice}; the last one counts.", file=sys.stderr)
    return list(found.values())


def read_queries(path: Path) -> list[Asked]:
    """Read `{text, id|null}`."""
    found = []
    for number, row in _rows(path):
        if not isinstance(row.get("text"), str):
            raise _unexpected(path, number, _QUERY)
        found.append(Asked(row["text"], _name(row.get("id"), path, number, _QUERY)))
    if not found:
        raise DataError(f"{path} has no lines")
    return found


def read_labelled(path: Path) -> list[tuple[str, bool]]:
    """Read `{text, label: 0|1}`."""
    found = []
    for number, row in _rows(path):
        label = _LABELS.get(str(row.get("label")).strip().lower())
        if not isinstance(row.get("text"), str) or label is None:
            raise _unexpected(path, number, _LABELLED)
        found.append((row["text"], label))
    if not found:
        raise DataError(f"{path} has no lines")
    return found


def _name(given: Any, path: Path, number: int, shape: str) -> str | None:
    """Give an id as a text: 7, "7" and 7.0 are one, and NaN is what tables write where there is none."""
    if given is None or (isinstance(given, float) and given != given):
        return None
    if isinstance(given, float) and given.is_integer():
        return str(int(given))
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise _unexpected(path, number, shape)
    return str(given)


def _unexpected(path: Path, number: int, shape: str) -> DataError:
    return DataError(f"{path}, line {number}: expected {shape}")


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
    for number, line in enumerate(_LINE.split(text), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DataError(f"{path}, line {number}: no JSON ({error})") from error
        if not isinstance(row, dict):
            raise DataError(f"{path}, line {number}: expected an object")
        yield number, row
