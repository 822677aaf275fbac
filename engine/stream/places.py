"""Where a member of a community can be given a role or a tag: its groups and servers, as the directory knows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import text

from engine.contract.feature import Context
from engine.contract.marks import PLATFORMS

PRESENT = "(m.left_at IS NULL OR m.last_at > m.left_at)"
"""Of a membership `m`: not gone, or seen again since."""


class Place(NamedTuple):
    """A door of the community: a group, or all channels of one server; `chat` is one of its chats."""

    platform: str
    scope: str
    chat: int
    chats: frozenset[int]


def places_of(context: Context) -> list[Place]:
    """Return the community's groups, a server once; of its chats the event's own stands for it."""
    rows = context.conn.execute(
        text(
            "SELECT id, platform, platform_chat, space FROM chat WHERE community = :c AND kind = 'group' ORDER BY id"
        ),
        {"c": context.community},
    )
    doors: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        doors.setdefault((row.platform, row.space or row.platform_chat), []).append(row.id)
    here = context.event.chat
    return [
        Place(platform, scope, here if here in chats else chats[0], frozenset(chats))
        for (platform, scope), chats in doors.items()
    ]


def places_for(context: Context, member: int, places: Iterable[Place]) -> list[Place]:
    """Return where a member has an account; of several groups of one platform those where they have written.

    Who has left gets nothing: the platform would only complain, and it took everything when they went.
    """
    if not _is_here(context, member):
        return []
    rows = context.conn.execute(
        text("SELECT DISTINCT platform FROM identity WHERE person = :m AND payable AND NOT bot"),
        {"m": member},
    )
    platforms = {row.platform for row in rows}
    mine = [place for place in places if place.platform in platforms]
    alone = {place.platform for place in mine if sum(other.platform == place.platform for other in mine) == 1}
    return [
        place
        for place in mine
        if place.platform in alone
        or context.event.chat in place.chats
        or _has_written(context, member, place)
    ]


def _is_here(context: Context, member: int) -> bool:
    sql = f"SELECT 1 FROM membership m WHERE m.part = :p AND m.community = :c AND m.actor = :m AND {PRESENT}"
    values = {"p": context.part, "c": context.community, "m": member}
    return context.conn.execute(text(sql), values).scalar() is not None


def _has_written(context: Context, member: int, place: Place) -> bool:
    numbers = ", ".join(str(int(chat)) for chat in sorted(place.chats))
    sql = f"""SELECT 1 FROM message_fact WHERE part = :p AND community = :c AND actor = :m
        AND chat IN ({numbers}) LIMIT 1"""
    values: dict[str, Any] = {"p": context.part, "c": context.community, "m": member}
    return context.conn.execute(text(sql), values).scalar() is not None


def may_be_tagged(context: Context, member: int, place: Place) -> bool:
    """Tell whether a platform shows a tag of ours there: Telegram lets bots tag ordinary members only."""
    if place.platform not in PLATFORMS["tag"]:
        return False
    sql = """SELECT 1 FROM standing WHERE part = :p AND community = :c AND actor = :m
        AND platform = 'telegram' AND platform = :platform AND scope = :scope AND role <> 'member'"""
    values: dict[str, Any] = {"p": context.part, "c": context.community, "m": member}
    values |= {"platform": place.platform, "scope": place.scope}
    return context.conn.execute(text(sql), values).scalar() is None
