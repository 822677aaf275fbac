"""The sender: takes outbox rows to the platforms, and tells the log what became of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
import structlog
from sqlalchemy import Connection, text
from sqlalchemy.exc import NoResultFound

from engine.contract.acts import AnyAct, Tidy
from engine.contract.clock import HOUR, MINUTE, SECOND
from engine.contract.errors import ChatMoved, SendError, StoreError
from engine.contract.events import ChatRef, Outcome, PersonRef
from engine.contract.ports import Adapter, Delivery, Sent
from engine.contract.replies import Chart, Link, Mention, Reply, Table
from engine.runtime.engine import Engine
from engine.runtime.pace import Pacer
from engine.runtime.pictures import pictured
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
HANDFUL = 20
"""Rows claimed at once."""
MOST_UNDER_WAY = 64
LIFETIMES = {"notice": MINUTE, "list": 5 * MINUTE, "request": 6 * HOUR}
"""After how long a passing message of the bot's own is deleted again."""


class Sender:
    """Sends for the adapters of this process, many chats side by side, each of them in order and at its pace."""

    def __init__(
        self,
        engine: Engine,
        adapters: Sequence[Adapter],
        owner: str,
        *,
        speaks: Callable[[str], bool] = lambda _platform: True,
    ) -> None:
        """Take `speaks`, which tells whether this process may speak for a platform now."""
        self._engine = engine
        self._adapters: Mapping[str, Adapter] = {adapter.platform: adapter for adapter in adapters}
        self._pacers = {adapter.platform: Pacer(adapter.pace) for adapter in adapters}
        self._owner = owner
        self._speaks = speaks
        self._told: Callable[[], None] = lambda: None
        self._under_way: set[asyncio.Task[None]] = set()
        self._unsettled: list[tuple[Callable[..., None], tuple[Any, ...]]] = []
        """What could not be written because the database was away: it has happened all the same."""
        self._listens = {f.name for f in engine.features if f.on_outcome is not None}

    def on_sent(self, told: Callable[[], None]) -> None:
        """Have `told` called whenever a row has been dealt with."""
        self._told = told

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
        now = self._engine.clock.now()
        with self._engine.store.read() as conn:
            held = conn.execute(
                text("select min(not_before) from outbox where state = 'queued' and not_before > :now"),
                {"now": now},
            ).scalar()
            ready = conn.execute(
                text(
                    "select distinct platform, chat from outbox where state = 'queued' and not_before <= :now"
                ),
                {"now": now},
            ).all()
        paced = [
            self._pacers[row.platform].free_at(row.chat, now) for row in ready if row.platform in self._pacers
        ]
        return min([at for at in (held, *paced) if at is not None and at > now], default=None)

    async def pump(self, run: Callable[..., Any]) -> int:
        """Send one claimed handful and wait for it; return how many rows were taken."""
        taken = await self.start(run)
        await self.settle()
        return taken

    async def start(self, run: Callable[..., Any]) -> int:
        """Claim what may be said now and begin to say it; return how many rows were taken."""
        while self._unsettled:
            work, args = self._unsettled[0]
            await run(work, *args)
            del self._unsettled[0]
        if len(self._under_way) >= MOST_UNDER_WAY:
            return 0
        rows = await run(self._claim)
        for row in rows:
            task = asyncio.create_task(self._send(row, run))
            self._under_way.add(task)
            task.add_done_callback(self._done)
        return len(rows)

    async def settle(self) -> None:
        """Wait until nothing is under way. Raises StoreError if the database went away meanwhile."""
        results = await asyncio.gather(*self._under_way, return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result

    def _done(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and isinstance(error := task.exception(), StoreError):
            logger.warning("sent, but not yet noted: the database is away", error=str(error))
        self._told()

    def _claim(self) -> list[tuple[Any, Delivery | None]]:
        with self._engine.store.read() as conn:
            waiting = conn.execute(
                text("select distinct platform from outbox where state in ('queued', 'sending')")
            ).scalars()
            platforms = [platform for platform in waiting if platform in self._pacers]
        found: list[tuple[Any, Delivery | None]] = []
        for platform in platforms:
            if self._speaks(platform):
                found += self._claim_for(platform, self._pacers[platform])
        return found

    def _claim_for(self, platform: str, pacer: Pacer) -> list[tuple[Any, Delivery | None]]:
        now = self._engine.clock.now()
        limit = min(HANDFUL, pacer.room(now))
        if limit <= 0:
            return []
        with self._engine.store.write() as conn:
            rows = outbox.claim(conn, self._owner, platform, now, limit=limit, resting=pacer.resting(now))
            claimed = [(row, self._readable(conn, row)) for row in rows]
        for row, delivery in claimed:
            if row.kind != "toast":
                pacer.begin(_shown_in(row), now, group=_in_group(delivery))
        return claimed

    def _readable(self, conn: Connection, row: Any) -> Delivery | None:
        """Make the delivery of a row; one that cannot be made must not keep the others back."""
        try:
            return self._delivery(conn, row)
        except (msgspec.MsgspecError, NoResultFound, ValueError):
            logger.exception("an outbox row cannot be read", key=row.key)
            return None

    def _delivery(self, conn: Connection, row: Any) -> Delivery | None:
        """Swap the numbers of a row for the platform's ids; None if whom it was for is gone."""
        around = Surroundings(conn, self._engine.houses[0].schema)
        value: Reply | AnyAct = (
            _act_decoder.decode(row.payload) if row.kind == "act" else _reply_decoder.decode(row.payload)
        )
        place = around.chat(row.chat)
        people = _people(conn, value, row.platform)
        reply = value if isinstance(value, Reply) else None
        chat = _chat_of(place)
        if place.kind == "private":
            address = _address(conn, int(place.platform_chat.removeprefix("dm")))
            if address is None:
                return None
            chat = ChatRef(id=address, kind="private", private=True)
        elif reply is not None and reply.private and reply.actor not in people:
            return None
        reader = reply.actor if reply is not None and (reply.private or place.kind == "private") else None
        language = around.language(row.chat, row.community, reader)
        return Delivery(
            key=row.key,
            platform=row.platform,
            chat=chat,
            language=language,
            reply=reply,
            act=None if isinstance(value, Reply) else value,
            people=people,
            places=_places(around, reply) if reply is not None else {},
            edits=(reply.edit if reply is not None else "") or _slot(conn, row),
            attempt=row.attempts + 1,
            knock=self._words("private-knock", language),
            knock_button=self._words("private-knock-button", language),
            created_at=row.created_at,
            community=row.community,
        )

    def _words(self, key: str, language: str) -> str:
        return self._engine.houses[0].texts.format(language, key)

    async def _send(self, claimed: tuple[Any, Delivery | None], run: Callable[..., Any]) -> None:
        row, delivery = claimed
        pages = 1
        try:
            work, *args = await self._deliver(row, delivery)
            pages = next((one.pages for one in args if isinstance(one, Sent)), 1)
        finally:
            if row.kind != "toast":
                now, group = self._engine.clock.now(), _in_group(delivery)
                self._pacers[row.platform].end(_shown_in(row), now, group=group, pages=pages)
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
            sent = await self._adapters[row.platform].send(await pictured(delivery))
        except ChatMoved as error:
            return self._move, row, error.new_id
        except SendError as error:
            if error.permanent:
                return self._fail, row, str(error)
            self._pause(row, error)
            return self._retry, row, str(error), error.retry_after
        except Exception as error:
            logger.exception("sending failed", key=row.key)
            return self._retry, row, repr(error), None, UNEXPECTED_ATTEMPTS
        return self._mark, row, sent, _tidy_after(delivery, sent)

    def _pause(self, row: Any, error: SendError) -> None:
        """Keep a chat quiet that the platform asked to be kept quiet."""
        if error.retry_after is not None:
            until = self._engine.clock.now() + int(error.retry_after * SECOND)
            self._pacers[row.platform].pause(row.chat, until)

    def _mark(self, row: Any, sent: Sent, tidy: tuple[bytes | None, int] | None) -> None:
        now = self._engine.clock.now()
        with self._engine.store.write() as conn:
            outbox.mark_sent(conn, row)
            if row.slot and sent.message:
                place = {"chat": row.chat, "slot": row.slot, "message": sent.message, "sent_at": now}
                upsert(conn, SentMessage, [place], keys=("chat", "slot"), put=("message", "sent_at"))
            if tidy is not None:
                act, after = tidy
                outbox.tidy_later(conn, row, sent.message, act, now + after)
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
                    gone=sent.gone,
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


def _shown_in(row: Any) -> int | None:
    """Return the chat that shows what a row says; an act is shown nowhere."""
    return int(row.chat) if row.kind == "reply" else None


def _in_group(delivery: Delivery | None) -> bool:
    return delivery is None or not delivery.chat.private


def _tidy_after(delivery: Delivery, sent: Sent) -> tuple[bytes | None, int] | None:
    """Return the act that deletes a passing message, and after how long; None where nothing is to be decided.

    An edit decides anew: one that is to be kept takes back what was planned for the message.
    """
    reply = delivery.reply
    if reply is None or not sent.message or reply.private or delivery.chat.private:
        return None
    after = LIFETIMES.get(reply.lifetime)
    if after is None:
        return (None, 0) if delivery.edits else None
    return msgspec.json.encode(Tidy(chat=reply.chat, thread=reply.thread, messages=(sent.message,))), after


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


def _places(around: Surroundings, reply: Reply) -> dict[int, ChatRef]:
    """Return the chats that the reply's links point into."""
    wanted = {part.chat for part in reply.parts if isinstance(part, Link) and part.chat}
    rows = {number: around.chat(number) for number in wanted}
    return {number: _chat_of(row) for number, row in rows.items() if row.kind != "private"}


def _chat_of(row: Any) -> ChatRef:
    return ChatRef(id=row.platform_chat, title=row.title, kind=row.kind, space=row.space)


def _people(conn: Connection, value: Reply | AnyAct, platform: str) -> dict[int, PersonRef]:
    wanted: set[int] = {value.actor} if value.actor is not None else set()
    if not isinstance(value, Reply) and value.by is not None:
        wanted.add(value.by)
    for part in value.parts if isinstance(value, Reply) else ():
        if isinstance(part, Mention):
            wanted.add(part.actor)
        elif isinstance(part, Table):
            wanted |= {cell.actor for row in part.rows for cell in row if isinstance(cell, Mention)}
        elif isinstance(part, Chart):
            wanted.update(part.people)
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
