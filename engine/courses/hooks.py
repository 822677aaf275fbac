"""What other features ask of courses: completions, what is talked about, what can be recommended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from engine.contract.feature import Candidate, Subject
from engine.contract.settings import fold
from engine.courses.records import subject_of
from engine.courses.refs import label
from engine.courses.rules import pieces
from engine.store.sql import fetch

MOST = 25
_LIVE = """SELECT * FROM course_item WHERE part = (SELECT part FROM community WHERE id = :c) AND community = :c
    AND state = 'live' ORDER BY number"""
_SHORTEST = 2
"""Letters that a name needs to be recognised in what people say."""


def live(conn: Connection, community: int) -> list[Any]:
    """Return a community's live items by number."""
    return fetch(conn, _LIVE, c=community)


def suggest(conn: Connection, community: int, param: str, typed: str) -> Iterable[str]:
    """Complete an item from its number or a part of either name, or a topic from the tags there are."""
    wanted = fold(typed).lstrip("#＃").strip()
    rows = live(conn, community)
    if param == "topic":
        tags = dict.fromkeys(tag for row in rows for tag in pieces(row.tags))
        return [tag for tag in tags if wanted in fold(tag)][:MOST]
    if param != "course":
        return []
    named = [(fold(f"{label(row)}\n{row.key}\n{row.tags}"), label(row)) for row in rows]
    begins = [name for words, name in named if words.partition(" ")[2].startswith(wanted)]
    return list(dict.fromkeys([*begins, *(name for words, name in named if wanted in words)]))[:MOST]


def subjects(conn: Connection, community: int) -> Iterable[Subject]:
    """Return the live items: talked about by either name or by key."""
    found = []
    for row in fetch(conn, _LIVE.replace("*", "number, key, title, title_en"), c=community):
        also = tuple(
            dict.fromkeys(
                name for name in (row.title_en, row.key) if len(name) >= _SHORTEST and name != row.title
            )
        )
        found.append(Subject(id=subject_of(row), name=row.title, aliases=also))
    return found


def candidates(conn: Connection, community: int) -> Iterable[Candidate]:
    """Return the live items."""
    return [
        Candidate(
            id=subject_of(row),
            kind=row.kind,
            title=row.title,
            title_en=row.title_en,
            text="\n".join(filter(None, (row.title_en, row.about, row.outline))),
            tags=tuple(pieces(row.tags)),
            command=f"/course show {row.number}",
        )
        for row in live(conn, community)
    ]
