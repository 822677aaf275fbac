"""Small notes of the adapters and about them, by platform and name; what is lost with one can be found out again."""

from __future__ import annotations

from sqlalchemy import Connection

from engine.store.sql import upsert
from engine.store.tables import Note


def put_note(conn: Connection, platform: str, name: str, value: bytes, until: int | None = None) -> None:
    """Keep a note, until a time (UTC µs) if one is given; what it said before is replaced."""
    row = {"platform": platform, "name": name, "value": value, "until": until}
    upsert(conn, Note, [row], keys=("platform", "name"), put=("value", "until"))
