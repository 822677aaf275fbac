"""Totals of a file are compared with what members have, and go into the log, where the engine enters them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from bot.ops.communities import Community, event_of
from bot.ops.totals.matching import Matched, match
from bot.ops.totals.reading import Reading, Total
from bot.ops.totals.settings import curve_at
from engine.contract.events import PersonRef
from engine.points.totals import BROUGHT, RAISE, RULE, TAKEN_BACK
from engine.runtime.engine import Engine
from engine.store.database import Store
from engine.store.sql import fetch_given
from engine.stream.derived import Name
from engine.stream.log import append_rows

CHUNK = 200
"""Members in one event."""
BATCH = 10
"""Events in one transaction."""
TOP = 10

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Line:
    """A member's totals, before and after."""

    name: str
    before: int
    after: int
    level: int


@dataclass(frozen=True)
class Preview:
    """What an import would do. `paid` are those who get anything, `entered` those for whom the file counts already."""

    matched: Matched
    paid: int
    entered: int
    xp_before: int
    xp_after: int
    coins: int
    top: tuple[Line, ...]
    other_levels: int
    """Members whose level here will not be what the file says."""


def preview(
    store: Store,
    community: Community,
    found: Reading,
    *,
    platform: str,
    mode: str,
    only_known: bool,
    operator: Mapping[str, Any],
) -> Preview:
    """Tell what would come of an import; nothing is written."""
    with store.read() as conn:
        matched = match(conn, community, platform, found.totals, only_known=only_known)
        people = sorted(matched.known)
        purses = _purses(conn, community, people)
        entered = _entered(conn, community, found.ref)
        curve = curve_at(conn, community.part, community.id, operator)
    lines, other, coins, paid = [], 0, 0, 0
    for person, one in [
        *((person, matched.known[person]) for person in people),
        *((0, one) for one in matched.fresh),
    ]:
        xp, owned = purses.get(person, (0, 0))
        dxp, dcoins = (0, 0) if person in entered else _pay(one, xp, owned, mode)
        coins, paid = coins + dcoins, paid + bool(dxp or dcoins)
        line = Line(one.name or one.id, xp, xp + dxp, curve.level_of(xp + dxp))
        other += one.level is not None and one.level != line.level
        lines.append(line)
    top = sorted(lines, key=lambda line: (-line.after, line.name))[:TOP]
    before, after = sum(line.before for line in lines), sum(line.after for line in lines)
    return Preview(matched, paid, len(entered & set(people)), before, after, coins, tuple(top), other)


def bring(
    engine: Engine,
    community: Community,
    found: Reading,
    seen: Preview,
    *,
    platform: str,
    mode: str,
    progress: Progress,
) -> None:
    """Write the totals into the log, making accounts that are new, and let them take effect."""
    now = engine.clock.now()
    rows = [
        [seen.matched.account[person], one.xp, one.coins]
        for person, one in sorted(seen.matched.known.items())
    ]
    with engine.store.write() as conn:
        rows += _new_rows(conn, engine, platform, seen.matched.fresh, now)
        chunks = [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]
        said = f"{found.source}:{found.ref}: {len(rows)} members"
        values = {"ref": found.ref, "source": found.source, "mode": mode}
        bodies = [
            values | {"rows": json.dumps(chunk), "said": said if number == len(chunks) - 1 else ""}
            for number, chunk in enumerate(chunks)
        ]
        append_rows(conn, _events(community, BROUGHT, bodies, found.ref, now))
    _drain(engine, community, len(bodies), progress)


def take_back(engine: Engine, community: Community, ref: str, progress: Progress) -> None:
    """Undo all that imports of a file entered."""
    open_ones = _open_entries(engine.store, community, ref)
    seqs = sorted(open_ones)
    now, said = engine.clock.now(), f"{ref}: {sum(open_ones.values())} entries"
    bodies = [{"ref": ref, "seq": seq, "said": said if seq == seqs[-1] else ""} for seq in seqs]
    with engine.store.write() as conn:
        append_rows(conn, _events(community, TAKEN_BACK, bodies, f"{ref}:back", now))
    _drain(engine, community, len(bodies), progress)


def open_entries(store: Store, community: Community, ref: str) -> int:
    """Return how many entries of an import still count."""
    return sum(_open_entries(store, community, ref).values())


def imports(store: Store, community: Community) -> list[str]:
    """Name the imports of a community as `source:ref`."""
    sql = text(
        f"SELECT DISTINCT reason FROM ledger WHERE part = :p AND community = :c AND rule = '{RULE}' ORDER BY reason"
    )
    with store.read() as conn:
        return list(conn.execute(sql, {"p": community.part, "c": community.id}).scalars())


def _pay(one: Total, xp: int, coins: int, mode: str) -> tuple[int, int]:
    return (max(0, one.xp - xp), max(0, one.coins - coins)) if mode == RAISE else (one.xp, one.coins)


def _purses(conn: Connection, community: Community, people: Sequence[int]) -> dict[int, tuple[int, int]]:
    sql = """SELECT w.member, w.xp, w.coins FROM given CROSS JOIN wallet w
        WHERE w.part = :p AND w.community = :c AND w.member = given.member"""
    rows = fetch_given(
        conn, ("member",), [(person,) for person in people], sql, p=community.part, c=community.id
    )
    return {row.member: (row.xp, row.coins) for row in rows}


_COUNTING = f"""SELECT l.seq, l.member FROM ledger l WHERE l.part = :p AND l.community = :c AND l.rule = '{RULE}'
    AND (l.subject = :ref OR l.subject LIKE :again) AND NOT EXISTS (
        SELECT 1 FROM ledger u WHERE u.part = l.part AND u.community = l.community AND u.member = l.member
        AND u.rule = 'undo' AND u.subject =
        CAST(l.seq AS VARCHAR(20)) || CASE WHEN l.n = 0 THEN '' ELSE '-' || CAST(l.n AS VARCHAR(9)) END)"""


def _counting(conn: Connection, community: Community, ref: str) -> Sequence[Any]:
    values = {"p": community.part, "c": community.id, "ref": ref, "again": f"{ref}:%"}
    return conn.execute(text(_COUNTING), values).all()


def _entered(conn: Connection, community: Community, ref: str) -> set[int]:
    return {int(row.member) for row in _counting(conn, community, ref)}


def _open_entries(store: Store, community: Community, ref: str) -> dict[int, int]:
    found: dict[int, int] = {}
    with store.read() as conn:
        for row in _counting(conn, community, ref):
            found[row.seq] = found.get(row.seq, 0) + 1
    return found


def _new_rows(
    conn: Connection, engine: Engine, platform: str, fresh: Sequence[Total], now: int
) -> list[list[int]]:
    engine.directory.begin(conn)
    people = [PersonRef(id=one.id, name=one.name) for one in fresh]
    accounts = engine.directory.accounts(conn, platform, people, now)
    return [[account.number, one.xp, one.coins] for account, one in zip(accounts, fresh, strict=True)]


def _events(
    community: Community, name: Name, bodies: Sequence[dict[str, Any]], unique: str, now: int
) -> list[dict[str, Any]]:
    """Build the events; as imports they say and do nothing on the platforms."""
    return [
        event_of(community, name, values, f"totals:{unique}:{now}:{number}", now, origin="import")
        for number, values in enumerate(bodies)
    ]


def _drain(engine: Engine, community: Community, events: int, progress: Progress) -> None:
    sql = text(
        "SELECT h.head - c.pos FROM head h JOIN cursor c ON c.part = h.part AND c.consumer = 'main' WHERE h.part = :p"
    )
    before = 0
    while engine.step():
        with engine.store.read() as conn:
            done = max(0, events - int(conn.execute(sql, {"p": community.part}).scalar_one()))
        if done > before:
            progress(done, events)
        before = done
    engine.drain()
