"""Other people's words in a digest: copied, linked, and taken out again when their source goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.contract.feature import Context
from engine.digest.rules import title_of
from engine.store.sql import select_where_in

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
    sql = (
        "SELECT message, title FROM digest_quote WHERE part = :part AND chat = :chat "
        "AND message IN :values ORDER BY seq"
    )
    for chat in sorted({int(row.chat) for row in rows}):
        here = {str(row.message): int(row.actor) for row in rows if row.chat == chat}
        found = select_where_in(context.conn, sql, list(here), part=context.part, chat=chat)
        if found:
            message, title = found[-1]
            return Quote(chat, str(message), here[str(message)], str(title))
    return None
