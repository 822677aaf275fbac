from __future__ import annotations

import re
from pathlib import Path

from bot.wiring import open_store
from tests.e2e.stage import Stage
from tests.fakes.clock import FastClock
from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram


async def test_one_community_on_both_platforms_has_one_board_and_a_linked_person_one_balance(
    tmp_path: Path,
) -> None:
    clock = FastClock()
    store = open_store(f"sqlite:///{tmp_path / 'q.db'}")
    async with FakeTelegram(now=clock.seconds) as telegram, FakeDiscord(clock) as discord:
        stage = Stage(store, clock, telegram=telegram, discord=discord)
        room = telegram.group()
        ann = telegram.person(500, "ann", username="ann")
        ann.rise(room, "creator")
        guild = discord.guild()
        general = discord.channel(guild)
        owner = discord.person_of(discord.world.owner)
        ann2 = discord.person("ann2", guild)

        async with stage.bot() as running:
            await stage.until(lambda: all(adapter.connected for adapter in running.adapters))
            ann.say(ann.open(), "/start")
            ann.say(room, "签到")
            await stage.settled()
            # One community: the owner of the group gives a code, the owner of the server enters it.
            ann.say(room, "/community code")
            await stage.settled()
            code = found(telegram.said(ann.open())[-1])
            asked = await owner.command(general, "community join", code=code)
            await asked.spoken.wait()
            pressed = await owner.press(discord.said(general)[-1], "Join")
            await pressed.spoken.wait()
            await stage.settled()
            # One person: both accounts say yes.
            checked = await ann2.command(general, "checkin")
            await checked.spoken.wait()
            ann.say(ann.open(), "/link")
            await stage.settled()
            entered = await ann2.command(general, "link", code=found(telegram.said(ann.open())[-1]))
            await entered.spoken.wait()
            assert entered.private
            said_yes = await ann2.press(discord.said(general)[-1], "That's me")
            await said_yes.spoken.wait()
            await stage.settled()
            number = max(n for n, one in ann.open().group.messages.items() if "reply_markup" in one)
            ann.press(ann.open(), number, "That's me")
            await stage.settled()
            me = await ann2.command(general, "me")
            await me.spoken.wait()
            ann.say(room, "/me")
            ann.say(room, "/top all")
            await stage.settled()
        assert "12 xp" in str(discord.said(general)[-1])
        assert "12 xp" in telegram.said(room)[-2]
        assert telegram.said(room)[-1].count("ann") == 1
        assert telegram.complaints == []
        assert discord.violations == []
    store.close()


def found(said: str) -> str:
    """Return the code in a message."""
    match = re.search(r"code: (\w{4} \w{4})", said)
    assert match is not None, said
    return match[1]
