"""Boards: who has how much of a span of days, in the whole community, one chat or one platform. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection

from engine.contract.feature import Context
from engine.points.rules import day_of, first_day
from engine.store.sql import fetch, fetch_one

PAGE = 10
PERIODS = ("day", "week", "month", "all")
HERE = "here"
SCOPES = (HERE, "telegram", "discord")
"""This chat, or all chats of a platform."""
_HIDDEN = "member NOT IN (SELECT actor FROM membership WHERE part = :part AND community = :community AND NOT ranked)"
_ALL = f"SELECT member, xp, seq FROM wallet WHERE part = :part AND community = :community AND xp > 0 AND {_HIDDEN}"
_ENTRIES = "SELECT member, xp, seq FROM ledger WHERE part = :part AND community = :community AND xp <> 0"
_CARRIED = """SELECT member, score * :carry / 100 AS xp, reached AS seq FROM season_place
    WHERE part = :part AND community = :community AND season = :source"""
_PLATFORM = "chat IN (SELECT id FROM chat WHERE platform = :platform)"


_NEVER = date.max.toordinal()


class Line(NamedTuple):
    """A member's line on a board."""

    member: int
    xp: int


@dataclass(frozen=True, kw_only=True)
class Span:
    """What a board counts: entries of some days, perhaps of one chat or platform only, and what a season carried over.

    Without days it counts everything; `chat` and `platform` say where it was earned.
    """

    first: int | None = None
    last: int | None = None
    chat: int = 0
    platform: str = ""
    source: int = 0
    carry: int = 0

    def sql(self) -> str:
        """Return the statement of its lines: member, xp, and the event by which they were reached."""
        if self == Span():
            return _ALL
        # Without days it is every day: by the index of days the rows come in their own order, three times as fast.
        entries = f"{_ENTRIES} AND day BETWEEN :first AND :last"
        if self.chat:
            entries += " AND chat = :chat"
        if self.platform:
            entries += f" AND {_PLATFORM}"
        rows = f"{entries} UNION ALL {_CARRIED}" if self.source and self.carry else entries
        return f"SELECT member, sum(xp) AS xp, max(seq) AS seq FROM ({rows}) AS e WHERE {_HIDDEN} GROUP BY member HAVING sum(xp) > 0"

    def values(self) -> dict[str, int | str]:
        """Return the values of the statement."""
        if self == Span():
            return {}
        found = {
            "first": self.first or 0,
            "last": self.last or _NEVER,
            "chat": self.chat or None,
            "platform": self.platform or None,
        }
        told: dict[str, int | str] = {name: value for name, value in found.items() if value is not None}
        return told | ({"source": self.source, "carry": self.carry} if self.source and self.carry else {})


class Board:
    """The board of a span in one community. Who left the boards is on none."""

    def __init__(self, conn: Connection, part: int, community: int, span: Span) -> None:
        self._conn = conn
        self._sql = span.sql()
        self._values: dict[str, Any] = {"part": part, "community": community, **span.values()}

    def size(self) -> int:
        """Return how many members are on it."""
        return int(fetch_one(self._conn, f"SELECT count(*) AS n FROM ({self._sql}) AS b", **self._values).n)

    def page(self, number: int, most: int = PAGE) -> list[Line]:
        """Return the lines of a page, the first being 1; of equals the one who got there first."""
        sql = f"{self._sql} ORDER BY xp DESC, seq, member LIMIT {most:d} OFFSET {(number - 1) * most:d}"
        return [Line(int(row.member), int(row.xp)) for row in fetch(self._conn, sql, **self._values)]

    def place(self, member: int) -> tuple[int, int]:
        """Return a member's place and xp, zeros for somebody who is not on the board."""
        sql = f"""SELECT place, xp FROM (SELECT member, xp, row_number() OVER (ORDER BY xp DESC, seq, member) AS place
            FROM ({self._sql}) AS b) AS ranked WHERE member = :member"""
        row = fetch_one(self._conn, sql, member=member, **self._values)
        return (0, 0) if row is None else (int(row.place), int(row.xp))

    def rank(self, member: int) -> int:
        """Return a member's place, 0 for somebody who is not on the board."""
        return self.place(member)[0]


def span_of(context: Context, period: str, scope: str = "") -> Span:
    """Return what `/top` counts: a period of the calendar that holds today, in a scope."""
    today = day_of(context.event.at, context.zone)
    where: dict[str, Any] = {}
    if scope == HERE:
        where["chat"] = context.event.chat
    elif scope:
        where["platform"] = scope
    if period == "all":
        return Span(**where)
    return Span(first=first_day(period, today), last=today, **where)


def board_of(context: Context, span: Span) -> Board:
    """Open a board of the event's community."""
    return Board(context.conn, context.part, context.community, span)
