from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from engine.contract.clock import ManualClock
from tests.adapters.discord_speak.declared import SPECS
from tests.adapters.discord_speak.model import Model
from tests.adapters.discord_speak.stage import Stage
from tests.adapters.discord_speak.wire import Wire
from tests.fakes.discord import FakeDiscord

START = 1_767_574_800_000_000


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    clock = ManualClock(START)
    async with FakeDiscord(clock) as fake, Wire(fake, clock, SPECS) as stage:
        yield stage
    assert fake.violations == []


@pytest.fixture
async def model() -> AsyncIterator[Model]:
    async with Model(ManualClock(0), SPECS) as stage:
        yield stage


@pytest.fixture(params=["wire", "simcord"])
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """The same play on either platform."""
    clock = ManualClock(START)
    if request.param == "simcord":
        async with Model(ManualClock(0), SPECS) as played:
            yield played
        return
    async with FakeDiscord(clock) as fake, Wire(fake, clock, SPECS) as played_too:
        yield played_too
    assert fake.violations == []
