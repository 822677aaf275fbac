"""Whether the bot has what it needs; every finding names one thing.

Everywhere: `discord-token` (ok | error: refused), `discord-intent-content` and `discord-intent-members` (error: the
privileged intent is off), `discord-clock` (warning: the machine's clock is `seconds` off), `discord-no-server`
(warning: the bot is on no server; `url` invites it), `discord-private` (ok: a private chat needs no rights).
In a channel: `discord-rights` (ok: nothing is missing), `discord-gone` (error: the bot is not there, or may not see
it), `discord-role` (ok: the bot's highest role is `role`, at `position` of `roles`; roles above it cannot be given),
`discord-role-low` (warning: it stands below every role that could be given), and one for each right that is missing:
error `discord-missing-` `view` `send` `history`; warning `discord-missing-` `embed` `attach` `reactions` `threads`
`manage-messages` `manage-threads` `moderate` `kick` `ban` `manage-roles` `create-invite` `manage-events`
`manage-server` (invites' uses) `audit-log` (who removed somebody). All of these carry `channel`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.utils import parsedate_to_datetime
from types import SimpleNamespace

import aiohttp
import discord

from adapters.discord.client import Client
from adapters.discord.errors import TROUBLE
from adapters.discord.hosts import reached
from adapters.discord.intents import PRIVILEGED, wanted
from adapters.discord.intents import missing as missing_intents
from adapters.discord.options import DiscordOptions
from engine.contract.clock import SECOND, Clock, to_micros
from engine.contract.errors import SendError
from engine.contract.events import ChatRef, Finding

SKEW = 5
"""Seconds by which the clock may be wrong."""
NEEDED = {"view": "read_messages", "send": "send_messages", "history": "read_message_history"}
WANTED = {
    "embed": "embed_links",
    "attach": "attach_files",
    "reactions": "add_reactions",
    "threads": "create_public_threads",
    "manage-messages": "manage_messages",
    "manage-threads": "manage_threads",
    "moderate": "moderate_members",
    "kick": "kick_members",
    "ban": "ban_members",
    "manage-roles": "manage_roles",
    "create-invite": "create_instant_invite",
    "manage-events": "manage_events",
    "manage-server": "manage_guild",
    "audit-log": "view_audit_log",
}
"""What each feature needs beyond being heard, by the name in the finding."""


class Inspector:
    """Looks, with the client that is connected or with one of its own for the moment."""

    def __init__(self, options: DiscordOptions, clock: Clock) -> None:
        self._options = options
        self._clock = clock
        self._skew: float | None = None

    def trace(self) -> aiohttp.TraceConfig:
        """Return what reads the time off every answer of Discord's."""
        config = aiohttp.TraceConfig()

        async def ended(
            _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
        ) -> None:
            self._note(params.response.headers.get("Date", ""))

        config.on_request_end.append(ended)
        return config

    async def look(self, client: Client | None, chat: ChatRef | None) -> list[Finding]:
        """Return all findings. Raises SendError if Discord does not answer."""
        try:
            if client is not None and client.logged_in:
                return await self._look(client, chat)
            async with self._visit() as visitor:
                return await self._look(visitor, chat)
        except discord.LoginFailure:
            return [Finding("discord-token", "error")]
        except (*TROUBLE, RuntimeError) as error:
            raise SendError(f"Discord does not answer ({type(error).__name__})", retry_after=5.0) from None

    @asynccontextmanager
    async def _visit(self) -> AsyncIterator[Client]:
        with reached(self._options):
            visitor = Client(self._options, trace=self.trace())
            try:
                await asyncio.wait_for(visitor.begin(), 20)
                yield visitor
            finally:
                await visitor.close()

    async def _look(self, client: Client, chat: ChatRef | None) -> list[Finding]:
        application = await client.application_info()
        found = [Finding("discord-token", values={"name": application.name})]
        found += self._intents(client, application.flags)
        if self._skew is not None and abs(self._skew) > SKEW:
            found.append(Finding("discord-clock", "warning", {"seconds": f"{abs(self._skew):.0f}"}))
        if chat is None:
            return found + self._servers(client, application.id)
        if chat.private:
            return [*found, Finding("discord-private")]
        return found + await self._rights(client, chat)

    def _intents(self, client: Client, flags: discord.ApplicationFlags) -> list[Finding]:
        switched = {
            "message_content": flags.gateway_message_content or flags.gateway_message_content_limited,
            "members": flags.gateway_guild_members or flags.gateway_guild_members_limited,
        }
        # A compatible server may not show what is switched on; then the session's own intents count.
        off = [finding for name, finding in PRIVILEGED.items() if not switched[name] and not client.heard]
        used = missing_intents(client.intents if client.heard else wanted())
        return [Finding(one, "error") for one in dict.fromkeys((*off, *used))]

    def _servers(self, client: Client, application: int) -> list[Finding]:
        if client.guilds or not client.heard:
            return []
        names = dict.fromkeys((*NEEDED.values(), *WANTED.values()), True)
        url = discord.utils.oauth_url(application, permissions=discord.Permissions(**names))
        return [Finding("discord-no-server", "warning", {"url": url})]

    async def _rights(self, client: Client, chat: ChatRef) -> list[Finding]:
        channel = await self._channel(client, chat)
        if channel is None:
            return [Finding("discord-gone", "error", {"channel": chat.title or chat.id})]
        guild, name = channel.guild, channel.name
        me: discord.Member | None = guild.me
        member = me if me is not None else await guild.fetch_member(client.application_id or 0)
        rights = channel.permissions_for(member)
        found = [
            Finding(f"discord-missing-{key}", "error" if key in NEEDED else "warning", {"channel": name})
            for key, permission in (NEEDED | WANTED).items()
            if not getattr(rights, permission)
        ]
        return [*(found or [Finding("discord-rights", values={"channel": name})]), self._role(member)]

    async def _channel(self, client: Client, chat: ChatRef) -> discord.abc.GuildChannel | None:
        found = client.get_channel(int(chat.id)) if chat.id.isdecimal() else None
        if found is None and chat.id.isdecimal():
            try:
                found = await client.fetch_channel(int(chat.id))
                await self._whole(client, found)
            except (discord.NotFound, discord.Forbidden):
                return None
        return found if isinstance(found, discord.abc.GuildChannel) else None

    async def _whole(self, client: Client, channel: object) -> None:
        """Get to know the server of a channel that was asked for without a session."""
        if isinstance(channel, discord.abc.GuildChannel) and not channel.guild.roles:
            guild = await client.fetch_guild(channel.guild.id, with_counts=False)
            channel.guild = guild  # type: ignore[misc]  # a slot of every kind of channel

    def _role(self, member: discord.Member) -> Finding:
        top = member.top_role
        others = [one for one in member.guild.roles if not one.is_default() and not one.managed]
        values = {"role": top.name, "position": str(top.position), "roles": str(len(member.guild.roles) - 1)}
        if others and all(one.position > top.position for one in others):
            return Finding("discord-role-low", "warning", values)
        return Finding("discord-role", values=values)

    def _note(self, date: str) -> None:
        try:
            told = to_micros(parsedate_to_datetime(date))
        except (TypeError, ValueError):
            return
        # The header has whole seconds, the truth lies in the middle of one.
        self._skew = (self._clock.now() - told) / SECOND - 0.5
