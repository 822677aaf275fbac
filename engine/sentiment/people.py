"""Who counts, and which chats do not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection, text

from engine.contract.feature import Context
from engine.store.sql import select_where_in

_PRIVATE = re.compile(r"[^:]*:dm\d+:")


def is_private(key: str) -> bool:
    """Tell by its key whether an event belongs to a private chat."""
    return _PRIVATE.match(key) is not None


def people(conn: Connection, actors: Iterable[int]) -> set[int]:
    """Return those who are people: no bots, channels or anonymous admins."""
    sql = "SELECT id FROM identity WHERE id IN :values AND payable AND NOT bot"
    return {int(row[0]) for row in select_where_in(conn, sql, sorted(set(actors)))}


def named_chat(conn: Connection, community: int, name: str) -> int | None:
    """Return the community's group of that title or platform id; None if there is none."""
    return next(iter(_named(conn, community, [name])), None)


def unmeasured(ctx: Context) -> list[int]:
    """Return the chats whose mood the community does not want to see."""
    names = [str(name) for name in ctx.setting("sentiment.exclude.chats")]
    return _named(ctx.conn, ctx.community, names) if names else []


def _named(conn: Connection, community: int, names: Iterable[str]) -> list[int]:
    wanted = {name.strip().lstrip("#").casefold() for name in names} - {""}
    if not wanted:
        return []
    rows = conn.execute(
        text(
            "SELECT id, platform_chat, title FROM chat WHERE community = :c AND kind <> 'private' ORDER BY id"
        ),
        {"c": community},
    )
    return [
        int(row.id)
        for row in rows
        if wanted & {row.platform_chat.casefold(), row.title.lstrip("#").casefold()}
    ]


def title_of(conn: Connection, chat: int) -> str:
    """Return a chat's title."""
    return str(conn.execute(text("SELECT title FROM chat WHERE id = :i"), {"i": chat}).scalar() or "")
