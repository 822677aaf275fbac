"""Who is somebody and where they are reached, read from the directory: what several features ask alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

from engine.contract.events import ROLES, Role
from engine.contract.feature import Context
from engine.contract.ids import message_key
from engine.store.sql import select_where_in

OPENS_CHATS = ("discord", "console")
"""Platforms where a bot can write to a member who has never written to it."""
_PRIVATE = re.compile(r"[^:]*:dm\d+:")


def is_private(key: str) -> bool:
    """Tell by its key whether an event belongs to a private chat."""
    return _PRIVATE.match(key) is not None


def is_admin(ctx: Context) -> bool:
    """Tell whether the event's actor is an admin of its community."""
    return ROLES.index(ctx.role()) >= ROLES.index("admin")


def payable(conn: Connection, actors: Iterable[int]) -> set[int]:
    """Return those of the actors who are people: no bots, channels or anonymous admins."""
    sql = "SELECT id FROM identity WHERE id IN :values AND payable AND NOT bot"
    return {int(row[0]) for row in select_where_in(conn, sql, sorted(set(actors)))}


def persons(conn: Connection, part: int, accounts: Iterable[int]) -> dict[int, int]:
    """Return whose number stands for each account's by now, in a partition: its own, or that of the person it became."""
    found = {account: account for account in accounts}
    asked = set(found)
    while asked:
        sql = "SELECT gone, kept FROM alias WHERE part = :p AND gone IN :values"
        kept = {int(row.gone): int(row.kept) for row in select_where_in(conn, sql, sorted(asked), p=part)}
        found = {account: kept.get(person, person) for account, person in found.items()}
        asked = set(kept.values()) - set(kept)
    return found


def community_name(conn: Connection, community: int) -> str:
    """Return what a community is called."""
    name = conn.execute(text("SELECT name FROM community WHERE id = :c"), {"c": community}).scalar()
    return str(name or "?")


def named_chats(conn: Connection, community: int, names: Iterable[str]) -> list[int]:
    """Return the community's groups that have one of those titles or platform ids."""
    wanted = {name.strip().lstrip("#").casefold() for name in names} - {""}
    if not wanted:
        return []
    rows = conn.execute(
        text(
            "SELECT id, platform_chat, title FROM chat WHERE community = :c AND kind <> 'private' ORDER BY id"
        ),
        {"c": community},
    )
    return [
        int(row.id)
        for row in rows
        if wanted & {row.platform_chat.casefold(), row.title.lstrip("#").casefold()}
    ]


def named_chat(conn: Connection, community: int, name: str) -> int | None:
    """Return the community's group of that title or platform id; None if there is none."""
    return next(iter(named_chats(conn, community, [name])), None)


def private_chat(conn: Connection, actor: int, beside: int) -> int | None:
    """Return somebody's private chat with the bot on the platform of a chat, if they ever opened one."""
    sql = """SELECT p.id FROM chat g JOIN identity i ON i.person = :a AND i.platform = g.platform
        JOIN chat p ON p.platform = g.platform AND p.platform_chat = 'dm' || i.id
        WHERE g.id = :g ORDER BY p.id LIMIT 1"""
    found = conn.execute(text(sql), {"a": actor, "g": beside}).scalar()
    return None if found is None else int(found)


def door(conn: Connection, actor: int, beside: int) -> tuple[int, bool] | None:
    """Return (chat, directly) where somebody can be spoken to alone on the platform of a chat; None if nowhere."""
    place = conn.execute(text("SELECT kind, platform FROM chat WHERE id = :i"), {"i": beside}).first()
    if place is None:
        return None
    if place.kind == "private":
        return beside, False
    if place.platform in OPENS_CHATS:
        return beside, True
    chat = private_chat(conn, actor, beside)
    return None if chat is None else (chat, False)


def key_in(conn: Connection, chat: int, message: str) -> str | None:
    """Return the key of a message of a chat; None if the chat is not known."""
    place = conn.execute(text("SELECT platform, platform_chat FROM chat WHERE id = :i"), {"i": chat}).first()
    return None if place is None else message_key(place.platform, place.platform_chat, message)


def staff_chats(conn: Connection, part: int, community: int, least: Role) -> Sequence[tuple[int, int]]:
    """Return (private chat, member) of everybody of at least that role who has opened one, one each."""
    roles = ", ".join(f"'{role}'" for role in ROLES[ROLES.index(least) :])
    rows = conn.execute(
        text(
            "SELECT min(c.id) AS chat, m.actor FROM membership m JOIN identity i ON i.person = m.actor "
            "JOIN chat c ON c.platform = i.platform AND c.platform_chat = 'dm' || i.id "
            f"WHERE m.part = :p AND m.community = :c AND m.role IN ({roles}) AND m.left_at IS NULL "
            "GROUP BY m.actor ORDER BY chat"
        ),
        {"p": part, "c": community},
    )
    return [(int(row.chat), int(row.actor)) for row in rows]
