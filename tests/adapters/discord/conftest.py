from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, MutableMapping
from typing import Any

import pytest
import structlog
from structlog.testing import capture_logs

from tests.adapters.discord.rig import Rig
from tests.fakes.discord import FakeDiscord


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as fake:
        yield fake
        assert fake.violations == []


@pytest.fixture
def told() -> Iterator[list[MutableMapping[str, Any]]]:
    """What our own modules log, at every level."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(0))
    with capture_logs() as logs:
        yield logs
    structlog.configure(**before)


@pytest.fixture
def rig(fake: FakeDiscord) -> Rig:
    guild = fake.guild()
    return Rig(fake, guild, fake.channel(guild), fake.person("alice", guild), fake.person("bob", guild))
