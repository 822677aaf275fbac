"""The database's own secret: what codes are made of that nobody may guess. It is drawn once and never leaves."""

from __future__ import annotations

import secrets
from hashlib import blake2b

from sqlalchemy import Connection, text

_NAME = "secret"


def secret_of(conn: Connection, purpose: str) -> bytes:
    """Return 16 bytes for a purpose, the same each time and of no use for another purpose."""
    found = _read(conn)
    if found is None:
        plant(conn, secrets.token_hex(32))
        found = _read(conn)
    return blake2b(purpose.encode(), key=str(found).encode(), digest_size=16).digest()


def plant(conn: Connection, secret: str) -> None:
    """Set the secret of a database that has none yet."""
    conn.execute(
        text("insert into meta (key, value) values (:n, :v) on conflict do nothing"),
        {"n": _NAME, "v": secret},
    )


def _read(conn: Connection) -> str | None:
    return conn.execute(text("select value from meta where key = :n"), {"n": _NAME}).scalar()
