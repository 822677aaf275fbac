"""The calendar's engine without a platform: time in the test's hand, workers that come and go."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

from sqlalchemy import text

from bot.wiring import build_engine
from engine.contract.clock import ManualClock
from engine.contract.events import AnyBody, ChatRef, Incoming, Message, PersonRef, Rights
from engine.runtime.engine import Engine
from engine.store.database import Store
from engine.store.migrate import upgrade
from engine.stream.statehash import state_hash

START = 1_767_574_800_000_000
"""2026-01-05 09:00 in Shanghai, a Monday."""


class Calendar:
    """A community whose admin plans events; `workers` engines share its database."""

    def __init__(
        self,
        *,
        url: str = "sqlite://",
        start: int = START,
        workers: int = 1,
        batch: int | Callable[[], int] = 500,
        **operator: Any,
    ) -> None:
        self.store = Store.open(url)
        upgrade(self.store)
        self.clock = ManualClock(start)
        self._operator = {"bot.language": "en", **{k.replace("__", "."): v for k, v in operator.items()}}
        self._numbers = count(1001)
        self._batch = batch
        self.engines = [self._engine() for _ in range(workers)]
        self._number = count(1)
        self.do("admin", Rights(role="admin"))

    def _engine(self) -> Engine:
        return build_engine(
            self.store,
            self.clock,
            operator=self._operator,
            batch=self._batch,
            numbers=lambda: next(self._numbers),
        )

    def restart(self) -> None:
        """Begin anew with engines that remember nothing."""
        self.engines = [self._engine() for _ in self.engines]

    def incoming(self, who: str, body: AnyBody, *, chat: str = "#general", thread: str = "") -> Incoming:
        """Make an event of now."""
        number = str(next(self._number))
        if isinstance(body, Message) and not body.message:
            body = Message(
                text=body.text, message=number, attachments=body.attachments, reply_to=body.reply_to
            )
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
        self.engines[0].append([self.incoming(who, body, **options)])
        self.settle()

    def say(self, who: str, words: str, **options: Any) -> None:
        """Let somebody speak."""
        self.do(who, Message(text=words), **options)

    def settle(self) -> None:
        """Let everything due and everything said take effect."""
        while sum(engine.drain_due() + engine.drain() for engine in self.engines):
            pass

    def jump(self, to: int) -> None:
        """Move the clock at once, as a machine that slept, and settle."""
        self.clock.move_to(to)
        self.settle()

    def live(self, until: int, chance: random.Random | None = None, *, steps: int = 0) -> None:
        """Let time pass: stop at every due item, or at random moments with restarts if `chance` is given."""
        if chance is not None:
            for moment in sorted(chance.randrange(self.clock.now(), until) for _ in range(steps)):
                self.jump(moment)
                if chance.random() < 0.5:
                    self.restart()
            self.jump(until)
            return
        while True:
            ((due,),) = self.rows("select min(due_at) from due_item")
            if due is None or due > until:
                break
            self.jump(due)
        self.jump(until)

    def rows(self, sql: str, **values: object) -> Sequence[Any]:
        """Read rows."""
        with self.store.read() as conn:
            return list(conn.execute(text(sql), values))

    def fired(self, number: int = 1) -> list[tuple[str, int]]:
        """Return which occurrences have begun, and when."""
        rows = self.rows(
            "select original, fired_at from occurrence where number = :n and fired_at is not null order by 2, 1",
            n=number,
        )
        return [(row[0], row[1]) for row in rows]

    def starts(self, number: int = 1) -> list[str]:
        """Return the keys of the timers by which occurrences began."""
        return [
            row[0]
            for row in self.rows(
                "select key from log where kind = 'timer' and key like :k order by at, key",
                k=f"timer:event:%:{number}:%:start:%",
            )
        ]

    def dead(self) -> Sequence[Any]:
        """Return what could not be applied."""
        return self.rows("select key, error from dead_letter")

    def hash(self) -> str:
        """Hash what must not depend on how the log was cut."""
        from engine.schedule import FEATURE

        with self.store.read() as conn:
            return state_hash(conn, FEATURE.replayed)

    def close(self) -> None:
        """Close the database."""
        self.store.close()
