"""A Telegram group and a Discord server that become one community, with the real sender, on both stores."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.contract.acts import GrantRole, MakeInvite, Tag
from engine.contract.clock import DAY
from engine.contract.events import Joined
from engine.contract.ports import Delivery
from engine.contract.replies import Buttons
from engine.points.rules import level_total
from engine.store.database import Store
from tests.people.world import World, words

ROLE = "123456789012345678"


def acts(deliveries: Sequence[Delivery]) -> list[tuple[str, object, str]]:
    """Return what was done: where, what, to whom."""
    found: list[tuple[str, object, str]] = []
    for one in deliveries:
        if isinstance(one.act, GrantRole | Tag) and one.act.actor is not None:
            what = one.act.role if isinstance(one.act, GrantRole) else one.act.text
            found.append((one.platform, what, one.people[one.act.actor].id))
    return found


async def one_community(world: World) -> None:
    """Let the server, which has a reward and an invite of its own, join the group."""
    await world.make("telegram", "ann", "owner", chat="-100")
    await world.say("telegram", "ann", "签到", chat="-100")
    await world.make("discord", "zed", "owner", chat="77", space="guild")
    await world.say("discord", "zed", f"/rewardrole add 2 <@&{ROLE}>", chat="77", space="guild")
    await world.say("discord", "bob", "my bread did not rise again this morning", chat="78", space="guild")
    (code,) = await world.say("telegram", "ann", "/community code", chat="-100")
    found = re.search(r"code: (\w{4} \w{4})", words(code))
    assert found
    (ask,) = await world.say("discord", "zed", f"/community join {found[1]}", chat="77", space="guild")
    await world.press("discord", "zed", ask, "Join", chat="77")


async def test_rewards_and_invites_go_on_after_two_communities_have_become_one(store: Store) -> None:
    world = World(store)
    made = await world.say("discord", "bob", "/invite", chat="78", space="guild")
    assert isinstance(made[0].act, MakeInvite)
    link = re.search(r"https://\S+", words(made[1]))
    assert link
    await world.happen("discord", "eve", Joined(link=link[0]), chat="77", space="guild")
    await world.say("discord", "eve", "which python version does numpy need now", chat="77", space="guild")
    await one_community(world)
    await world.say("telegram", "ann", "/rewardrole add 1 tag:学徒", chat="-100")
    (listed,) = await world.say("telegram", "ann", "/奖励", chat="-100")
    assert ROLE in words(listed)
    assert "学徒" in words(listed)
    await world.say("telegram", "tom", "the train was late and I missed the meeting", chat="-100")
    amount = level_total(2)
    given = await world.say("telegram", "ann", f"/points add @tom {amount}", chat="-100")
    assert acts(given) == [("telegram", "学徒", "tom")]
    given = await world.say("discord", "zed", f"/points add @bob {amount}", chat="77", space="guild")
    assert acts(given) == [("discord", ROLE, "bob")]
    given = await world.say("telegram", "ann", f"/points add @ann {amount}", chat="-100")
    assert f"+{amount}" in words(given[0])
    assert acts(given) == [], "Telegram's staff cannot be tagged"
    await world.driver.advance(world.clock.now() + 8 * DAY)
    assert world.read("select state from arrival where inviter is not null") == [("stayed",)]
    assert world.read("select xp from ledger where rule = 'invite'") == [(30,)]
    assert world.read("select * from dead_letter") == []


async def test_a_linked_person_has_the_reward_on_both_platforms_until_they_part(store: Store) -> None:
    world = World(store)
    await one_community(world)
    await world.say("telegram", "ann", "/rewardrole add 1 tag:学徒", chat="-100")
    given = await world.say("discord", "zed", f"/points add @bob {level_total(2)}", chat="77", space="guild")
    assert acts(given) == [("discord", ROLE, "bob")]
    await world.say("telegram", "robert", "the weather is fine in our town today", chat="-100")
    (code,) = await world.say("telegram", "robert", "/link")
    found = re.search(r"code: (\w{4} \w{4})", words(code))
    assert found
    (ask,) = await world.say("discord", "bob", f"/link {found[1]}")
    asked = await world.press("discord", "bob", ask, "That's me")
    owner = next(one for one in asked if one.platform == "telegram")
    linked = await world.press("telegram", "robert", owner, "That's me")
    assert ("telegram", "学徒", "robert") in acts(linked)
    taken = await world.say("telegram", "robert", "/unlink")
    while any(one.reply is not None and _labels(one) for one in taken):
        question = next(one for one in taken if _labels(one))
        taken = await world.press("telegram", "robert", question, _labels(question)[0])
    assert world.person("telegram", "robert") != world.person("discord", "bob")
    assert acts(taken) == [("telegram", "", "robert")], "the level was bob's"
    assert world.read("select * from dead_letter") == []


def _labels(delivery: Delivery) -> list[str]:
    """Return the words on the buttons of a reply."""
    parts = delivery.reply.parts if delivery.reply is not None else ()
    return [key.label for part in parts if isinstance(part, Buttons) for row in part.rows for key in row]
