"""The sender: takes outbox rows to the platforms, and tells the log what became of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
import structlog
from sqlalchemy import Connection, text
from sqlalchemy.exc import NoResultFound

from engine.contract.acts import AnyAct
from engine.contract.clock import SECOND
from engine.contract.errors import ChatMoved, SendError, StoreError
from engine.contract.events import ChatRef, Outcome, PersonRef
from engine.contract.ports import Adapter, Delivery, Sent
from engine.contract.replies import Mention, Reply, Table
from engine.runtime.engine import Engine
from engine.runtime.surroundings import Surroundings
from engine.store.sql import select_where_in, upsert
from engine.store.tables import SentMessage
from engine.stream import outbox
from engine.stream.directory import move_chat
from engine.stream.log import append_rows, engine_row

logger = structlog.get_logger("sender")
_reply_decoder = msgspec.json.Decoder(Reply)
_act_decoder: msgspec.json.Decoder[AnyAct] = msgspec.json.Decoder(AnyAct)
BACKOFF = (1, 5, 15, 60, 300, 900, 1800)
"""Seconds before the next attempt after a passing error."""
UNEXPECTED_ATTEMPTS = 3
"""An error that the adapter does not know is more likely ours than the platform's."""


class Sender:
    """Sends for the adapters of this process."""

    def __init__(self, engine: Engine, adapters: Sequence[Adapter], owner: str) -> None:
        self._engine = engine
        self._adapters: Mapping[str, Adapter] = {adapter.platform: adapter for adapter in adapters}
        self._owner = owner
        self._unsettled: list[tuple[Callable[..., None], tuple[Any, ...]]] = []
        """What could not be written because the database was away: it has happened all the same."""
        self._listens = {f.name for f in engine.features if f.on_outcome is not None}

    async def recover(self, run: Callable[..., Any]) -> None:
        """Settle what a crash left half sent; `run` takes work to the engine's thread."""
        await run(self._recover)

    def _recover(self) -> None:
        store = self._engine.store
        # A SQLite file has one process: whatever is under way there was under way in one that is gone.
        forever = 1 << 62
        with store.write() as conn:
            outbox.recover(
                conn, self._owner, forever if store.dialect == "sqlite" else self._engine.clock.now()
            )

    def next_release(self) -> int | None:
        """Return when the next row that has to wait may be sent."""
        with self._engine.store.read() as conn:
            found = conn.execute(
                text("select min(not_before) from outbox where state = 'queued' and not_before > :now"),
                {"now": self._engine.clock.now()},
            ).scalar()
        return None if found is None else int(found)

    async def pump(self, run: Callable[..., Any]) -> int:
        """Send one claimed handful, chats side by side; return how many rows were taken."""
        while self._unsettled:
            work, args = self._unsettled[0]
            await run(work, *args)
            del self._unsettled[0]
        rows = await run(self._claim)
        results = await asyncio.gather(*(self._send(row, run) for row in rows), return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result
        return len(rows)

    def _claim(self) -> list[tuple[Any, Delivery | None]]:
        now = self._engine.clock.now()
        with self._engine.store.read() as conn:
            waiting = conn.execute(
                text("select 1 from outbox where state in ('queued', 'sending') limit 1")
            ).scalar()
        if waiting is None:
            return []
        with self._engine.store.write() as conn:
            rows = outbox.claim(conn, self._owner, self._adapters, now)
            return [(row, self._readable(conn, row)) for row in rows]

    def _readable(self, conn: Connection, row: Any) -> Delivery | None:
        """Make the delivery of a row; one that cannot be made must not keep the others back."""
        try:
            return self._delivery(conn, row)
        except (msgspec.MsgspecError, NoResultFound, ValueError):
            logger.exception("an outbox row cannot be read", key=row.key)
            return None

    def _delivery(self, conn: Connection, row: Any) -> Delivery | None:
        """Swap the numbers of a row for the platform's ids; None if whom it was for is gone."""
        around = Surroundings(conn, row.part, self._engine.houses[0].schema)
        value: Reply | AnyAct = (
            _reply_decoder.decode(row.payload) if row.kind == "reply" else _act_decoder.decode(row.payload)
        )
        place = around.chat(row.chat)
        people = _people(conn, value, row.platform)
        chat = ChatRef(id=place.platform_chat, title=place.title, kind=place.kind)
        if place.kind == "private":
            address = _address(conn, int(place.platform_chat.removeprefix("dm")))
            if address is None:
                return None
            chat = ChatRef(id=address, kind="private", private=True)
        elif isinstance(value, Reply) and value.private and value.actor not in people:
            return None
        if isinstance(value, Reply):
            actor = value.actor if value.private or place.kind == "private" else None
            language = around.language(row.chat, row.community, actor)
            return Delivery(
                key=row.key,
                platform=row.platform,
                chat=chat,
                language=language,
                reply=value,
                people=people,
                edits=value.edit or _slot(conn, row),
                attempt=row.attempts + 1,
                knock=self._words("private-knock", language),
                knock_button=self._words("private-knock-button", language),
                created_at=row.created_at,
            )
        return Delivery(
            key=row.key,
            platform=row.platform,
            chat=chat,
            language=around.language(row.chat, row.community, None),
            act=value,
            people=people,
            edits=_slot(conn, row),
            attempt=row.attempts + 1,
            created_at=row.created_at,
        )

    def _words(self, key: str, language: str) -> str:
        return self._engine.houses[0].texts.format(language, key)

    async def _send(self, claimed: tuple[Any, Delivery | None], run: Callable[..., Any]) -> None:
        work, *args = await self._deliver(*claimed)
        try:
            await run(work, *args)
        except StoreError:
            self._unsettled.append((work, tuple(args)))
            raise

    async def _deliver(
        self, row: Any, delivery: Delivery | None
    ) -> tuple[Callable[..., None], Any, *tuple[Any, ...]]:
        """Have the adapter send; return what to write about it, and with which arguments."""
        if delivery is None:
            return self._fail, row, "the person is no longer known, or the row cannot be read"
        try:
            sent = await self._adapters[row.platform].send(delivery)
        except ChatMoved as error:
            return self._move, row, error.new_id
        except SendError as error:
            if error.permanent:
                return self._fail, row, str(error)
            return self._retry, row, str(error), error.retry_after
        except Exception as error:
            logger.exception("sending failed", key=row.key)
            return self._retry, row, repr(error), None, UNEXPECTED_ATTEMPTS
        return self._mark, row, sent

    def _mark(self, row: Any, sent: Sent) -> None:
        now = self._engine.clock.now()
        with self._engine.store.write() as conn:
            outbox.mark_sent(conn, row)
            if row.slot and sent.message:
                place = {"chat": row.chat, "slot": row.slot, "message": sent.message, "sent_at": now}
                upsert(conn, SentMessage, [place], keys=("chat", "slot"), put=("message", "sent_at"))
            self._tell(
                conn,
                row,
                Outcome(
                    ref=row.key,
                    feature=row.feature,
                    message=sent.message,
                    thread=sent.thread,
                    link=sent.link,
                    findings=sent.findings,
                ),
            )

    def _fail(self, row: Any, error: str) -> None:
        logger.warning("gave up sending", key=row.key, error=error)
        with self._engine.store.write() as conn:
            outbox.mark_failed(conn, row, error)
            self._tell(conn, row, Outcome(ref=row.key, feature=row.feature, ok=False, error=error))

    def _retry(self, row: Any, error: str, after: float | None, attempts: int = outbox.MAX_ATTEMPTS) -> None:
        pause = after if after is not None else BACKOFF[min(row.attempts, len(BACKOFF) - 1)]
        with self._engine.store.write() as conn:
            not_before = self._engine.clock.now() + int(pause * SECOND)
            if not outbox.mark_retry(conn, row, error, not_before, attempts):
                self._tell(conn, row, Outcome(ref=row.key, feature=row.feature, ok=False, error=error))

    def _move(self, row: Any, new_id: str) -> None:
        with self._engine.store.write() as conn:
            place = conn.execute(
                text("select platform_chat from chat where id = :i"), {"i": row.chat}
            ).scalar_one()
            if place != new_id and not move_chat(conn, row.platform, place, new_id):
                outbox.mark_failed(conn, row, f"the chat moved to {new_id}, which is known as another chat")
                return
            outbox.mark_retry(conn, row, f"the chat moved to {new_id}", self._engine.clock.now())

    def _tell(self, conn: Connection, row: Any, outcome: Outcome) -> None:
        """Append the outcome for a feature that listens; nobody else would read it."""
        if row.feature not in self._listens:
            return
        now = self._engine.clock.now()
        key = f"outcome:{row.key}"
        event = engine_row(
            part=row.part,
            community=row.community,
            chat=row.chat,
            key=key,
            at=now,
            now=now,
            body=outcome,
            cause=row.key,
        )
        append_rows(conn, [event])


def _slot(conn: Connection, row: Any) -> str:
    if not row.slot:
        return ""
    found = conn.execute(
        text("select message from sent where chat = :c and slot = :s"), {"c": row.chat, "s": row.slot}
    ).scalar()
    return str(found or "")


def _address(conn: Connection, account: int) -> str | None:
    found = conn.execute(text("select platform_user from identity where id = :a"), {"a": account}).scalar()
    return None if found is None else str(found)


def _people(conn: Connection, value: Reply | AnyAct, platform: str) -> dict[int, PersonRef]:
    wanted: set[int] = {value.actor} if value.actor is not None else set()
    for part in value.parts if isinstance(value, Reply) else ():
        if isinstance(part, Mention):
            wanted.add(part.actor)
        elif isinstance(part, Table):
            wanted |= {cell.actor for row in part.rows for cell in row if isinstance(cell, Mention)}
    return _named(conn, wanted, platform)


def _named(conn: Connection, wanted: set[int], platform: str) -> dict[int, PersonRef]:
    """Return people by their account on `platform`; of those who have none there, only the name."""
    rows = select_where_in(
        conn,
        "select person, platform, platform_user, name, handle, bot from identity where person IN :values",
        wanted,
    )
    found: dict[int, PersonRef] = {}
    for row in rows:
        if row.platform == platform:
            found[row.person] = PersonRef(
                id=row.platform_user, name=row.name, handle=row.handle, bot=bool(row.bot)
            )
        else:
            found.setdefault(row.person, PersonRef(id="", name=row.name))
    return found
