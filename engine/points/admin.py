"""/points add, remove, set, undo, log: points mended by people, every time with an audit row."""

from __future__ import annotations

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import Mention, Text
from engine.points import notices
from engine.points.ledger import entries, entry_by_id, pay, undo
from engine.points.rules import Pay
from engine.points.wallet import moves_in_pairs, purse_of
from engine.points.why import entry_line, rule_name
from engine.stream.whereabouts import payable

GRANT = "grant"
LOG_LINES = 15


def add(context: Context, values: dict[str, Value]) -> None:
    """Give somebody xp and coins."""
    amount = int(values["amount"] or 0)
    _grant(context, int(values["user"] or 0), Pay(amount, amount), values, "points-add")


def remove(context: Context, values: dict[str, Value]) -> None:
    """Take xp and coins, never more than there are."""
    member, amount = int(values["user"] or 0), int(values["amount"] or 0)
    purse = purse_of(context, member)
    taken = Pay(-min(amount, max(purse.xp, 0)), -min(amount, max(purse.coins, 0)))
    _grant(context, member, taken, values, "points-remove")


def set_to(context: Context, values: dict[str, Value]) -> None:
    """Set somebody's xp (or coins) to a number, as an entry of the difference."""
    member, amount = int(values["user"] or 0), int(values["amount"] or 0)
    purse = purse_of(context, member)
    coins = values.get("what") == "coins"
    _grant(
        context,
        member,
        Pay(0, amount - purse.coins) if coins else Pay(amount - purse.xp),
        values,
        "points-set",
    )


def _grant(context: Context, member: int, amount: Pay, values: dict[str, Value], action: str) -> None:
    if not payable(context.conn, [member]):
        raise UserError("points-unpayable")
    reason = str(values.get("reason") or "")
    level = pay(context, member, GRANT, context.event.key, amount, reason=reason, actor=context.event.actor)
    if level is None:
        return
    context.audit(
        action,
        f"#{context.event.seq} {amount.xp:+d} xp {amount.coins:+d} coins {reason}".strip(),
        target=member,
    )
    purse = purse_of(context, member)
    line = context.text(
        "points-granted",
        dxp=f"{amount.xp:+d}",
        dcoins=f"{amount.coins:+d}",
        xp=purse.xp,
        coins=purse.coins,
        level=purse.level,
        entry=context.event.seq,
    )
    context.reply(Mention(member), Text(" " + line))
    if level:
        notices.level_up(context, member, level)


def undo_one(context: Context, values: dict[str, Value]) -> None:
    """Undo one entry by its name."""
    written = str(values["entry"] or "")
    entry = entry_by_id(context.conn, context.part, context.community, written)
    if entry is None:
        raise UserError("points-entry-unknown", entry=written)
    if moves_in_pairs(entry):
        raise UserError("points-undo-pair", rule=rule_name(context, entry.rule))
    if not undo(context, [entry], str(values.get("reason") or "")):
        raise UserError("points-undo-again", entry=entry.id)
    context.audit("points-undo", f"#{entry.id} {entry.xp:+d} xp {entry.coins:+d} coins", target=entry.member)
    line = context.text("points-undone", entry=entry.id, xp=entry.xp, coins=entry.coins)
    context.reply(Mention(entry.member), Text(" " + line))


def log(context: Context, values: dict[str, Value]) -> None:
    """List the last entries, of one member or of all."""
    member = values.get("user")
    where = "community = :c" + (" AND member = :m" if isinstance(member, int) else "")
    extra = {"m": member} if isinstance(member, int) else {}
    tail = f"ORDER BY seq DESC, n DESC LIMIT {LOG_LINES:d}"
    found = entries(context.conn, context.part, where, tail, c=context.community, **extra)
    if not found:
        context.reply(context.text("points-log-empty"))
        return
    parts: list[Text | Mention] = [Text(context.text("points-log-title"), "bold")]
    for entry in found:
        parts += [Text("\n" + entry_line(context, entry) + " "), Mention(entry.member)]
    context.reply(*parts, lifetime="list")
