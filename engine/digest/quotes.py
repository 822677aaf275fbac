"""Other people's words in a digest: copied, linked, and taken out again when their source goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import text

from engine.contract.feature import Context
from engine.digest.rules import title_of

if TYPE_CHECKING:
    from engine.digest.reading import Reading


class Quote(NamedTuple):
    """A message's own words, and where they stand."""

    chat: int
    message: str
    actor: int
    title: str


def quote_of(reading: Reading, row: Any) -> Quote | None:
    """Quote a message, if its words are still there."""
    words = reading.texts([row.said]).get(row.said, "")
    title = title_of(words)
    return Quote(int(row.chat), str(row.message), int(row.actor), title) if title else None


def remembered(context: Context, rows: Sequence[Any]) -> Quote | None:
    """Return the words by which a digest named a thread before, for the text itself may be gone since."""
    for row in rows:
        title = context.conn.execute(
            text(
                "SELECT title FROM digest_quote WHERE part = :p AND chat = :c AND message = :m ORDER BY seq DESC LIMIT 1"
            ),
            {"p": context.part, "c": row.chat, "m": row.message},
        ).scalar()
        if title:
            return Quote(int(row.chat), str(row.message), int(row.actor), str(title))
    return None
