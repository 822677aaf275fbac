"""Cases and the people in them: exported, forgotten, joined, parted, refused."""

from __future__ import annotations

from typing import Any

import pytest

from engine.contract.clock import DAY
from engine.contract.events import Edited, IdentitiesJoined, IdentitiesParted, Message
from engine.contract.feature import Person
from engine.moderation import FEATURE
from engine.moderation.privacy import export_person, forget_person
from tests.points.world import World


@pytest.fixture
def world() -> World:
    world = World(features=(FEATURE,))
    world.promote("admin")
    return world


def person(world: World, who: str) -> Person:
    part, community = world.rows("select part, community from membership limit 1")[0]
    return Person(part=part, community=community, actor=world.actor(who))


def exported(world: World, who: str) -> list[dict[str, Any]]:
    whose = person(world, who)
    with world.store.read() as conn:
        return [dict(row) for row in export_person(conn, whose).rows]


def warn(world: World, whom: str, why: str = "noise") -> None:
    message = world.say(whom, "something that was too loud")
    world.say("admin", f"/warn {why}", to=whom, reply_to=message)


def test_an_export_has_the_cases_about_somebody_but_not_who_acted(world: World) -> None:
    warn(world, "bob")
    rows = exported(world, "bob")
    case = next(row for row in rows if row["table"] == "case")
    assert (case["number"], case["kind"], case["reason"], case["state"]) == (1, "warn", "noise", "open")
    assert "actor" not in case
    assert "something that was too loud" in [row.get("text") for row in rows]


def test_forgetting_empties_the_words_and_keeps_that_there_was_a_case(world: World) -> None:
    warn(world, "bob")
    world.say("bob", "/appeal 1 it was not me")
    bob = person(world, "bob")
    with world.store.write() as conn:
        forget_person(conn, bob)
    assert world.rows("select reason from mod_case") == [("",)]
    assert world.rows("select text from mod_evidence") == [("",)]
    assert world.rows("select text from mod_appeal") == [("",)]


def test_evidence_is_gone_after_ninety_days(world: World) -> None:
    warn(world, "bob")
    assert world.rows("select text from mod_evidence") == [("something that was too loud",)]
    world.clock.move_to(world.clock.now() + 90 * DAY)
    world.engine.drain_due()
    world.engine.drain()
    assert world.rows("select text, message <> '' from mod_evidence") == [("", 1)]


def test_evidence_is_what_the_message_was_changed_into(world: World) -> None:
    message = world.say("bob", "a harmless word")
    edit = world.incoming("bob", Edited(message=message, text="an advert"), f"{message}:edited:1")
    world.engine.append([edit])
    world.say("admin", "/warn", to="bob", reply_to=message)
    assert world.rows("select text from mod_evidence") == [("an advert",)]


def join(world: World, kept: str, gone: str, *, part: bool = False) -> None:
    body = (IdentitiesParted if part else IdentitiesJoined)(kept=1, gone=2)
    incoming = world.incoming("admin", body, f"join{part}", others=[kept, gone])
    world.engine.append([incoming])
    world.engine.drain()


def test_warnings_follow_an_account_to_its_person_and_back(world: World) -> None:
    world.say("ann", "hello")
    warn(world, "bob")
    warn(world, "ann")
    join(world, "ann", "bob")
    assert {row[0] for row in world.rows("select target from mod_case")} == {world.actor("ann")}
    join(world, "ann", "bob", part=True)
    assert [row[0] for row in world.rows("select target from mod_case order by number")] == [
        world.actor("bob"),
        world.actor("ann"),
    ]


def test_an_appeal_goes_back_with_the_account_whose_case_it_is_about(world: World) -> None:
    world.say("ann", "hello")
    warn(world, "bob")
    world.say("bob", "/appeal 1 it was not me")
    for part in (False, True):
        join(world, "ann", "bob", part=part)
        whose = world.actor("bob" if part else "ann")
        assert world.rows("select actor from mod_appeal") == [(whose,)]


def test_forgetting_empties_the_reasons_in_the_audit_too(world: World) -> None:
    warn(world, "bob", "posted his own phone number")
    world.say("admin", "/mute 1h posted his own phone number", to="bob")
    assert "phone" in str(world.rows("select detail from audit"))
    bob = person(world, "bob")
    with world.store.write() as conn:
        forget_person(conn, bob)
    assert "phone" not in str(world.rows("select detail from audit"))
    assert len(world.rows("select 1 from audit where target = :b", b=bob.actor)) == 2


def test_forgetting_empties_what_reporters_said_of_somebody(world: World) -> None:
    message = world.say("bob", "my number is five six seven")
    world.say("carol", "/report bob gives away his number", to="bob", reply_to=message)
    assert "five six seven" in str(world.rows("select text from mod_report"))
    bob = person(world, "bob")
    with world.store.write() as conn:
        forget_person(conn, bob)
    assert world.rows("select reason from mod_reporter") == [("",)]
    assert world.rows("select text from mod_report") == [("",)]


def test_what_two_cases_deleted_earns_again_when_both_are_taken_back(world: World) -> None:
    said = "I have just fixed the build script, it works for everybody again"
    message = world.say("bob", said)
    earned = world.purse("bob")
    world.say("carol", "/report", to="bob", reply_to=message)
    world.say("admin", "/del", to="bob", reply_to=message)
    world.press("admin", "mod:report:1:1:delete")
    world.say("admin", "/undo 1")
    assert world.purse("bob") == (0, 0)
    world.say("admin", "/undo 2")
    assert world.purse("bob") == earned != (0, 0)


def test_a_channel_that_speaks_is_nobody_to_act_on(world: World) -> None:
    world.say("news", "from the channel", payable=False)
    world.say("admin", "/ban", to="news")
    assert "a channel or an anonymous admin" in world.last()
    assert world.rows("select count(*) from mod_case") == [(0,)]


def test_the_bot_does_not_act_on_itself(world: World) -> None:
    with world.store.write() as conn:
        conn.exec_driver_sql("insert into note (platform, name, value) values ('console', 'me', x'6f7572')")
    world.say("our", "beep", bot=True)
    world.say("admin", "/kick", to="our")
    assert "to myself" in world.last()
    assert world.rows("select count(*) from mod_case") == [(0,)]


def test_other_bots_may_be_removed(world: World) -> None:
    world.say("spambot", "buy", bot=True)
    world.say("admin", "/ban", to="spambot")
    assert world.rows("select kind from mod_case") == [("ban",)]


def test_an_import_does_nothing(world: World) -> None:
    world.say("bob", "hello")
    incoming = world.incoming(
        "admin",
        Message(text="/ban @bob", message="9", reply_actor=1, reply_to="1"),
        "9",
        others=["bob"],
        origin="import",
    )
    world.engine.append([incoming])
    world.engine.drain()
    assert world.rows("select count(*) from mod_case") == [(0,)]
    assert world.acts() == []
