"""From updates to the log: one append, then everything that may only happen once it has committed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import msgspec
import structlog
from telegram.error import TelegramError

from adapters.telegram.decode import Decoder
from adapters.telegram.keyboard import full_data
from adapters.telegram.wire import Document, Message, Read, Update
from engine.contract.clock import Clock
from engine.contract.errors import StoreError
from engine.contract.events import Incoming, is_read
from engine.contract.ports import Memory, Stream

logger = structlog.get_logger("adapters.telegram")


class Intake:
    """Takes what polling or the webhook received. `before` sees them first,
    `stored` is told when they are safe in the log.
    """

    def __init__(
        self,
        stream: Stream,
        decoder: Decoder,
        memory: Memory,
        clock: Clock,
        *,
        before: Callable[[Sequence[Update]], Awaitable[None]],
        stored: Callable[[Sequence[Update]], None],
        fetch: Callable[[str], Awaitable[bytes]] | None = None,
    ) -> None:
        self._stream = stream
        self._decoder = decoder
        self._memory = memory
        self._clock = clock
        self._before = before
        self._stored = stored
        self._fetch = fetch

    async def take(self, read: Read) -> None:
        """Append a batch. Raises StoreError if the database cannot take it: it must come again then."""
        for number in read.malformed:
            logger.error("an update cannot be read and is left out", update=number)
        updates = [await self._whole(one) for one in read.updates]
        await self._before(updates)
        found = self._decoded(updates)
        if found:
            await self._append(found)
        self._stored(updates)

    def _decoded(self, updates: Sequence[Update]) -> list[Incoming]:
        now = self._clock.now()
        try:
            return self._decoder.decode(updates, now)
        except Exception as error:  # noqa: BLE001 - one strange update must not stop the others
            if len(updates) == 1:
                kind = type(error).__name__
                # No traceback: its last line could quote what somebody said.
                logger.error("an update cannot be understood", update=updates[0].update_id, error=kind)  # noqa: TRY400
                return []
        return [one for update in updates for one in self._decoded([update])]

    async def _append(self, found: Sequence[Incoming]) -> None:
        try:
            await self._stream.append(found)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - one event that the log refuses must not stop the others
            if len(found) == 1:
                kind = type(error).__name__
                logger.error("the log refuses an event; it is left out", unique=found[0].unique, error=kind)  # noqa: TRY400
                return
            for one in found:
                await self._append([one])

    async def _whole(self, update: Update) -> Update:
        """Put back what Telegram did not carry: button data that was too long, the content of a calendar file."""
        press = update.callback_query
        if update.message is not None and update.message.document is not None:
            return await self._with_content(update, update.message, update.message.document)
        if press is None or press.data is None:
            return update
        data = await full_data(press.data, self._memory)
        if data == press.data:
            return update
        return msgspec.structs.replace(update, callback_query=msgspec.structs.replace(press, data=data))

    async def _with_content(self, update: Update, message: Message, file: Document) -> Update:
        said = message.caption or message.text or ""
        if self._fetch is None or not is_read(said, file.file_name, file.file_size):
            return update
        try:
            content = (await self._fetch(file.file_id)).decode("utf-8", "replace")
        except (TelegramError, OSError) as error:
            logger.warning("a file cannot be fetched", update=update.update_id, error=type(error).__name__)
            return update
        whole = msgspec.structs.replace(file, content=content)
        return msgspec.structs.replace(update, message=msgspec.structs.replace(message, document=whole))
