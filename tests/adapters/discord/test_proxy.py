from __future__ import annotations

from typing import Literal

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.adapters.discord.rig import Rig
from tests.fakes.proxy import Proxy


@pytest.mark.parametrize("kind", ["http", "socks5"])
async def test_everything_goes_through_the_proxy(rig: Rig, kind: Literal["http", "socks5"]) -> None:
    async with Proxy(kind) as proxy:
        async with rig.running(proxy_url=proxy.url):
            await rig.alice.say(rig.general, "hello")
            await rig.heard("hello")
        assert set(proxy.targets) == {rig.fake.base.removeprefix("http://")}
        assert len(proxy.targets) >= 2, "REST and gateway"


async def test_the_librarys_addresses_are_put_back(rig: Rig) -> None:
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    async with rig.running():
        assert rig.fake.api_url == Route.BASE
    assert before == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
