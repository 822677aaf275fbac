"""Reading the mood from the shares: of a community or a chat, by any number of hours, and of a subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from engine.sentiment.figures import Figure, Share, figure
from engine.sentiment.hours import DAY_HOURS


@dataclass(frozen=True)
class Scope:
    """Whose mood: a community's, or one of its chats'; `without` are chats that are not measured."""

    part: int
    community: int
    chat: int = 0
    without: Collection[int] = ()

    def where(self, of: str = "") -> tuple[str, dict[str, int]]:
        """Return the condition on shares and messages (of a table `of.`, if there are several), and its values."""
        sql, values = f"{of}part = :p AND {of}community = :c", {"p": self.part, "c": self.community}
        if self.chat:
            sql += f" AND {of}chat = :chat"
            values["chat"] = self.chat
        if self.without:
            # Our own numbers, and few.
            sql += f" AND {of}chat NOT IN ({', '.join(str(int(one)) for one in sorted(self.without))})"
        return sql, values


@dataclass(frozen=True)
class Span:
    """One stretch of a row: its mood (None under five authors), and how many wrote how much."""

    mood: Figure | None
    authors: int
    messages: int


def row(conn: Connection, scope: Scope, first: int, count: int, size: int) -> list[Span]:
    """Return `count` stretches of `size` hours from hour `first` on."""
    where, values = scope.where()
    found = conn.execute(
        text(
            "SELECT (hour - :first) / :size AS place, actor, sum(messages) AS messages, sum(total) AS total "
            f"FROM mood_share WHERE {where} AND hour >= :first AND hour < :last GROUP BY 1, 2 ORDER BY 1, 2"
        ),
        {**values, "first": first, "last": first + count * size, "size": size},
    )
    shares: dict[int, list[Share]] = defaultdict(list)
    for one in found:
        shares[int(one.place)].append(_share(one))
    return [_span(shares[place]) for place in range(count)]


def over(conn: Connection, scope: Scope, first: int, last: int) -> Span:
    """Return one stretch from hour `first` up to, and without, hour `last`."""
    return row(conn, scope, first, 1, last - first)[0]


def days(conn: Connection, scope: Scope, last: int, count: int) -> list[tuple[int, Figure]]:
    """Return the days up to day `last` of which something can be said, each with its mood."""
    first = last - count + 1
    spans = row(conn, scope, first * DAY_HOURS, count, DAY_HOURS)
    return [(first + n, span.mood) for n, span in enumerate(spans) if span.mood is not None]


def about(conn: Connection, scope: Scope, subject: str) -> Figure | None:
    """Return how people speak of a subject."""
    where, values = scope.where("a.")
    found = conn.execute(
        text(
            "SELECT m.actor, count(*) AS messages, sum(m.score) AS total FROM mood_about a "
            "JOIN mood_message m ON m.part = a.part AND m.chat = a.chat AND m.message = a.message "
            f"WHERE {where} AND a.subject = :s GROUP BY m.actor ORDER BY m.actor"
        ),
        {**values, "s": subject},
    )
    return figure(map(_share, found))


def movers(conn: Connection, scope: Scope, first: int, last: int, *, down: bool, most: int = 3) -> list[Any]:
    """Return the messages that speak most clearly for a change, the most negative first if it went down.

    One of each author at most: this is about what was said, not about who says such things often.
    """
    where, values = scope.where()
    order, sign = ("score", "<") if down else ("score DESC", ">")
    found = conn.execute(
        text(
            f"SELECT chat, message, actor, score FROM mood_message WHERE {where} AND hour >= :first AND hour < :last "
            f"AND label {sign} 0 ORDER BY {order}, seq LIMIT 200"
        ),
        {**values, "first": first, "last": last},
    )
    chosen: dict[int, Any] = {}
    for one in found:
        chosen.setdefault(int(one.actor), one)
    return list(chosen.values())[:most]


def _share(one: Any) -> Share:
    return Share(int(one.actor), int(one.messages), float(one.total))


def _span(shares: list[Share]) -> Span:
    return Span(figure(shares), len(shares), sum(share.messages for share in shares))
