"""An exported community is looked at before anything is written: is it whole, and does it fit this program?"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Boolean, LargeBinary, Table

from bot.ops.community.columns import tables
from bot.ops.community.writing import KIND, MANIFEST, VERSION, Row
from engine.contract.errors import StoreError


@dataclass(frozen=True)
class Exported:
    """A folder that holds a community, and its manifest."""

    folder: Path
    manifest: Row

    @property
    def name(self) -> str:
        """The community's name."""
        return str(self.manifest["community"]["name"])

    @property
    def number(self) -> int:
        """The community's number where it came from."""
        return int(self.manifest["community"]["id"])

    def rows(self, table: Table) -> Iterator[Row]:
        """Read a table's rows, bytes and truth values as the database wants them."""
        binary = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
        truths = {column.name for column in table.columns if isinstance(column.type, Boolean)}
        with self._file(table.name).open(encoding="utf-8") as file:
            for line in file:
                row: Row = json.loads(line)
                for name in binary & row.keys():
                    row[name] = _unpacked(row[name])
                for name in truths & row.keys():
                    row[name] = bool(row[name])
                yield row

    def _file(self, table: str) -> Path:
        return self.folder / f"{table}.jsonl"


def read_export(folder: Path, schema: str) -> Exported:
    """Check a folder against its manifest. Raises StoreError with the sentence about what does not fit."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise StoreError(f"{folder} holds no exported community: there is no {MANIFEST} to be read") from None
    if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
        raise StoreError(
            f"{folder} holds no single community; write one by: python -m bot export --community NAME DIR"
        )
    if manifest.get("version") != VERSION or manifest.get("schema") != schema:
        raise StoreError(
            f"{folder} was written by schema {manifest.get('schema')}, this database is at {schema}; "
            "bring both programs to the same version, run migrate, and export again"
        )
    wanted = {table.name for table in tables()}
    if set(manifest["tables"]) != wanted:
        odd = ", ".join(sorted(wanted ^ set(manifest["tables"])))
        raise StoreError(f"{folder} does not have the tables of this program: {odd}")
    for name, told in manifest["tables"].items():
        _check(folder / f"{name}.jsonl", told)
    return Exported(folder, manifest)


def _check(path: Path, told: Row) -> None:
    digest, rows = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            for line in file:
                digest.update(line)
                rows += 1
    except OSError:
        raise StoreError(f"{path.name} is missing; the export is not whole") from None
    if rows != told["rows"]:
        raise StoreError(
            f"{path.name} has {rows} rows, its manifest says {told['rows']}; the export is not whole"
        )
    if digest.hexdigest() != told["sha256"]:
        raise StoreError(f"{path.name} is not what was exported: its checksum differs from the manifest's")


def _unpacked(value: Any) -> bytes | None:
    if value is None:
        return None
    if "json" in value:
        return msgspec.json.encode(value["json"])
    return base64.b64decode(value["base64"])
