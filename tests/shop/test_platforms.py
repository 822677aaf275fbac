"""A Telegram group and a Discord server that become one community, with the real sender, on both stores."""

from __future__ import annotations

import re

from engine.contract.acts import GrantRole, Tag
from engine.store.database import Store
from tests.people.world import World, words

ROLE = "123456789012345678"


async def test_a_shop_moves_with_its_community_and_held_coins_stay_held(store: Store) -> None:
    world = World(store)
    await world.make("telegram", "ann", "owner", chat="-100")
    await world.say("telegram", "ann", "签到", chat="-100")
    await world.make("discord", "zed", "owner", chat="77", space="guild")
    for line in (
        "/shop add Stickers price:40 stock:2",
        f"/shop add Owl price:10 role:<@&{ROLE}>",
        "/shop add Hero price:5 tag:hero",
        "/points add @zed 100",
    ):
        await world.say("discord", "zed", line, chat="77", space="guild")
    (ask,) = await world.say("discord", "zed", "/redeem stickers", chat="77", space="guild")
    await world.press("discord", "zed", ask, "Buy (40 coins)", chat="77")
    (code,) = await world.say("telegram", "ann", "/community code", chat="-100")
    found = re.search(r"code: (\w{4} \w{4})", words(code))
    assert found
    (join,) = await world.say("discord", "zed", f"/community join {found[1]}", chat="77", space="guild")
    await world.press("discord", "zed", join, "Join", chat="77")
    zed = world.person("discord", "zed")
    home = world.read("select community from chat where platform_chat = '-100'")
    assert world.read("select distinct community from shop_item") == home
    purse = f"select coins from wallet where member = {zed} and community = {home[0][0]}"
    assert world.read(purse) == [(60,)]
    (told,) = await world.say("discord", "zed", "/redeem hero", chat="77", space="guild")
    assert "Tags are in Telegram groups" in words(told)
    (ask,) = await world.say("discord", "zed", "/redeem owl", chat="77", space="guild")
    given = await world.press("discord", "zed", ask, "Buy (10 coins)", chat="77")
    assert [one.act.role for one in given if isinstance(one.act, GrantRole)] == [ROLE]
    assert [one for one in given if isinstance(one.act, Tag)] == []
    assert world.read("select state from shop_order order by number") == [("open",), ("done",)]
    await world.say("telegram", "ann", "/orders refuse 1 no more paper", chat="-100")
    assert world.read(purse) == [(90,)]
    assert world.read("select stock from shop_item where name = 'Stickers'") == [(2,)]
    assert world.read("select * from dead_letter") == []
