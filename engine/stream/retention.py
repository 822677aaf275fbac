"""Retention: passing text goes when its time is over and every consumer has read it; rows and numbers stay."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, text

from engine.contract.clock import DAY

FACT_DAYS = 400


def sweep(conn: Connection, now: int, days_of: Callable[[int], int]) -> int:
    """Empty payloads older than each community's `days_of(community)`; return how many."""
    passed = "(select min(pos) from cursor where cursor.part = log.part)"
    emptied = 0
    for community, part in conn.execute(text("select id, part from community")).all():
        cutoff = now - days_of(community) * DAY
        where = "part = :p and community = :c"
        emptied += conn.execute(
            text(
                f"update log set payload = null where {where} and received_at <= :t and payload is not null "
                f"and seq <= {passed}"
            ),
            {"p": part, "c": community, "t": cutoff},
        ).rowcount
        conn.execute(
            text(f"update message_fact set sketch = null where {where} and at <= :t and sketch is not null"),
            {"p": part, "c": community, "t": min(cutoff, now - DAY)},
        )
        conn.execute(
            text(f"delete from message_fact where {where} and at <= :t"),
            {"p": part, "c": community, "t": now - FACT_DAYS * DAY},
        )
        conn.execute(
            text(
                f"update outbox set payload = :empty where {where} and created_at <= :t "
                "and state not in ('queued', 'sending') and payload <> :empty"
            ),
            {"empty": b"", "p": part, "c": community, "t": cutoff},
        )
    return emptied
