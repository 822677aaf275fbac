"""Files of labelled texts, one JSON object a line, plain or compressed."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from engine.contract.errors import QunbanError
from engine.ml.sentiment.scorer import Label

_LABELS: dict[str, Label] = {
    **dict.fromkeys(("-1", "negative", "neg", "消极", "负面", "负"), -1),
    **dict.fromkeys(("0", "-0", "+0", "neutral", "neu", "中性", "中立", "中"), 0),
    **dict.fromkeys(("1", "+1", "positive", "pos", "积极", "正面", "正"), 1),
}


_POINT = re.compile(r"(?<=[01])\.0+$")


class LabelledError(QunbanError):
    """A file of labelled texts cannot be used; the sentence names file and line."""


def read_labelled(path: Path) -> list[tuple[str, Label]]:
    """Read all (text, label) pairs; the first line that is none ends it with its number."""
    try:
        with _open(path) as lines:
            rows = list(_rows(path, lines))
    except (UnicodeDecodeError, gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise LabelledError(f"{path} cannot be read: {error}") from error
    if not rows:
        raise LabelledError(f"{path} has no lines")
    return rows


def _open(path: Path) -> IO[str]:
    with path.open("rb") as start:
        compressed = start.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rt", encoding="utf-8-sig") if compressed else path.open(encoding="utf-8-sig")


def _rows(path: Path, lines: IO[str]) -> Iterator[tuple[str, Label]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise LabelledError(f"{path}, line {number}: no JSON ({error})") from error
        yield _text(path, number, row), _label(path, number, row)


def _text(path: Path, number: int, row: Any) -> str:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise LabelledError(f'{path}, line {number}: expected {{"text": "…", "label": -1|0|1}}')
    text: str = row["text"]
    return text


def _label(path: Path, number: int, row: dict[str, Any]) -> Label:
    given = row.get("label")
    words = "" if isinstance(given, bool) else str(given).strip().lower()
    label = _LABELS.get(_POINT.sub("", words))
    if label is None:
        raise LabelledError(
            f"{path}, line {number}: the label must be -1, 0, 1 or negative, neutral, positive; it is {given!r}"
        )
    return label
