from __future__ import annotations

import msgspec

from bot.features import FEATURES
from engine.contract.events import Derived, IdentitiesJoined, Message
from engine.contract.feature import Person
from tests.digest.world import Square


async def elsewhere(square: Square) -> int:
    """Make another community; return its number."""
    event = square.incoming("zoe", Message(text="hello", message="77"), chat="far", unique="77")
    await square.stream.append([msgspec.structs.replace(event, community="village")])
    await square.driver.drain()
    return int(square.read("select id from community where name = 'village'")[0][0])


async def test_readers_go_along_when_their_community_becomes_part_of_another() -> None:
    square = Square()
    await square.talk()
    await square.ask("ann", "/digest me on", chat="")
    to = await elsewhere(square)
    await square.do("ann", Derived(feature="people", name="community_left", values={"to": to}))
    assert [tuple(row) for row in square.read("select community, actor from digest_reader")] == [
        (to, square.actor("ann"))
    ]
    town = square.read("select id from community where name = 'town'")[0][0]
    assert square.read("select * from thread_message where community = :c", c=town) == []
    square.check()


async def test_two_accounts_of_one_person_are_one_voice() -> None:
    square = Square()
    first = await square.say("ann", "How do I make docker build faster with a cache?")
    await square.say("ben", "Copy the requirements first, then the code.", reply_to=first, to="ann")
    await square.say("bert", "And use a mount for the pip cache.", reply_to=first, to="ann", mention=["ben"])
    await square.ask("bert", "/digest me on", chat="")
    ben, bert = square.actor("ben"), square.actor("bert")
    joined = IdentitiesJoined(kept=1, gone=2)
    await square.do("ann", joined, others=("ben", "bert"))
    assert square.read("select count(distinct actor) from thread_message")[0][0] == 2
    assert square.read("select count(*) from thread_message where actor = :a", a=bert)[0][0] == 0
    assert [row.actor for row in square.read("select actor from digest_reader")] == [ben]
    square.check()


async def test_an_export_has_what_was_quoted_and_asked_for() -> None:
    square = Square()
    await square.talk()
    await square.ask("ann", "/digest me on", chat="")
    await square.until_digest()
    part, community = square.read("select part, id from community where name = 'town'")[0]
    person = Person(part=part, community=community, actor=square.actor("ann"))
    with square.store.read() as conn:
        exports = {
            one.name: one.export_person(conn, person) for one in FEATURES if one.name in ("digest", "threads")
        }
    assert {row["table"] for row in exports["digest"].rows} == {"digest_quote", "digest_reader"}
    assert len(exports["threads"].rows) == 2
