"""Where those are who run the community: the channel for reports, else moderators in private."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import text

from engine.contract.feature import Context
from engine.stream.places import places_of
from engine.stream.whereabouts import OPENS_CHATS, named_chat, staff_chats

MOST = 6
"""So many are told in private; a word to all of a large staff is noise."""
CHANNELS = ("invites.reports_chat", "moderation.reports_chat")
"""Settings that name the channel, ours first."""


class Place(NamedTuple):
    """A desk: a channel, or somebody's private chat (`direct`: opened from a group)."""

    n: int
    chat: int
    actor: int | None = None
    direct: bool = False


def desks(context: Context, about: int) -> list[Place]:
    """Return where a report about somebody is shown; never to them."""
    for name in CHANNELS:
        chat = named_chat(context.conn, context.community, _setting(context, name))
        if chat is not None:
            return [Place(0, chat)]
    alone = staff_chats(context.conn, context.part, context.community, "moderator")
    known = [Place(0, chat, actor) for chat, actor in alone if actor != about]
    if not known:
        known = _opened(context, about)
    return [place._replace(n=n) for n, place in enumerate(known[:MOST])]


def _setting(context: Context, name: str) -> str:
    try:
        return str(context.setting(name))
    except KeyError:
        # Moderation is not installed.
        return ""


def _opened(context: Context, about: int) -> list[Place]:
    """Return the staff where the bot may open a private chat by itself."""
    door = next((place for place in places_of(context) if place.platform in OPENS_CHATS), None)
    if door is None:
        return []
    rows = context.conn.execute(
        text(
            "SELECT DISTINCT m.actor, m.joined_at FROM membership m JOIN identity i ON i.person = m.actor "
            "WHERE m.part = :p AND m.community = :c AND m.role <> 'member' AND m.left_at IS NULL "
            "AND i.platform = :f AND NOT i.bot ORDER BY m.joined_at, m.actor"
        ),
        {"p": context.part, "c": context.community, "f": door.platform},
    )
    return [Place(0, door.chat, int(row.actor), direct=True) for row in rows if row.actor != about]


def language_of(context: Context, chat: int) -> str:
    """Return the language of a channel, which need not be that of the event's chat."""
    own = context.conn.execute(text("SELECT language FROM chat WHERE id = :i"), {"i": chat}).scalar()
    return str(own or context.language())
