"""Totals brought over from another bot: a file that was imported stands in the log as events and is entered here.

A row names an account and its totals. What a level was elsewhere is nobody's business: levels follow from the xp, here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from engine.contract.feature import Context
from engine.points import levels
from engine.points.book import COLUMNS, Entry
from engine.points.ledger import book_for, entries, undo
from engine.points.rules import Pay
from engine.points.standing import tips
from engine.store.sql import select_where_in
from engine.stream.derived import Name, Values
from engine.stream.whereabouts import payable, persons

RULE = "import"
BROUGHT: Name = ("points", "totals_brought")
"""Rows `[account, xp, coins]` of a file named by `ref` and `source`; `mode` is `raise` or `add`."""
TAKEN_BACK: Name = ("points", "totals_taken_back")
"""The entries of the event numbered `seq`, of the import `ref`, are undone."""
RAISE, ADD = "raise", "add"


def bring(context: Context, values: Values) -> None:
    """Enter the totals of one event. A file that counts already pays nothing more, whatever has happened since."""
    rows = _by_person(context, json.loads(str(values["rows"])))
    ref, only_up = str(values["ref"]), values["mode"] == RAISE
    people = payable(context.conn, rows)
    free = _subjects(context, ref, sorted(people))
    book = book_for(context, sorted(free))
    for member in sorted(free):
        pay = Pay(*rows[member])
        if only_up:
            purse = book.purses[context.community, member]
            pay = Pay(max(0, pay.xp - purse.xp), max(0, pay.coins - purse.coins))
        if pay == Pay(0):
            continue
        book.post(
            seq=context.event.seq,
            community=context.community,
            member=member,
            rule=RULE,
            subject=free[member],
            pay=pay,
            at=context.event.at,
            day=0,  # earned before any day that a board shows
            reason=f"{values['source']}:{ref}",
        )
    book.close()
    levels.tell(context, book)
    if values.get("said"):
        context.audit("points-import", str(values["said"]))


def take_back(context: Context, values: Values) -> None:
    """Undo what one event of an import entered, as far as it still counts."""
    where = "community = :c AND seq = :seq AND rule = :rule"
    found = entries(context.conn, context.part, where, c=context.community, seq=int(values["seq"]), rule=RULE)
    undo(context, found, "taken-back")
    if values.get("said"):
        context.audit("points-import-undo", str(values["said"]))


def _by_person(context: Context, rows: Sequence[Any]) -> dict[int, tuple[int, int]]:
    """Add up what a person's accounts have; accounts that were joined since the import count for whom they stand for."""
    stands_for = persons(context.conn, context.part, [int(row[0]) for row in rows])
    found: dict[int, tuple[int, int]] = {}
    for account, xp, coins in rows:
        person = stands_for[account]
        before = found.get(person, (0, 0))
        found[person] = (before[0] + xp, before[1] + coins)
    return found


def _subjects(context: Context, ref: str, members: Sequence[int]) -> dict[int, str]:
    """Return under which name the import can be entered for each member for whom it does not count already."""
    sql = f"""SELECT {COLUMNS} FROM ledger WHERE part = :p AND community = :c AND rule = '{RULE}'
        AND (subject = :ref OR subject LIKE :again) AND member IN :values"""
    here = {"p": context.part, "c": context.community, "ref": ref, "again": f"{ref}:%"}
    before = [Entry(*row) for row in select_where_in(context.conn, sql, members, **here)]
    ends = tips(context.conn, context.part, before)
    counts = {entry.member for entry in before if ends[entry.seq, entry.n].counts}
    times: dict[int, int] = {}
    for entry in before:
        times[entry.member] = times.get(entry.member, 0) + 1
    return {
        member: f"{ref}:{times[member] + 1}" if member in times else ref
        for member in members
        if member not in counts
    }
