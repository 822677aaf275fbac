"""The fake's HTTP side: calls, long polling with Telegram's bookkeeping, the webhook, faults, the journal."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.fakes.telegram.faults import Faults, Limits
from tests.fakes.telegram.methods import SENDS, ApiError, Methods
from tests.fakes.telegram.people import Person, Room
from tests.fakes.telegram.spec import load
from tests.fakes.telegram.world import RIGHTS, Group, Payload, World, shown, standing

BOT: Payload = {"id": 4242424242, "is_bot": True, "first_name": "Qunban", "username": "qunban_bot"}
TOKEN = "4242424242:AAFakeFakeFakeFakeFakeFakeFakeFakeFak"
ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of updates that are sent only to who asks for them."""
DAY = 24 * 3600


@dataclass(frozen=True)
class Call:
    """One call, as it arrived."""

    method: str
    params: Payload


class FakeTelegram:
    """`async with FakeTelegram() as telegram:`, then `telegram.base_url`. Everything wrong is in `complaints`."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self.world = World(BOT, lambda: int(now()))
        self.world.push = self.push
        self.methods = Methods(self.world)
        self.faults = Faults()
        self.limits = Limits(now)
        self.journal: list[Call] = []
        self.complaints: list[str] = []
        self.offsets: list[int] = []
        self.date: str | None = None
        self._queue: list[tuple[Payload, float]] = []
        self._allowed: tuple[str, ...] | None = None
        self._numbers = itertools.count(9001)
        self._news = asyncio.Event()
        self._polling = 0
        self._stopped = False
        self.held = asyncio.Event()
        """Set while a poll waits for news."""
        self.base_url = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{name:.*}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/bot"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stopped = True
        self._news.set()
        await self._runner.cleanup()

    # ---- making things up

    def group(
        self,
        number: int = -1001234567890,
        title: str = "Learners",
        kind: str = "supergroup",
        *,
        forum: bool = False,
        admin: bool = True,
    ) -> Room:
        """Make a group with the bot in it, as an administrator with every right unless told otherwise."""
        group = Group(number, kind, title, forum)
        rights = dict.fromkeys(RIGHTS, True)
        group.members[BOT["id"]] = standing(BOT, "administrator" if admin else "member", **rights)
        self.world.chats[number] = group
        return Room(self.world, group)

    def person(self, number: int, name: str, **more: Any) -> Person:
        """Make somebody."""
        return Person(self.world, {"id": number, "is_bot": False, "first_name": name, **more})

    def push(self, kind: str, payload: Payload) -> int:
        """Make an update, if it is one that was asked for; return its number."""
        if self._allowed is None and kind in ASKED_FOR:
            return 0
        if self._allowed is not None and kind not in self._allowed:
            return 0
        number = next(self._numbers)
        update = json.loads(json.dumps({"update_id": number, kind: payload}))
        self.complaints += load().payload("Update", update)
        self._queue.append((update, self._now()))
        self._news.set()
        return number

    def push_raw(self, update: Payload) -> None:
        """Queue an update as it is, wrong or not."""
        self._queue.append((update, self._now()))
        self._news.set()

    def duplicate(self) -> None:
        """Queue the last update a second time."""
        self.push_raw(self._queue[-1][0])

    def reorder(self) -> None:
        """Turn the queue round."""
        self._queue.reverse()

    def pending(self) -> list[Payload]:
        """Return the updates that nobody has confirmed."""
        return [update for update, _ in self._queue]

    def calls(self, *methods: str) -> list[Call]:
        """Return the calls of some methods, in order."""
        return [call for call in self.journal if call.method in methods]

    def said(self, room: Room) -> list[str]:
        """Return what the bot's messages in a chat say now."""
        return [shown(one) for one in room.group.messages.values() if one.get("from") == BOT]

    async def deliver(self, url: str, secret: str) -> list[int]:
        """Send what is pending to a webhook, in order, until one is not taken; return the answers."""
        seen = []
        async with aiohttp.ClientSession() as session:
            while self._queue:
                header = {"X-Telegram-Bot-Api-Secret-Token": secret}
                async with session.post(url, json=self._queue[0][0], headers=header) as answer:
                    seen.append(answer.status)
                if answer.status != 200:
                    break
                del self._queue[0]
        return seen

    # ---- HTTP

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return self._answer(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        params = await _params(request)
        fault = self.faults.next(method)
        if fault is not None and fault != "drop-after":
            return self._fail(request, fault)
        try:
            result = await self._call(method, params)
        except ApiError as error:
            body: Payload = {"ok": False, "error_code": error.status, "description": error.description}
            if error.parameters:
                body["parameters"] = error.parameters
            return self._answer(error.status, body)
        if fault == "drop-after":
            return self._fail(request, fault)
        return self._answer(200, {"ok": True, "result": result})

    async def _file(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != TOKEN:
            return web.Response(status=401)
        return web.Response(body=self.world.files[request.match_info["name"]])

    async def _call(self, method: str, params: Payload) -> Any:
        if not load().knows(method):
            raise ApiError(404, "Not Found: method not found")
        checked = {key: value for key, value in params.items() if not key.endswith("_name")}
        wrong = load().request(method, checked)
        if wrong:
            self.complaints += wrong
            raise ApiError(400, f"Bad Request: {wrong[0]}")
        if method == "getUpdates":
            return await self._updates(params)
        self.journal.append(Call(method, params))
        if method in SENDS:
            wait = self.limits.refuse(int(params["chat_id"]))
            if wait:
                raise ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        result = json.loads(json.dumps(self.methods.call(method, params)))
        if method in SENDS:
            self.limits.sent(int(params["chat_id"]))
        self.complaints += load().answer(method, result)
        return result

    async def _updates(self, params: Payload) -> list[Payload]:
        if self.methods.webhook.get("url"):
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if self._polling:
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        self._polling += 1
        try:
            return await self._held(params)
        finally:
            self._polling -= 1
            self.held.clear()

    async def _held(self, params: Payload) -> list[Payload]:
        if "allowed_updates" in params:
            self._allowed = tuple(params["allowed_updates"]) or None
        offset = params.get("offset", 0)
        self.offsets.append(offset)
        self._forget(offset)
        if not self._queue and params.get("timeout", 0) and not self._stopped:
            self._news.clear()
            self.held.set()
            try:
                await asyncio.wait_for(self._news.wait(), params["timeout"])
            except TimeoutError:
                return []
        limit = min(max(params.get("limit", 100), 1), 100)
        return [update for update, _ in self._queue[:limit]]

    def _forget(self, offset: int) -> None:
        """Drop what is confirmed (all numbers below the offset) and what is older than a day."""
        if offset < 0:
            self._queue = self._queue[offset:]
            return
        fresh = self._now() - DAY
        self._queue = [
            one for one in self._queue if one[0].get("update_id", offset) >= offset and one[1] >= fresh
        ]

    def _fail(self, request: web.Request, fault: str) -> web.StreamResponse:
        kind, _, detail = fault.partition(":")
        if kind.startswith("drop"):
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if kind == "502":
            return web.Response(
                status=502, text="<html><body>Bad Gateway</body></html>", content_type="text/html"
            )
        if kind == "nonsense":
            return web.Response(text="<html>sign in to the network</html>", content_type="text/html")
        status = int(kind)
        body: Payload = {"ok": False, "error_code": status, "description": detail or f"Error {status}"}
        if status == 429:
            body |= {"description": f"Too Many Requests: retry after {detail}"}
            body["parameters"] = {"retry_after": int(detail)}
        return self._answer(status, body)

    def _answer(self, status: int, body: Payload) -> web.Response:
        headers = {"Date": self.date} if self.date else None
        text = json.dumps(body)  # half a surrogate pair travels as an escape, as Telegram's text does
        return web.Response(status=status, text=text, content_type="application/json", headers=headers)


async def _params(request: web.Request) -> Payload:
    """Read parameters as Telegram does: query, form, multipart or JSON; structured values are JSON in a form."""
    found: Payload = {key: _value(value) for key, value in request.query.items()}
    if request.content_type == "application/json":
        found.update(json.loads(await request.read() or b"{}"))
        return found
    for key, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            found[key] = value.file.read()
            found[f"{key}_name"] = value.filename
        else:
            found[key] = _value(str(value), key)
    _attach(found)
    return found


_TEXTS = frozenset(
    {"text", "caption", "name", "tag", "description", "callback_query_id", "url", "title", "secret_token"}
)


def _value(value: str, key: str = "") -> Any:
    if key in _TEXTS:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _attach(params: Payload) -> None:
    """Take out uploaded files that a structured value refers to by `attach://name`."""
    for value in list(params.values()):
        media = str(value.get("media", "")) if isinstance(value, dict) else ""
        if media.startswith("attach://"):
            params.pop(media.removeprefix("attach://"))
            params.pop(media.removeprefix("attach://") + "_name", None)
