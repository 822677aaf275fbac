from __future__ import annotations

from engine.contract.acts import Restrict, Unban
from engine.contract.clock import DAY
from engine.store.database import Store
from tests.people.test_community import join, two_communities
from tests.people.world import World


async def test_what_holds_a_member_goes_along_when_communities_become_one(store: Store) -> None:
    world = World(store)
    code = await two_communities(world)
    await world.say("discord", "zed", "/ban @bob 3d adverts", chat="78", space="guild")
    assert world.read("select kind, state from mod_case") == [("ban", "open")]
    await join(world, code)
    assert sorted(world.read("select kind, state from mod_case")) == [("ban", "open"), ("ban", "replaced")]
    who = world.read("select distinct actor from mod_case")
    assert len(who) == 1, "a rule is not said to have done what a moderator did"
    assert who != [(None,)]
    before = len(world.mouths["discord"].heard)
    await world.driver.advance(world.clock.now() + 4 * DAY)
    done = [
        one.act for one in world.mouths["discord"].heard[before:] if isinstance(one.act, Unban | Restrict)
    ]
    assert len(done) == 1
    assert sorted(world.read("select state from mod_case")) == [("over",), ("replaced",)]
