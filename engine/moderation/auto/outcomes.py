"""What became of what the rules said or did."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.acts import AnyAct, ApproveJoin, Delete
from engine.contract.events import Outcome
from engine.contract.feature import Context
from engine.moderation.auto import challenge, holding

_ASKING = ("joined", "join_request")


def on_outcome(ctx: Context, outcome: Outcome, refused: tuple[int, AnyAct] | None) -> None:
    """Hear what became of a question, and which act (with the event that asked for it) the platform refused."""
    if refused is None:
        _hear_question(ctx, outcome)
        return
    seq, act = refused
    if isinstance(act, ApproveJoin):
        challenge.tell_refusal(ctx, act, outcome.error)
    elif isinstance(act, Delete):
        holding.on_stuck(ctx, seq)


def _hear_question(ctx: Context, outcome: Outcome) -> None:
    """Count the time from when the question was there; nobody fails what they never saw."""
    row = _asked_by(ctx, outcome.ref)
    if row is None:
        return
    if outcome.ok and outcome.message:
        challenge.on_seen(ctx, row)
    else:
        # Without a message in spite of all there was only a knock at a closed door.
        challenge.leave_to_staff(ctx, row)


def _asked_by(ctx: Context, ref: str) -> Any:
    key, _, number = ref.rpartition("#")
    if not number.isdecimal():
        return None
    sql = "SELECT seq, kind FROM log WHERE part = :p AND key = :k"
    asked = ctx.conn.execute(text(sql), {"p": ctx.part, "k": key}).first()
    if asked is None or asked.kind not in _ASKING:
        return None
    sql = "SELECT slot FROM outbox WHERE part = :p AND seq = :s AND n = :n"
    slot = ctx.conn.execute(text(sql), {"p": ctx.part, "s": asked.seq, "n": int(number)}).scalar()
    return challenge.open_one(ctx, asked.seq) if slot == challenge.slot_of(asked.seq) else None
