from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.adapters.discord.rig import Rig
from tests.fakes.discord import FakeDiscord


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as fake:
        yield fake
        assert fake.violations == []


@pytest.fixture
def rig(fake: FakeDiscord) -> Rig:
    guild = fake.guild()
    return Rig(fake, guild, fake.channel(guild), fake.person("alice", guild), fake.person("bob", guild))
