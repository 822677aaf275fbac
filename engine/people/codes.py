"""Making, finding and using up one-time codes."""

from __future__ import annotations

import secrets
from hashlib import blake2b
from typing import Any, Literal

from sqlalchemy import text

from engine.contract.clock import HOUR, MINUTE
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.people.tables import Code, CodeTry
from engine.store.sql import insert_new

Purpose = Literal["link", "community"]
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without the signs that are taken for one another."""
LENGTH = 8
LIFE: dict[Purpose, int] = {"link": 10 * MINUTE, "community": HOUR}
WRONG_TRIES = 5
"""In an hour. With some 8·10¹¹ codes of ten minutes each, guessing is hopeless even so."""


def issue(ctx: Context, purpose: Purpose) -> str:
    """Make a code for the event's person; an older one of theirs for the same purpose no longer holds."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    ctx.conn.execute(
        text("delete from code where (purpose = :u and person = :a) or expires_at <= :now"),
        {"u": purpose, "a": ctx.event.actor, "now": ctx.event.at},
    )
    row = {
        "hash": _hash(code),
        "purpose": purpose,
        "person": ctx.event.actor,
        "platform": platform_of(ctx),
        "chat": ctx.event.chat,
        "community": ctx.community,
        "expires_at": ctx.event.at + LIFE[purpose],
        "claimed_by": None,
    }
    insert_new(ctx.conn, Code, [row])
    return code


def find(ctx: Context, purpose: Purpose, written: str) -> Any:
    """Return the row of a code that holds. Raises UserError, and remembers who guesses."""
    since = {"a": ctx.event.actor, "since": ctx.event.at - HOUR}
    ctx.conn.execute(text("delete from code_try where at <= :since"), {"since": since["since"]})
    tries = ctx.conn.execute(
        text("select count(*) from code_try where person = :a and at > :since"), since
    ).scalar_one()
    if tries >= WRONG_TRIES:
        raise UserError("people-code-tries")
    return by_hash(ctx, purpose, _hash(written))


def by_hash(ctx: Context, purpose: Purpose, hashed: str) -> Any:
    """Return the row of a code that holds, None if there is none."""
    return ctx.conn.execute(
        text("select * from code where hash = :h and purpose = :u and expires_at > :now"),
        {"h": hashed, "u": purpose, "now": ctx.event.at},
    ).first()


def claimed(ctx: Context) -> Any:
    """Return the event's person's own link code that somebody has entered."""
    return ctx.conn.execute(
        text(
            "select * from code where purpose = 'link' and person = :a and claimed_by is not null "
            "and expires_at > :now"
        ),
        {"a": ctx.event.actor, "now": ctx.event.at},
    ).first()


def claim(ctx: Context, hashed: str) -> None:
    """Note that the event's person entered a code."""
    ctx.conn.execute(
        text("update code set claimed_by = :a where hash = :h"), {"a": ctx.event.actor, "h": hashed}
    )


def note_wrong(ctx: Context) -> None:
    """Remember that the event's person entered a code that is none."""
    row = {"key": ctx.event.key, "person": ctx.event.actor, "at": ctx.event.at}
    insert_new(ctx.conn, CodeTry, [row])


def burn(ctx: Context, hashed: str) -> None:
    """Use a code up."""
    ctx.conn.execute(text("delete from code where hash = :h"), {"h": hashed})


def burn_written(ctx: Context, written: str) -> None:
    """Use up a code that others have seen."""
    burn(ctx, _hash(written))


def platform_of(ctx: Context) -> str:
    """Return the platform that an event came from."""
    return ctx.event.key.partition(":")[0]


def _hash(written: str) -> str:
    folded = "".join(letter for letter in written.upper() if letter.isalnum())
    return blake2b(folded.encode(), digest_size=16, person=b"qunban-code").hexdigest()
