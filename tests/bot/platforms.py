"""The two platforms' answers to a token, on loopback and on a thread of their own, for code that is not asynchronous."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

TELEGRAM_TOKEN = "424242:AAH-a_good_token_of_the_tests_000000000"
DISCORD_TOKEN = "NDI0MjQyNDI0MjQyNDI0MjQy.Gabcde.a_good_token_of_the_tests_0"
CONTENT, MEMBERS = 1 << 19, 1 << 15


@dataclass
class Platforms:
    """Knows one good token for each; what the accounts may is set by the test."""

    port: int = 0
    hears_all: bool = True
    flags: int = CONTENT | MEMBERS
    paths: list[str] = field(default_factory=list)

    @property
    def telegram(self) -> str:
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def discord(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v10"

    async def get_me(self, request: web.Request) -> web.Response:
        self.paths.append(request.path)
        if request.match_info["token"] != TELEGRAM_TOKEN:
            return web.json_response(
                {"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401
            )
        me = {
            "id": 424242,
            "is_bot": True,
            "first_name": "群伴",
            "username": "qunban_bot",
            "can_read_all_group_messages": self.hears_all,
        }
        return web.json_response({"ok": True, "result": me})

    async def webhook(self, _request: web.Request) -> web.Response:
        info = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
        return web.json_response({"ok": True, "result": info})

    async def about_discord(self, request: web.Request) -> web.Response:
        self.paths.append(request.path)
        if request.headers.get("Authorization") != f"Bot {DISCORD_TOKEN}":
            return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)
        if request.path.endswith("/users/@me"):
            return web.json_response({"id": "77", "username": "qunban", "bot": True})
        return web.json_response({"id": "7788", "name": "qunban", "flags": self.flags})


@contextmanager
def platforms() -> Iterator[Platforms]:
    """Serve both until the block ends."""
    found = Platforms()
    loop = asyncio.new_event_loop()
    app = web.Application()
    app.router.add_route("*", "/bot{token}/getMe", found.get_me)
    app.router.add_post("/bot{token}/getWebhookInfo", found.webhook)
    app.router.add_get("/api/v10/users/@me", found.about_discord)
    app.router.add_get("/api/v10/oauth2/applications/@me", found.about_discord)
    runner = web.AppRunner(app, access_log=None)
    ready = threading.Event()

    async def start() -> None:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        found.port = runner.addresses[0][1]

    def serve() -> None:
        loop.run_until_complete(start())
        ready.set()
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=serve)
    thread.start()
    ready.wait()
    try:
        yield found
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
