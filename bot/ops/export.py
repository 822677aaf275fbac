"""Write a community's data into a folder: one file a table, no secret of a platform."""

from __future__ import annotations

import base64
import csv
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Table, select

from engine.contract.errors import StoreError
from engine.store.database import Store
from engine.store.migrate import current_revision
from engine.store.tables import Base

Format = Literal["jsonl", "csv"]

LEFT_OUT = frozenset({"meta", "head", "cursor", "dialogue", "cooldown", "noise", "faq_vector"})
"""The machine's own book-keeping; it says nothing about the community, or nothing that its texts do not say."""
LEFT_OUT_COLUMNS = frozenset({"sketch"})
"""Fingerprints of texts, of no use outside the machine."""
SECRET_FIELDS = frozenset({"interaction", "token"})
"""Handles by which one could still speak in somebody's name."""
CHUNK = 1000


def export(store: Store, folder: Path, form: Format = "jsonl") -> dict[str, int]:
    """Write every table as it stands at one moment; return how many rows each had.

    Raises StoreError if the folder has files already: an export never mixes with another.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"{folder} is not an empty folder; name another")
    folder.mkdir(parents=True, exist_ok=True)
    with store.read() as conn:
        counts = {
            table.name: _table(conn, table, folder / f"{table.name}.{form}", form)
            for table in Base.metadata.sorted_tables
            if table.name not in LEFT_OUT
        }
        manifest = {
            "format": form,
            "schema": current_revision(conn),
            "times": "UTC microseconds",
            "tables": counts,
        }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return counts


def _table(conn: Connection, table: Table, path: Path, form: Format) -> int:
    chosen = [column for column in table.columns if column.name not in LEFT_OUT_COLUMNS]
    columns = [column.name for column in chosen]
    ordered = select(*chosen).order_by(*table.primary_key.columns)
    count = 0
    with _writer(path, form, columns) as write:
        result = conn.execution_options(yield_per=CHUNK).execute(ordered)
        for row in result:
            write([_value(value) for value in row])
            count += 1
    return count


@contextmanager
def _writer(path: Path, form: Format, columns: Sequence[str]) -> Iterator[Callable[[list[Any]], None]]:
    # Excel takes a CSV for UTF-8 only with the mark in front.
    encoding = "utf-8-sig" if form == "csv" else "utf-8"
    with path.open("w", encoding=encoding, newline="" if form == "csv" else "\n") as file:
        if form == "csv":
            out = csv.writer(file)
            out.writerow(columns)
            yield lambda values: out.writerow([_cell(value) for value in values])
        else:
            yield lambda values: _line(file.write, dict(zip(columns, values, strict=True)))


def _line(write: Callable[[str], object], row: dict[str, Any]) -> None:
    write(json.dumps(row, ensure_ascii=False) + "\n")


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _value(value: Any) -> Any:
    """Show a payload as what it says; other bytes as base64."""
    if not isinstance(value, bytes | memoryview):
        return value
    data = bytes(value)
    try:
        return _without_secrets(msgspec.json.decode(data))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return base64.b64encode(data).decode()


def _without_secrets(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_secrets(item) for key, item in value.items() if key not in SECRET_FIELDS}
    if isinstance(value, list):
        return [_without_secrets(item) for item in value]
    return value
