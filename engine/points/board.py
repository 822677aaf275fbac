"""Rank and leaderboards, read from the ledger by day and from the wallets for all time."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, text

from engine.contract.commands import Value
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Mention, Table, Text
from engine.points.rules import day_of, first_day, level_of

PAGE = 10
PERIODS = ("day", "week", "month", "all")
_HIDDEN = "(SELECT actor FROM membership WHERE part = :part AND community = :community AND NOT ranked)"
_ALL = f"""SELECT member, xp, seq FROM wallet WHERE part = :part AND community = :community AND xp > 0
    AND member NOT IN {_HIDDEN}"""
_SPAN = f"""SELECT member, sum(xp) AS xp, max(seq) AS seq FROM ledger WHERE part = :part AND community = :community
    AND day BETWEEN :first AND :today AND member NOT IN {_HIDDEN} GROUP BY member HAVING sum(xp) > 0"""


class Board:
    """One period's board of one community."""

    def __init__(self, context: Context, period: str) -> None:
        self.period = period
        self._conn: Connection = context.conn
        today = day_of(context.event.at, context.zone)
        self._sql = _ALL if period == "all" else _SPAN
        self._values = {"part": context.part, "community": context.community}
        if period != "all":
            self._values |= {"first": first_day(period, today), "today": today}

    def size(self) -> int:
        """Return how many members are on it."""
        return int(self._one(f"SELECT count(*) FROM ({self._sql}) AS b") or 0)

    def page(self, number: int) -> list[tuple[int, int]]:
        """Return member and xp of a page, the first being 1; of equals the one who got there first."""
        sql = f"{self._sql} ORDER BY xp DESC, seq, member LIMIT {PAGE:d} OFFSET {(number - 1) * PAGE:d}"
        return [(row[0], int(row[1])) for row in self._conn.execute(text(sql), self._values)]

    def rank(self, member: int) -> int:
        """Return a member's place, 0 for somebody who is not on the board."""
        sql = f"""SELECT place FROM (SELECT member, row_number() OVER (ORDER BY xp DESC, seq, member) AS place
            FROM ({self._sql}) AS b) AS ranked WHERE member = :member"""
        return int(self._one(sql, member=member) or 0)

    def _one(self, sql: str, **values: int) -> int | None:
        return self._conn.execute(text(sql), {**self._values, **values}).scalar()


class View(NamedTuple):
    """What a board shows; `marked` is the person it was turned to."""

    period: str
    page: int
    marked: int = 0


def run(context: Context, values: dict[str, Value]) -> None:
    """Show the board."""
    period, page = values.get("period"), values.get("page")
    hidden = bool(values.get("hidden"))
    _show(context, View(str(period or "week"), int(page or 1)), edit="", private=hidden)


def on_button(context: Context, body: Press, rest: str) -> None:
    """Turn a page, change the period, or turn to the presser: `week:2`, `week:me`."""
    period, _, place = rest.partition(":")
    if period not in PERIODS or context.event.actor is None:
        return
    if place != "me":
        _show(context, View(period, int(place) if place.isdecimal() else 1), edit=body.message)
        return
    rank = Board(context, period).rank(context.event.actor)
    if not rank:
        context.toast(context.text("points-top-not-there", lang=context.language(context.event.actor)))
        return
    _show(context, View(period, (rank - 1) // PAGE + 1, context.event.actor), edit=body.message)


def _show(context: Context, view: View, *, edit: str, private: bool = False) -> None:
    board = Board(context, view.period)
    size = board.size()
    title = context.text(f"points-top-{view.period}")
    if not size:
        parts: list[Text | Table] = [Text(title, "bold"), Text("\n" + context.text("points-top-empty"))]
        context.reply(
            *parts, Buttons((_periods(context, view.period),)), edit=edit, lifetime="list", private=private
        )
        return
    pages = -(-size // PAGE)
    page = min(max(view.page, 1), pages)
    rows = [
        (
            f"{place}{' ◀' if member == view.marked else ''}",
            Mention(member),
            str(xp),
            *((str(level_of(xp)),) if view.period == "all" else ()),
        )
        for place, (member, xp) in enumerate(board.page(page), (page - 1) * PAGE + 1)
    ]
    header = ["#", context.text("points-top-member"), context.text("points-top-xp")]
    if view.period == "all":
        header.append(context.text("points-top-level"))
    context.reply(
        Text(title, "bold"),
        Table(tuple(header), tuple(rows)),
        Text(context.text("points-top-footer", page=page, pages=pages, size=size)),
        Buttons((_turning(context, view.period, page, pages), _periods(context, view.period))),
        edit=edit,
        lifetime="list",
        private=private,
    )


def _turning(context: Context, period: str, page: int, pages: int) -> tuple[Button, ...]:
    buttons = [Button(label=context.text("points-top-find-me"), data=f"points:top:{period}:me")]
    if page > 1:
        buttons.insert(0, Button(label="◀", data=f"points:top:{period}:{page - 1}"))
    if page < pages:
        buttons.append(Button(label="▶", data=f"points:top:{period}:{page + 1}"))
    return tuple(buttons)


def _periods(context: Context, shown: str) -> tuple[Button, ...]:
    return tuple(
        Button(label=context.text(f"points-top-short-{period}"), data=f"points:top:{period}:1")
        for period in PERIODS
        if period != shown
    )
