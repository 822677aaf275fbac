"""What became of what the rules said or did."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import Outcome
from engine.contract.feature import Context
from engine.moderation.auto import challenge


def on_outcome(ctx: Context, outcome: Outcome) -> None:
    """Leave a join request to the moderators if its captcha could not be delivered: nobody fails what they never saw."""
    if outcome.ok:
        return
    row = ctx.conn.execute(
        text(
            "SELECT m.seq FROM log l JOIN mod_challenge m ON m.part = l.part AND m.seq = l.seq "
            "WHERE l.part = :p AND l.key = :k AND m.request AND m.state = 'open'"
        ),
        {"p": ctx.part, "k": outcome.ref.rpartition("#")[0]},
    ).first()
    if row is not None:
        challenge.leave_to_staff(ctx, row.seq)
