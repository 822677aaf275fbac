from __future__ import annotations

import pytest

from engine.contract.clock import DAY
from engine.contract.events import IdentitiesJoined, IdentitiesParted, Joined, Left
from engine.contract.feature import Person
from engine.contract.replies import Buttons
from engine.rewards.privacy import export_person, forget_person
from engine.rewards.sync import CHUNK, PAUSE
from tests.points.world import words_of
from tests.rewards.world import HIGHER, ROLE, Guild

HELLO = "hello everyone, I just fixed the build"


@pytest.fixture
def guild() -> Guild:
    found = Guild()
    found.say("bob", HELLO)
    found.reward(2, ROLE)
    found.reward(5, f"<@&{HIGHER}>")
    found.reward(3, "tag:学徒")
    return found


def test_a_level_brings_its_role_and_tag_and_losing_it_takes_them(guild: Guild) -> None:
    guild.level("bob", 2)
    assert guild.done() == [f"+{ROLE} bob #general"]
    guild.level("bob", 5)
    assert guild.done() == [f"+{HIGHER} bob #general", "tag bob 学徒 #general"]
    guild.level("bob", 2)
    assert guild.done() == [f"-{HIGHER} bob #general", "tag bob - #general"]
    guild.level("bob", 0)
    assert guild.done() == [f"-{ROLE} bob #general"]
    assert guild.rows("select * from reward_level") == []
    guild.check()


def test_an_undone_entry_takes_what_it_brought(guild: Guild) -> None:
    guild.say("boss", "/points add 5000", to="bob")
    assert f"+{HIGHER} bob #general" in guild.done()
    entry = guild.rows("select seq from ledger where rule = 'grant'")[0][0]
    guild.say("boss", f"/points undo {entry}")
    assert guild.done() == [f"-{ROLE} bob #general", f"-{HIGHER} bob #general", "tag bob - #general"]


def test_roles_replace_one_another_if_the_community_says_so() -> None:
    guild = Guild(rewards__mode="replace")
    guild.say("bob", HELLO)
    guild.reward(2, ROLE)
    guild.reward(5, HIGHER)
    guild.level("bob", 2)
    guild.level("bob", 6)
    assert guild.done() == [f"+{ROLE} bob #general", f"-{ROLE} bob #general", f"+{HIGHER} bob #general"]
    guild.level("bob", 3)
    assert guild.done() == [f"-{HIGHER} bob #general", f"+{ROLE} bob #general"]


def test_the_level_itself_is_shown_as_a_tag_only_if_asked_for() -> None:
    guild = Guild(rewards__tags=True)
    guild.say("bob", HELLO)
    guild.level("bob", 4)
    assert guild.done() == ["tag bob Lv 4 #general"]


def test_roles_go_to_discord_once_a_server_and_tags_to_telegram(guild: Guild) -> None:
    guild.came("bob", "discord", "c1", space="s1")
    guild.came("bob", "discord", "c2", space="s1", seq="b")
    guild.came("bob", "telegram", "-100")
    guild.came("ann", "telegram", "-200")
    for platform in ("discord", "telegram"):
        guild.link("bob", platform, "bob")
    guild.came("bob", "telegram", "-100", seq="b")
    guild.done()
    guild.level("bob", 3)
    assert guild.done() == [
        f"+{ROLE} bob #general",
        "tag bob 学徒 #general",
        f"+{ROLE} bob c1",
        "tag bob 学徒 -100",
    ], "nothing in a group where bob was never seen"


def test_who_comes_back_gets_again_what_the_platform_took(guild: Guild) -> None:
    guild.level("bob", 3)
    guild.do("bob", Left())
    guild.done()
    guild.do("bob", Joined())
    assert guild.done() == [f"+{ROLE} bob #general", "tag bob 学徒 #general"]
    guild.do("newcomer", Joined())
    assert guild.done() == []


def test_who_is_gone_gets_nothing_until_they_are_back(guild: Guild) -> None:
    guild.do("bob", Left())
    guild.level("bob", 2)
    assert guild.done() == []
    guild.do("bob", Joined())
    assert guild.done() == [f"+{ROLE} bob #general"]


def test_an_imported_past_does_nothing_until_a_sync(guild: Guild) -> None:
    guild.do("bob", Joined(), origin="import")
    for number in range(15):
        text = f"lesson {number}: {'abcdefghijklmnop'[number] * 3} {number * 7919} and much more of it"
        guild.say("ann", text, wait=100, origin="import")
    assert guild.rows("select level from reward_level")[0][0] >= 1
    assert guild.done() == []


def test_only_admins_set_rewards_and_the_list_shows_who_is_there(guild: Guild) -> None:
    guild.level("bob", 4)
    guild.say("bob", "/rewardrole add 9 tag:我")
    assert "9" not in [row[0] for row in guild.rows("select level from reward_role")]
    guild.say("boss", "/奖励")
    assert f"2|the role {ROLE}|1" in guild.last()
    assert "3|the tag “学徒”|1" in guild.last()
    assert f"5|the role {HIGHER}|0" in guild.last()
    guild.say("boss", "/rewardrole add 4 tag:师傅")
    assert "Members who are there already: 1" in guild.last()
    guild.say("boss", "/rewardrole remove 5")
    assert HIGHER in guild.last()
    guild.say("boss", "/rewardrole remove 5")
    assert "brings nothing" in guild.last()
    guild.say("boss", "/rewardrole add 5 @Veteran")
    assert "do not know the role @Veteran" in guild.last()


def test_a_sync_counts_first_and_then_gives_everybody_theirs_spread_out() -> None:
    guild = Guild()
    members = [f"m{number}" for number in range(CHUNK + 3)]
    for name in members:
        guild.say(name, f"{HELLO} says {name}", drain=False)
    for name in members:
        guild.level(name, 2)
    guild.say("gone", HELLO)
    guild.level("gone", 2)
    guild.do("gone", Left())
    guild.say("boss", "/sync")
    assert "Nobody gets anything" in guild.last()
    guild.reward(2, ROLE)
    guild.say("boss", "/同步")
    question = guild.replies()[-1]
    assert f"{CHUNK + 3} members get" in words_of(question)
    assert f"the role {ROLE}: {CHUNK + 3}" in words_of(question)
    yes, no = next(part for part in question.parts if isinstance(part, Buttons)).rows[0]
    guild.done()
    guild.press("m1", yes.data)
    guild.press("boss", no.data)
    guild.engine.drain_due()
    guild.engine.drain()
    assert guild.done() == []
    guild.press("boss", yes.data)
    assert "Begun" in guild.last()
    guild.engine.drain_due()
    guild.engine.drain()
    first = guild.done()
    assert len(first) == CHUNK
    guild.clock.move_to(guild.clock.now() + PAUSE)
    guild.engine.drain_due()
    guild.engine.drain()
    assert sorted([*first, *guild.done()]) == sorted(f"+{ROLE} {name} #general" for name in members)
    assert guild.rows("select 1 from due_item where feature = 'rewards'") == []


def test_a_sync_after_a_change_of_mode_takes_what_is_replaced(guild: Guild) -> None:
    guild.level("bob", 5)
    guild.done()
    with guild.store.write() as conn:
        conn.exec_driver_sql(
            "insert into setting select part, id, 'rewards.mode', '\"replace\"' from community"
        )
    guild.press("boss", "rewards:sync:yes")
    guild.engine.drain_due()
    guild.engine.drain()
    assert guild.done() == [f"-{ROLE} bob #general", f"+{HIGHER} bob #general", "tag bob 学徒 #general"]


def test_a_refusal_is_told_to_the_admins_once_a_day_for_each_role(guild: Guild) -> None:
    guild.say("boss", "/help", chat="@boss")
    guild.say("ann", "the weather is fine in our town today")
    for name in ("bob", "ann"):
        guild.level(name, 2)
        guild.refuse("Missing Permissions: my role stands below Veteran")
    refused = [reply for reply in guild.replies() if "could not give" in words_of(reply)]
    assert len(refused) == 1
    assert "my role stands below Veteran" in words_of(refused[0])
    assert ROLE in words_of(refused[0])
    assert (refused[0].private, refused[0].actor) == (True, guild.actor("boss"))
    guild.level("ann", 3)
    guild.refuse("not enough rights to manage tags")
    assert "not enough rights to manage tags" in guild.last(), "a tag is another matter"
    guild.clock.move_to(guild.clock.now() + DAY)
    guild.level("ann", 0)
    guild.refuse("Missing Permissions again", last=2)
    refused = [reply for reply in guild.replies() if "could not give" in words_of(reply)]
    assert len(refused) == 4


def test_without_a_private_chat_the_admins_are_told_in_the_group(guild: Guild) -> None:
    guild.level("bob", 2)
    guild.refuse("Missing Permissions")
    said = guild.replies()[-1]
    assert "could not give" in words_of(said)
    assert not said.private


def test_what_a_person_has_follows_them_to_a_new_account_and_what_is_its_own_stays(guild: Guild) -> None:
    guild.level("bob", 3)
    guild.came("bobby", "discord", "c1", space="s1")
    bob, bobby = guild.actor("bob"), guild.actor("discord-bobby")
    guild.link("bobby", "discord", "bob")
    guild.done()
    guild.tell(IdentitiesJoined(kept=bob, gone=bobby))
    assert f"+{ROLE} bob c1" in guild.done()
    guild.unlink("bobby", "discord")
    guild.tell(IdentitiesParted(kept=bob, gone=bobby))
    assert guild.done() == [f"-{ROLE} bobby c1"]
    guild.level("bob", 5)
    assert guild.done() == [f"+{HIGHER} bob #general"]
    guild.check()


def test_an_export_holds_the_level_and_forgetting_ends_it(guild: Guild) -> None:
    guild.level("bob", 3)
    part, community = guild.rows("select part, community from reward_level")[0]
    bob = Person(part=part, community=community, actor=guild.actor("bob"))
    with guild.store.write() as conn:
        assert export_person(conn, bob).rows == [{"table": "reward_level", "level": 3}]
        forget_person(conn, bob)
        assert export_person(conn, bob).rows == []
