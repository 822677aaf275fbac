"""Reading and writing reminders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.feature import Context
from engine.schedule.records import FEATURE
from engine.schedule.remind.rules import WAITING
from engine.schedule.remind.tables import Reminder, ReminderQuiet
from engine.store.sql import insert_new
from engine.stream.here import home

TIMER, KEPT_TIMER = "reminder", "reminder_kept"


def reminders_of(ctx: Context, member: int) -> Sequence[Any]:
    """Return somebody's waiting reminders, the next first."""
    sql = """SELECT * FROM reminder WHERE part = :p AND community = :c AND member = :m AND state = 'waiting'
        ORDER BY due_at, number"""
    return ctx.conn.execute(text(sql), {**home(ctx), "m": member}).all()


def reminder(ctx: Context, seq: int, n: int) -> Any:
    """Return a reminder, None if it is gone."""
    sql = "SELECT * FROM reminder WHERE part = :p AND community = :c AND seq = :s AND n = :n"
    return ctx.conn.execute(text(sql), {**home(ctx), "s": seq, "n": n}).first()


def next_number(ctx: Context, member: int) -> int:
    """Return the number that somebody's next reminder gets."""
    sql = """SELECT coalesce(max(number), 0) + 1 FROM reminder
        WHERE part = :p AND community = :c AND member = :m AND state = 'waiting'"""
    return int(ctx.conn.execute(text(sql), {**home(ctx), "m": member}).scalar_one())


def insert(ctx: Context, member: int, n: int = 0, **values: object) -> Any:
    """Write a reminder of this event's under the member's next number and have it fall due; return its row."""
    row = {
        "part": ctx.part,
        "seq": ctx.event.seq,
        "n": n,
        "community": ctx.community,
        "member": member,
        "number": next_number(ctx, member),
        "account": member,
        "state": WAITING,
        "last": "",
        "created_at": ctx.event.at,
    }
    insert_new(ctx.conn, Reminder, [{**row, **values}])
    made = reminder(ctx, ctx.event.seq, n)
    if made.state == WAITING:
        await_due(ctx, made)
    return made


def postpone(ctx: Context, row: Any, at: int, **values: object) -> None:
    """Have a reminder fall due at another time."""
    put(ctx, row, due_at=at, **values)
    await_due(ctx, reminder(ctx, row.seq, row.n))


def put(ctx: Context, row: Any, **values: object) -> None:
    """Change a reminder."""
    sets = ", ".join(f"{name} = :{name}" for name in values)
    ctx.conn.execute(
        text(f"UPDATE reminder SET {sets} WHERE part = :p AND seq = :s AND n = :i"),
        {**values, "p": ctx.part, "s": row.seq, "i": row.n},
    )


def drop(ctx: Context, row: Any) -> None:
    """Delete a reminder and what was to come of it."""
    ctx.cancel_due(dedupe(row))
    ctx.cancel_due(dedupe(row, KEPT_TIMER))
    sql = "DELETE FROM reminder WHERE part = :p AND seq = :s AND n = :i"
    ctx.conn.execute(text(sql), {"p": ctx.part, "s": row.seq, "i": row.n})


def await_due(ctx: Context, row: Any, at: int | None = None, timer: str = TIMER) -> None:
    """Have a reminder fall due, when its row says or at another time."""
    ctx.due(
        FEATURE,
        timer,
        row.due_at if at is None else at,
        dedupe(row, timer),
        {"seq": row.seq, "n": row.n},
        chat=row.chat,
    )


def dedupe(row: Any, timer: str = TIMER) -> str:
    """Name a reminder's due item."""
    return f"{timer}:{row.community}:{row.seq}:{row.n}"


def is_quiet(ctx: Context, member: int) -> bool:
    """Tell whether somebody wants no reminders."""
    sql = "SELECT 1 FROM reminder_quiet WHERE part = :p AND community = :c AND member = :m"
    return ctx.conn.execute(text(sql), {**home(ctx), "m": member}).scalar() is not None


def set_quiet(ctx: Context, member: int, quiet: bool) -> None:
    """Note that somebody wants no reminders, or wants them again."""
    if quiet:
        row = {"part": ctx.part, "community": ctx.community, "member": member, "since": ctx.event.at}
        insert_new(ctx.conn, ReminderQuiet, [row])
        return
    sql = "DELETE FROM reminder_quiet WHERE part = :p AND community = :c AND member = :m"
    ctx.conn.execute(text(sql), {**home(ctx), "m": member})


def is_here(ctx: Context, member: int) -> bool:
    """Tell whether somebody has not left the community, or was seen again since."""
    sql = "SELECT left_at, last_at FROM membership WHERE part = :p AND community = :c AND actor = :m"
    row = ctx.conn.execute(text(sql), {**home(ctx), "m": member}).first()
    return row is None or row.left_at is None or row.last_at > row.left_at
