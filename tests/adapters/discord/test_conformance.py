from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from adapters.discord import decode
from adapters.discord.decode import Room, direct
from engine.contract.events import ChatRef, Incoming, Joined, Left, PersonRef, Rights, Voice
from tests.adapters.conformance import Inbound
from tests.adapters.discord.test_decode import ALICE, AT, BOB, ROOM, number
from tests.fakes.discord import shapes


def read() -> Sequence[Incoming]:
    thread = Room(ROOM.chat, "77")
    reference = {"type": 0, "message_id": number(count=1), "channel_id": "22"}
    first = shapes.message(number(count=1), "22", ALICE, "签到", AT)
    more = {"type": 19, "message_reference": reference, "referenced_message": first, "mentions": [ALICE]}
    reply = shapes.message(number(count=2), "22", BOB, "谢谢 <@100>", AT, **more)
    hook = shapes.message(number(count=3), "77", shapes.user("9", "Bridge"), "hi", AT, webhook_id="9")
    private = shapes.message(number(count=4), "5", ALICE, "psst", AT)
    edited = first | {"content": "签到！", "edited_timestamp": shapes.stamp(AT + 1_000_000)}
    given = {"user_id": "101", "message_id": first["id"], "emoji": {"id": None, "name": "👍"}}
    custom = given | {"emoji": {"id": "8", "name": "party"}, "member": shapes.member(BOB, shapes.stamp(AT))}
    alice, bob = decode.person(ALICE), decode.person(BOB)
    seen = [
        decode.message(first, ROOM),
        decode.message(reply, ROOM),
        decode.message(hook, thread),
        decode.message(private, direct("100")),
        decode.message(first | {"id": number(count=6)}, ROOM, "backfill"),
        decode.edited(edited, ROOM),
        decode.deleted(first["id"], ROOM, AT),
        decode.reaction(given, ROOM, "s1:7", AT, added=True),
        decode.reaction(custom, ROOM, "s1:8", AT, added=True),
        decode.reaction(given, ROOM, "s1:9", AT, added=False),
        decode.incoming(ROOM, f"joined:101:{AT}", AT, Joined(inviter=1, link="https://x"), (bob, alice)),
        decode.incoming(ROOM, "s1:10:left", AT, Left(by=1), (bob, alice)),
        decode.incoming(ROOM, "s1:11:rights:100:admin", AT, Rights(role="admin"), (alice,)),
        decode.incoming(
            Room(ChatRef("23", "Lounge")), "s1:12:voice", AT, Voice(room="23", present=True), (bob,)
        ),
    ]
    assert PersonRef("101", "bob", handle="bob") == bob
    return [one for one in seen if one is not None]


class TestDiscordInbound(Inbound):
    @pytest.fixture
    def samples(self) -> Callable[[], Sequence[Incoming]]:
        return read
