"""No token and no private text gets into a log, at any level, whatever goes wrong."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from typing import Any

import pytest

from adapters.discord.options import DiscordOptions
from tests.adapters.discord.rig import Rig
from tests.fakes.discord import until

SECRET = "my-private-words"


async def test_nothing_private_is_logged(
    rig: Rig, caplog: pytest.LogCaptureFixture, told: list[MutableMapping[str, Any]]
) -> None:
    caplog.set_level(logging.DEBUG)
    fake = rig.fake
    fake.faults.arm("GET /users/@me", "drop", times=2)
    async with rig.running() as adapter:
        for name in (
            "discord",
            "discord.http",
            "discord.gateway",
            "discord.client",
            "discord.webhook.async_",
        ):
            logging.getLogger(name).setLevel(logging.DEBUG)
        said = await rig.alice.say(rig.general, SECRET)
        await fake.gateway.dispatch("MESSAGE_CREATE", {"content": SECRET, "author": SECRET})
        await fake.gateway.dispatch("CHANNEL_UPDATE", {"name": SECRET, "id": SECRET})
        rig.stream.poison = said["id"]
        await fake.gateway.raw(f'{{"op": 0, "t": "MESSAGE_CREATE", "d": {{"content": "{SECRET}"}}, "s": "')
        await until(lambda: adapter.connected and len(fake.gateway.identified) == 2)
        fake.faults.arm("POST /webhooks|POST /channels/.*/messages", "429")
        assert adapter.client is not None
        await adapter.client.http.send_message(
            int(rig.general["id"]),
            params=_parameters(SECRET),  # a request that is limited first
        )
        await rig.alice.direct(SECRET)
        await until(lambda: SECRET in rig.stream.texts)
        logging.getLogger("discord.http").warning(
            "429 on https://discord.com/api/v10/webhooks/123/abcdefgh %s", fake.token
        )
    for name in ("discord.http", "discord.gateway", "discord.client", "discord.webhook.async_"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    written = caplog.text + repr(told) + repr([one.__dict__ for one in caplog.records])
    assert "rate limited" in written
    assert "cannot be read" in written
    assert SECRET not in written
    assert fake.token not in written
    assert "abcdefgh" not in written


def test_options_do_not_show_themselves() -> None:
    assert "secret" not in repr(DiscordOptions("secret", proxy_url="http://me:secret@proxy"))


def _parameters(text: str) -> Any:
    from discord.http import handle_message_parameters

    return handle_message_parameters(content=text)
