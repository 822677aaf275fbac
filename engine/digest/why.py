"""`/why` about a digest: how its lines were chosen."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text

from engine.contract.events import Command, Message
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Text
from engine.contract.settings import fold

_ABOUT = frozenset({"digest", "周报", "日报", "月报", "週報", "日報", "月報"})


def explain(context: Context, about: str) -> Sequence[AnyPart] | None:
    """Explain a digest: the one replied to, or any if asked for it by name."""
    if fold(about) not in _ABOUT and not _replied(context):
        return None
    return [Text(context.text("digest-why"))]


def _replied(context: Context) -> bool:
    body = context.event.body
    message = body.reply_to if isinstance(body, Message | Command) else ""
    if not message:
        return False
    sql = text("SELECT 1 FROM sent WHERE chat = :c AND message = :m AND slot LIKE 'digest:%'")
    return context.conn.execute(sql, {"c": context.event.chat, "m": message}).scalar() is not None
