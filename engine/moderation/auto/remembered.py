"""What a message said, as long as the log still knows."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import Edited, Message, decode_body
from engine.contract.feature import Context


def text_at(ctx: Context, seq: int) -> str:
    """Return the text of the event `seq`; empty if the log has forgotten it."""
    body = _body_at(ctx, seq)
    return "" if body is None else body.text


def files_at(ctx: Context, seq: int) -> int:
    """Return how many files came with the message `seq`: nothing of them is kept."""
    body = _body_at(ctx, seq)
    return len(body.attachments) if isinstance(body, Message) else 0


def thread_at(ctx: Context, seq: int) -> str:
    """Return the thread of its chat in which the event `seq` stands."""
    sql = "SELECT thread FROM log WHERE part = :p AND seq = :s"
    return str(ctx.conn.execute(text(sql), {"p": ctx.part, "s": seq}).scalar() or "")


def _body_at(ctx: Context, seq: int) -> Message | Edited | None:
    if seq == ctx.event.seq and isinstance(ctx.event.body, Message | Edited):
        return ctx.event.body
    row = ctx.conn.execute(
        text("SELECT version, payload FROM log WHERE part = :p AND seq = :s"), {"p": ctx.part, "s": seq}
    ).first()
    if row is None or row.payload is None:
        return None
    body = decode_body(bytes(row.payload), row.version)
    return body if isinstance(body, Message | Edited) else None
