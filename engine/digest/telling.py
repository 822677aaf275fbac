"""Telling a digest in a chat: on whose account, through the noise budget, kept so that it can be mended."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import HOUR, to_datetime
from engine.contract.feature import Context, Period, PeriodName
from engine.contract.ports import NoiseBudget
from engine.contract.replies import DIGEST, Priority
from engine.digest.composing import Body, encode, quoted
from engine.digest.reading import left_out
from engine.digest.settings import CHATS
from engine.digest.tables import DigestIssue, DigestQuote
from engine.store.sql import insert_new, select_where_in
from engine.stream.whereabouts import named_chats

LATEST = 6 * HOUR
"""A digest that is so late is no news any more."""


def tell(context: Context, body: Body, name: str, *, chat: int, actor: int | None = None) -> bool:
    """Tell a digest unasked; false if the noise budget has no room for it."""
    admission = context.port(NoiseBudget).admit(chat, "digest", priority=DIGEST, about=actor)
    if admission.verdict == "drop":
        return False
    put_up(context, body, name, chat=chat, actor=actor, priority=DIGEST, not_before=admission.at)
    return True


def put_up(
    context: Context,
    body: Body,
    name: str,
    *,
    chat: int,
    actor: int | None = None,
    priority: Priority = DIGEST,
    not_before: int = 0,
) -> None:
    """Send a digest and keep what it says."""
    slot = f"digest:{name}:{context.event.seq}"
    context.reply(
        *body.parts(),
        chat=chat,
        actor=actor,
        private=actor is not None,
        quote=False,
        slot=slot,
        priority=priority,
        not_before=not_before,
        expires_at=max(context.now, not_before) + LATEST,
    )
    keep(context, body, name, slot, chat, actor)


def keep(context: Context, body: Body, name: str, slot: str, chat: int, actor: int | None) -> None:
    """Keep what a digest says and whom it quotes."""
    issue: dict[str, Any] = {
        "part": context.part,
        "seq": context.event.seq,
        "chat": chat,
        "community": context.community,
        "actor": actor,
        "name": name,
        "slot": slot,
        "at": context.event.at,
        "body": encode(body),
        "stale": False,
    }
    insert_new(context.conn, DigestIssue, [issue])
    words = quoted(body)
    authors = _authors(context, words)
    insert_new(
        context.conn,
        DigestQuote,
        [
            {
                "part": context.part,
                "seq": context.event.seq,
                "told": chat,
                "chat": place,
                "message": message,
                "community": context.community,
                "actor": authors[place, message],
                "title": title,
            }
            for (place, message), title in words.items()
            if (place, message) in authors
        ],
    )


def _authors(context: Context, words: dict[tuple[int, str], str]) -> dict[tuple[int, str], int]:
    found = {}
    sql = "SELECT message, actor FROM message_fact WHERE part = :part AND chat = :chat AND message IN :values"
    for chat in sorted({chat for chat, _ in words}):
        messages = sorted(message for place, message in words if place == chat)
        for row in select_where_in(context.conn, sql, messages, part=context.part, chat=chat):
            found[chat, str(row.message)] = int(row.actor)
    return found


def places(context: Context, period: Period) -> list[int]:
    """Return where digests are told: the chats that were chosen, else the busiest one of each platform."""
    chosen = named_chats(context.conn, context.community, [str(name) for name in context.setting(CHATS)])
    if chosen:
        return chosen
    rows = context.conn.execute(
        text(
            "SELECT c.id, c.platform, count(*) AS n FROM thread_message m JOIN chat c ON c.id = m.chat "
            "WHERE m.part = :p AND m.community = :c AND m.at >= :since AND m.at < :until AND c.kind = 'group' "
            "GROUP BY c.id, c.platform ORDER BY n DESC, c.id"
        ),
        {"p": context.part, "c": context.community, "since": period.since, "until": period.until},
    )
    without = left_out(context)
    busiest: dict[str, int] = {}
    for row in rows:
        if row.id not in without:
            busiest.setdefault(row.platform, int(row.id))
    return list(busiest.values())


def day_of(context: Context, name: PeriodName, moment: int) -> str:
    """Name the day of a moment for an audit row."""
    return f"{name} {to_datetime(moment, context.zone):%Y-%m-%d %H:%M}"
