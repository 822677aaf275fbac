"""What others do: a bot that loads, changes and commits one row a message, and SQLite fed by hand."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Engine, MetaData, create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlmodel import Field, Session, SQLModel, select

from bot.bench.workload import START, STEP, XP, incoming, person_of
from engine.contract.events import VERSION, Message, encode_body

RAW_BATCH = 100
_LOG = """
create table log (part bigint not null, seq bigint not null, key varchar not null, community bigint not null,
chat bigint not null, thread varchar not null, actor bigint, at bigint not null, received_at bigint not null,
origin varchar not null, kind varchar not null, cause varchar not null, version integer not null, payload blob,
primary key (part, seq), unique (part, key))
"""


class NaiveTable(SQLModel):
    """Base of the naive bot's only table."""

    metadata = MetaData()


class NaiveMember(NaiveTable, table=True):
    """A member as most bots keep one."""

    __tablename__ = "naive_member"
    chat: int = Field(primary_key=True, sa_type=BigInteger)
    member: str = Field(primary_key=True)
    xp: int = 0
    messages: int = 0
    last_at: int = Field(default=0, sa_type=BigInteger)


def durable_sqlite(path: Path) -> Engine:
    """Open SQLite as we do: write-ahead log, every commit on the disk."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL").close()
        connection.execute("PRAGMA synchronous=FULL").close()

    return engine


class NaiveBot:
    """Select, change, commit: once a message, through the ORM."""

    def __init__(self, path: Path, size: int) -> None:
        self._engine = durable_sqlite(path)
        self._size = size
        NaiveTable.metadata.create_all(self._engine)

    def __call__(self, number: int) -> int:
        for i in range(number * self._size, (number + 1) * self._size):
            chat, person = person_of(i)
            with Session(self._engine) as session:
                statement = select(NaiveMember).where(
                    NaiveMember.chat == chat, NaiveMember.member == person.id
                )
                member = session.exec(statement).first() or NaiveMember(chat=chat, member=person.id)
                member.xp += XP
                member.messages += 1
                member.last_at = START + i * STEP
                session.add(member)
                session.commit()
        return self._size

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()


class NaiveAsyncBot:
    """The same on PostgreSQL with the asynchronous ORM."""

    def __init__(self, url: str, size: int) -> None:
        self._loop = asyncio.new_event_loop()
        self._engine: AsyncEngine = create_async_engine(url)
        self._size = size
        self._loop.run_until_complete(self._make())

    async def _make(self) -> None:
        async with self._engine.begin() as conn:
            await conn.run_sync(NaiveTable.metadata.create_all)

    def __call__(self, number: int) -> int:
        return self._loop.run_until_complete(self._round(number))

    async def _round(self, number: int) -> int:
        for i in range(number * self._size, (number + 1) * self._size):
            chat, person = person_of(i)
            async with AsyncSession(self._engine) as session:
                member = await session.get(NaiveMember, (chat, person.id)) or NaiveMember(
                    chat=chat, member=person.id
                )
                member.xp += XP
                member.messages += 1
                member.last_at = START + i * STEP
                session.add(member)
                await session.commit()
        return self._size

    def close(self) -> None:
        """Give the connections and the loop back."""
        self._loop.run_until_complete(self._engine.dispose())
        self._loop.close()


class RawInserts:
    """The same events into a table like our log, keys and indexes included, and nothing else; a commit every 100."""

    def __init__(self, path: Path, size: int) -> None:
        self._conn = sqlite3.connect(path, isolation_level=None)
        self._size = size
        self._rows: list[list[tuple[Any, ...]]] = []
        for statement in (
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            _LOG,
            "create index log_by_chat on log (part, community, chat, seq)",
        ):
            self._conn.execute(statement).close()

    def prepare(self, number: int) -> None:
        """Make a round's rows beforehand: only SQLite's own time is measured."""
        self._rows.append([_row(i) for i in range(number * self._size, (number + 1) * self._size)])

    def __call__(self, number: int) -> int:
        rows = self._rows[number]
        marks = ", ".join("?" * len(rows[0]))
        for start in range(0, len(rows), RAW_BATCH):
            self._conn.execute("BEGIN IMMEDIATE")
            self._conn.executemany(f"insert into log values ({marks})", rows[start : start + RAW_BATCH])
            self._conn.execute("COMMIT")
        return len(rows)

    def close(self) -> None:
        """Give the file back."""
        self._conn.close()


def _row(number: int) -> tuple[Any, ...]:
    item = incoming(number)
    chat = number % 200
    body = item.body
    payload = encode_body(body) if isinstance(body, Message) else b""
    key = f"{item.platform}:{item.chat.id}:{item.unique}"
    return (
        chat % 16, number, key, chat, chat, "", 2**40 + number % 4000, item.at, item.at, "live", "message", "",
        VERSION, payload,
    )  # fmt: skip
