"""/season reset: everybody's xp or coins to zero by entries, after a question and in steps; and all of it taken back.

Settings, badges, streaks and what boards of the calendar and of seasons show stay: the entries belong to no day.
"""

from __future__ import annotations

from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons
from engine.points.ledger import book_for, entries, undo
from engine.points.levels import tell
from engine.points.rules import Pay
from engine.points.seasons.records import next_number
from engine.points.seasons.rules import FEATURE, PAUSE
from engine.points.seasons.tables import SeasonReset
from engine.points.standing import Sum, sum_of
from engine.store.sql import insert_new
from engine.stream.here import HERE, home, home_row, rows, run

RULE = "reset"
GO_ON = "reset"
UNDO = "undo"
WHAT = ("xp", "coins", "both")
STEP = 200
"""Members of one step: each may reach another level, of which others are told."""
RUNNING, DONE, UNDOING, UNDONE = "running", "done", "undoing", "undone"
_COLUMNS = {"xp": ("xp",), "coins": ("coins",), "both": ("xp", "coins")}


def _has(what: str) -> str:
    return " OR ".join(f"{column} <> 0" for column in _COLUMNS[what])


def ask(ctx: Context, values: dict[str, Value]) -> None:
    """Count what a reset means, and ask; or ask to take the last one back."""
    what = str(values.get("what") or "xp")
    if what == UNDO:
        _ask_undo(ctx)
        return
    sql = f"""SELECT count(*) AS members, coalesce(sum(xp), 0) AS xp, coalesce(sum(coins), 0) AS coins
        FROM wallet WHERE {HERE} AND ({_has(what)})"""
    found = rows(ctx, sql)[0]
    if not found.members:
        raise UserError("seasons-reset-nothing")
    told = ctx.text(
        f"seasons-reset-ask-{what}", members=int(found.members), xp=int(found.xp), coins=int(found.coins)
    )
    told += "\n" + ctx.text("seasons-reset-stays")
    _question(ctx, told, f"reset:{ctx.community}:{WHAT.index(what)}:{ctx.event.seq}", "seasons-reset-yes")


def _ask_undo(ctx: Context) -> None:
    sql = f"SELECT * FROM season_reset WHERE {HERE} AND state <> '{UNDONE}' ORDER BY number DESC"
    # Entries may have been undone one by one, or by a rollback.
    left = ((reset.number, _standing(ctx, reset.number)) for reset in rows(ctx, sql))
    number, back = next(((number, back) for number, back in left if back.entries), (0, None))
    if back is None:
        raise UserError("seasons-reset-none")
    told = ctx.text(
        "seasons-reset-undo-ask", number=number, members=back.members, xp=-back.xp, coins=-back.coins
    )
    _question(ctx, told, f"unreset:{ctx.community}:{number}", "seasons-reset-undo-yes")


def _standing(ctx: Context, number: int) -> Sum:
    """Add up the entries of a reset that still count."""
    return sum_of(
        ctx.conn, f"{HERE} AND rule = :rule AND subject = :subject", **home(ctx), **_entries_of(number)
    )


def _entries_of(number: int) -> dict[str, str]:
    return {"rule": RULE, "subject": f"{RULE}:{number}"}


def _question(ctx: Context, told: str, data: str, label: str) -> None:
    actor = ctx.event.actor
    yes = Button(label=ctx.text(label), data=f"season:{data}", only=actor)
    no = Button(label=ctx.text("seasons-no"), data="season:no", only=actor)
    ctx.reply(told, Buttons(((yes, no),)), lifetime="request")


def begin(ctx: Context, body: Press, what: int, asked: int) -> None:
    """Do what was asked, once for each question."""
    if not 0 <= what < len(WHAT):
        return
    number = next_number(ctx, "season_reset")
    row = {
        **home_row(ctx),
        "number": number,
        "ask": asked,
        "what": WHAT[what],
        "state": RUNNING,
        "handler": ctx.event.actor or 0,
        "chat": ctx.event.chat,
        "at": ctx.event.at,
        "members": 0,
        "xp": 0,
        "coins": 0,
    }
    if rows(ctx, f"SELECT 1 FROM season_reset WHERE {HERE} AND ask = :a", a=asked):
        raise UserError("seasons-reset-again")
    insert_new(ctx.conn, SeasonReset, [row])
    ctx.audit("seasons-reset", f"#{number} {WHAT[what]}")
    _step(ctx, _find(ctx, number), 0, edit=body.message)


def undo_all(ctx: Context, body: Press, number: int) -> None:
    """Give back what a reset took."""
    reset = _find(ctx, number)
    if reset.state not in (RUNNING, DONE):
        raise UserError("seasons-reset-undone-before")
    back = _standing(ctx, number)
    _put(ctx, number, state=UNDOING, members=back.members, xp=-back.xp, coins=-back.coins)
    reset = _find(ctx, number)
    ctx.audit(
        "seasons-reset-undo", f"#{number} {reset.what}: {reset.members}, {reset.xp} xp, {reset.coins} coins"
    )
    _back(ctx, reset, (-1, -1), edit=body.message)


def on_timer(ctx: Context, timer: Timer) -> None:
    """Go on with a reset, or with taking it back."""
    reset = _find(ctx, int(timer.payload["number"] or 0))
    seq, n = int(timer.payload["seq"] or 0), int(timer.payload["n"] or 0)
    if timer.payload["phase"] == RUNNING and reset.state == RUNNING:
        _step(ctx, reset, seq)
    elif timer.payload["phase"] == UNDOING and reset.state == UNDOING:
        _back(ctx, reset, (seq, n))


def _step(ctx: Context, reset: Any, after: int, edit: str = "") -> None:
    """Set the next members to zero."""
    sql = f"""SELECT member, xp, coins FROM wallet WHERE {HERE} AND member > :after AND ({_has(reset.what)})
        ORDER BY member LIMIT {STEP:d}"""
    found = rows(ctx, sql, after=after)
    book = book_for(ctx, [int(row.member) for row in found])
    taken = Pay(0, 0)
    for row in found:
        xp, coins = (
            int(getattr(row, name)) if name in _COLUMNS[reset.what] else 0 for name in ("xp", "coins")
        )
        taken = Pay(taken.xp + xp, taken.coins + coins)
        book.post(
            seq=ctx.event.seq,
            community=ctx.community,
            member=int(row.member),
            rule=RULE,
            subject=f"{RULE}:{reset.number}",
            pay=Pay(-xp, -coins),
            at=ctx.event.at,
            day=0,
            actor=reset.handler,
        )
    book.close()
    tell(ctx, book)
    changed = {
        "members": reset.members + len(found),
        "xp": reset.xp + taken.xp,
        "coins": reset.coins + taken.coins,
    }
    _put(ctx, reset.number, **changed)
    if len(found) == STEP:
        _next(ctx, reset, RUNNING, int(found[-1].member), 0)
        _begun(ctx, reset, edit)
        return
    _put(ctx, reset.number, state=DONE)
    reset = _find(ctx, reset.number)
    ctx.audit(
        "seasons-reset-done",
        f"#{reset.number} {reset.what}: {reset.members}, {reset.xp} xp, {reset.coins} coins",
    )
    told = _counted(ctx, "seasons-reset-done", reset)
    back = Button(
        label=ctx.text("seasons-reset-undo-yes"), data=f"season:unreset:{ctx.community}:{reset.number}"
    )
    ctx.reply(told, Buttons(((back,),)), edit=edit, quote=False)


def _back(ctx: Context, reset: Any, after: tuple[int, int], edit: str = "") -> None:
    """Give the next entries back."""
    where = "community = :c AND rule = :rule AND subject = :subject AND (seq, n) > (:seq, :n)"
    tail = f"ORDER BY seq, n LIMIT {STEP:d}"
    values = {"c": ctx.community, "seq": after[0], "n": after[1]}
    found = entries(ctx.conn, ctx.part, where, tail, **values, **_entries_of(reset.number))
    undo(ctx, found, RULE)
    if len(found) == STEP:
        _next(ctx, reset, UNDOING, found[-1].seq, found[-1].n)
        _begun(ctx, reset, edit)
        return
    _put(ctx, reset.number, state=UNDONE)
    ctx.reply(_counted(ctx, "seasons-reset-undone", reset), edit=edit, quote=False)


def _begun(ctx: Context, reset: Any, edit: str) -> None:
    if edit:
        ctx.reply(ctx.text("seasons-reset-begun", number=reset.number), edit=edit)


def _next(ctx: Context, reset: Any, phase: str, seq: int, n: int) -> None:
    payload = {"number": reset.number, "phase": phase, "seq": seq, "n": n}
    dedupe = f"{FEATURE}:{ctx.community}:{GO_ON}:{reset.number}:{phase}:{seq}:{n}"
    ctx.due(
        FEATURE, GO_ON, max(ctx.now, ctx.event.at) + PAUSE, dedupe, payload, chat=reset.chat, personal=False
    )


def _find(ctx: Context, number: int) -> Any:
    found = rows(ctx, f"SELECT * FROM season_reset WHERE {HERE} AND number = :n", n=number)
    if not found:
        raise UserError("seasons-reset-none")
    return found[0]


def _put(ctx: Context, number: int, **values: object) -> None:
    sets = ", ".join(f"{name} = :{name}" for name in values)
    run(ctx, f"UPDATE season_reset SET {sets} WHERE {HERE} AND number = :n", n=number, **values)


def _counted(ctx: Context, key: str, reset: Any) -> str:
    return ctx.text(
        key, number=reset.number, members=int(reset.members), xp=int(reset.xp), coins=int(reset.coins)
    )
