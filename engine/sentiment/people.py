"""Which chats do not count, and what chats are called."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Context
from engine.stream.whereabouts import named_chats


def unmeasured(ctx: Context) -> list[int]:
    """Return the chats whose mood the community does not want to see."""
    names = [str(name) for name in ctx.setting("sentiment.exclude.chats")]
    return named_chats(ctx.conn, ctx.community, names)


def title_of(conn: Connection, chat: int) -> str:
    """Return a chat's title."""
    return str(conn.execute(text("SELECT title FROM chat WHERE id = :i"), {"i": chat}).scalar() or "")
