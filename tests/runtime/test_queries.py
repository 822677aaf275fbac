"""Reads for adapters: they answer from the database, or with nothing, but never late."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from bot import wiring
from engine.contract.events import ChatRef, Incoming, PersonRef, Rights
from engine.runtime.queries import BUDGET, StoreQueries
from engine.store.database import Store
from tests.fakes.features import nothing_stored

CHAT = ChatRef(id="general")


@pytest.fixture
def store() -> Iterator[Store]:
    store = wiring.open_store("sqlite://")
    engine = wiring.build_engine(store)
    alice = PersonRef(id="alice", name="alice")
    rights = Incoming(
        platform="console", chat=CHAT, unique="rights:1", at=1, people=(alice,), actor=0, body=Rights(role="admin")
    )
    engine.append([rights])
    engine.drain()
    yield store
    store.close()


async def test_a_role_is_the_communitys_word_and_strangers_are_members(store: Store) -> None:
    queries = StoreQueries(store, ())
    assert await queries.role("console", "general", "alice") == "admin"
    assert await queries.role("console", "general", "nobody") == "member"
    assert await queries.role("console", "elsewhere", "alice") == "member"


async def test_commands_for_everybody_come_before_those_for_admins(store: Store) -> None:
    from bot.features import FEATURES

    offered = [spec.audience for spec in await StoreQueries(store, FEATURES).commands("console", "general")]
    assert offered == sorted(offered, key=("member", "moderator", "admin", "owner").index)


async def test_a_slow_completion_answers_with_nothing_in_time(store: Store) -> None:
    def slow(_conn: Connection, _community: int, _param: str, _typed: str) -> Iterator[str]:
        time.sleep(BUDGET * 2)
        yield "late"

    queries = StoreQueries(store, (nothing_stored(suggest=slow),))
    began = asyncio.get_running_loop().time()
    assert list(await queries.suggest("console", "general", "slow", "what", "l")) == []
    assert asyncio.get_running_loop().time() - began < BUDGET * 1.8
