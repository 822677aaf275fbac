"""The state hash: what must come out the same however a log was cut, retried or restarted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

_PERSONS = "actor account asker author buyer giver granter handler inviter member parent_actor receiver reply_actor taker target voter"
_ACTOR_COLUMNS = frozenset(_PERSONS.split())
_RANDOM = re.compile(r"\d{7,}")
"""What may be an actor number inside a text (`dm<actor>`); random 53-bit numbers are rarely shorter."""


@dataclass(frozen=True)
class _Names:
    """What the platforms and people call whom we number, for numbers differ from database to database."""

    people: Mapping[int, str]
    chats: Mapping[int, str]
    communities: Mapping[int, str]


def state_hash(conn: Connection, replayed: Mapping[str, tuple[str, ...]]) -> str:
    """Hash the sorted rows of tables (`table` → columns), people, chats and communities by their names."""
    names = _names(conn)
    digest = hashlib.blake2b(digest_size=16)
    for table in sorted(replayed):
        rows = state_rows(conn, table, replayed[table], names)
        digest.update(f"{table}:{len(rows)}\n".encode())
        for line in rows:
            digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def state_rows(
    conn: Connection, table: str, columns: Sequence[str], names: _Names | None = None
) -> list[str]:
    """Return the sorted rows of a table as they enter the hash."""
    known = names or _names(conn)
    chosen = ", ".join(f'"{column}"' for column in columns)
    return sorted(
        repr(tuple(_stable(column, value, known) for column, value in zip(columns, row, strict=True)))
        for row in conn.execute(text(f'select {chosen} from "{table}"'))
    )


def _names(conn: Connection) -> _Names:
    people = {
        row.id: f"{row.platform}:{row.platform_user}"
        for row in conn.execute(text("select id, platform, platform_user from identity"))
    }
    chats = {
        row.id: f"{row.platform}:{_renamed(row.platform_chat, people)}"
        for row in conn.execute(text("select id, platform, platform_chat from chat"))
    }
    communities = {row.id: row.name for row in conn.execute(text("select id, name from community"))}
    return _Names(people, chats, communities)


def _renamed(value: str, people: Mapping[int, str]) -> str:
    return _RANDOM.sub(lambda found: people.get(int(found[0]), found[0]), value)


def _stable(column: str, value: object, names: _Names) -> object:
    if isinstance(value, int):
        if column in _ACTOR_COLUMNS:
            return names.people.get(value, "somebody")
        if column == "chat":
            return names.chats.get(value, value)
        if column == "community":
            return names.communities.get(value, value)
        # One dialect knows truth values, the other writes 0 and 1.
        return int(value)
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, memoryview | bytes):
        return bytes(value).hex()
    return _renamed(value, names.people) if isinstance(value, str) else value
