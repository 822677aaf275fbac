"""Who counts: people, members, those who were here before, and where a private word reaches them."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Context


def is_member(context: Context, actor: int) -> bool:
    """Tell whether somebody is in the community: not gone, or seen again since."""
    row = context.conn.execute(
        text("SELECT left_at, last_at FROM membership WHERE part = :p AND community = :c AND actor = :a"),
        {"p": context.part, "c": context.community, "a": actor},
    ).first()
    return row is not None and (row.left_at is None or row.last_at > row.left_at)


def joined_at(context: Context, actor: int) -> int:
    """Return when somebody was first seen in the community; who never was comes last."""
    found = context.conn.execute(
        text("SELECT joined_at FROM membership WHERE part = :p AND community = :c AND actor = :a"),
        {"p": context.part, "c": context.community, "a": actor},
    ).scalar()
    return context.event.at if found is None else int(found)


def spoke_before(context: Context, actor: int, seq: int) -> bool:
    """Tell whether somebody had written in the community's groups before an event."""
    return _said(context, actor, "seq < :s", seq, 1) > 0


def messages_since(context: Context, actor: int, seq: int, most: int) -> int:
    """Count somebody's messages after an event, up to `most`; commands and what says nothing are none."""
    return _said(context, actor, "seq > :s AND quality > 0 AND reason <> 'withheld'", seq, most)


def _said(context: Context, actor: int, where: str, seq: int, most: int) -> int:
    sql = f"""SELECT count(*) FROM (SELECT 1 FROM message_fact
        WHERE part = :p AND community = :c AND actor = :a AND {where} LIMIT :n) AS said"""
    values = {"p": context.part, "c": context.community, "a": actor, "s": seq, "n": most}
    return int(context.conn.execute(text(sql), values).scalar_one())


def same_place(conn: Connection, one: int, other: int) -> bool:
    """Tell whether two chats have one door: the same chat, or two channels of one server."""
    if one == other:
        return True
    sql = """SELECT 1 FROM chat a JOIN chat b ON b.platform = a.platform AND b.space = a.space
        WHERE a.id = :a AND b.id = :b AND a.space <> ''"""
    return conn.execute(text(sql), {"a": one, "b": other}).scalar() is not None
