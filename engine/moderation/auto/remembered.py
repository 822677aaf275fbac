"""What a message said, as long as the log still knows."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import Edited, Message, decode_body
from engine.contract.feature import Context


def text_at(ctx: Context, seq: int) -> str:
    """Return the text of the event `seq`; empty if the log has forgotten it."""
    if seq == ctx.event.seq and isinstance(ctx.event.body, Message | Edited):
        return ctx.event.body.text
    row = ctx.conn.execute(
        text("SELECT version, payload FROM log WHERE part = :p AND seq = :s"), {"p": ctx.part, "s": seq}
    ).first()
    if row is None or row.payload is None:
        return ""
    body = decode_body(bytes(row.payload), row.version)
    return body.text if isinstance(body, Message | Edited) else ""
