"""/points rollback and /points restore: all that somebody caused in a while, undone after a question, and back again.

Both are counted first and done in steps, for a busy member may have caused more than one transaction should hold.
The counter-entries of a rollback carry its name, the number of the event that confirmed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.contract.clock import SECOND
from engine.contract.commands import Value
from engine.contract.durations import Length
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Mention, Text
from engine.points.ledger import entries, entry_by_id, undo
from engine.points.standing import PAIRED, UNDO, Sum, counting, sum_of
from engine.points.why import rule_name
from engine.store.sql import fetch
from engine.stream.whereabouts import is_admin

STEP = 2_000
"""Entries that one transaction looks at."""
PAUSE = SECOND
TOP = 3
LONGEST = 18
"""Digits of a number."""
TIMER = "rollback"
NAMED = "rollback:"
"""Begins the reason of a rollback's counter-entries; the rollback's number follows."""

_ACCOUNTS = """WITH RECURSIVE whole (number) AS (SELECT CAST(:actor AS BIGINT) UNION
    SELECT a.gone FROM alias a JOIN whole ON a.part = :part AND a.kept = whole.number) SELECT number FROM whole"""
"""The numbers under which a person has acted: their own, and those of the accounts that were joined to theirs."""
_CAUSED = f"community = :c AND actor IN ({_ACCOUNTS}) AND at >= :low AND seq <= :high AND rule <> '{UNDO}'"
_UNDONE = f"community = :c AND rule = '{UNDO}' AND reason = :reason AND seq >= :first"


def rollback(context: Context, values: dict[str, Value]) -> None:
    """Count what somebody caused in the last while and ask before undoing it."""
    culprit, since = int(values["actor"] or 0), int(values["since"] or 0)
    low, high = context.event.at - since, context.event.seq
    chosen = _caused(context, culprit, low, high)
    found = sum_of(context.conn, **chosen)
    if not found.entries:
        context.reply(context.text("points-rollback-nothing"))
        return
    line = context.text("points-rollback-ask", **found._asdict(), since=Length(since))
    parts = [
        Mention(culprit),
        Text(" " + line),
        *_details(context, chosen),
        *_paired(context, culprit, low, high),
    ]
    _ask(context, parts, found, f"{culprit}:{low}:{high}")


def restore_all(context: Context, values: dict[str, Value]) -> None:
    """Count what a rollback took and ask before giving it back. Any of its counter-entries names it, as does its number."""
    written = str(values["entry"] or "").strip()
    number = _rollback_of(context, written)
    if number is None:
        raise UserError("points-restore-unknown", entry=written.removeprefix("#"))
    chosen = _undone(context, number)
    found = sum_of(context.conn, **chosen)
    if not found.entries:
        raise UserError("points-restore-again", entry=number)
    back = found._replace(xp=-found.xp, coins=-found.coins)
    line = context.text("points-restore-ask", **back._asdict(), number=number)
    _ask(context, [Text(line)], back, f"restore:{number}")


def on_button(context: Context, body: Press, rest: str) -> None:
    """Do what the question counted: `culprit:from:up to`, `restore:number`, or leave it: `no`."""
    if not is_admin(context):
        context.toast(context.text("points-not-yours", lang=context.language(context.event.actor)))
        return
    numbers = [int(word) for word in rest.removeprefix("restore:").split(":") if word.lstrip("-").isdecimal()]
    number = context.event.seq
    if rest.startswith("restore:") and len(numbers) == 1:
        work = {"number": numbers[0], "restore": 1}
        action, target, found = "points-restore", None, sum_of(context.conn, **_undone(context, numbers[0]))
        found = found._replace(xp=-found.xp, coins=-found.coins)
    elif len(numbers) == 3:
        culprit, low, high = numbers
        work = {"number": number, "culprit": culprit, "low": low, "high": high}
        action, target, found = "points-rollback", culprit, sum_of(context.conn, **_caused(context, *numbers))
    else:
        context.reply(context.text("points-cancelled"), edit=body.message, lifetime="notice")
        return
    told = f"#{work['number']}: {found.entries} entries, {found.xp:+d} xp, {found.coins:+d} coins"
    context.audit(action, told, target=target)
    done = _step(context, work)
    context.reply(*_said(context, work, found, done=done), edit=body.message)


def on_timer(context: Context, timer: Timer) -> None:
    """Go on with a rollback or its restoration, and say when it is through."""
    work = {name: int(value or 0) for name, value in timer.payload.items()}
    if _step(context, work):
        context.reply(*_said(context, work, None, done=True), quote=False)


def _step(context: Context, work: Mapping[str, int]) -> bool:
    """Undo the next entries; have the step after that happen, or return true at the end."""
    number, restore = work["number"], bool(work.get("restore"))
    chosen = (
        _undone(context, number) if restore else _caused(context, work["culprit"], work["low"], work["high"])
    )
    where = f"{chosen.pop('where')} AND (seq, n) > (:seq, :n) AND seq < :now"
    if not restore:
        where += f" AND NOT {PAIRED}"
    chosen.pop("part")
    place = {"seq": work.get("seq", -1), "n": work.get("n", -1), "now": work.get("now", context.event.seq)}
    tail = f"ORDER BY seq, n LIMIT {STEP:d}"
    found = entries(context.conn, context.part, where, tail, **chosen, **place)
    undo(context, found, "restored" if restore else f"{NAMED}{number}")
    if len(found) < STEP:
        return True
    rest = {**work, **place, "seq": found[-1].seq, "n": found[-1].n}
    dedupe = f"points:{TIMER}:{context.community}:{number}:{restore:d}"
    context.due("points", TIMER, context.event.at + PAUSE, dedupe, rest, personal=False)
    return False


def _caused(context: Context, culprit: int, low: int, high: int) -> dict[str, Any]:
    here = {"part": context.part, "c": context.community}
    return {
        "where": f"part = :part AND {_CAUSED} AND NOT {PAIRED}",
        "actor": culprit,
        "low": low,
        "high": high,
    } | here


def _undone(context: Context, number: int) -> dict[str, Any]:
    here = {"part": context.part, "c": context.community}
    return {"where": f"part = :part AND {_UNDONE}", "reason": f"{NAMED}{number}", "first": number} | here


def _rollback_of(context: Context, written: str) -> int | None:
    """Return the number of the rollback that a name means: its own, or that of one of its counter-entries."""
    entry = entry_by_id(context.conn, context.part, context.community, written)
    if entry is not None and entry.rule == UNDO and entry.reason.startswith(NAMED):
        return int(entry.reason.removeprefix(NAMED))
    number = written.removeprefix("#")
    if not number.isdecimal() or len(number) > LONGEST:
        return None
    where = f"{_UNDONE} LIMIT 1"
    values = {"c": context.community, "reason": f"{NAMED}{int(number)}", "first": int(number)}
    return int(number) if entries(context.conn, context.part, where, "", **values) else None


def _details(context: Context, chosen: dict[str, Any]) -> list[AnyPart]:
    """Write what the entries are, by rule, and whom it concerns most."""
    begin, values = (
        counting(chosen["where"]),
        {name: value for name, value in chosen.items() if name != "where"},
    )
    sums = "count(*) AS entries, sum(xp) AS xp, sum(coins) AS coins FROM standing"
    parts: list[AnyPart] = []
    for row in fetch(context.conn, f"{begin} SELECT rule, {sums} GROUP BY rule ORDER BY 2 DESC, 1", **values):
        told = context.text(
            "points-rollback-rule",
            rule=rule_name(context, row.rule),
            entries=int(row.entries),
            xp=int(row.xp),
            coins=int(row.coins),
        )
        parts.append(Text("\n" + told))
    sql = (
        f"{begin} SELECT member, {sums} GROUP BY member ORDER BY abs(sum(xp)) + abs(sum(coins)) DESC, member"
    )
    for row in fetch(context.conn, f"{sql} LIMIT {TOP + 1:d}", **values)[:TOP]:
        told = context.text("points-rollback-member", xp=int(row.xp), coins=int(row.coins))
        parts += [Text("\n"), Mention(row.member), Text(" " + told)]
    return parts


def _paired(context: Context, culprit: int, low: int, high: int) -> list[AnyPart]:
    """Say how many entries stay because their other half is somewhere else."""
    where = f"part = :part AND {_CAUSED} AND {PAIRED}"
    values = {"part": context.part, "c": context.community, "actor": culprit, "low": low, "high": high}
    stay = sum_of(context.conn, where, **values).entries
    return [Text("\n" + context.text("points-rollback-paired", entries=stay))] if stay else []


def _ask(context: Context, parts: list[AnyPart], found: Sum, data: str) -> None:
    actor = context.event.actor
    word = "points-restore-yes" if data.startswith("restore:") else "points-confirm"
    yes = Button(label=context.text(word, count=found.entries), data=f"points:back:{data}", only=actor)
    no = Button(label=context.text("points-cancel"), data="points:back:no", only=actor)
    context.reply(*parts, Buttons(((yes, no),)), lifetime="request")


def _said(context: Context, work: Mapping[str, int], found: Sum | None, *, done: bool) -> list[AnyPart]:
    number, restore = work["number"], bool(work.get("restore"))
    name = "points-restore" if restore else "points-rollback"
    parts: list[AnyPart] = [] if restore else [Mention(work["culprit"]), Text(" ")]
    if found is None or not done:
        entries_ = found.entries if found else 0
        parts.append(
            Text(context.text(f"{name}-{'through' if done else 'begun'}", number=number, entries=entries_))
        )
    else:
        parts.append(Text(context.text(f"{name}-done", **found._asdict())))
    if done and not restore and _rollback_of(context, str(number)) is not None:
        parts.append(Text("\n" + context.text("points-rollback-way-back", number=number)))
    return parts
