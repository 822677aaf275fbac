from __future__ import annotations

import pytest

from engine.contract.errors import SendError
from engine.contract.events import ChatRef
from tests.adapters.discord.rig import Rig
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import EVERYBODY, SEND


def chat(rig: Rig) -> ChatRef:
    return ChatRef(rig.general["id"], "general")


async def keys(rig: Rig, *, running: bool, where: ChatRef | None) -> dict[str, str]:
    if not running:
        return {one.key: one.level for one in await rig.adapter().inspect(where)}
    async with rig.running() as adapter:
        return {one.key: one.level for one in await adapter.inspect(where)}


@pytest.mark.parametrize("running", [True, False], ids=["connected", "not connected"])
async def test_a_bot_with_every_right_lacks_nothing(rig: Rig, running: bool) -> None:
    found = await keys(rig, running=running, where=chat(rig))
    assert found == {"discord-token": "ok", "discord-rights": "ok", "discord-role": "ok"}


@pytest.mark.parametrize("running", [True, False], ids=["connected", "not connected"])
async def test_every_missing_right_is_named(rig: Rig, running: bool) -> None:
    for role in rig.guild.roles.values():
        role["permissions"] = str(EVERYBODY & ~SEND)
    found = await keys(rig, running=running, where=chat(rig))
    missing = {
        key.removeprefix("discord-missing-"): level for key, level in found.items() if "missing" in key
    }
    assert missing.pop("send") == "error"
    assert set(missing) == {
        *("embed", "attach"),  # who may not speak may not do these either
        *("manage-messages", "manage-threads", "moderate", "kick", "ban", "manage-roles"),
        *("create-invite", "manage-events", "manage-server", "audit-log"),
    }
    assert set(missing.values()) == {"warning"}


async def test_roles_above_the_bot_are_a_warning_if_all_are(rig: Rig) -> None:
    rig.fake.world.new_role(rig.guild, "Level 5")
    found = await keys(rig, running=True, where=chat(rig))
    assert found["discord-role-low"] == "warning"


async def test_a_channel_that_is_gone_says_so(rig: Rig) -> None:
    found = await keys(rig, running=True, where=ChatRef("123456789012345678", "old"))
    assert found["discord-gone"] == "error"
    assert (await keys(rig, running=True, where=ChatRef("x")))["discord-gone"] == "error"


async def test_a_private_chat_needs_no_rights(rig: Rig) -> None:
    found = await keys(rig, running=True, where=ChatRef(rig.alice.id, private=True))
    assert found == {"discord-token": "ok", "discord-private": "ok"}


async def test_intents_that_are_off_are_named_before_the_first_session(rig: Rig) -> None:
    rig.fake.gateway.granted = 0
    found = await keys(rig, running=False, where=None)
    assert found["discord-intent-content"] == found["discord-intent-members"] == "error"


async def test_a_clock_that_is_wrong_is_named(rig: Rig) -> None:
    rig.fake.rest.date = lambda: "Mon, 05 Jan 2026 02:00:00 GMT"
    findings = await rig.adapter().inspect()
    (clock,) = [one for one in findings if one.key == "discord-clock"]
    assert clock.level == "warning"
    assert int(clock.values["seconds"]) > 3600


async def test_a_bot_on_no_server_gets_a_link_that_invites_it() -> None:
    async with FakeDiscord() as fake:
        rig = Rig(fake, None, None, None, None)  # type: ignore[arg-type]
        async with rig.running() as adapter:
            findings = await adapter.inspect()
    (found,) = [one for one in findings if one.key == "discord-no-server"]
    assert "oauth2/authorize" in found.values["url"]


async def test_a_wrong_token_is_a_finding(rig: Rig) -> None:
    (found,) = await rig.adapter(token="nonsense").inspect()
    assert (found.key, found.level) == ("discord-token", "error")


async def test_silence_is_an_error(rig: Rig) -> None:
    rig.fake.faults.arm("GET /users/@me", "drop", times=9)
    with pytest.raises(SendError):
        await rig.adapter().inspect()
