"""What became of what the rules said or did."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.acts import AnyAct, ApproveJoin, Delete
from engine.contract.events import Outcome
from engine.contract.feature import Context
from engine.moderation.auto import asking, challenge, holding
from engine.moderation.auto.staff import tell_lost
from engine.stream.whereabouts import is_private

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
    sent = _sent(ctx, outcome.ref)
    if sent is None:
        return
    if not outcome.ok and sent.chat and not is_private(sent.key):
        tell_lost(ctx, ctx.event.chat, int(sent.chat), outcome.error)
    row = asking.open_one(ctx, sent.seq) if sent.kind in _ASKING else None
    if row is None or sent.slot != asking.slot_of(sent.seq):
        return
    if outcome.ok and outcome.message:
        challenge.on_seen(ctx, row)
    else:
        # Without a message in spite of all there was only a knock at a closed door.
        challenge.leave_to_staff(ctx, row)


def _sent(ctx: Context, ref: str) -> Any:
    """Return the event that a row of the outbox comes from, and the row's slot."""
    key, _, number = ref.rpartition("#")
    if not number.isdecimal():
        return None
    sql = """SELECT l.seq, l.key, l.kind, l.chat, o.slot FROM log l JOIN outbox o ON o.part = l.part AND o.seq = l.seq AND o.n = :n
        WHERE l.part = :p AND l.key = :k"""
    return ctx.conn.execute(text(sql), {"p": ctx.part, "k": key, "n": int(number)}).first()
