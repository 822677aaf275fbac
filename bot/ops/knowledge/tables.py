"""Tables become rows: CSV or TSV, whatever divides their cells."""

from __future__ import annotations

import csv
import io
import re

from bot.ops.knowledge.fields import NEEDED, Rows, fields
from engine.contract.errors import ConfigError

ENDINGS = (".csv", ".tsv")


def read_table(name: str, kind: str, text: str) -> Rows:
    """Read the rows below a head. Raises ConfigError that names the file, the line and the way out."""
    first, _, rest = text.partition("\n")
    by_hand = re.fullmatch(r'"?sep=(.)"?\s*', first)  # Excel says so in a line of its own
    body, skipped = (rest, 1) if by_hand else (text, 0)
    mark = by_hand[1] if by_hand else _delimiter(kind, body)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=mark, strict=True)
    found: Rows = []
    head: list[str] = []
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise ConfigError(
                f"{name}, line {line} cannot be read as a row: {error}; mend its quotes or save the table anew"
            ) from None
        if cells is None:
            return found
        if not any(cell.strip() for cell in cells):
            continue
        if not head:
            head = _checked_head(name, cells)
        elif any(cell.strip() for cell in cells[len(head) :]):
            why = f"more cells than columns; put a text with {mark!r} in it into quotes"
            found.append((f"line {line}", why))
        else:
            found.append((f"line {line}", fields(dict(zip(head, cells, strict=False)))))


def _delimiter(kind: str, text: str) -> str:
    """Return what divides the cells of a head: what makes the most columns of it that are known."""
    marks = ("\t", ",", ";") if kind == ".tsv" else (",", ";", "\t")
    return max(marks, key=lambda mark: _columns(text, mark))


def _columns(text: str, mark: str) -> tuple[int, int]:
    try:
        head = next(
            (row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if any(row)), []
        )
    except csv.Error:
        return 0, 0
    return len(fields(dict.fromkeys(head, ""))), len(head)


def _checked_head(name: str, cells: list[str]) -> list[str]:
    known = fields(dict.fromkeys(cells, ""))
    if not known.keys() >= {"question", "answer"}:
        heads = ", ".join(" ".join(cell.split())[:40] for cell in cells[:20])
        raise ConfigError(f"{name} needs {NEEDED} in its first line; the columns there are: {heads}")
    return cells
