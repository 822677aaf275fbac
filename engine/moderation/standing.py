"""Who may act on whom: never more than the platform would let them do themselves."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import text

from engine.contract.errors import UserError
from engine.contract.events import ROLES, Role
from engine.contract.feature import Context
from engine.contract.ports import OWN_ACCOUNT


def place_of(ctx: Context, chat: int) -> Any:
    """Return a chat's row: platform, its id there, kind, title, space."""
    sql = "SELECT id, community, platform, platform_chat, kind, title, space FROM chat WHERE id = :i"
    return ctx.conn.execute(text(sql), {"i": chat}).one()


def is_private(ctx: Context) -> bool:
    """Tell whether the event came from a private chat."""
    return bool(place_of(ctx, ctx.event.chat).kind == "private")


def role_in(ctx: Context, actor: int, chat: int) -> Role:
    """Return somebody's role in a chat itself, not in all that belongs to the community.

    Where the platform has named nobody as staff of the chat, the community's roles hold.
    """
    place = place_of(ctx, chat)
    values = {
        "p": ctx.part,
        "c": ctx.community,
        "f": place.platform,
        "s": place.space or place.platform_chat,
    }
    rows = ctx.conn.execute(
        text(
            "SELECT actor, role FROM standing WHERE part = :p AND community = :c AND platform = :f "
            "AND scope = :s AND role <> 'member'"
        ),
        values,
    ).all()
    if not rows:
        return ctx.role(actor)
    own = [cast(Role, row.role) for row in rows if row.actor == actor]
    return max(own, key=ROLES.index, default="member")


def insist_on_moderator(ctx: Context, actor: int | None, chat: int) -> None:
    """Refuse what only a moderator of that chat may do. Raises UserError."""
    if actor is None or role_in(ctx, actor, chat) == "member":
        raise UserError("moderation-not-here", chat=place_of(ctx, chat).title or "?")


def insist_on_judge(ctx: Context, actor: int | None, target: int | None, chat: int) -> None:
    """Refuse to take back what was done to oneself, and all who are no moderators of that chat. Raises UserError."""
    insist_on_moderator(ctx, actor, chat)
    if actor == target:
        raise UserError("moderation-not-yourself")


def insist_on_rank(ctx: Context, actor: int | None, target: int, chat: int) -> None:
    """Refuse to act on oneself, the bot, a channel, or whoever stands as high. Raises UserError."""
    insist_on_moderator(ctx, actor, chat)
    assert actor is not None
    if target == actor:
        raise UserError("moderation-not-yourself")
    refusal = untouchable(ctx, target, chat)
    if refusal:
        raise UserError(refusal)
    if ROLES.index(_highest(ctx, target, chat)) >= ROLES.index(role_in(ctx, actor, chat)):
        raise UserError("moderation-not-above")


def untouchable(ctx: Context, target: int, chat: int) -> str:
    """Return the text that says why nobody is acted on, empty if there is no such reason."""
    platform = place_of(ctx, chat).platform
    rows = ctx.conn.execute(
        text("SELECT platform, platform_user, bot, payable FROM identity WHERE person = :a"), {"a": target}
    ).all()
    here = [row for row in rows if row.platform == platform]
    if not here:
        return "moderation-not-known-here"
    own = ctx.conn.execute(
        text("SELECT value FROM note WHERE platform = :p AND name = :n"), {"p": platform, "n": OWN_ACCOUNT}
    ).scalar()
    if own is not None and any(row.platform_user == bytes(own).decode() for row in here):
        return "moderation-not-me"
    if not any(row.payable or row.bot for row in here):
        return "moderation-not-a-person"
    return ""


def is_staff(ctx: Context, target: int, chat: int) -> bool:
    """Tell whether somebody is more than a member; rules leave them alone."""
    return _highest(ctx, target, chat) != "member"


def _highest(ctx: Context, target: int, chat: int) -> Role:
    """Staff of any chat of the community are staff to be protected."""
    return max(role_in(ctx, target, chat), ctx.role(target), key=ROLES.index)
