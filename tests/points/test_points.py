from __future__ import annotations

from engine.contract.clock import DAY, HOUR, MINUTE, SECOND
from engine.contract.events import Deleted, Edited
from engine.points.rules import FULL, MESSAGE_DAILY_CAP, message_xp
from tests.points.world import START, World, words_of


def lines(count: int) -> list[str]:
    """Make messages that have little in common."""
    words = [
        "apple",
        "river",
        "stone",
        "cloud",
        "lamp",
        "tiger",
        "paper",
        "glass",
        "wheel",
        "honey",
        "ocean",
        "brick",
    ]
    return [
        " ".join(words[(i * step + i // 3) % 12] + str(i) for step in (1, 5, 7, 11)) for i in range(count)
    ]


def test_a_message_pays_once_a_minute_and_its_neighbours_do_not() -> None:
    world = World()
    world.say("bob", "hello everyone, I just fixed the build")
    world.say("bob", "and the tests are green again at last", wait=30)
    world.say("bob", "now on to the documentation of it", wait=31)
    assert world.paid("bob", "message") == [message_xp(f"console:#general:{n}", FULL) for n in (1, 3)]
    assert world.reasons()[1] == "cooldown"


def test_a_late_message_is_held_back_by_a_paid_one_after_it() -> None:
    world = World()
    world.say("bob", "hello everyone, I just fixed the build")
    world.say(
        "bob", "this one was said shortly before the other", wait=600, at=world.clock.now() - 30 * SECOND
    )
    assert world.reasons() == ["ordinary", "cooldown"]


def test_a_day_of_messages_is_capped_and_late_ones_count_for_their_own_day() -> None:
    world = World()
    for line in lines(25):
        world.say("bob", line)
    assert world.purse("bob")[0] == MESSAGE_DAILY_CAP
    world.say("bob", "yesterday's words arrive a whole day after they were said", at=START - DAY)
    assert world.purse("bob")[0] == MESSAGE_DAILY_CAP + message_xp("console:#general:26", FULL)
    assert len(world.rows("select distinct day from ledger")) == 2
    world.check()


def test_private_chats_bots_and_nobodies_earn_nothing() -> None:
    world = World()
    world.say("bob", "hello everyone, I just fixed the build", chat="@bob")
    world.say("robot", "hello everyone, I just fixed the build", bot=True)
    world.say("channel", "good news for all of our members today", payable=False)
    assert world.rows("select count(*) from ledger")[0][0] == 0


def test_a_command_earns_only_what_the_command_earns() -> None:
    world = World()
    world.say("alice", "签到")
    world.say("alice", "/me")
    assert world.purse("alice") == (6, 6)


def test_settings_shape_what_a_chat_pays() -> None:
    world = World(points__multiplier__chats=("#general=2",), points__exclude__chats=("#spam",))
    world.say("bob", "hello everyone, I just fixed the build")
    world.say("bob", "and something quite different over here", chat="#spam")
    assert world.paid("bob", "message") == [2 * message_xp("console:#general:1", FULL)]
    assert world.reasons()[1] == "excluded"


def test_reactions_pay_the_author_once_for_each_giver_up_to_twenty_a_day() -> None:
    world = World()
    message = world.say("bob", "hello everyone, I just fixed the build")
    world.react("bob", message)
    world.react("alice", message)
    world.react("alice", message, "❤")
    world.react("alice", message, added=False)
    world.react("alice", message)
    world.react("carol", message, "👎")
    world.react("robot", message, bot=True)
    assert world.paid("bob", "reaction") == [1]
    for n in range(25):
        world.react(f"member{n}", message)
    assert sum(world.paid("bob", "reaction")) == 20
    world.check()


def test_a_message_edited_away_or_deleted_loses_its_points() -> None:
    world = World()
    first = world.say("bob", "hello everyone, I just fixed the build")
    second = world.say("bob", "and now something completely different")
    world.do("bob", Edited(message=first, text="hello everyone, I just fixed the whole build"))
    before = world.purse("bob")[0]
    world.do("bob", Edited(message=first, text="."))
    assert world.purse("bob")[0] == before - message_xp(f"console:#general:{first}", FULL)
    for _ in range(2):
        world.do("bob", Deleted(message=second))
    assert world.purse("bob") == (0, 0)
    world.check()


def test_check_ins_make_a_streak_and_a_late_one_leaves_it_alone() -> None:
    world = World()
    for _ in range(3):
        world.say("alice", "签到", wait=86_400)
    assert world.paid("alice", "checkin") == [6, 7, 8]
    world.say("alice", "/checkin")
    assert world.paid("alice", "checkin") == [6, 7, 8]
    world.say("alice", "/checkin", at=START - 2 * DAY)
    assert world.paid("alice", "checkin") == [6, 7, 8, 6]
    assert world.rows("select length from streak") == [(3,)]
    world.check()


def test_the_day_ends_at_local_midnight() -> None:
    world = World()
    evening = START + 14 * HOUR + 50 * MINUTE
    world.say("alice", "签到", at=evening)
    world.say("alice", "签到", at=evening + 20 * MINUTE)
    assert world.paid("alice", "checkin") == [6, 7]


def test_imports_earn_and_nothing_is_said() -> None:
    world = World()
    for n, line in enumerate(lines(30)):
        world.say("bob", line, at=START - 400 * DAY + n * 61 * SECOND, origin="import")
    assert world.purse("bob")[0] == MESSAGE_DAILY_CAP
    assert world.rows("select count(*) from outbox")[0][0] == 0


def test_a_new_level_is_a_reaction_and_every_fifth_is_told_in_words() -> None:
    world = World()
    world.promote("boss")
    world.say("bob", "hello everyone, I just fixed the build")
    world.say("boss", "/points set 99", to="bob")
    world.say("bob", "and the tests are green again at last")
    assert len(world.acts()) == 1
    assert "🎉" in world.acts()[0]
    world.say("boss", "/points set 1149", to="bob")
    said = len(world.replies())
    world.say("bob", "now on to the documentation of this module")
    assert "reached level 5" in words_of(world.replies()[-1])
    assert len(world.replies()) == said + 1


def test_points_are_given_taken_undone_and_rolled_back_by_admins_alone() -> None:
    world = World()
    world.say("mallory", "/points add 50", to="bob")
    assert world.purse("bob") == (0, 0)
    world.promote("boss")
    world.say("boss", "/points add 50 for the talk", to="bob")
    seq = world.rows("select seq from ledger")[0][0]
    world.say("boss", "/points remove 80", to="bob")
    assert world.purse("bob") == (0, 0)
    for _ in range(2):
        world.say("boss", f"/points undo #{seq}")
    assert world.purse("bob") == (-50, -50)
    assert "has been undone" in world.last()
    world.say("boss", "/points add 20", to="carol")
    world.say("boss", "/points rollback 2h", to="boss")
    assert "this will remove -30 xp and -30 coins from 2 members" in world.last()
    world.press("boss", f"points:back:{world.actor('boss')}:0:{10**9}")
    assert (world.purse("bob"), world.purse("carol")) == ((0, 0), (0, 0))
    actions = [row[0] for row in world.rows("select action from audit order by seq")]
    assert actions == ["points-add", "points-remove", "points-undo", "points-add", "points-rollback"]
    world.check()


def test_only_an_admin_confirms_a_rollback() -> None:
    world = World()
    world.promote("boss")
    world.say("boss", "/points add 20", to="carol")
    world.press("mallory", f"points:back:{world.actor('boss')}:0:{10**9}")
    assert world.purse("carol") == (20, 20)


def test_why_names_the_reason_and_hides_others_entries() -> None:
    world = World()
    world.say("bob", "hello everyone, I just fixed the build")
    world.say("bob", "/why")
    assert "paid in full" in world.last()
    world.say("alice", "/why #1")
    assert "not yours" in world.last()
    world.say("bob", "hello everyone, I just fixed the build")
    world.say("bob", "/why")
    assert "your own recent message" in world.last()
    assert "100% alike" in world.last()
    world.say("bob", "/why level")
    assert "level 0" in world.last()


def test_the_board_has_pages_finds_the_asker_and_leaves_out_who_opted_out() -> None:
    world = World()
    for n in range(12):
        world.say(f"member{n}", "签到", wait=1)
    world.say("member11", "/top all")
    assert "page 1/2, 12 in all" in world.last()
    world.press("member11", "points:top:all:me")
    assert "12 ◀|@|6|0" in world.last()
    first = world.actor("member0")
    with world.store.write() as conn:
        conn.exec_driver_sql(f"update membership set ranked = false where actor = {first}")
    world.say("member0", "/top all")
    assert "page 1/2, 11 in all" in world.last()
    world.say("member0", "/me")
    assert "not ranked" in world.last()


def test_calculate_tells_what_is_missing() -> None:
    world = World()
    world.say("bob", "/calculate 2")
    assert "255 xp more" in world.last()
