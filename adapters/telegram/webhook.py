"""The webhook: 200 is said only when the log has the update, so that Telegram sends it again otherwise."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from adapters.telegram.intake import Intake
from adapters.telegram.options import TelegramOptions
from adapters.telegram.wire import read_update
from engine.contract.errors import StoreError

logger = structlog.get_logger("adapters.telegram")
HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1024 * 1024


class Webhook:
    """Serves one route, the path of `webhook_url`, on `webhook_listen`."""

    def __init__(self, options: TelegramOptions, intake: Intake) -> None:
        self._secret = options.secret.encode()
        self._intake = intake
        self._listen = options.listen
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post(urlsplit(options.webhook_url).path or "/", self._receive)
        self._runner = web.AppRunner(app, access_log=None)

    async def start(self) -> int:
        """Begin to listen; return the port (any free one if 0 was configured)."""
        await self._runner.setup()
        host, port = self._listen
        await web.TCPSite(self._runner, host, port).start()
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Stop listening, after what is being received."""
        await self._runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            logger.warning("the webhook was called with a wrong secret")
            return web.Response(status=403)
        read = read_update(await request.read())
        try:
            await self._intake.take(read)
        except StoreError as error:
            logger.warning("the database cannot take an update; Telegram sends it again", error=str(error))
            return web.Response(status=503, headers={"Retry-After": "5"})
        return web.Response()
