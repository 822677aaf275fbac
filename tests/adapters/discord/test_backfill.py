from __future__ import annotations

from engine.contract.events import Message
from tests.adapters.discord.rig import Rig
from tests.fakes.discord import until


async def test_a_channel_first_seen_starts_now(rig: Rig) -> None:
    await rig.alice.say(rig.general, "long ago")
    async with rig.running():
        await rig.alice.say(rig.general, "now")
        await rig.heard("now")
    assert rig.stream.texts == ["now"]


async def test_what_was_said_during_a_stop_is_read_afterwards_in_order(rig: Rig) -> None:
    async with rig.running():
        thread = rig.fake.world.new_thread(rig.general, rig.alice.id, "week 3")
        await rig.alice.say(rig.general, "before")
        await rig.alice.say(thread, "inside")
        await rig.alice.direct("psst")
        await rig.heard("before", "inside", "psst")
    for number in range(250):
        await rig.alice.say(rig.general, f"missed {number}")
    await rig.bob.say(thread, "missed inside")
    await rig.alice.direct("missed psst")
    fresh = rig.fake.world.new_thread(rig.general, rig.bob.id, "made meanwhile")
    await rig.bob.say(fresh, "first words")
    async with rig.running():
        await until(lambda: len(rig.stream.of(Message)) == 3 + 250 + 3)
        await rig.alice.say(rig.general, "after")
        await rig.heard("after")
    events = rig.stream.of(Message)
    missed = [one for one in events if one.body.text.startswith("missed ") and one.body.text[-1].isdigit()]
    assert [one.body.text for one in missed] == [f"missed {number}" for number in range(250)]
    assert {one.origin for one in missed} == {"backfill"}
    assert {one.thread for one in events if one.body.text == "first words"} == {fresh["id"]}
    assert events[-1].origin == "live"
    assert len({one.unique for one in events}) == len(events)


async def test_live_events_wait_behind_the_past_of_their_channel(rig: Rig) -> None:
    other = rig.fake.channel(rig.guild, "other")
    async with rig.running():
        await rig.alice.say(rig.general, "before")
        await rig.alice.say(other, "before too")
        await rig.heard("before", "before too")
    await rig.alice.say(rig.general, "missed")
    rig.fake.faults.arm("GET /channels/.*/messages", "503", times=3)
    async with rig.running():
        live = await rig.alice.say(rig.general, "live")
        await rig.bob.react(live, "👍")
        await rig.alice.say(other, "elsewhere")
        await until(lambda: "live" in rig.stream.texts)
    assert rig.stream.texts.index("elsewhere") < rig.stream.texts.index("missed")
    assert rig.stream.texts[-2:] == ["missed", "live"]


async def test_a_new_session_reads_what_the_old_one_missed(rig: Rig) -> None:
    async with rig.running() as adapter:
        await rig.alice.say(rig.general, "before")
        await rig.heard("before")
        rig.fake.gateway.forget()
        await rig.alice.say(rig.general, "missed")
        rig.fake.gateway.abort()
        for shard in (adapter.client.shards if adapter.client else {}).values():
            await shard.disconnect()
            await shard.reconnect()
        await rig.heard("before", "missed")
    assert rig.stream.of(Message)[-1].origin == "backfill"


async def test_a_channel_without_the_right_to_read_is_left_alone(rig: Rig) -> None:
    secret = rig.fake.channel(rig.guild, "secret")
    async with rig.running():
        await rig.alice.say(secret, "one")
        await rig.heard("one")
    await rig.alice.say(secret, "two")
    deny = {"id": rig.guild.id, "type": 0, "allow": "0", "deny": str((1 << 10) | (1 << 16))}
    secret["permission_overwrites"] = [deny]
    for role in rig.guild.roles.values():
        role["permissions"] = str(int(role["permissions"]) & ~(1 << 3))
    async with rig.running():
        await rig.alice.say(rig.general, "end")
        await rig.heard("end")
    assert rig.fake.calls(f"GET /channels/{secret['id']}/messages") == []


async def test_nothing_is_asked_where_nothing_was_said(rig: Rig) -> None:
    async with rig.running():
        await rig.alice.say(rig.general, "one")
        await rig.heard("one")
    async with rig.running():
        await rig.alice.say(rig.general, "two")
        await rig.heard("two")
    assert rig.fake.calls("GET /channels/.*/messages") == []


async def test_a_message_of_the_past_that_cannot_be_read_is_left_out(rig: Rig) -> None:
    async with rig.running():
        await rig.alice.say(rig.general, "one")
        await rig.heard("one")
    rig.fake.rest.validate = False
    broken = await rig.alice.say(rig.general, "two")
    await rig.alice.say(rig.general, "three")
    del broken["author"]["username"], broken["type"]
    async with rig.running():
        await until(lambda: "three" in rig.stream.texts)
    assert rig.stream.texts == ["one", "three"]
