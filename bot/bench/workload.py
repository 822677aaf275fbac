"""The workload: messages of many members in many chats, and a feature with one effect of every sort for each."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import BigInteger, Connection, MetaData
from sqlmodel import Field, SQLModel

from engine.contract.clock import DAY, SystemClock
from engine.contract.events import ChatRef, Incoming, Message, PersonRef
from engine.contract.feature import Batch, Export, Feature, Person
from engine.contract.replies import Text
from engine.runtime.engine import Engine
from engine.runtime.lang import Texts
from engine.runtime.parser import Catalogue, commands_of
from engine.runtime.router import Router
from engine.settings import FEATURE as SETTINGS
from engine.store.database import Store
from engine.store.sql import insert_new, upsert

CHATS = 200
MEMBERS = 20
"""Members of each chat."""
START = 1_780_000_000_000_000
STEP = 50_000
XP = 5
SAYING = "the build is green again, the cache was stale; 缓存过期了，清一下就好，谢谢大家"

_chats = [ChatRef(id=f"-100{chat}", title=f"chat {chat}") for chat in range(CHATS)]
_people = [
    PersonRef(id=f"{chat}{member:02}", name=f"member {member}")
    for chat in range(CHATS)
    for member in range(MEMBERS)
]


class BenchTable(SQLModel):
    """Base of tables that exist only in the bench's throw-away database."""

    metadata = MetaData()


class BenchLedger(BenchTable, table=True):
    """One entry for every message."""

    __tablename__ = "bench_ledger"
    part: int = Field(primary_key=True, sa_type=BigInteger)
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    community: int = Field(sa_type=BigInteger)
    actor: int = Field(sa_type=BigInteger)
    rule: str
    xp: int


class BenchDaily(BenchTable, table=True):
    """What a member earned on a day."""

    __tablename__ = "bench_daily"
    part: int = Field(primary_key=True, sa_type=BigInteger)
    community: int = Field(primary_key=True, sa_type=BigInteger)
    actor: int = Field(primary_key=True, sa_type=BigInteger)
    day: int = Field(primary_key=True)
    xp: int
    messages: int


def person_of(number: int) -> tuple[int, PersonRef]:
    """Return who speaks in message `number`: the chat's number and the account."""
    chat = number % CHATS
    return chat, _people[chat * MEMBERS + number * 7919 // CHATS % MEMBERS]


def incoming(number: int) -> Incoming:
    """Return message `number` as an adapter would hand it over."""
    chat, person = person_of(number)
    return Incoming(
        platform="bench",
        chat=_chats[chat],
        unique=str(number),
        at=START + number * STEP,
        people=(person,),
        actor=0,
        body=Message(text=f"{SAYING} {number}", message=str(number)),
    )


def _on_messages(batch: Batch) -> None:
    ledger: list[dict[str, Any]] = []
    daily: Counter[tuple[int, int, int]] = Counter()
    for event in batch.events:
        if event.actor is None:
            continue
        ledger.append(
            {
                "part": event.part,
                "seq": event.seq,
                "community": event.community,
                "actor": event.actor,
                "rule": "message",
                "xp": XP,
            }
        )
        daily[event.community, event.actor, event.at // DAY] += 1
        batch.context(event).reply(Text("+5"))
    insert_new(batch.conn, BenchLedger, ledger)
    rows = [
        {"part": batch.part, "community": c, "actor": a, "day": day, "xp": XP * n, "messages": n}
        for (c, a, day), n in daily.items()
    ]
    upsert(batch.conn, BenchDaily, rows, keys=("part", "community", "actor", "day"), add=("xp", "messages"))


def _nothing(_conn: Connection, _person: Person) -> Export:
    return Export(name="bench", rows=())


FEATURE = Feature(
    name="bench",
    export_person=_nothing,
    forget_person=lambda _conn, _person: None,
    handlers={Message: _on_messages},
)


def build(store: Store) -> Engine:
    """Build an engine whose feature is the bench's, with the settings that the runtime itself asks for, over a migrated database; its two tables are made here."""
    with store.write() as conn:
        BenchTable.metadata.create_all(conn)
    features = (FEATURE, SETTINGS)
    texts = Texts(["engine.runtime", SETTINGS.texts])
    return Engine(
        store,
        features,
        clock=SystemClock(),
        texts=texts,
        router=Router(Catalogue(commands_of(features)), texts),
    )


def check(store: Store, events: int) -> None:
    """Make sure that every event had its five effects, once."""
    queries = {
        "log": "select count(*) from log",
        "members": "select count(distinct actor) from membership",
        "ledger": "select count(*) from bench_ledger",
        "daily": "select sum(messages) from bench_daily",
        "outbox": "select count(*) from outbox where state = 'queued'",
    }
    people = len({person_of(number) for number in range(events)})
    with store.read() as conn:
        found = {name: int(conn.exec_driver_sql(query).scalar() or 0) for name, query in queries.items()}
    wanted = dict.fromkeys(queries, events) | {"members": people}
    if found != wanted:
        raise RuntimeError(f"the bench lost effects: {found} instead of {wanted}")
