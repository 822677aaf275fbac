"""A community becomes part of another: reminders go along; and they follow another zone."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.feature import Context
from engine.schedule.happening import ZONE
from engine.schedule.records import FEATURE
from engine.schedule.remind.firing import follow_zone
from engine.schedule.remind.records import KEPT_TIMER, await_due, drop, insert, set_quiet
from engine.schedule.remind.rules import KEPT, SAID
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of
from engine.stream.here import home

ARRIVED, QUIET_ARRIVED = (FEATURE, "reminders_arrived"), (FEATURE, "reminder_quiet_arrived")
_CARRIED = (
    "member", "chat", "thread", "open", "note", "about", "start", "fixed", "rule", "last", "due_at", "state",
    "created_at", "account",
)  # fmt: skip


def _hand_over(ctx: Context, values: Values) -> None:
    to = int(values["to"])
    where = "WHERE part = :p AND community = :c"
    rows = ctx.conn.execute(text(f"SELECT * FROM reminder {where} ORDER BY seq, n"), home(ctx)).all()
    hand_over(ctx, to, ARRIVED, [{name: row._mapping[name] for name in _CARRIED} for row in rows])
    for row in rows:
        drop(ctx, row)
    quiet = ctx.conn.execute(text(f"SELECT member FROM reminder_quiet {where} ORDER BY member"), home(ctx))
    hand_over(ctx, to, QUIET_ARRIVED, quiet.all())
    ctx.conn.execute(text(f"DELETE FROM reminder_quiet {where}"), home(ctx))


def _take_in(ctx: Context, values: Values) -> None:
    """Take reminders in under new numbers; the clocks here may be others."""
    for n, carried in enumerate(rows_of(values)):
        row = insert(ctx, n=n, **carried)
        if row.state == SAID:
            await_due(ctx, row, ctx.now + KEPT, KEPT_TIMER)
    follow_zone(ctx)


def _take_in_quiet(ctx: Context, values: Values) -> None:
    for (member,) in rows_of(values):
        set_quiet(ctx, member, quiet=True)


def _follow_zone(ctx: Context, _values: Values) -> None:
    follow_zone(ctx)


on_derived = listen(
    {
        LEFT: _hand_over,
        ARRIVED: _take_in,
        QUIET_ARRIVED: _take_in_quiet,
        (FEATURE, ZONE): _follow_zone,
    }
)
