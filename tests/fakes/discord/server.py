"""The fake Discord, put together and listening on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import yarl
from aiohttp import web

from engine.contract.clock import SECOND, Clock, SystemClock
from tests.fakes.discord import shapes, spec
from tests.fakes.discord.faults import Faults, Limits
from tests.fakes.discord.gateway import MEMBERS, Gateway
from tests.fakes.discord.on_guilds import Guilds
from tests.fakes.discord.on_interactions import Interactions
from tests.fakes.discord.on_messages import Messages
from tests.fakes.discord.people import Person
from tests.fakes.discord.rest import PREFIX, Call, Rest
from tests.fakes.discord.shapes import Json
from tests.fakes.discord.world import Guild, World

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.fake00.not-a-secret-token-of-the-fake-1"


class FakeDiscord:
    """See the package's docstring. `pace`: how many times faster than real time `clock` runs."""

    def __init__(self, clock: Clock | None = None, *, shards: int = 1, pace: float = 1.0) -> None:
        self.clock = clock or SystemClock()
        self.token = TOKEN
        self.files: dict[str, bytes] = {}
        """What can be fetched at `{base}/cdn/NAME`."""
        self.world = World(self.clock)
        self.written: list[Json] = []
        """What people have written, oldest first; not what bots have."""
        self.faults = Faults()
        self.limits = Limits(lambda: self.clock.now() / SECOND, pace)
        self.rest = Rest(self.token, self.faults, self.limits, self.settle)
        self.messages = Messages(self.world, self.rest)
        self.interactions = Interactions(self.world, self.rest, self.messages)
        self._shards = shards
        self._runner: web.AppRunner | None = None
        self.gateway = Gateway(self.world, self.token, "", shards)
        self.world.emit = self._tell
        Guilds(self.world, self.rest, self.messages, lambda: bool(self.gateway.granted & MEMBERS))
        self._add_own()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1 << 26)
        app.router.add_get("/ws/", self.gateway.serve)
        app.router.add_route("*", PREFIX + "/{tail:.*}", self.rest.serve)
        app.router.add_get("/cdn/{name}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.base = f"http://127.0.0.1:{port}"
        self.api_url = f"{self.base}{PREFIX}"
        self.gateway_url = self.gateway.url = f"ws://127.0.0.1:{port}/ws/"
        return self

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["name"]])

    async def __aexit__(self, *_: object) -> None:
        self.gateway.abort()
        assert self._runner is not None
        await self._runner.cleanup()

    # ---- making things

    def person(self, name: str, *guilds: Guild, bot: bool = False) -> Person:
        """Make somebody, a member of these servers from the start."""
        made = Person(self, self.world.new_user(name, bot=bot))
        for guild in guilds:
            guild.members[made.id] = shapes.member(made.user, self.world.now())
        return made

    def guild(self, name: str = "课堂", **more: Any) -> Guild:
        """Make a server with the channel "general" and the bot in it (`bot_permissions`: what it may)."""
        return self.world.new_guild(name, **more)

    def channel(self, guild: Guild, name: str = "general", kind: int = shapes.TEXT) -> Json:
        """Return a channel by its name, making it if there is none."""
        for one in self.world.channels.values():
            if one.get("guild_id") == guild.id and one["name"] == name:
                return one
        return self.world.new_channel(guild, name, kind)

    def person_of(self, user: Json) -> Person:
        """Return a person for an account that exists, e.g. `fake.world.owner`."""
        return Person(self, user)

    # ---- looking

    def said(self, channel: Json, *, hidden: bool = True) -> list[Json]:
        """Return the bot's messages in a channel, in order."""
        found = self.world.messages[channel["id"]].values()
        own = [one for one in found if one["author"]["id"] == self.world.bot["id"]]
        return [one for one in own if hidden or one["id"] not in self.world.hidden]

    def calls(self, route: str) -> list[Call]:
        """Return the calls whose "METHOD /path" matches an expression, in order."""
        return self.rest.calls(route)

    @property
    def violations(self) -> list[str]:
        """What did not fit the specification, of what was sent and received."""
        return self.rest.violations

    # ---- inside

    async def settle(self) -> None:
        """Send what the gateway has to tell."""
        await self.gateway.flush()

    def _tell(self, event: str, data: Json, guild: str, channel: str) -> None:
        schema = _OBJECTS.get(event)
        if schema is not None and self.rest.validate and (wrong := spec.in_object(schema, data)):
            self.violations.append(f"dispatch {event}: {wrong}")
        self.gateway.tell(event, data, guild, channel)

    def _add_own(self) -> None:
        world, rest = self.world, self.rest
        pii = {"mfa_enabled": False, "locale": "en-US", "verified": True, "email": None}
        app = {"team": None}
        rest.add("GET", "/users/@me", lambda _: (200, world.bot | pii))
        for path in ("/applications/@me", "/oauth2/applications/@me"):
            rest.add("GET", path, lambda _: (200, self._application() | app))
        rest.add("GET", "/gateway/bot", lambda _: (200, self._entrance()))
        rest.add("GET", "/users/{user_id}", lambda call: (200, world.users[call.params["user_id"]]))
        rest.add("POST", "/users/@me/channels", self._direct)
        for place in ("/applications/{application_id}", "/applications/{application_id}/guilds/{guild_id}"):
            rest.add("GET", f"{place}/commands", lambda _: (200, world.commands))
            rest.add("PUT", f"{place}/commands", self._commands)

    def _application(self) -> Json:
        return shapes.application(self.world.bot["id"], self.world.owner, self.gateway.flags)

    def _entrance(self) -> Json:
        limit = {"total": 1000, "remaining": 999, "reset_after": 1000, "max_concurrency": 1}
        return {"url": self.gateway_url, "shards": self._shards, "session_start_limit": limit}

    def _direct(self, call: Call) -> tuple[int, Any]:
        return 200, self.world.direct(str(call.body["recipient_id"]))

    def _commands(self, call: Call) -> tuple[int, Any]:
        blank = {"application_id": self.world.bot["id"], "default_member_permissions": None, "type": 1}
        blank |= {"description": ""}
        rights = "default_member_permissions"
        self.world.commands[:] = [
            blank
            | {key: str(value) if key == rights else value for key, value in one.items() if value is not None}
            | {"id": self.world.new_id(), "version": self.world.new_id()}
            for one in call.body
        ]
        return 200, self.world.commands


_OBJECTS = {
    "MESSAGE_CREATE": "MessageResponse",
    "MESSAGE_UPDATE": "MessageResponse",
    "GUILD_MEMBER_ADD": "GuildMemberResponse",
    "GUILD_MEMBER_UPDATE": "GuildMemberResponse",
    "CHANNEL_CREATE": "GuildChannelResponse",
    "THREAD_CREATE": "ThreadResponse",
}


@contextmanager
def pointed_at(fake: FakeDiscord) -> Iterator[None]:
    """Point discord.py itself at the fake, for tests that use a client of their own."""
    from discord.gateway import DiscordWebSocket
    from discord.http import Route

    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = fake.api_url, yarl.URL(fake.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


async def until(condition: Any, seconds: float = 20.0) -> None:
    """Wait until something is so; fail if it never is."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  what is waited for has no event
            await asyncio.sleep(0.005)
