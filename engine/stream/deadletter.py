"""Dead letters: the one event of a batch that a consumer could not apply, kept with its error."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text

from engine.contract.events import Event
from engine.contract.ids import stable_hash
from engine.store.sql import upsert
from engine.store.tables import DeadLetter

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter can be mistaken for another when read aloud."""


def reference(key: str) -> str:
    """Return the four signs that a member is shown and `doctor` finds again."""
    value = stable_hash(key)
    return "".join(_LETTERS[value >> shift & 31] for shift in (0, 5, 10, 15))


def put(conn: Connection, consumer: str, event: Event, error: str, now: int) -> str:
    """Keep an event as dead letter; return its reference."""
    ref = reference(event.key)
    row = {
        "consumer": consumer,
        "part": event.part,
        "seq": event.seq,
        "key": event.key,
        "error": error[:2000],
        "ref": ref,
        "at": now,
    }
    upsert(conn, DeadLetter, [row], keys=("consumer", "part", "seq"), put=("error", "at"))
    return ref


def waiting(conn: Connection) -> list[Any]:
    """List the dead letters, oldest first."""
    return list(
        conn.execute(text("select consumer, part, seq, key, error, ref, at from dead_letter order by at"))
    )


def remove(conn: Connection, consumer: str, part: int, seq: int) -> None:
    """Drop a dead letter that was applied after all."""
    conn.execute(
        text("delete from dead_letter where consumer = :c and part = :p and seq = :s"),
        {"c": consumer, "p": part, "s": seq},
    )
