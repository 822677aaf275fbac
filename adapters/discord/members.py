"""Who comes to a server, who goes, and what they may: told in the chat that stands for the whole server."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import discord

from adapters.discord import decode
from adapters.discord.client import Client
from adapters.discord.decode import Json
from adapters.discord.inbox import Inbox
from adapters.discord.invites import InviteWatch
from adapters.discord.leaves import Removals
from adapters.discord.rooms import Rooms
from adapters.discord.staff import Staff
from engine.contract.clock import Clock
from engine.contract.events import Joined, Left, PersonRef

Work = Coroutine[Any, Any, None] | None


class Members:
    """Handles what concerns members. A handler returns what must be done beside, because Discord has to be asked."""

    def __init__(
        self, client: Client, rooms: Rooms, inbox: Inbox, staff: Staff, invites: InviteWatch, clock: Clock
    ) -> None:
        self._client = client
        self._rooms = rooms
        self._inbox = inbox
        self._staff = staff
        self._invites = invites
        self._clock = clock
        self._removals = Removals()

    async def begin(self, guild: discord.Guild, update: str) -> None:
        """Get to know a server: its staff and its invites."""
        await asyncio.gather(self._staff.scan(guild, update), self._invites.begin(guild))

    def see(self, data: Json, who: PersonRef) -> None:
        """Take note of the roles that a message or an interaction shows: they hold before what it says is read."""
        guild = self._client.get_guild(int(data["guild_id"]))
        if guild is not None:
            self._staff.see(guild, who, data["member"]["roles"], f"{data['id']}:seen")

    def hear(self, event: str, data: Any) -> Work:
        """Take a dispatch; return what is left to do."""
        guild = self._guild(event, data)
        if guild is None:
            return None
        match event:
            case "GUILD_MEMBER_ADD":
                return self._joined(guild, data)
            case "GUILD_MEMBER_REMOVE":
                return self._left(guild, data, self._client.update(data), self._clock.now())
            case "GUILD_MEMBER_UPDATE":
                who = decode.person(data["user"], data)
                self._staff.see(guild, who, data["roles"], self._client.update(data))
            case "INTERACTION_CREATE":
                self.see(data, decode.person(data["member"]["user"], data["member"]))
            case "GUILD_AUDIT_LOG_ENTRY_CREATE":
                self._removals.audit(data)
            case "INVITE_CREATE":
                self._invites.made(guild.id, data)
            case "INVITE_DELETE":
                self._invites.dropped(guild.id, data["code"])
            case "GUILD_ROLE_UPDATE" | "GUILD_ROLE_DELETE" | "GUILD_UPDATE":
                return self._staff.changed(guild, self._client.update(data | {"guild_id": str(guild.id)}))
        return None

    def _guild(self, event: str, data: Any) -> discord.Guild | None:
        if not isinstance(data, dict) or not event.startswith(("GUILD_", "INVITE_", "INTERACTION_")):
            return None
        number = data["id"] if event == "GUILD_UPDATE" else data.get("guild_id")
        return self._client.get_guild(int(number)) if number else None

    async def _joined(self, guild: discord.Guild, data: Json) -> None:
        home = self._rooms.home(guild)
        own = self._client.user
        if home is None or (own is not None and data["user"]["id"] == str(own.id)):
            return
        people = [decode.person(data["user"], data)]
        at = decode.moment(data["joined_at"])
        used = await self._invites.used(guild)
        inviter = None
        if used.inviter is not None and used.inviter.id != people[0].id:
            people.append(used.inviter)
            inviter = 1
        body = Joined(inviter=inviter, link=used.link)
        unique = f"joined:{people[0].id}:{at}"
        self._inbox.put("", decode.incoming(home, unique, at, body, tuple(people)))
        self._staff.see(guild, people[0], data["roles"], unique)

    async def _left(self, guild: discord.Guild, data: Json, update: str, at: int) -> None:
        home = self._rooms.home(guild)
        if home is None:
            return
        people = [decode.person(data["user"])]
        by = await self._removals.by_whom(guild, people[0].id)
        if by is not None and by.id != people[0].id:
            people.append(by)
        body = Left(by=1 if len(people) > 1 else None)
        self._inbox.put("", decode.incoming(home, f"{update}:left", at, body, tuple(people)))
        self._staff.see(guild, people[0], [], f"{update}:left")
