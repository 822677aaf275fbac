"""Questions' engine without a platform: time in the test's hand, people who ask, answer, react and press."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from sqlalchemy import text

from bot.wiring import build_engine
from engine.contract.clock import SECOND, ManualClock
from engine.contract.events import AnyBody, ChatRef, Incoming, Message, PersonRef, Rights
from engine.qa import FEATURE
from engine.store.database import Store
from engine.store.migrate import upgrade
from engine.stream.statehash import state_hash

START = 1_767_574_800 * SECOND
"""2026-01-05 09:00 in Shanghai, a Monday."""


class Square:
    """A community that asks and answers."""

    def __init__(self, *, url: str = "sqlite://", batch: int = 500) -> None:
        self.store = Store.open(url)
        upgrade(self.store)
        self.clock = ManualClock(START)
        numbers = count(1001)
        self.engine = build_engine(
            self.store,
            self.clock,
            operator={"bot.language": "en"},
            batch=batch,
            numbers=lambda: next(numbers),
        )
        self._number = count(1)
        self.do("admin", Rights(role="admin"))

    def incoming(self, who: str, body: AnyBody, *, chat: str = "#general", thread: str = "") -> Incoming:
        """Make an event of now."""
        number = str(next(self._number))
        if isinstance(body, Message) and not body.message:
            body = Message(text=body.text, message=number, reply_to=body.reply_to)
        return Incoming(
            platform="console",
            chat=ChatRef(id=chat, title=chat),
            unique=number,
            at=self.clock.now(),
            people=(PersonRef(id=who, name=who, handle=who),),
            actor=0,
            thread=thread,
            body=body,
        )

    def do(self, who: str, body: AnyBody, **options: Any) -> None:
        """Let something happen now."""
        self.engine.append([self.incoming(who, body, **options)])
        self.settle()

    def settle(self) -> None:
        """Let everything due and everything said take effect."""
        while self.engine.drain_due() + self.engine.drain():
            pass

    def rows(self, sql: str, **values: object) -> Sequence[Any]:
        """Read rows."""
        with self.store.read() as conn:
            return list(conn.execute(text(sql), values))

    def coins(self) -> int:
        """Return all coins there are, in purses and put aside."""
        ((held,),) = self.rows("select coalesce(sum(coins), 0) from bounty where state = 'held'")
        ((owned,),) = self.rows("select coalesce(sum(coins), 0) from wallet")
        return int(held) + int(owned)

    def hash(self) -> str:
        """Hash what must not depend on how the log was cut."""
        with self.store.read() as conn:
            return state_hash(conn, FEATURE.replayed)

    def close(self) -> None:
        """Close the database."""
        self.store.close()
