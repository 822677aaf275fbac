"""Private messages that find their person's door closed."""

from __future__ import annotations

from engine.contract.events import ChatRef, PersonRef
from engine.contract.ports import Delivery
from engine.contract.replies import Reply, Text
from tests.adapters.discord.rig import Rig


async def test_closed_doors_are_counted_over_all_lives_of_the_adapter(rig: Rig) -> None:
    rig.fake.world.direct(rig.alice.id)["closed"] = True
    delivery = Delivery(
        key="k#0",
        platform="discord",
        chat=ChatRef(rig.general["id"], "general"),
        language="zh-CN",
        reply=Reply(chat=1, parts=(Text("只给你"),), actor=7, private=True),
        people={7: PersonRef(rig.alice.id, "alice")},
        knock="我有话想私下对你说。",
    )
    adapter = rig.adapter()
    assert adapter.unreachable == 0
    for life in (1, 2):
        async with rig.running(adapter=adapter):
            await adapter.send(delivery)
            assert adapter.unreachable == life
        assert adapter.unreachable == life
