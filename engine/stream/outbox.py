"""The outbox: claimed in short transactions, sent outside of them, marked afterwards.

States: queued → sending → sent | failed | queued again (a passing error);
`expired`, `superseded` (a newer edit of the same slot) and `muted` (shadow or pause) never leave.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, text

from engine.contract.clock import SECOND
from engine.contract.replies import NOTICE

LEASE = 60 * SECOND
MAX_ATTEMPTS = 8
_NOTHING_WAITS = 99
COLUMNS = (
    "part, seq, n, key, community, chat, actor, platform, feature, kind, slot, priority, state, "
    "expires_at, attempts, created_at, payload"
)


def claim(conn: Connection, owner: str, platforms: Collection[str], now: int, limit: int = 20) -> list[Any]:
    """Claim rows ready to send: the best priority first, in order within a chat, one row a chat at a time.

    A chat waits while one of its rows is under way, and for a row that is to be tried again.
    """
    _expire(conn, now)
    recover(conn, owner, now, own=False)
    skip = " for update skip locked" if conn.dialect.name == "postgresql" else ""
    names = ", ".join(f"'{name}'" for name in sorted(platforms) if name.isalnum())
    if not names:
        return []
    rows = conn.execute(
        text(
            f"select {COLUMNS} from outbox where state = 'queued' and platform in ({names}) "
            f"and not_before <= :now order by priority, part, seq, n limit 500{skip}"
        ),
        {"now": now},
    ).all()
    chosen: list[Any] = []
    blocked = _blocked(conn, now)
    for row in rows:
        if row.priority >= blocked.get(row.chat, _NOTHING_WAITS) or len(chosen) >= limit:
            continue
        blocked[row.chat] = 0
        chosen.append(_newest_of_slot(conn, row, rows))
    for row in chosen:
        conn.execute(
            text(
                "update outbox set state = 'sending', owner = :o, lease_until = :l, attempts = attempts + 1 "
                "where part = :p and seq = :s and n = :n"
            ),
            {"o": owner, "l": now + LEASE, "p": row.part, "s": row.seq, "n": row.n},
        )
    return chosen


def _blocked(conn: Connection, now: int) -> dict[int, int]:
    """Return which chats must wait, each with the best priority that has to."""
    rows = conn.execute(
        text(
            "select chat, min(case when state = 'sending' then 0 else priority end) as priority from outbox "
            "where state = 'sending' or (state = 'queued' and attempts > 0 and not_before > :now) group by chat"
        ),
        {"now": now},
    )
    return {row.chat: row.priority for row in rows}


def _newest_of_slot(conn: Connection, row: Any, rows: Sequence[Any]) -> Any:
    """Let the newest edit of a slot stand for all that wait; a lost reaction to an older one cannot matter."""
    if not row.slot:
        return row
    same = sorted(
        (r for r in rows if r.chat == row.chat and r.slot == row.slot), key=lambda r: (r.part, r.seq, r.n)
    )
    for older in same[:-1]:
        _set_state(conn, older, "superseded", "a newer edit of the same message")
    return same[-1]


def _expire(conn: Connection, now: int) -> None:
    conn.execute(
        text(
            "update outbox set state = 'expired' where state = 'queued' and expires_at is not null and expires_at <= :n"
        ),
        {"n": now},
    )


def mark_sent(conn: Connection, row: Any) -> None:
    """Mark a row as sent."""
    _set_state(conn, row, "sent", "")


def mark_failed(conn: Connection, row: Any, error: str) -> None:
    """Mark a row as failed for good; it never blocks its chat."""
    _set_state(conn, row, "failed", error)


def mark_retry(conn: Connection, row: Any, error: str, not_before: int, attempts: int = MAX_ATTEMPTS) -> bool:
    """Queue a row again, not before a time; false (and failed) after too many attempts."""
    if row.attempts + 1 >= attempts:
        mark_failed(conn, row, error)
        return False
    conn.execute(
        text(
            "update outbox set state = 'queued', owner = '', error = :e, not_before = :t "
            "where part = :p and seq = :s and n = :n"
        ),
        {"e": error[:500], "t": not_before, "p": row.part, "s": row.seq, "n": row.n},
    )
    return True


def recover(conn: Connection, owner: str, now: int, *, own: bool = True) -> None:
    """Settle rows that a crash left in `sending`: this owner's if `own`, and others' whose lease has run out.

    They are "maybe sent": what matters or is idempotent (answers, reminders, edits of a slot) is tried again,
    cosmetic notices are not.
    """
    where = "state = 'sending' and (owner = :o or lease_until <= :now)"
    if not own:
        where = "state = 'sending' and owner <> :o and lease_until <= :now"
    conn.execute(
        text(
            f"update outbox set state = 'queued', owner = '' where {where} and (priority <> {NOTICE} or slot <> '')"
        ),
        {"o": owner, "now": now},
    )
    conn.execute(
        text(f"update outbox set state = 'failed', error = 'maybe sent before a crash' where {where}"),
        {"o": owner, "now": now},
    )


def _set_state(conn: Connection, row: Any, state: str, error: str) -> None:
    conn.execute(
        text("update outbox set state = :st, error = :e where part = :p and seq = :s and n = :n"),
        {"st": state, "e": error[:500], "p": row.part, "s": row.seq, "n": row.n},
    )
