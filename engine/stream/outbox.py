"""The outbox: claimed in short transactions, sent outside of them, marked afterwards.

States: queued → sending → sent | failed | queued again (a passing error);
`expired`, `superseded` (a newer edit of the same slot) and `muted` (shadow or pause) never leave.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, text

from engine.contract.clock import HOUR, SECOND
from engine.contract.replies import NOTICE
from engine.store.sql import insert_new
from engine.store.tables import Outbox

LEASE = 60 * SECOND
MAX_ATTEMPTS = 8
TIDY = 10_000
"""Added to a row's number within its event for the act that deletes it again."""
DELETABLE = 40 * HOUR
"""Platforms let a bot delete its messages for some two days."""
_NOTHING_WAITS = 99
COLUMNS = (
    "part, seq, n, key, community, chat, actor, platform, feature, kind, slot, priority, state, "
    "expires_at, attempts, created_at, payload"
)


def claim(
    conn: Connection,
    owner: str,
    platform: str,
    now: int,
    *,
    limit: int = 20,
    resting: Collection[int] = (),
) -> list[Any]:
    """Claim rows ready to send: the best priority first, in order within a chat, one row a chat at a time.

    A chat waits while one of its rows is under way, and for a row that is to be tried again. Chats that are `resting`
    (nothing more may be said there for now) are left out, but for what no chat shows: toasts and acts.
    """
    _expire(conn, now)
    recover(conn, owner, now, own=False)
    skip = " for update skip locked" if conn.dialect.name == "postgresql" else ""
    # The numbers are our own, and few.
    rest = f"and (kind <> 'reply' or chat not in ({', '.join(map(str, resting))})) " if resting else ""
    rows = conn.execute(
        text(
            f"select {COLUMNS} from outbox where state = 'queued' and platform = :platform "
            f"and not_before <= :now {rest}order by priority, part, seq, n limit 500{skip}"
        ),
        {"now": now, "platform": platform},
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


def tidy_later(conn: Connection, row: Any, message: str, act: bytes | None, at: int) -> None:
    """Queue the act that deletes a passing message of the bot's own at a time; None lets the message stay.

    What was queued for the same message before no longer holds: the last word decides.
    """
    slot = f"tidy:{message}"
    conn.execute(
        text(
            "delete from outbox where state = 'queued' and platform = :p and priority = :r "
            "and chat = :c and slot = :s"
        ),
        {"p": row.platform, "r": NOTICE, "c": row.chat, "s": slot},
    )
    if act is None:
        return
    tidy = {
        "part": row.part,
        "seq": row.seq,
        "n": TIDY + row.n,
        "key": f"{row.key}:tidy",
        "community": row.community,
        "chat": row.chat,
        "actor": None,
        "platform": row.platform,
        "feature": "runtime",
        "kind": "act",
        "slot": slot,
        "priority": NOTICE,
        "state": "queued",
        "not_before": at,
        "expires_at": at + DELETABLE,
        "attempts": 0,
        "owner": "",
        "lease_until": 0,
        "created_at": at,
        "error": "",
        "payload": act,
    }
    insert_new(conn, Outbox, [tidy])


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


def abandon(conn: Connection, platform: str, owner: str) -> None:
    """Let go of what other owners had under way on a platform, for this one alone speaks there now."""
    conn.execute(
        text("update outbox set lease_until = 0 where state = 'sending' and platform = :p and owner <> :o"),
        {"p": platform, "o": owner},
    )


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


def row_of(conn: Connection, part: int, ref: str) -> Any:
    """Return kind, slot, chat and payload of the row that an outcome's `ref` names; None if it is gone."""
    key, _, number = ref.rpartition("#")
    return conn.execute(
        text(
            "select o.kind, o.slot, o.chat, o.payload from log l join outbox o "
            "on o.part = l.part and o.seq = l.seq and o.n = :n where l.part = :p and l.key = :k"
        ),
        {"p": part, "k": key, "n": int(number) if number.isdecimal() else -1},
    ).first()
