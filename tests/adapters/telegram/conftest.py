from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.adapters.telegram.rig import Bench, bench
from tests.fakes.telegram.people import Person, Room


@pytest.fixture
async def desk() -> AsyncIterator[Bench]:
    async with bench() as made:
        yield made


@pytest.fixture
def room(desk: Bench) -> Room:
    return desk.telegram.group()


@pytest.fixture
def alice(desk: Bench) -> Person:
    return desk.telegram.person(1001, "Alice", username="alice")
