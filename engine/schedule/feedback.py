"""How it was: one to five, and a sentence if somebody has one to say."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.schedule.card import refresh
from engine.schedule.records import VIEW, key_of
from engine.schedule.rules import OVER
from engine.stream.here import home

RATE_COMMAND = "event feedback"
WITHIN = 7 * 24 * 3600 * 1_000_000
"""For how long after an event people may still say how it was."""


def rate(ctx: Context, body: Press, row: Any, written: str) -> None:
    """Store a score and offer to say why."""
    member = ctx.event.actor
    if not written.isdecimal() or not 1 <= int(written) <= 5:
        return
    _put(ctx, row, member, score=int(written))
    lang = ctx.language(member)
    key = Button(ctx.text("schedule-button", lang, what="say"), form=RATE_COMMAND, only=member)
    said = ctx.text("schedule-rated-thanks", lang, title=row.title, score=int(written))
    ctx.reply(Text(said), Buttons(((key,),)), edit=body.message, private=True)
    refresh(ctx, row.number, row.original)


def say(ctx: Context, values: dict[str, Value]) -> None:
    """Store a sentence about the event that somebody was at last, or a score and a sentence."""
    member = ctx.event.actor
    row = _last(ctx, member)
    words = str(values.get("words") or "").strip()
    score, _, rest = words.partition(" ")
    if len(score) == 1 and score in "12345":
        _put(ctx, row, member, score=int(score))
        words = rest.strip()
    if words:
        _put(ctx, row, member, words=words[:500])
    lang = ctx.language(member)
    ctx.reply(ctx.text("schedule-feedback-thanks", lang, title=row.title), private=True)
    refresh(ctx, row.number, row.original)


def _last(ctx: Context, member: int | None) -> Any:
    """Return the event that somebody was at last. Raises UserError if there was none lately."""
    sql = f"""{VIEW} JOIN attendance a ON a.part = o.part AND a.community = o.community AND a.number = o.number
        AND a.original = o.original WHERE o.part = :p AND o.community = :c AND a.member = :m
        AND o.state = '{OVER}' AND o.ends_at > :s ORDER BY o.ends_at DESC, o.number DESC LIMIT 1"""
    row = ctx.conn.execute(text(sql), {**home(ctx), "m": member, "s": ctx.event.at - WITHIN}).first()
    if row is None:
        raise UserError("schedule-nothing-to-rate")
    return row


def _put(ctx: Context, row: Any, member: int | None, **values: object) -> None:
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"""UPDATE attendance SET {sets}
        WHERE part = :p AND community = :c AND number = :n AND original = :o AND member = :m"""
    done = ctx.conn.execute(text(sql), {**key_of(row), **values, "m": member})
    if not done.rowcount:
        raise UserError("schedule-rate-not-there", title=row.title)
