"""The pages for those who watch the bot: numbers for Prometheus, and whether it is well."""

from __future__ import annotations

import asyncio
import json
import types
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from bot import wiring
from bot.config import split_address
from bot.ops import web
from bot.ops.metrics import APPENDED, Reader
from bot.ops.web import Served, is_loopback, serve
from engine.contract.clock import SECOND, ManualClock
from engine.contract.errors import ConfigError
from engine.contract.events import ChatRef, Finding, Incoming, Message, PersonRef
from engine.contract.ports import Delivery, Pace, Sent, Stream
from engine.store.database import Store
from engine.store.migrate import upgrade

START = 1_767_574_800 * SECOND
LOCAL = "127.0.0.1:0"


class Wire:
    """A platform whose line can be cut."""

    platform = "telegram"
    pace = Pace()

    def __init__(self) -> None:
        self.connected = True
        self.standing_by = False

    async def run(self, stream: Stream) -> None:
        """Nobody speaks here."""

    async def send(self, delivery: Delivery) -> Sent:
        return Sent()

    async def inspect(self, chat: ChatRef | None = None) -> Sequence[Finding]:
        return ()


class World:
    """A bot with an engine that moves only when told, and its two pages."""

    def __init__(self, store: Store, wire: Wire, clock: ManualClock, served: Served) -> None:
        self.store, self.wire, self.clock, self.served = store, wire, clock, served
        self.engine = wiring.build_engine(store, clock)

    async def get(self, path: str) -> tuple[int, str]:
        url = f"http://{self.served.host}:{self.served.port}{path}"
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            return answer.status, await answer.text()

    async def health(self) -> tuple[int, dict[str, Any]]:
        status, body = await self.get("/healthz")
        return status, json.loads(body)

    async def metrics(self) -> dict[str, float]:
        status, body = await self.get("/metrics")
        assert status == 200
        return {
            f"{sample.name}{''.join(f' {value}' for _, value in sorted(sample.labels.items()))}": sample.value
            for family in text_string_to_metric_families(body)
            for sample in family.samples
        }

    def pass_time(self, seconds: int) -> None:
        self.clock.move_to(self.clock.now() + seconds * SECOND)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with living() as found:
        yield found


@asynccontextmanager
async def living(**options: Any) -> AsyncIterator[World]:
    store = Store.open("sqlite://")
    upgrade(store)
    clock, wire = ManualClock(START), Wire()
    try:
        async with serve(store, [wire], LOCAL, clock, **options) as served:
            yield World(store, wire, clock, served)
    finally:
        store.close()


def message(number: int, words: str = "签到") -> Incoming:
    return Incoming(
        platform="telegram",
        chat=ChatRef("-1001", "general"),
        unique=str(number),
        at=START + number * SECOND,
        people=(PersonRef("7", "alice"),),
        actor=0,
        body=Message(text=words, message=str(number)),
    )


async def test_events_are_counted_as_they_are_stored_and_applied(world: World) -> None:
    world.engine.append([message(1), message(2, "/me")])
    found = await world.metrics()
    assert found["qunban_events_appended_total message"] == 2
    assert "qunban_events_applied_total main message" not in found
    assert found["qunban_consumer_lag_events main"] == 2
    world.engine.drain()
    found = await world.metrics()
    assert found["qunban_events_appended_total message"] == 2
    assert found["qunban_events_applied_total main message"] == 2
    assert found["qunban_consumer_lag_events main"] == 0
    assert found["qunban_scrape_ok"] == 1


async def test_the_outbox_is_shown_by_state_with_its_oldest_row(world: World) -> None:
    world.engine.append([message(1), message(2, "/me")])
    world.engine.drain()
    world.pass_time(90)
    found = await world.metrics()
    assert found["qunban_outbox_rows telegram queued"] == 2
    assert found["qunban_outbox_oldest_queued_seconds telegram"] == 90
    with world.store.write() as conn:
        conn.execute(text("update outbox set state = 'sent' where seq = 1"))
        conn.execute(text("update outbox set state = 'failed' where seq = 2"))
        conn.execute(text("update chat set kind = 'private'"))
    found = await world.metrics()
    assert found["qunban_sends_total telegram ok"] == 1
    assert found["qunban_sends_total telegram failed"] == 1
    assert found["qunban_private_undelivered_total telegram"] == 1
    assert "qunban_outbox_oldest_queued_seconds telegram" not in found


async def test_dead_letters_due_items_and_connections_are_shown(world: World) -> None:
    with world.store.write() as conn:
        conn.execute(text("insert into dead_letter values ('main', 1, 1, 'k', 'e', '7F3K', 1)"))
        conn.execute(
            text(
                "insert into due_item (part, dedupe, community, chat, due_at, feature, name, payload) "
                f"values (1, 'a', 1, 0, {START}, 'x', 'y', '{{}}'), (1, 'b', 1, 0, {START + 9}, 'x', 'y', '{{}}')"
            )
        )
    world.wire.connected = False
    found = await world.metrics()
    assert found["qunban_dead_letters main"] == 1
    assert (found["qunban_due_items_open"], found["qunban_due_items_overdue"]) == (2, 1)
    assert found["qunban_adapter_connected telegram"] == 0


async def test_how_long_appends_take_is_shown(world: World) -> None:
    world.served.observe(0.004)
    assert (await world.metrics())["qunban_append_seconds_count"] == 1


async def test_a_bot_that_is_heard_and_works_is_well(world: World) -> None:
    status, said = await world.health()
    assert (status, said["status"], said["problems"]) == (200, "ok", [])
    assert said["adapters"] == {"telegram": {"connected": True, "silent_seconds": 0.0}}
    assert said["lag"]["main"] == 0


async def test_a_platform_unheard_for_more_than_a_minute_is_unwell(world: World) -> None:
    world.wire.connected = False
    assert (await world.health())[0] == 200
    world.pass_time(60)
    assert (await world.health())[0] == 200
    world.pass_time(1)
    status, said = await world.health()
    assert (status, said["problems"]) == (503, ["telegram is not connected"])
    world.wire.connected = True
    assert (await world.health())[0] == 200


async def test_a_process_that_stands_by_is_well(world: World) -> None:
    world.wire.connected, world.wire.standing_by = False, True
    await world.health()
    world.pass_time(600)
    assert (await world.health())[0] == 200


async def test_a_consumer_that_stands_still_before_work_is_unwell(world: World) -> None:
    world.engine.append([message(1)])
    assert (await world.health())[0] == 200
    world.pass_time(61)
    status, said = await world.health()
    assert (status, said["lag"]["main"]) == (503, 1)
    assert "consumer main is stuck" in said["problems"]
    world.engine.drain()
    assert (await world.health())[0] == 200


async def test_a_consumer_that_is_behind_but_moves_is_well(world: World) -> None:
    world.engine.append([message(n, f"message number {n}") for n in range(1, 4)])
    await world.health()
    world.pass_time(61)
    with world.store.write() as conn:
        conn.execute(text("update cursor set pos = 1 where part in (select part from head where head > 0)"))
    assert (await world.health())[0] == 200


async def test_where_another_process_applies_events_a_lag_is_its_affair() -> None:
    async with living(consumes=False) as world:
        world.engine.append([message(1)])
        await world.health()
        world.pass_time(61)
        assert (await world.health())[0] == 200


async def test_a_database_that_does_not_answer_in_time_is_unwell_and_the_last_numbers_stay(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.engine.append([message(1)])
    assert (await world.metrics())["qunban_consumer_lag_events main"] == 1
    monkeypatch.setattr(web, "BUDGET", 0.01)
    held, let_go = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def hold() -> None:
        with world.store.write():
            loop.call_soon_threadsafe(held.set)
            asyncio.run_coroutine_threadsafe(let_go.wait(), loop).result()

    holding = asyncio.create_task(asyncio.to_thread(hold))
    await held.wait()
    found = await world.metrics()
    assert (found["qunban_scrape_ok"], found["qunban_consumer_lag_events main"]) == (0, 1)
    status, said = await world.health()
    assert (status, said["problems"]) == (503, ["the database does not answer"])
    let_go.set()
    await holding


async def test_an_address_that_is_taken_is_refused_in_a_sentence(world: World) -> None:
    taken = f"127.0.0.1:{world.served.port}"
    with pytest.raises(ConfigError, match=r"cannot listen there"):
        async with serve(world.store, [], taken, world.clock):
            pass


async def test_an_address_that_others_can_reach_is_warned_of(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    listening = types.SimpleNamespace(warning=lambda event, **_values: told.append(event))
    monkeypatch.setattr(web, "logger", listening)
    async with serve(world.store, [], LOCAL, world.clock):
        assert told == []
    monkeypatch.setattr(web, "is_loopback", lambda _host: False)
    async with serve(world.store, [], LOCAL, world.clock):
        assert len(told) == 1


def test_counting_begins_where_the_log_stands(store: Store) -> None:
    engine = wiring.build_engine(store)
    engine.append([message(1)])
    reader = Reader(store)
    engine.append([message(2), message(3)])
    reader.look(START)
    assert reader.events[APPENDED] == {"message": 2}
    engine.drain()
    numbers = reader.look(START)
    assert reader.events["main"]["message"] == 3
    assert numbers.lag["main"] == 0


@pytest.mark.parametrize(
    ("host", "inside"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("example.org", False)],
)
def test_only_this_machine_reaches_a_loopback_address(host: str, inside: bool) -> None:
    assert is_loopback(host) is inside


def test_an_address_is_host_and_port() -> None:
    assert split_address("127.0.0.1:9464") == ("127.0.0.1", 9464)
    assert split_address("[::1]:9464") == ("::1", 9464)
    for wrong in ("9464", ":9464", "host", "host:x", "u@host:1", "host:1/x", "host:99999"):
        with pytest.raises(ValueError):
            split_address(wrong)
