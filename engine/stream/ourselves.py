"""Which account is the bot's own."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from engine.contract.ports import OWN_ACCOUNT
from engine.store.sql import fetch_one, select_where_in
from engine.stream.notes import put_note


def introduce(conn: Connection, platform: str, account: str) -> None:
    """Note which account is ours on a platform that has no account to sign in with."""
    put_note(conn, platform, OWN_ACCOUNT, account.encode())


def to_us(conn: Connection, platform: str, actors: Iterable[int]) -> bool:
    """Tell whether the bot's own account on a platform is among some people."""
    named = sorted(set(actors))
    if not named:
        return False
    note = fetch_one(
        conn, "SELECT value FROM note WHERE platform = :p AND name = :n", p=platform, n=OWN_ACCOUNT
    )
    if note is None:
        return False
    own = bytes(note.value).decode()
    sql = "SELECT platform_user FROM identity WHERE platform = :p AND person IN :values"
    return any(row.platform_user == own for row in select_where_in(conn, sql, named, p=platform))
