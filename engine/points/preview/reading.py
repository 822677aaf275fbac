"""What a preview reads: a stretch of members with all they said and were paid in the window, a bounded number of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from engine.contract.clock import DAY
from engine.contract.ids import stable_hash
from engine.points.preview.pricing import MESSAGE, Given, Own, Said
from engine.points.rules import AMOUNTS, MESSAGE_XP_SPREAD, day_of
from engine.points.standing import UNDO
from engine.store.sql import fetch
from engine.stream.here import HERE

WINDOW = 30
"""Local days, today among them."""
MARGIN = 8
"""Days before the window in which an entry is looked for, to know where in the log the window begins."""
STEP = 20_000
"""Messages, and entries, that one transaction reads."""
LAST = 2**63 - 1

_FIRST_SEQ = f"SELECT min(seq) AS seq, min(day) AS day FROM ledger WHERE {HERE} AND day >= :day"
_RULES = ", ".join(f"'{rule}'" for rule in (MESSAGE, *AMOUNTS, UNDO))
# A row of the log outlives its text; where it is gone all the same, the message is worth the mean.
_SAID = """SELECT f.actor, f.seq, f.chat, f.at, f.quality, f.reason, l.key FROM message_fact f
    LEFT JOIN log l ON l.part = f.part AND l.seq = f.seq
    WHERE f.part = :p AND f.community = :c AND f.actor > :after AND f.actor <= :last AND f.seq >= :seq AND f.seq <= :end
    AND f.at >= :since AND f.quality > 0 AND f.reason <> 'unpayable' ORDER BY f.actor, f.seq LIMIT :most"""
# `+` keeps SQLite from reading all members' days to find these members'.
_PAID = f"""SELECT member, seq, n, rule, subject, xp, coins, at, day, chat FROM ledger
    WHERE {HERE} AND member > :after AND member <= :last AND +day >= :day AND seq <= :end AND rule IN ({_RULES})
    ORDER BY member LIMIT :most"""
_CHANGED = (
    f"SELECT seq, detail FROM audit WHERE {HERE} AND action = 'settings-changed' AND seq >= :seq ORDER BY seq"
)


class Past(NamedTuple):
    """A setting's value until an event."""

    until: int
    value: int


@dataclass(frozen=True)
class Window:
    """The days that are counted again: from `first` to `today`; in the log from `seq` on, in time from `since`."""

    part: int
    community: int
    zone: str
    first: int
    today: int
    since: int
    seq: int
    last: int
    """The place in the log up to which it counts."""
    amounts: Mapping[str, int]
    """What rules pay now."""
    past: Mapping[str, Sequence[Past]]
    """What they paid earlier, oldest first."""
    changed: int
    """How often the terms were changed in the window."""

    def full(self, rule: str, seq: int) -> int:
        """Return what a rule paid at an event."""
        return next((one.value for one in self.past.get(rule, ()) if seq <= one.until), self.amounts[rule])


class Stretch(NamedTuple):
    """Some members in full: those up to `upto`."""

    owns: dict[int, Own]
    upto: int
    rows: int
    ledger: int
    """Xp that the ledger has of them for the rules that are counted again."""
    estimated: int
    """Messages whose key is not known any more."""


def window_of(
    conn: Connection, part: int, community: int, zone: str, at: int, last: int, amounts: Mapping[str, int]
) -> Window:
    """Return the window that ends with an event's day, and in the log with place `last`."""
    today = day_of(at, zone)
    first = today - WINDOW + 1
    since = at - (WINDOW + 1) * DAY
    here = {"p": part, "c": community}
    row = fetch(conn, _FIRST_SEQ, **here, day=first - MARGIN)[0]
    # With an entry just before it, everything in the window stands behind that one.
    seq = int(row.seq) if row.seq is not None and row.day < first else 0
    past, changed = _past(conn, here, seq, amounts)
    return Window(part, community, zone, first, today, since, seq, last, amounts, past, changed)


def _past(
    conn: Connection, here: Mapping[str, int], seq: int, amounts: Mapping[str, int]
) -> tuple[dict[str, list[Past]], int]:
    past: defaultdict[str, list[Past]] = defaultdict(list)
    changed = 0
    for row in fetch(conn, _CHANGED, **here, seq=seq):
        change = msgspec.json.decode(row.detail)
        name = str(change.get("name", ""))
        if not name.startswith("points."):
            continue
        changed += 1
        rule = name.removeprefix("points.pay.")
        if rule in amounts:
            old = change.get("old")
            past[rule].append(Past(int(row.seq), AMOUNTS[rule] if old is None else int(old)))
    return dict(past), changed


def stretch(conn: Connection, window: Window, after: int, most: int) -> Stretch:
    """Read the members behind `after` in full, as many as `most` rows of each kind hold, at least one."""
    found = _read(conn, window, after, LAST, most + 1)
    ends = [rows[-1][0] - 1 for rows in found if len(rows) > most]
    if not ends:
        return _sort(window, *found, LAST)
    upto = min(ends)
    if upto <= after or all(not rows or rows[0][0] > upto for rows in found):
        # One member alone is more than a step.
        upto = min(rows[0][0] for rows in found if rows)
        found = _read(conn, window, after, upto, LAST)
    said, paid = ([row for row in rows if row[0] <= upto] for rows in found)
    return _sort(window, said, paid, upto)


def _read(conn: Connection, window: Window, after: int, last: int, most: int) -> tuple[list[Any], list[Any]]:
    here = {
        "p": window.part,
        "c": window.community,
        "after": after,
        "last": last,
        "most": most,
        "end": window.last,
    }
    said = fetch(conn, _SAID, **here, seq=window.seq, since=window.since)
    return said, fetch(conn, _PAID, **here, day=window.first - 1)


def _sort(window: Window, said: list[Any], paid: list[Any], upto: int) -> Stretch:
    entries: defaultdict[int, list[Any]] = defaultdict(list)
    for row in paid:
        entries[row[0]].append(row)
    messages: defaultdict[int, list[Any]] = defaultdict(list)
    for row in said:
        messages[row[0]].append(row)
    owns, ledger, estimated = {}, 0, 0
    zone, first = window.zone, window.first
    for member in sorted(entries.keys() | messages.keys()):
        rows = sorted(entries[member], key=lambda row: (row.seq, row.n))
        undone = _undone(rows)
        own = [row for row in rows if row.rule == MESSAGE]
        released = {row.subject: row for row in own}
        spoken = []
        for _, seq, chat, at, quality, reason, key in messages[member]:
            day = day_of(at, zone)
            entry = released.get(key)
            if day < first or (reason == "withheld" and entry is None):
                continue
            estimated += key is None
            place = seq if entry is None else entry.seq
            counts = entry is None or (entry.seq, entry.n) not in undone
            lot = MESSAGE_XP_SPREAD // 2 if key is None else stable_hash(key)
            spoken.append(Said(place, chat, at, day, lot, round(quality * 2), counts))
        spoken.sort()
        given = [
            Given(
                row.seq,
                row.n,
                row.rule,
                row.xp,
                row.coins,
                row.day,
                row.chat,
                window.full(row.rule, row.seq),
                (row.seq, row.n) not in undone,
            )
            for row in rows
            if row.rule in AMOUNTS and row.day >= first
        ]
        ledger += sum(
            row.xp for row in rows if row.day >= first and row.rule != UNDO and (row.seq, row.n) not in undone
        )
        owns[member] = Own(spoken, given, [row.at for row in own if row.day < first])
    return Stretch(owns, upto, len(said) + len(paid), ledger, estimated)


def _undone(rows: Sequence[Any]) -> set[tuple[int, int]]:
    """Return the entries that do not count: an entry is undone by a counter-entry that counts itself."""
    counters = {row.subject: row for row in rows if row.rule == UNDO}
    undone: dict[tuple[int, int], bool] = {}
    # Counter-entries stand behind what they undo, so the last is judged first.
    for row in reversed(rows):
        counter = counters.get(f"{row.seq}-{row.n}" if row.n else str(row.seq))
        undone[row.seq, row.n] = counter is not None and not undone.get((counter.seq, counter.n), False)
    return {place for place, gone in undone.items() if gone}
