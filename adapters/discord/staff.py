"""Finds the staff of a server when it appears, and again when its roles change."""

from __future__ import annotations

from typing import Any

import discord
import structlog

from adapters.discord.client import Client
from adapters.discord.decode import PLATFORM, Room, incoming, person
from adapters.discord.errors import TROUBLE
from adapters.discord.inbox import Inbox
from adapters.discord.rights import Ranks
from adapters.discord.rooms import Rooms
from engine.contract.clock import Clock
from engine.contract.errors import QunbanError
from engine.contract.events import PersonRef, Rights, Role
from engine.contract.ports import Queries

logger = structlog.get_logger("adapters.discord")

_PAGE = 1000
_PAGES = 100


class Staff:
    """Compares who is staff with what the log says, and appends the differences."""

    def __init__(self, client: Client, queries: Queries, rooms: Rooms, inbox: Inbox, clock: Clock) -> None:
        self.ranks = Ranks()
        self._client = client
        self._queries = queries
        self._rooms = rooms
        self._inbox = inbox
        self._clock = clock
        self._asked: set[int] = set()

    def see(self, guild: discord.Guild, user: PersonRef, roles: list[str], update: str) -> None:
        """Take note of a member's roles, be it before the server was looked through: the first may be its owner's."""
        if not user.bot and (rank := self.ranks.see(guild, user.id, roles)) is not None:
            self._tell(guild, user, rank, update)

    async def changed(self, guild: discord.Guild, update: str) -> None:
        """Look again if a change of the server or its roles makes somebody more or less than before."""
        before = self.ranks.standing(guild)
        self.ranks.forget_roles(guild.id)
        if before != self.ranks.standing(guild):
            await self.scan(guild, update)

    async def scan(self, guild: discord.Guild, update: str) -> None:
        """Look through the members of a server; without the members intent only its owner is certain."""
        self.ranks.forget_roles(guild.id)
        self.ranks.standing(guild)
        if not await self._ask(guild):
            return
        found = {str(guild.owner_id): PersonRef(str(guild.owner_id))} if guild.owner_id else {}
        ranks: dict[str, Role] = dict.fromkeys(found, "owner")
        whole = self._client.intents.members
        if whole:
            whole = await self._members(guild, found, ranks)
        for user in self.ranks.people(guild):
            known = found.setdefault(user, PersonRef(user))
            if whole and (rank := self.ranks.learn(guild, user, ranks.get(user, "member"))) is not None:
                self._tell(guild, known, rank, update)
        for user, rank in ranks.items():
            if self.ranks.learn(guild, user, rank) is not None:
                self._tell(guild, found[user], rank, update)

    async def _ask(self, guild: discord.Guild) -> bool:
        home = self._rooms.home(guild)
        if home is None:
            return False
        if guild.id not in self._asked:
            try:
                self.ranks.assume(guild, await self._queries.staff(PLATFORM, home.chat.id))
            except (QunbanError, TimeoutError):
                logger.warning("the staff in the log cannot be read now; nobody is demoted")
            self._asked.add(guild.id)
        return True

    async def _members(
        self, guild: discord.Guild, found: dict[str, PersonRef], ranks: dict[str, Role]
    ) -> bool:
        """Collect the staff among the members; false if not all could be read."""
        after: int | None = None
        for _ in range(_PAGES):
            try:
                page: Any = await self._client.http.get_members(guild.id, _PAGE, after)
            except TROUBLE as error:
                logger.warning("the members of a server cannot be read", error=type(error).__name__)
                return False
            for one in page:
                if one["user"].get("bot"):
                    continue  # a bot has rights, but no say
                rank = self.ranks.rank(guild, one["user"]["id"], one["roles"])
                if rank != "member":
                    ranks[one["user"]["id"]] = rank
                    found[one["user"]["id"]] = person(one["user"], one)
            if len(page) < _PAGE:
                return True
            after = int(page[-1]["user"]["id"])
        return False

    def _tell(self, guild: discord.Guild, user: PersonRef, rank: Role, update: str) -> None:
        home: Room | None = self._rooms.home(guild)
        if home is not None:
            unique = f"{update}:rights:{user.id}:{rank}"
            event = incoming(home, unique, self._clock.now(), Rights(role=rank), (user,))
            self._inbox.put("", event)
