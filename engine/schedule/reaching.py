"""Speaking to one person: alone where they can be reached, else by name where the event is announced."""

from __future__ import annotations

from typing import Any

from engine.contract.feature import Context
from engine.contract.replies import REMINDER, AnyPart, Mention
from engine.schedule.records import thread_of
from engine.stream.whereabouts import door


def tell(
    ctx: Context,
    member: int,
    beside: int,
    *parts: AnyPart | str,
    expires_at: int | None = None,
    not_before: int = 0,
) -> bool:
    """Say something to somebody alone, on the platform of a chat; false if they cannot be reached there."""
    reached = door(ctx.conn, member, beside)
    if reached is None:
        return False
    chat, direct = reached
    ctx.reply(
        *parts,
        chat=chat,
        actor=member,
        private=True,
        direct=direct,
        quote=False,
        expires_at=expires_at,
        priority=REMINDER,
        not_before=not_before,
    )
    return True


def tell_or_call(
    ctx: Context,
    member: int,
    beside: int,
    place: Any,
    *parts: AnyPart | str,
    expires_at: int | None = None,
) -> None:
    """Say something to somebody alone; where that is impossible, call them by name where the card stands."""
    if tell(ctx, member, beside, *parts, expires_at=expires_at) or place is None:
        return
    ctx.reply(
        Mention(member),
        " ",
        *parts,
        chat=place.chat,
        thread=thread_of(place),
        private=False,
        quote=False,
        expires_at=expires_at,
        priority=REMINDER,
        lifetime="request",
    )
