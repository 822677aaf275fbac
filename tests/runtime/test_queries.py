"""Reads for adapters: they answer from the database, or with nothing, but never late."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection

from bot import wiring
from engine.contract.commands import CommandSpec, Value
from engine.contract.events import ChatRef, Incoming, PersonRef, Rights
from engine.contract.feature import Context, Export, Feature, Person
from engine.runtime.queries import MOST, StoreQueries
from engine.store.database import Store

CHAT = ChatRef(id="general")


def _export(_conn: Connection, _person: Person) -> Export:
    return Export(name="nothing", rows=())


def _forget(_conn: Connection, _person: Person) -> None:
    """There is nothing to forget."""


NOTHING_STORED: dict[str, Any] = {"export_person": _export, "forget_person": _forget}


@pytest.fixture
def store() -> Iterator[Store]:
    store = wiring.open_store("sqlite://")
    engine = wiring.build_engine(store)
    alice = PersonRef(id="alice", name="alice")
    rights = Incoming(
        platform="console",
        chat=CHAT,
        unique="rights:1",
        at=1,
        people=(alice,),
        actor=0,
        body=Rights(role="admin"),
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


async def test_a_slow_completion_answers_with_nothing_instead_of_late(store: Store) -> None:
    release = threading.Event()

    def suggest(_conn: Connection, _community: int, _param: str, _typed: str) -> Iterator[str]:
        release.wait(30)
        yield "late"

    def run(_ctx: Context, _args: dict[str, Value]) -> None:
        """Do nothing."""

    command = CommandSpec(name="slow", run=run, help={"zh": "慢", "en": "slow"}, feature="slow")
    queries = StoreQueries(
        store, (Feature(**NOTHING_STORED, name="slow", commands=(command,), suggest=suggest),)
    )
    try:
        assert list(await queries.suggest("console", "general", "slow", "what", "l")) == []
    finally:
        release.set()


async def test_completions_come_from_the_features_own_function(store: Store) -> None:
    def suggest(_conn: Connection, _community: int, param: str, typed: str) -> Iterator[str]:
        return (f"{param}:{typed}{n}" for n in range(100))

    def run(_ctx: Context, _args: dict[str, Value]) -> None:
        """Do nothing."""

    command = CommandSpec(name="quick", run=run, help={"zh": "快", "en": "quick"}, feature="quick")
    queries = StoreQueries(
        store, (Feature(**NOTHING_STORED, name="quick", commands=(command,), suggest=suggest),)
    )
    found = await queries.suggest("console", "general", "quick", "course", "py")
    assert found[0] == "course:py0"
    assert len(found) == MOST
