"""Telegram as a platform: receives by polling or webhook, speaks and acts through the library."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from adapters.telegram import commands, inspect
from adapters.telegram.acts import Doer
from adapters.telegram.connection import make_bot, make_session, quiet_libraries
from adapters.telegram.decode import Decoder
from adapters.telegram.errors import REFUSED, MaybeSent, translate
from adapters.telegram.intake import Intake
from adapters.telegram.options import PLATFORM, TelegramOptions
from adapters.telegram.presses import Presses
from adapters.telegram.receive import HOLD, LONGEST_PAUSE, Poller
from adapters.telegram.rights import Administrators
from adapters.telegram.send import Speaker
from adapters.telegram.webhook import Webhook
from adapters.telegram.wire import ALLOWED, Update
from engine.contract.acts import Inspect
from engine.contract.clock import Clock
from engine.contract.errors import ConfigError, SendError, StoreError
from engine.contract.events import ChatRef, Finding
from engine.contract.ports import OWN_ACCOUNT, Delivery, Memory, Pace, Queries, Sent, Stream
from engine.contract.replies import NOTICE

logger = structlog.get_logger("adapters.telegram")
Wait = Callable[[float], Awaitable[object]]


class TelegramAdapter:
    """The port `Adapter` on Telegram. `wait` is how it lets time pass between attempts (tests replace it)."""

    platform = PLATFORM
    pace = Pace(overall=(30, 1), chat=(1, 1), group=(20, 60))

    def __init__(
        self,
        options: TelegramOptions,
        *,
        queries: Queries,
        memory: Memory,
        clock: Clock,
        wait: Wait = asyncio.sleep,
        patience: Wait = asyncio.sleep,
        hold: int = HOLD,
    ) -> None:
        quiet_libraries()
        self._options = options
        self._queries = queries
        self._memory = memory
        self._clock = clock
        self._wait = wait
        self._hold = hold
        self._bot: Bot = make_bot(options)
        self._ready = asyncio.Lock()
        self._started = False
        self._connected = False
        self._presses = Presses(self._bot, patience)
        self._speaker = Speaker(self._bot, self._presses, memory, clock)
        self._doer = Doer(self._bot, clock)
        self.administrators = Administrators(options, self._bot, queries, memory, clock)
        self.port = 0
        """Where the webhook listens, once it does."""

    @property
    def connected(self) -> bool:
        return self._connected

    @property
    def username(self) -> str:
        """The bot's name after `@`, known once it runs; `/command@name` is meant for it."""
        return self._bot.username if self._started else ""

    @property
    def unreachable(self) -> int:
        """How many private messages found their person's door closed."""
        return self._speaker.unreachable

    async def run(self, stream: Stream) -> None:
        """Receive until cancelled. Raises ConfigError if the token is refused."""
        try:
            await self._insist(self._start, "Telegram cannot be reached")
            await self._insist(self._introduce, "the database cannot be read")
            await self._insist(self.administrators.load, "the database cannot be read")
            decoder = Decoder(self._bot.id, self.administrators.hears_members, self._bot.username)
            intake = Intake(
                stream,
                decoder,
                self._memory,
                self._clock,
                before=partial(self._before, stream),
                stored=partial(self._stored, stream),
                fetch=self._fetch,
            )
            menus = asyncio.create_task(self._publish())
            try:
                await self._receive(intake)
            finally:
                menus.cancel()
                await asyncio.gather(menus, return_exceptions=True)
        except InvalidToken:
            raise ConfigError(REFUSED) from None
        finally:
            self._connected = False
            await self.close()

    async def send(self, delivery: Delivery) -> Sent:
        """Say or do something. Raises SendError or ChatMoved; it neither waits for limits nor tries again."""
        try:
            await self._start()
            if delivery.reply is not None:
                return await self._speaker.say(delivery, delivery.reply)
            if isinstance(delivery.act, Inspect):
                return Sent(findings=tuple(await self.inspect(delivery.chat)))
            if delivery.act is not None:
                return await self._doer.do(delivery, delivery.act)
        except TelegramError as error:
            raise self._judged(delivery, translate(error, self._options)) from None
        except StoreError as error:
            raise SendError(f"our own notes cannot be kept: {error}") from error
        raise SendError("a delivery without a reply or an act", permanent=True)

    async def inspect(self, chat: ChatRef | None = None) -> Sequence[Finding]:
        """Check token, privacy mode, webhook and clock, and in a chat the bot's rights (keys: see `inspect.py`)."""
        try:
            await self._start(greet=False)
            async with make_session(self._options) as session:
                found = await inspect.account_findings(self._bot, self._options, self._clock, session)
            if not self._started or chat is None or chat.private:
                return found
            return inspect.in_chat(found, await inspect.chat_findings(self._bot, chat.id))
        except TelegramError as error:
            raise translate(error, self._options) from None

    async def close(self) -> None:
        """Let go of every connection; `send` opens them again."""
        await self.administrators.close()
        with contextlib.suppress(TelegramError):
            await self._presses.close()
        async with self._ready:
            self._started = False
            await self._bot.shutdown()

    def _judged(self, delivery: Delivery, error: SendError) -> SendError:
        """Have a notice that may have been said not said twice; an answer had better come twice than never."""
        reply = delivery.reply
        if isinstance(error, MaybeSent) and reply is not None and reply.priority == NOTICE and not reply.slot:
            return SendError(f"maybe sent: {error}", permanent=True)
        return error

    async def _fetch(self, file: str) -> bytes:
        """Return the content of a file. Raises TelegramError."""
        found = await self._bot.get_file(file)
        return bytes(await found.download_as_bytearray())

    async def _start(self, *, greet: bool = True) -> None:
        """Open the library's connections and learn the bot's name."""
        if not self._started:
            async with self._ready:
                await self._open(greet=greet)

    async def _open(self, *, greet: bool) -> None:
        if self._started:
            return
        try:
            await self._bot.initialize()
        except InvalidToken:
            if greet:
                raise
        else:
            self._started = True

    async def _introduce(self) -> None:
        """Note which account is the bot's own."""
        await self._memory.put(OWN_ACCOUNT, str(self._bot.id).encode())

    async def _insist(self, work: Callable[[], Awaitable[object]], complaint: str) -> None:
        """Do something that must succeed before anything else, however long Telegram cannot be reached."""
        failures = 0
        while True:
            try:
                await work()
                return
            except InvalidToken:
                raise
            except (TelegramError, StoreError) as error:
                pause = min(LONGEST_PAUSE, 2.0 ** min(failures, 5))
                failures += 1
                said = self._options.scrub(error)
                logger.warning(complaint, error=said, pause=pause, failures=failures)
                await self._wait(pause)

    async def _publish(self) -> None:
        try:
            await commands.publish(self._bot, self._queries, self._memory)
        except (TelegramError, StoreError) as error:
            logger.warning("the command menus were not published", error=self._options.scrub(error))

    async def _receive(self, intake: Intake) -> None:
        if self._options.webhook_url:
            await self._listen(intake)
            return
        await self._without_webhook()
        async with make_session(self._options) as session:
            poller = Poller(
                self._options, session, intake, wait=self._wait, hold=self._hold, heard=self._hear
            )
            await poller.run()

    async def _without_webhook(self) -> None:
        """Take a webhook down that an earlier configuration left: Telegram would not let us poll."""
        try:
            await self._bot.delete_webhook()
        except TelegramError as error:
            logger.warning("an old webhook may still be set", error=self._options.scrub(error))

    async def _listen(self, intake: Intake) -> None:
        webhook = Webhook(self._options, intake)
        self.port = await webhook.start()
        try:
            await self._insist(self._set_webhook, "the webhook is not set")
            self._connected = True
            await asyncio.Event().wait()
        finally:
            await webhook.stop()

    async def _set_webhook(self) -> None:
        await self._bot.set_webhook(
            self._options.webhook_url, secret_token=self._options.secret, allowed_updates=ALLOWED
        )

    def _hear(self, heard: bool) -> None:
        self._connected = heard

    async def _before(self, stream: Stream, updates: Sequence[Update]) -> None:
        """Learn what decides how updates are read."""
        self.administrators.note(updates)
        await self.administrators.meet(updates, stream)

    def _stored(self, stream: Stream, updates: Sequence[Update]) -> None:
        """Do what may be done once updates are safe: wait for toasts, look up administrators."""
        for update in updates:
            if update.callback_query is not None:
                self._presses.expect(update.callback_query.id)
        self.administrators.seen(updates, stream)
