"""Our own long polling: Telegram is told that updates have arrived only when the log has them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import msgspec
import structlog

from adapters.telegram.errors import REFUSED
from adapters.telegram.intake import Intake
from adapters.telegram.options import TelegramOptions
from adapters.telegram.wire import ALLOWED, Read, read_batch
from engine.contract.errors import ConfigError, StoreError

logger = structlog.get_logger("adapters.telegram")
HOLD = 50
"""Seconds that Telegram holds a request open for something to happen."""
SLACK = 15
LONGEST_PAUSE = 30.0

Wait = Callable[[float], Awaitable[object]]


class Problem(Exception):
    """Receiving failed for now; `pause` is what Telegram asks us to wait."""

    def __init__(self, said: str, pause: float | None = None) -> None:
        super().__init__(said)
        self.said = said
        self.pause = pause


class _Parameters(msgspec.Struct, frozen=True):
    retry_after: float | None = None


class _Refusal(msgspec.Struct, frozen=True):
    description: str = ""
    parameters: _Parameters = _Parameters()


class Poller:
    """Receives by getUpdates until it is cancelled; raises ConfigError if the token is refused."""

    def __init__(
        self,
        options: TelegramOptions,
        session: aiohttp.ClientSession,
        intake: Intake,
        *,
        wait: Wait = asyncio.sleep,
        hold: int = HOLD,
        heard: Callable[[bool], None] = lambda _: None,
    ) -> None:
        self._options = options
        self._session = session
        self._intake = intake
        self._wait = wait
        self._hold = hold
        self._heard = heard
        self._offset = 0
        self._failures = 0

    async def run(self) -> None:
        """Receive for ever."""
        while True:
            try:
                read = await self._fetch()
                self._heard(True)
                await self._intake.take(read)
            except StoreError as error:
                await self._pause("the database cannot take updates; Telegram keeps them", str(error))
            except Problem as problem:
                self._heard(False)
                await self._pause("Telegram cannot be heard", problem.said, problem.pause)
            else:
                if self._failures:
                    logger.info("receiving again", after=self._failures)
                self._failures = 0
                if read.last is not None and read.last >= 0:
                    self._offset = max(self._offset, read.last + 1)
                elif read.malformed:
                    await self._pause("Telegram sends updates without a number", "")

    async def _pause(self, what: str, said: str, asked: float | None = None) -> None:
        """Wait 1, 2, 4 … 30 seconds, or as long as Telegram asks."""
        pause = min(LONGEST_PAUSE, 2.0 ** min(self._failures, 5)) if asked is None else asked
        self._failures += 1
        logger.warning(what, error=self._options.scrub(said), pause=pause, failures=self._failures)
        await self._wait(pause)

    async def _fetch(self) -> Read:
        hold = 0 if self._failures else self._hold
        asked = {"offset": self._offset, "timeout": hold, "allowed_updates": ALLOWED}
        try:
            async with self._session.post(
                self._options.url("getUpdates"),
                data=msgspec.json.encode(asked),
                headers={"Content-Type": "application/json"},
                timeout=aiohttp.ClientTimeout(total=hold + SLACK),
            ) as answer:
                body = await answer.read()
                status = answer.status
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise Problem(f"{type(error).__name__}: {error}") from None
        if status != 200:
            raise self._refused(status, body)
        try:
            return read_batch(body)
        except msgspec.DecodeError:
            raise Problem("the answer is not what Telegram answers (is a proxy in between?)") from None

    def _refused(self, status: int, body: bytes) -> Exception:
        try:
            refusal = msgspec.json.decode(body, type=_Refusal)
        except msgspec.DecodeError:
            refusal = _Refusal()
        said = f"{status} {refusal.description}".strip()
        if status in (401, 404):
            logger.error("Telegram refuses the token", status=status)
            return ConfigError(REFUSED)
        if status == 409:
            said += " (another program receives with this token; only one can)"
        return Problem(said, refusal.parameters.retry_after)
