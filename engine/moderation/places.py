"""Where the moderators are reached, and how a member is: channels by name, desks, private chats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Lifetime
from engine.moderation.standing import place_of, role_in
from engine.moderation.tables import Desk
from engine.store.sql import insert_new
from engine.stream.whereabouts import OPENS_CHATS, door, named_chat, staff_chats

STAFF = 6
"""So many are asked in private; a word to all of a large staff is noise."""


def audit_chat(ctx: Context) -> int | None:
    """Return where the record of every act goes."""
    return named_chat(ctx.conn, ctx.community, str(ctx.setting("moderation.audit_chat")))


def desks(ctx: Context, about: int, against: int | None = None) -> list[tuple[int, int]]:
    """Return where what happened in the chat `about` is decided: (chat, 0), or (private chat, moderator) of the staff.

    A moderator whom it is `against` is asked in private only if there is no other.
    """
    chat = named_chat(ctx.conn, ctx.community, str(ctx.setting("moderation.reports_chat")))
    if chat is not None:
        return [(chat, 0)]
    staff = staff_chats(ctx.conn, ctx.part, ctx.community, "moderator")
    found = [(desk, actor) for desk, actor in staff if role_in(ctx, actor, about) != "member"]
    others = [(desk, actor) for desk, actor in found if actor != against]
    if not others and place_of(ctx, about).platform in OPENS_CHATS:
        found = [(about, actor) for actor in staff_of(ctx, about)]
        others = [(desk, actor) for desk, actor in found if actor != against]
    return (others or found)[:STAFF]


def staff_of(ctx: Context, chat: int) -> list[int]:
    """Return the moderators of a chat who have an account on its platform."""
    found = ctx.conn.execute(
        text(
            "SELECT m.actor, min(m.joined_at) AS since FROM membership m JOIN identity i ON i.person = m.actor "
            "WHERE m.part = :p AND m.community = :c AND m.role <> 'member' AND m.left_at IS NULL "
            "AND i.platform = :f AND NOT i.bot GROUP BY m.actor ORDER BY since, m.actor"
        ),
        {"p": ctx.part, "c": ctx.community, "f": place_of(ctx, chat).platform},
    ).scalars()
    return [int(actor) for actor in found if role_in(ctx, actor, chat) != "member"]


def left_to_others(ctx: Context, actor: int | None, author: int | None, chat: int) -> bool:
    """Tell whether a report is about whoever looks at it, and there are other moderators to do so."""
    return actor is not None and actor == author and any(one != actor for one in staff_of(ctx, chat))


Card = Callable[[str], Sequence[AnyPart]]
"""A card in a language."""


def put_on_desks(ctx: Context, slot: str, about: int, card: Card, against: int | None = None) -> bool:
    """Put up a card where the moderators are; false if there is nobody to see it."""
    places = desks(ctx, about, against)
    home = {"part": ctx.part, "community": ctx.community, "slot": slot}
    rows = [{**home, "chat": chat, "actor": actor, "n": n} for n, (chat, actor) in enumerate(places)]
    insert_new(ctx.conn, Desk, rows)
    for n, (chat, actor) in enumerate(places):
        _show(ctx, slot, chat, actor, n, card)
    return bool(places)


def on_desks(ctx: Context, slot: str) -> list[Any]:
    """Return where a card stands."""
    sql = "SELECT chat, actor, n FROM mod_desk WHERE part = :p AND community = :c AND slot = :s ORDER BY n"
    return list(ctx.conn.execute(text(sql), {"p": ctx.part, "c": ctx.community, "s": slot}))


def change_on_desks(ctx: Context, slot: str, card: Card) -> None:
    """Show a card anew wherever it stands."""
    for row in on_desks(ctx, slot):
        _show(ctx, slot, row.chat, row.actor, row.n, card)


def _show(ctx: Context, slot: str, chat: int, actor: int, n: int, card: Card) -> None:
    """Show a card in the moderators' chat, in a moderator's private chat, or by opening one."""
    if not actor:
        ctx.reply(*card(language_of(ctx, chat)), chat=chat, slot=slot, quote=False, private=False)
        return
    parts = card(ctx.language(actor))
    if place_of(ctx, chat).kind == "private":
        ctx.reply(*parts, chat=chat, actor=actor, slot=slot, quote=False, private=True)
    else:
        own = f"{slot}:{n}"
        ctx.reply(*parts, chat=chat, actor=actor, slot=own, quote=False, private=True, direct=True)


def tell(ctx: Context, actor: int, beside: int, *parts: AnyPart | str, lifetime: Lifetime = "keep") -> bool:
    """Say something to somebody alone, if the bot may write to them; never knocks in the group."""
    reached = door(ctx.conn, actor, beside)
    if reached is None:
        return False
    # Where that is possible, by way of the group: so it arrives before what is done to them there.
    chat, direct = reached
    ctx.reply(
        *parts,
        chat=chat,
        actor=actor,
        private=True,
        direct=direct,
        quote=False,
        lifetime="keep" if chat == beside else lifetime,
    )
    return True


def language_of(ctx: Context, chat: int) -> str:
    """Return the language of a chat that need not be the event's."""
    own = ctx.conn.execute(text("SELECT language FROM chat WHERE id = :c"), {"c": chat}).scalar()
    known = str(own) if own else _of_community(ctx)
    if known in ("zh-CN", "zh-TW"):
        return known
    return "zh-CN" if known.startswith("zh") else "en"


def _of_community(ctx: Context) -> str:
    own = ctx.conn.execute(
        text("SELECT language FROM community WHERE id = :c"), {"c": ctx.community}
    ).scalar()
    return str(own or ctx.setting("bot.language"))
