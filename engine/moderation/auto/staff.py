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


def tell_lost(ctx: Context, lost: int, beside: int, error: str) -> None:
    """Say in a chat that the place where moderators are to read cannot be reached, once an hour."""
    named = {audit_chat(ctx), *(desk for desk, actor in desks(ctx, beside) if not actor)}
    if lost == beside or lost not in named or not _is_time(ctx, "failed-place", lost):
        return
    lang = language_of(ctx, beside)
    said = ctx.text("auto-place-lost", lang, place=place_of(ctx, lost).title or "?")
    says = ctx.text("moderation-platform-says", lang, error=error[:300])
    ctx.reply(f"⚠️ {said}\n{says}", chat=beside, private=False, quote=False)


def tell_failed(ctx: Context, what: str, chat: int, said: str) -> None:
    """Tell moderators that the platform does not let a rule do its work in a chat."""
    if not _is_time(ctx, f"failed-{what}", chat):
        return
    # Moderators may read of several chats in one place.
    title = place_of(ctx, chat).title or "?"
    tell_staff(ctx, chat, lambda _lang: [Text(f"⚠️ {title} · {said}")])


def _is_time(ctx: Context, name: str, chat: int) -> bool:
    """Tell whether a thing has not been said of a chat lately; from now on it has."""
    key = {"part": ctx.part, "community": ctx.community, "chat": chat, "rule": name}
    where = "part = :part AND community = :community AND chat = :chat AND rule = :rule"
    before = ctx.conn.execute(text(f"SELECT said_at FROM mod_quiet WHERE {where}"), key).scalar()
    if before is not None and ctx.now - int(before) < PAUSE:
        return False
    row = {**key, "said_at": ctx.now, "waiting": 0}
    upsert(ctx.conn, Quiet, [row], keys=("part", "community", "chat", "rule"), put=("said_at",))
    return True
