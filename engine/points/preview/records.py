"""Reading and writing previews, and what a community has chosen so far of the settings that one tries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec
from sqlalchemy import text

from engine.contract.feature import Context
from engine.contract.settings import format_setting, parse_setting
from engine.points.preview.changes import Changes, setting_of
from engine.points.preview.outcome import Sums
from engine.points.preview.tables import RulePreview
from engine.store.sql import fetch, fetch_one, insert_new
from engine.stream.here import HERE

COUNTING, READY, APPLIED, REVERTED, DROPPED = "counting", "ready", "applied", "reverted", "dropped"
_COLUMNS = "number, actor, at, state, changes, before, upto, sums"


class Preview(NamedTuple):
    """A preview as it stands."""

    number: int
    actor: int
    at: int
    state: str
    changes: str
    before: str
    upto: int
    sums: str

    def texts(self) -> dict[str, str]:
        """Return what is tried, as text."""
        return msgspec.json.decode(self.changes, type=dict[str, str])

    def earlier(self) -> dict[str, str | None]:
        """Return what the community had chosen of it before, None where it had not."""
        return msgspec.json.decode(self.before, type=dict[str, str | None])

    def values(self) -> Changes:
        """Return what is tried."""
        return {name: parse_setting(name, setting_of(name), value) for name, value in self.texts().items()}

    def counted(self) -> tuple[Sums, int]:
        """Return what was counted so far, and up to whom."""
        return (msgspec.json.decode(self.sums, type=Sums) if self.sums else Sums()), self.upto


def start(context: Context, changes: Mapping[str, str], before: Mapping[str, str | None]) -> None:
    """Write a preview that is to be counted."""
    row = {
        "part": context.part,
        "number": context.event.seq,
        "community": context.community,
        "actor": context.event.actor or 0,
        "at": context.event.at,
        "state": COUNTING,
        "changes": msgspec.json.encode(changes).decode(),
        "before": msgspec.json.encode(before).decode(),
        "upto": 0,
        "sums": "",
    }
    insert_new(context.conn, RulePreview, [row])


def preview_of(context: Context, number: int) -> Preview | None:
    """Find a preview."""
    sql = f"SELECT {_COLUMNS} FROM rule_preview WHERE {HERE} AND number = :n"
    row = fetch_one(context.conn, sql, p=context.part, c=context.community, n=number)
    return None if row is None else Preview(*row)


def last_applied(context: Context) -> Preview | None:
    """Return the newest preview that is in force."""
    sql = f"SELECT {_COLUMNS} FROM rule_preview WHERE {HERE} AND state = '{APPLIED}' ORDER BY number DESC LIMIT 1"
    row = fetch_one(context.conn, sql, p=context.part, c=context.community)
    return None if row is None else Preview(*row)


def put(context: Context, number: int, **values: int | str) -> None:
    """Change a preview."""
    sets = ", ".join(f"{name} = :{name}" for name in values)
    context.conn.execute(
        text(f"UPDATE rule_preview SET {sets} WHERE {HERE} AND number = :n"),
        {**values, "p": context.part, "c": context.community, "n": number},
    )


def own_texts(context: Context, names: Iterable[str]) -> dict[str, str | None]:
    """Return what the community itself has chosen of some settings, as text; None where it has not."""
    sql = f"SELECT name, value FROM setting WHERE {HERE}"
    rows = fetch(context.conn, sql, p=context.part, c=context.community)
    own = {row.name: msgspec.json.decode(row.value) for row in rows}
    return {name: format_setting(setting_of(name), own[name]) if name in own else None for name in names}
