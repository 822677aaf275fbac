"""Completions of `/faq`: keys and questions of the base."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

from engine.qa.rules import heading

MOST = 25
_LIVE = """SELECT number, key, question FROM faq_entry WHERE community = :c AND state = 'live'
    ORDER BY key = '', key, number DESC LIMIT 500"""


def suggest(conn: Connection, community: int, param: str, typed: str) -> Iterable[str]:
    """Complete an entry from its key or a part of its question."""
    if param not in ("key", "line"):
        return []
    wanted = typed.strip().lstrip("#＃").casefold()
    rows = conn.execute(text(_LIVE), {"c": community})
    named = [(row.key or str(row.number), heading(row.question)) for row in rows]
    return [name for name, question in named if wanted in f"{name} {question}".casefold()][:MOST]
