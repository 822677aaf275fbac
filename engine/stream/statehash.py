"""The state hash: what must come out the same however a log was cut, retried or restarted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from sqlalchemy import Connection, text

_ACTOR_COLUMNS = {"actor", "member", "target", "giver", "receiver", "reply_actor"}


def state_hash(conn: Connection, replayed: Mapping[str, tuple[str, ...]]) -> str:
    """Hash the sorted rows of tables (`table` → columns), people and chats by their platform names."""
    names = {
        row.id: f"{row.platform}:{row.platform_user}"
        for row in conn.execute(text("select id, platform, platform_user from identity"))
    }
    digest = hashlib.blake2b(digest_size=16)
    for table in sorted(replayed):
        columns = replayed[table]
        chosen = ", ".join(f'"{column}"' for column in columns)
        rows = sorted(
            repr(tuple(_stable(column, value, names) for column, value in zip(columns, row, strict=True)))
            for row in conn.execute(text(f'select {chosen} from "{table}"'))
        )
        digest.update(f"{table}:{len(rows)}\n".encode())
        for line in rows:
            digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def _stable(column: str, value: object, names: Mapping[int, str]) -> object:
    if column in _ACTOR_COLUMNS and isinstance(value, int):
        return names.get(value, "somebody")
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, memoryview | bytes):
        return bytes(value).hex()
    return value
