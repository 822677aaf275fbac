"""What a time was about, from the texts that retention still has."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text

from engine.contract.events import Message, decode_body
from engine.sentiment.hours import DAY_HOURS
from engine.sentiment.reading import Scope
from engine.sentiment.topics import Naming, topics

MOST_READ = 4000
"""Messages read on each side, so that a busy day costs no more than a second."""
BEFORE = 14 * DAY_HOURS


def topics_of(conn: Connection, scope: Scope, first: int, last: int) -> list[str]:
    """Return what hours `first` up to `last` were about, against the two weeks before as far as they are kept.

    Empty if the texts are gone: they are read, counted and forgotten; only words of three people or more go on.
    """
    now = _said(conn, scope, first, last)
    return topics(now, _said(conn, scope, first - BEFORE, first), _naming(conn, scope)) if now else []


def _naming(conn: Connection, scope: Scope) -> Naming:
    """Return the words that name a member: somebody is no topic."""
    rows = conn.execute(
        text(
            "SELECT i.name, i.handle FROM membership m JOIN identity i ON i.person = m.actor "
            "WHERE m.part = :p AND m.community = :c"
        ),
        {"p": scope.part, "c": scope.community},
    )
    return Naming(name for row in rows for name in row)


def _said(conn: Connection, scope: Scope, first: int, last: int) -> list[tuple[int, str]]:
    where, values = scope.where()
    rows = conn.execute(
        text(
            "SELECT m.actor, l.payload, l.version FROM "
            f"(SELECT part, seq, actor FROM mood_message WHERE {where} AND hour >= :first AND hour < :last "
            "ORDER BY seq DESC LIMIT :most) m JOIN log l ON l.part = m.part AND l.seq = m.seq "
            "WHERE l.payload IS NOT NULL"
        ),
        {**values, "first": first, "last": last, "most": MOST_READ},
    )
    return [(int(row.actor), words) for row in rows if (words := _words(row))]


def _words(row: Any) -> str:
    body = decode_body(bytes(row.payload), row.version)
    return body.text if isinstance(body, Message) else ""
