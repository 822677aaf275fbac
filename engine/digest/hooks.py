"""What other features may ask of digests: the talk that was worth telling, for whoever was not part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from engine.contract.clock import DAY
from engine.contract.feature import Candidate
from engine.digest.rules import LEAST_MESSAGES
from engine.store.sql import fetch, select_where_in

FRESH = 7 * DAY
"""Whoever comes later than a week comes too late."""
MOST = 20
_TOLD = f"""SELECT q.chat, q.message, q.title, max(i.at) AS at, t.part, t.root
    FROM community c JOIN digest_quote q ON q.part = c.part AND q.community = c.id
    JOIN digest_issue i ON i.part = q.part AND i.seq = q.seq AND i.chat = q.told
    JOIN thread_message t ON t.part = q.part AND t.chat = q.chat AND t.message = q.message
    WHERE c.id = :c AND i.slot <> '' AND i.actor IS NULL
    GROUP BY q.chat, q.message, q.title, t.part, t.root ORDER BY at DESC, t.root LIMIT {MOST}"""
_SPEAKERS = """SELECT root, actor FROM thread_message
    WHERE part = :p AND community = :c AND root IN :values"""


def candidates(conn: Connection, community: int) -> Iterable[Candidate]:
    """Return the threads that digests told everybody of: what no digest may quote is no candidate either."""
    told = fetch(conn, _TOLD, c=community)
    speakers: defaultdict[int, list[int]] = defaultdict(list)
    if told:
        roots = {int(row.root) for row in told}
        for one in select_where_in(conn, _SPEAKERS, sorted(roots), p=told[0].part, c=community):
            speakers[one.root].append(int(one.actor))
    found: dict[str, Candidate] = {}
    for row in told:
        people = speakers[row.root]
        if len(people) >= LEAST_MESSAGES and len(set(people)) > 1:
            candidate = Candidate(
                id=f"thread:{row.root}",
                kind="thread",
                title=row.title,
                until=int(row.at) + FRESH,
                chat=int(row.chat),
                message=row.message,
                known_to=frozenset(people),
            )
            found.setdefault(candidate.id, candidate)
    return list(found.values())
