"""The gateway: hello, identify, heartbeat, resume with replay, dispatch; and everything that goes wrong with it."""

from __future__ import annotations

import asyncio
import json
import random
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from tests.fakes.discord.shapes import Json
from tests.fakes.discord.world import World

MEMBERS, PRESENCES, CONTENT = 1 << 1, 1 << 8, 1 << 15
PRIVILEGED = MEMBERS | PRESENCES | CONTENT
_NEEDS = {
    "GUILD_MEMBER_ADD": MEMBERS,
    "GUILD_MEMBER_REMOVE": MEMBERS,
    "GUILD_MEMBER_UPDATE": MEMBERS,
    "GUILD_BAN_ADD": 1 << 2,
    "GUILD_AUDIT_LOG_ENTRY_CREATE": 1 << 2,
    "INVITE_CREATE": 1 << 6,
    "VOICE_STATE_UPDATE": 1 << 7,
}
_IN_PLACE = {"MESSAGE_CREATE": 9, "MESSAGE_UPDATE": 9, "MESSAGE_DELETE": 9, "MESSAGE_REACTION_ADD": 10}
"""Events with one intent for servers (this bit) and one for private chats (three higher)."""
_CONTENT = ("content", "embeds", "attachments", "components")


class Socket:
    """One connection; compressed if it was asked for."""

    def __init__(self, ws: web.WebSocketResponse, request: web.Request) -> None:
        self.ws = ws
        self._request = request
        self._deflate = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None

    async def send(self, frame: str) -> None:
        """Send one frame; a connection that is gone takes it silently."""
        if self.ws.closed:
            return
        try:
            if self._deflate is None:
                await self.ws.send_str(frame)
            else:
                data = self._deflate.compress(frame.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
                await self.ws.send_bytes(data)
        except ConnectionError:
            return

    def abort(self) -> None:
        """Cut the line without a word."""
        if self._request.transport is not None:
            self._request.transport.abort()


@dataclass
class Session:
    """What a bot is in the middle of; it outlives connections until it is invalidated."""

    id: str
    shard: int
    intents: int
    seq: int = 0
    log: list[tuple[int, str]] = field(default_factory=list)
    socket: Socket | None = None
    pending: list[str] = field(default_factory=list)


class Gateway:
    """All sessions. The switches may be set at any time.

    `granted`: privileged intents that the bot's owner switched on. `copies`: how often each dispatch is sent.
    `refuse`: that many connections are cut before hello. `held`: dispatches wait until `release`.
    """

    def __init__(self, world: World, token: str, url: str, shards: int = 1) -> None:
        self._world = world
        self._token = token
        self.url = url
        self.shards = shards
        self.granted = PRIVILEGED
        self.copies = 1
        self.refuse = 0
        self.held = False
        self.heartbeat_ms = 41_250
        self.sessions: dict[str, Session] = {}
        self.identified: list[Json] = []
        """Every IDENTIFY without its token."""
        self.resumed = 0
        self.beats = 0
        self._line = asyncio.Lock()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Speak to one connection until it ends."""
        if self.refuse:
            self.refuse -= 1
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        ws = web.WebSocketResponse(max_msg_size=0, timeout=0.2)
        await ws.prepare(request)
        socket = Socket(ws, request)
        await socket.send(_frame(10, {"heartbeat_interval": self.heartbeat_ms}))
        session: Session | None = None
        async for message in ws:
            if message.type is not WSMsgType.TEXT:
                continue
            if len(message.data) > 4096:
                await ws.close(code=4002)
                break
            said = json.loads(message.data)
            match said["op"]:
                case 1:
                    self.beats += 1
                    await socket.send(_frame(11, None))
                case 2:
                    session = await self._identify(socket, said["d"])
                case 6:
                    session = await self._resume(socket, said["d"])
                case 8 if session is not None:
                    await self._members(session, said["d"])
        if session is not None and session.socket is socket:
            session.socket = None
        return ws

    async def _identify(self, socket: Socket, data: Json) -> Session | None:
        self.identified.append({key: value for key, value in data.items() if key != "token"})
        if data["token"] != self._token:
            await socket.ws.close(code=4004)
            return None
        if data["intents"] & PRIVILEGED & ~self.granted:
            await socket.ws.close(code=4014)
            return None
        shard = data.get("shard", [0, 1])
        session = Session(f"s{self._world.new_id()}", shard[0], data["intents"], socket=socket)
        self.sessions[session.id] = session
        own = [one for one in self._world.guilds.values() if self._shard(one.id) == session.shard]
        ready = {
            "v": 10,
            "user": self._world.bot
            | {"mfa_enabled": False, "locale": "en-US", "verified": True, "email": None},
            "guilds": [{"id": one.id, "unavailable": True} for one in own],
            "private_channels": [],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url,
            "shard": shard,
            "application": {"id": self._world.bot["id"], "flags": self.flags},
        }
        await self._send(session, [("READY", ready)])
        await self._send(session, [("GUILD_CREATE", self._world.guild_create(one)) for one in own])
        return session

    async def _resume(self, socket: Socket, data: Json) -> Session | None:
        session = self.sessions.get(data["session_id"])
        if session is None or data["token"] != self._token:
            await socket.send(_frame(9, False))
            return None
        session.socket = socket
        self.resumed += 1
        missed = [frame for seq, frame in session.log if seq > (data["seq"] or 0)]
        for frame in missed:
            await socket.send(frame)
        await self._send(session, [("RESUMED", {"_trace": []})])
        return session

    async def _members(self, session: Session, data: Json) -> None:
        guild = self._world.guilds[str(data["guild_id"])]
        told = {
            "guild_id": guild.id,
            "members": list(guild.members.values()),
            "chunk_index": 0,
            "chunk_count": 1,
            "nonce": data.get("nonce"),
        }
        await self._send(session, [("GUILD_MEMBERS_CHUNK", told)])

    @property
    def flags(self) -> int:
        """The application's flags: which privileged intents are on."""
        bits = ((PRESENCES, 1 << 12), (MEMBERS, 1 << 14), (CONTENT, 1 << 18))
        return sum(flag for intent, flag in bits if self.granted & intent)

    @property
    def connected(self) -> bool:
        return any(one.socket is not None and not one.socket.ws.closed for one in self.sessions.values())

    def tell(self, event: str, data: Json, guild: str, channel: str) -> None:
        """Queue a dispatch for every session that may know; `flush` sends it."""
        for session in self.sessions.values():
            if self._may_know(session, event, guild, channel):
                self._queue(session, event, self._seen_by(session, event, data))

    async def flush(self, order: random.Random | None = None) -> None:
        """Send what is queued, shuffled if asked."""
        if self.held and order is None:
            return
        async with self._line:
            for session in list(self.sessions.values()):
                waiting, session.pending = session.pending, []
                if order is not None:
                    order.shuffle(waiting)
                if session.socket is not None:
                    for frame in waiting:
                        await session.socket.send(frame)

    async def release(self, seed: int | None = None) -> None:
        """Stop holding dispatches back; with a seed they come in another order."""
        self.held = False
        await self.flush(None if seed is None else random.Random(seed))

    # ---- what goes wrong

    async def reconnect(self) -> None:
        """Ask every connection to come again (op 7)."""
        await self._to_all(_frame(7, None))

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Tell every connection that its session is over (op 9)."""
        sockets = self._sockets()
        if not resumable:
            self.sessions.clear()
        for socket in sockets:
            await socket.send(_frame(9, resumable))

    async def close(self, code: int = WSCloseCode.GOING_AWAY) -> None:
        """Close every connection with a code."""
        for socket in self._sockets():
            await socket.ws.close(code=code)

    def abort(self) -> None:
        """Cut every connection; the sessions can be resumed."""
        for session in self.sessions.values():
            if session.socket is not None:
                session.socket.abort()
                session.socket = None

    def forget(self) -> None:
        """Forget all sessions, as after a long outage: who resumes must identify anew."""
        self.sessions.clear()

    async def dispatch(self, event: str, data: Any) -> None:
        """Send a dispatch just so, however malformed."""
        for session in list(self.sessions.values()):
            await self._send(session, [(event, data)])

    async def raw(self, frame: str) -> None:
        """Send a frame just so."""
        await self._to_all(frame)

    # ---- inside

    def _sockets(self) -> list[Socket]:
        return [one.socket for one in self.sessions.values() if one.socket is not None]

    async def _to_all(self, frame: str) -> None:
        for socket in self._sockets():
            await socket.send(frame)

    def _shard(self, guild: str) -> int:
        return (int(guild) >> 22) % self.shards if guild else 0

    def _queue(self, session: Session, event: str, data: Any) -> None:
        session.seq += 1
        frame = _frame(0, data, event, session.seq)
        session.log.append((session.seq, frame))
        session.pending += [frame] * self.copies

    async def _send(self, session: Session, dispatches: Iterable[tuple[str, Any]]) -> None:
        for event, data in dispatches:
            session.seq += 1
            frame = _frame(0, data, event, session.seq)
            session.log.append((session.seq, frame))
            if session.socket is not None:
                await session.socket.send(frame)

    def _may_know(self, session: Session, event: str, guild: str, channel: str) -> bool:
        if self._shard(guild) != session.shard:
            return False
        if event in _NEEDS and not session.intents & _NEEDS[event]:
            return False
        if event in _IN_PLACE and not session.intents & (1 << (_IN_PLACE[event] + (0 if guild else 3))):
            return False
        return not channel or self._world.sees(self._world.bot["id"], channel)

    def _seen_by(self, session: Session, event: str, data: Json) -> Json:
        """Leave the words out for who may not read them, except one's own, private and addressed ones."""
        if session.intents & CONTENT or not event.startswith("MESSAGE_") or "author" not in data:
            return data
        own = self._world.bot["id"]
        if (
            "guild_id" not in data
            or data["author"]["id"] == own
            or own in (one["id"] for one in data["mentions"])
        ):
            return data
        return data | {key: "" if key == "content" else [] for key in _CONTENT}


def _frame(op: int, data: Any, event: str | None = None, seq: int | None = None) -> str:
    return json.dumps({"op": op, "d": data, "s": seq, "t": event}, ensure_ascii=False)
