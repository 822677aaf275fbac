"""Reads that need no record: completions, permission checks, menus. Read-only, short, never logged."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, text

from engine.contract.commands import CommandSpec
from engine.contract.errors import StoreError
from engine.contract.events import ROLES, Role
from engine.contract.feature import Feature
from engine.runtime.parser import commands_of
from engine.store.database import Store

T = TypeVar("T")
BUDGET = 0.3
"""Seconds that a read may take; a platform waits no longer for a completion."""
MOST = 25


class StoreQueries:
    """The port Queries, built from the features' query functions. A read over its budget answers with nothing."""

    def __init__(self, store: Store, features: Sequence[Feature]) -> None:
        self._store = store
        self._features = {feature.name: feature for feature in features}
        self._commands = commands_of(features)

    async def suggest(self, platform: str, chat: str, command: str, param: str, typed: str) -> Sequence[str]:
        """Complete an argument of a command."""
        spec = next((spec for spec in self._commands if spec.name == command), None)
        feature = self._features.get(spec.feature) if spec is not None else None
        if feature is None or feature.suggest is None:
            return ()
        ask = feature.suggest

        def look(conn: Connection) -> list[str]:
            community = _community(conn, platform, chat)
            return [] if community is None else list(islice(ask(conn, community, param, typed), MOST))

        return await self._read(look, [])

    async def role(self, platform: str, chat: str, person: str) -> Role:
        """Return somebody's role in the community of a chat."""

        def look(conn: Connection) -> Role:
            found = conn.execute(
                text(
                    "select m.role from membership m join identity i on i.person = m.actor "
                    "join community c on c.id = m.community and c.part = m.part "
                    "where c.id = :c and i.platform = :p and i.platform_user = :u"
                ),
                {"c": _community(conn, platform, chat), "p": platform, "u": person},
            ).scalar()
            return cast(Role, found or "member")

        return await self._read(look, "member")

    async def staff(self, platform: str, chat: str) -> Mapping[str, Role]:
        """Return whom the platform made more than a member in a chat's space, by platform id."""

        def look(conn: Connection) -> dict[str, Role]:
            rows = conn.execute(
                text(
                    "select i.platform_user, s.role from chat h join community c on c.id = h.community "
                    "join standing s on s.part = c.part and s.community = c.id and s.platform = h.platform "
                    "and s.scope = case when h.space = '' then h.platform_chat else h.space end "
                    "join identity i on i.person = s.actor and i.platform = h.platform "
                    "where h.platform = :p and h.platform_chat = :h and s.role <> 'member'"
                ),
                {"h": chat, "p": platform},
            )
            return {row.platform_user: cast(Role, row.role) for row in rows}

        return await self._read(look, {})

    async def commands(self, platform: str, chat: str) -> Sequence[CommandSpec]:
        """Return the commands to offer in a chat, those for everybody first."""
        return sorted(self._commands, key=lambda spec: ROLES.index(spec.audience))

    async def _read(self, look: Callable[[Connection], T], nothing: T) -> T:
        def work() -> T:
            with self._store.read() as conn:
                return look(conn)

        try:
            async with asyncio.timeout(BUDGET):
                return await asyncio.to_thread(work)
        except (TimeoutError, StoreError):
            return nothing


def _community(conn: Connection, platform: str, chat: str) -> int | None:
    """Return the community of a chat; a private chat is named by its person's platform id."""
    found: Any = conn.execute(
        text(
            "select community from chat where platform = :p and platform_chat = :c union all "
            "select h.community from identity i join chat h on h.platform = i.platform "
            "and h.platform_chat = 'dm' || cast(i.id as text) "
            "where i.platform = :p and i.platform_user = :c limit 1"
        ),
        {"p": platform, "c": chat},
    ).scalar()
    return None if found is None else int(found)
