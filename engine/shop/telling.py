"""Words to those who are not in the room: the buyer, and the admins whose work an order is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.contract.clock import DAY
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import REMINDER, Button, Buttons, Mention, Text
from engine.shop.records import FEATURE, WORD
from engine.stream.places import places_of
from engine.stream.whereabouts import staff_chats

ADMINS = 5
"""So many are told in private; a word to all of a large staff is noise again."""


def tell_buyer(ctx: Context, order: Any, key: str, **values: object) -> None:
    """Tell the buyer what has become of an order, alone."""
    lang = ctx.language(order.buyer)
    told = ctx.text(key, lang, number=order.number, name=order.name, price=order.price, **values)
    ctx.reply(
        told,
        chat=order.chat or ctx.event.chat,
        actor=order.buyer,
        private=True,
        direct=True,
        thread="",
        quote=False,
    )


def order_arrived(ctx: Context, order: Any) -> None:
    """Tell the admins that an order waits for them."""
    for chat, actor in _desks(ctx):
        lang = ctx.language(actor, chat=None if actor else chat)
        told = ctx.text("shop-arrived", lang, number=order.number, name=order.name, price=order.price)
        look = Button(
            ctx.text("shop-look", lang, number=order.number),
            data=f"{WORD}:order:{ctx.community}:{order.number}",
        )
        _say(ctx, chat, actor, Mention(order.buyer), Text(" " + told), Buttons(((look,),)))


def tell_admins(ctx: Context, order: Any, key: str, **values: object) -> None:
    """Tell the admins what has become of an order."""
    for chat, actor in _desks(ctx):
        lang = ctx.language(actor, chat=None if actor else chat)
        told = ctx.text(key, lang, number=order.number, name=order.name, price=order.price, **values)
        _say(ctx, chat, actor, Mention(order.buyer), Text(" " + told))


def _desks(ctx: Context) -> Sequence[tuple[int, int | None]]:
    """Return the admins' private chats, else the community's first group."""
    alone: Sequence[tuple[int, int | None]] = staff_chats(ctx.conn, ctx.part, ctx.community, "admin")[:ADMINS]
    return alone or [(place.chat, None) for place in places_of(ctx)[:1]]


def _say(ctx: Context, chat: int, actor: int | None, *parts: Text | Mention | Buttons) -> None:
    admission = ctx.port(NoiseBudget).admit(chat, FEATURE, priority=REMINDER)
    if admission.verdict == "drop":
        return
    ctx.reply(
        *parts,
        chat=chat,
        actor=actor,
        private=actor is not None,
        thread="",
        quote=False,
        priority=REMINDER,
        not_before=admission.at if admission.verdict == "hold" else 0,
        expires_at=max(ctx.now, admission.at) + DAY,
    )
