"""Whom the rules leave alone: staff, bots, accounts that are nobody, and members who have been here and talked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.feature import Context
from engine.stream.whereabouts import payable

FEW = 3
"""A newcomer's first messages."""

Standing = Literal["staff", "nobody", "trusted", "member", "newcomer"]


@dataclass(frozen=True)
class Author:
    """What the rules know of who wrote a message."""

    standing: Standing
    said: int
    """Messages with words before this one, as far as it matters."""

    @property
    def exempt(self) -> bool:
        """Whether the rules leave them alone."""
        return self.standing in ("staff", "trusted")

    @property
    def new(self) -> bool:
        """Whether this is one of their first messages."""
        return self.said < FEW


def author_of(ctx: Context, actor: int, *, before: int, tally: int) -> Author:
    """Look up who wrote a message. `before` is the batch's first number, `tally` counts their messages within it."""
    if ctx.role(actor) != "member":
        return Author("staff", 0)
    if not payable(ctx.conn, [actor]):
        return Author("nobody", 0)
    needed = int(ctx.setting("moderation.trusted_messages"))
    said = tally + _said_before(
        ctx, actor, before, max(needed, int(ctx.setting("moderation.hold_messages")), FEW)
    )
    joined = ctx.conn.execute(
        text("SELECT joined_at FROM membership WHERE part = :p AND community = :c AND actor = :a"),
        {"p": ctx.part, "c": ctx.community, "a": actor},
    ).scalar()
    days = int(ctx.setting("moderation.trusted_days"))
    if said >= needed and joined is not None and ctx.event.at - int(joined) >= days * DAY:
        return Author("trusted", said)
    return Author("newcomer" if said < FEW else "member", said)


def _said_before(ctx: Context, actor: int, before: int, enough: int) -> int:
    """Count what somebody has said that had words and was not held, up to `enough`."""
    sql = """SELECT count(*) FROM (SELECT 1 FROM message_fact WHERE part = :p AND community = :c AND actor = :a
        AND seq < :s AND units > 0 AND reason <> 'withheld' LIMIT :n) AS few"""
    values = {"p": ctx.part, "c": ctx.community, "a": actor, "s": before, "n": enough}
    return int(ctx.conn.execute(text(sql), values).scalar_one())
