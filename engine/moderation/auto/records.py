"""What the rules have found, as rows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.feature import Context
from engine.moderation.auto.tables import Hit
from engine.store.sql import insert_new


def note_hit(
    ctx: Context,
    rule: str,
    did: str,
    message: str = "",
    *,
    why: str = "",
    dry: bool,
    state: str = "",
    actor: int = 0,
) -> None:
    """Write that a rule found something."""
    event = ctx.event
    row = {
        "part": ctx.part,
        "seq": event.seq,
        "rule": rule,
        "community": ctx.community,
        "chat": event.chat,
        "actor": actor or event.actor or 0,
        "message": message,
        "at": event.at,
        "dry": dry,
        "did": did,
        "why": why[:200],
        "state": state,
    }
    insert_new(ctx.conn, Hit, [row])


def open_hit(ctx: Context, seq: int) -> Any:
    """Return what waits for a moderator, None if somebody was faster."""
    sql = "SELECT * FROM mod_hit WHERE part = :p AND community = :c AND seq = :s AND state = 'open' LIMIT 1"
    return ctx.conn.execute(text(sql), {"p": ctx.part, "c": ctx.community, "s": seq}).first()


def close_hit(ctx: Context, seq: int, state: str) -> None:
    """Let what waited be decided."""
    sql = "UPDATE mod_hit SET state = :v WHERE part = :p AND community = :c AND seq = :s AND state = 'open'"
    ctx.conn.execute(text(sql), {"p": ctx.part, "c": ctx.community, "s": seq, "v": state})
