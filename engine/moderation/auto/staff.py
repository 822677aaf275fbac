"""What moderators have to know though no case speaks of it: said where they read, in the chat itself if there is no other place."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.clock import HOUR
from engine.contract.feature import Context
from engine.contract.replies import Text
from engine.moderation.auto.tables import Quiet
from engine.moderation.places import Card, audit_chat, desks, language_of
from engine.moderation.standing import place_of
from engine.store.sql import upsert

PAUSE = HOUR
"""That something cannot be done is said once in so long: a raid would make thirty lines of it."""


def tell_staff(ctx: Context, chat: int, card: Card) -> None:
    """Say something about a chat to its moderators."""
    audit = audit_chat(ctx)
    if audit is not None:
        ctx.reply(*card(language_of(ctx, audit)), chat=audit, private=False, quote=False)
        return
    desk, actor = next(iter(desks(ctx, chat)), (0, 0))
    if actor:
        direct = place_of(ctx, desk).kind != "private"
        parts = card(ctx.language(actor))
        ctx.reply(*parts, chat=desk, actor=actor, private=True, direct=direct, quote=False)
    elif desk:
        ctx.reply(*card(language_of(ctx, desk)), chat=desk, private=False, quote=False)
    else:
        parts = card(language_of(ctx, chat))
        ctx.reply(*parts, chat=chat, private=False, quote=False, lifetime="list")


def tell_failed(ctx: Context, what: str, chat: int, said: str) -> None:
    """Tell moderators that the platform does not let a rule do its work in a chat."""
    key = {"part": ctx.part, "community": ctx.community, "chat": chat, "rule": f"failed-{what}"}
    where = "part = :part AND community = :community AND chat = :chat AND rule = :rule"
    before = ctx.conn.execute(text(f"SELECT said_at FROM mod_quiet WHERE {where}"), key).scalar()
    if before is not None and ctx.now - int(before) < PAUSE:
        return
    row = {**key, "said_at": ctx.now, "waiting": 0}
    upsert(ctx.conn, Quiet, [row], keys=("part", "community", "chat", "rule"), put=("said_at",))
    # Moderators may read of several chats in one place.
    title = place_of(ctx, chat).title or "?"
    tell_staff(ctx, chat, lambda _lang: [Text(f"⚠️ {title} · {said}")])
