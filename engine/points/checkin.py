"""The daily check-in and its streak."""

from __future__ import annotations

from datetime import date

from sqlalchemy import text

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.facts import CheckedIn
from engine.contract.feature import Context
from engine.points.ledger import pay
from engine.points.rules import Streak, checkin_amount, day_of, next_streak
from engine.points.tables import StreakRow
from engine.points.terms import terms_of
from engine.points.wallet import purse_of
from engine.store.sql import upsert
from engine.stream.whereabouts import payable

RULE = "checkin"


def streak_of(context: Context, actor: int) -> Streak:
    """Return a member's run of check-ins as it was stored."""
    row = context.conn.execute(
        text(
            "SELECT last_day, length, best, frozen_week FROM streak WHERE part = :p AND community = :c AND member = :m"
        ),
        {"p": context.part, "c": context.community, "m": actor},
    ).first()
    return Streak(*row) if row else Streak()


def living_streak(streak: Streak, today: int) -> int:
    """Return the length of a streak if a check-in today would still lengthen it, or has."""
    if streak.last_day >= today:
        return streak.length
    after = next_streak(streak, today)
    return streak.length if after.length > streak.length else 0


def run(context: Context, _values: dict[str, Value]) -> None:
    """Check in for the local day of the message."""
    actor = context.event.actor
    if actor is None or not payable(context.conn, [actor]):
        raise UserError("points-unpayable")
    day = day_of(context.event.at, context.zone)
    before = streak_of(context, actor)
    # A late check-in is paid for its own day and leaves the streak as it is.
    moves = day > before.last_day and not context.late
    after = next_streak(before, day) if day > before.last_day else Streak(day, 1, before.best)
    amount = checkin_amount(after.length, terms_of(context).amount(RULE))
    level = pay(context, actor, RULE, date.fromordinal(day).isoformat(), amount)
    if level is None:
        context.reply(context.text("points-checkin-again", streak=living_streak(before, day)))
        return
    if moves:
        key = {"part": context.part, "community": context.community, "member": actor}
        upsert(
            context.conn,
            StreakRow,
            [{**key, **after._asdict()}],
            keys=tuple(key),
            put=Streak._fields,
        )
    subject = f"checkin:{date.fromordinal(day).isoformat()}"
    context.fact(CheckedIn(subject=subject, actor=actor, length=after.length))
    _answer(context, actor, amount.xp, before, after, level)


def _answer(context: Context, actor: int, amount: int, before: Streak, after: Streak, level: int) -> None:
    purse = purse_of(context, actor)
    lines = [
        context.text(
            "points-checkin-done", amount=amount, streak=after.length, xp=purse.xp, coins=purse.coins
        )
    ]
    if after.frozen_week != before.frozen_week:
        lines.append(context.text("points-checkin-frozen"))
    if level:
        lines.append(context.text("points-checkin-level", level=level))
    context.reply("\n".join(lines))
