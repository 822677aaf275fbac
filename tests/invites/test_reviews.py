"""Newcomers who look like one hand: reported, held, paid; a class and a family are left in peace."""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec
import pytest

from engine.contract.clock import MINUTE
from engine.contract.events import Button, Derived, IdentitiesJoined, Rights
from engine.contract.feature import Person
from engine.contract.replies import Buttons, Reply, Toast
from engine.invites import judging
from engine.invites.privacy import export_person, forget_person
from engine.stream.directory import bump_epoch
from tests.fakes.postgres import Postgres
from tests.invites.world import Club
from tests.points.world import words_of

TALK = (
    "my bread did not rise again this morning",
    "which python version does numpy need now",
    "昨天的课讲到哪一章了",
    "the train was late and I missed the meeting",
    "有人一起报名周末的活动吗",
    "git rebase is easier than I had thought",
    "请问作业什么时候交",
    "we painted the kitchen yellow last summer",
    "a recursive function needs an end",
    "图书馆今天几点关门呀",
)
WORDS = [
    "list",
    "loop",
    "table",
    "print",
    "class",
    "window",
    "river",
    "number",
    "homework",
    "question",
    "answer",
    "teacher",
    "lesson",
    "friday",
    "test",
    "error",
    "string",
    "python",
    "numpy",
    "graph",
    "vector",
    "matrix",
    "bread",
    "train",
    "kitchen",
    "music",
    "garden",
    "winter",
    "summer",
    "morning",
    "evening",
    "coffee",
    "bicycle",
    "museum",
    "library",
    "football",
    "keyboard",
    "screen",
    "memory",
    "network",
    "server",
    "client",
    "update",
    "branch",
    "commit",
    "merge",
    "review",
    "deadline",
    "project",
    "poster",
    "essay",
    "history",
    "physics",
    "chemistry",
    "biology",
    "geometry",
    "algebra",
    "integral",
    "limit",
    "series",
    "proof",
    "theorem",
]
ADMIN = "boss"


@pytest.fixture
def club() -> Club:
    found = Club()
    found.say(ADMIN, "good morning, this is my community")
    found.promote(ADMIN)
    found.say("ann", "hello everyone, I just fixed the build")
    return found


def farm(club: Club, names: Sequence[str], *, by: str = "ann") -> None:
    """Let accounts of one hand come together, say almost the same once and nothing more."""
    for name in names:
        club.join(name, by=by)
    for number, name in enumerate(names):
        club.say(
            name, f"hello everyone, I am new here and would like to learn Python {'!' * number}", wait=20
        )


def reports(club: Club) -> list[Reply]:
    """Return what was reported, edits included."""
    return [reply for reply in club.replies() if "look like one hand:" in words_of(reply)]


def judge(club: Club, what: str, who: str = ADMIN) -> str:
    """Press a button of the report; return what the presser was told."""
    card = reports(club)[-1]
    (buttons,) = [part for part in card.parts if isinstance(part, Buttons)]
    data = next(key.data for key in buttons.rows[0] if f":{what}:" in key.data)
    club.do(who, Button(message="1", data=data))
    toast = club.rows("select payload from outbox where kind = 'toast' order by seq desc")[0][0]
    (part,) = msgspec.json.decode(bytes(toast), type=Reply).parts
    assert isinstance(part, Toast)
    return part.text


def test_a_cluster_is_reported_a_day_before_it_is_decided_with_its_signs_in_words(club: Club) -> None:
    farm(club, ["ann1", "ann2", "ann3"])
    club.wait(5.9)
    assert reports(club) == []
    club.wait(0.2)
    (card,) = reports(club)
    assert (card.private, card.actor) == (True, club.actor(ADMIN))
    said = words_of(card)
    assert "brought 3 people in the last 30 days; 3 of them look like one hand" in said
    assert said.count("came within minutes of each other") == 3
    assert said.count("names differ in digits alone") == 3
    assert said.count("says almost the same words") == 3
    assert "I punish nothing" in said
    club.wait(1)
    assert len(reports(club)) == 1, "once a week and inviter"
    assert club.paid("ann", "invite"), "what nobody says anything to is paid"
    club.check()


def test_rewards_on_hold_wait_until_an_admin_pays_them(club: Club) -> None:
    names = [f"ann{number}" for number in range(4)]
    farm(club, names)
    club.wait(6.1)
    assert "open invites wait" in judge(club, "hold")
    club.wait(1)
    states = set(club.states().values())
    assert states <= {"held", "lost"}
    assert "held" in states
    assert (club.paid("ann", "invite"), club.paid("ann0", "welcome")) == ([], [])
    club.say("ann", "/referrals")
    assert "waits for an admin" in club.last()
    held = [name for name, state in club.states().items() if state == "held"]
    assert "anything on hold is paid" in judge(club, "fine")
    assert club.paid("ann", "invite") == [30] * len(held)
    assert [club.states()[name] for name in held] == ["stayed"] * len(held)
    acts = [row[0] for row in club.rows("select action from audit order by seq, n")]
    assert acts == ["invites-hold", "invites-fine"]
    judge(club, "hold")
    assert club.paid("ann", "invite") == [30] * len(held), "nothing that was paid is taken"
    club.check()


def test_what_is_held_can_be_refused_for_all_that_falls_due_later_and_paid_after_all(club: Club) -> None:
    farm(club, ["ann1", "ann2", "ann3"])
    club.wait(6.1)
    judge(club, "hold")
    club.wait(1)
    club.do("mod", Rights(role="moderator"))
    assert "takes an admin" in judge(club, "refuse", who="mod")
    held = [name for name, state in club.states().items() if state == "held"]
    assert held
    assert "are not paid" in judge(club, "refuse")
    assert [club.states()[name] for name in held] == ["refused"] * len(held)
    club.say("ann", "/referrals")
    assert f"{len(held)} without a reward" in club.last()
    assert "not rewarded" in club.last()
    club.join("late", by="ann")
    club.say("late", "the train was late and I missed the meeting")
    club.wait(7.1)
    assert club.states()["late"] == "refused"
    assert club.paid("ann", "invite") == []
    home, ann = club.rows("select community from arrival")[0][0], club.actor("ann")
    club.do("mod", Button(message="1", data=f"invites:hold:{home}:{ann}"))
    assert club.rows("select state from referral_review")[0][0] == "refused", "an admin's word stands"
    judge(club, "fine")
    assert club.paid("ann", "invite") == [30] * (len(held) + 1)
    said = club.rows("select count(*) from audit")[0][0]
    club.do(ADMIN, Button(message="1", data=f"invites:fine:{home}:{ann}"))
    assert club.rows("select count(*) from audit")[0][0] == said, "the same word twice changes nothing"
    acts = [row[0] for row in club.rows("select action from audit order by seq, n")]
    assert acts == ["invites-hold", "invites-refuse", "invites-fine"]
    club.check()


def test_nobody_decides_on_whom_they_brought_under_any_account(club: Club) -> None:
    farm(club, ["ann1", "ann2", "ann3"])
    club.wait(6.1)
    club.promote("ann")
    assert "brought these people yourself" in judge(club, "fine", who="ann")
    club.say("max", "hello everyone, max is here as well and says so")
    club.tell(IdentitiesJoined(kept=1, gone=2), ["max", "ann"])
    club.promote("max")
    judge(club, "fine", who="max")
    assert [row[0] for row in club.rows("select state from referral_review")] == ["reported"]
    judge(club, "hold")
    rows = club.rows("select i.name, r.state from referral_review r join identity i on i.id = r.inviter")
    assert [tuple(row) for row in rows] == [("max", "held")], "a card from before tells of the person"


def test_many_held_invites_are_paid_in_steps(club: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "STEP", 2)
    for number, words in enumerate(TALK[:5]):
        club.join(f"n{number}", by="ann")
        club.say(f"n{number}", words)
    ann = club.actor("ann")
    home = club.rows("select community from arrival")[0][0]
    club.do(ADMIN, Button(message="1", data=f"invites:hold:{home}:{ann}"))
    club.wait(7.1)
    assert list(club.states().values()) == ["held"] * 5
    club.do(ADMIN, Button(message="1", data=f"invites:fine:{home}:{ann}"))
    assert len(club.paid("ann", "invite")) == 2
    club.wait(0)
    assert len(club.paid("ann", "invite")) == 4
    club.wait(0)
    assert len(club.paid("ann", "invite")) == 5
    club.check()


def test_looks_fine_silences_for_good(club: Club) -> None:
    farm(club, ["ann1", "ann2", "ann3"])
    club.wait(6.1)
    judge(club, "fine")
    before = len(reports(club))
    club.wait(8)
    farm(club, ["ann4", "ann5", "ann6"])
    club.wait(8)
    assert len(reports(club)) == before
    assert club.rows("select state from referral_review")[0][0] == "fine"


def test_what_nobody_answers_is_reported_again_after_a_week(club: Club) -> None:
    farm(club, ["ann1", "ann2", "ann3"])
    club.wait(8)
    farm(club, ["ann4", "ann5", "ann6"])
    club.wait(8)
    assert len(reports(club)) == 2


def test_members_decide_nothing_and_moderators_do_not_pay(club: Club) -> None:
    farm(club, ["ann1", "ann2", "ann3"])
    club.wait(6.1)
    assert "Moderators decide this" in judge(club, "hold", who="ann")
    assert club.rows("select state from referral_review")[0][0] == "reported"
    judge(club, "hold")
    club.do("mod", Rights(role="moderator"))
    assert "takes an admin" in judge(club, "fine", who="mod")
    assert club.rows("select state from referral_review")[0][0] == "held"


def test_twenty_students_who_come_in_one_hour_by_their_teachers_link_are_no_cluster(club: Club) -> None:
    names = [f"student{number:02}" for number in range(20)]
    for name in names:
        club.clock.move_to(club.clock.now() + 3 * MINUTE)
        club.join(name, by="ann")
    for name in names:
        club.say(name, "老师好", wait=5)
    chance = random.Random(20)
    for _day in range(4):
        club.wait(0.9)
        for number, name in enumerate(names):
            words = " ".join(chance.sample(WORDS, 9))
            club.say(name, words, wait=61, reply_to="1", to="ann" if number % 3 else names[number - 1])
    club.wait(8)
    assert reports(club) == []
    assert len(club.paid("ann", "invite")) == 20
    club.say(ADMIN, "/referrals check")
    assert "brought 20, 0 look like one hand" in club.last()


def test_a_class_that_only_introduces_itself_by_the_same_sentence_is_no_cluster(club: Club) -> None:
    for name in WORDS[:20]:
        club.join(name, by="ann")
        club.say(name, f"hello everyone, I am {name} and I am in the first class", wait=20)
    club.wait(8)
    assert reports(club) == []


def test_a_family_of_two_is_no_cluster(club: Club) -> None:
    farm(club, ["lee1", "lee2"])
    club.wait(8)
    assert reports(club) == []


def test_three_friends_among_many_others_are_no_cluster(club: Club) -> None:
    for number, words in enumerate(TALK[:8]):
        club.join(f"{words[:3]}x{number}", by="ann")
        club.say(f"{words[:3]}x{number}", words)
    farm(club, ["pal1", "pal2", "pal3"])
    club.wait(8)
    assert reports(club) == []


def test_thanks_among_themselves_are_counted_apart_from_those_with_others(club: Club) -> None:
    for name in ("eve", "dan"):
        club.join(name, by="ann")
        club.say(name, f"{name} is here and would like to learn something")
    club.say("eve", "thank you, that helped me a lot", to="ann")
    club.say("dan", "thank you so much for this answer", to="eve")
    club.say("eve", "thanks, I had not known that", to=ADMIN)
    rows = club.rows(
        "select i.name, thanks_in, thanks_out from arrival a join identity i on i.id = a.member order by 1"
    )
    assert [tuple(row) for row in rows] == [("dan", 1, 0), ("eve", 2, 1)]


def test_the_check_shows_everybody_who_brought_enough_and_the_card_of_one(club: Club) -> None:
    club.say(ADMIN, "/referrals check")
    assert "Nobody brought 3 people or more" in club.last()
    farm(club, ["ann1", "ann2", "ann3"])
    club.say(ADMIN, "/referrals check")
    assert "⚠️ @ brought 3, 3 look like one hand" in club.last()
    club.say(ADMIN, "/referrals check", to="ann")
    assert "names differ in digits alone" in club.last()
    club.say("ann", "/referrals check")
    assert "brought" not in club.last()


def test_a_channel_for_reports_gets_them_and_the_inviter_never_does(club: Club) -> None:
    club.promote("ann")
    farm(club, ["ann1", "ann2", "ann3"])
    club.wait(6.1)
    assert {card.actor for card in reports(club)} == {club.actor(ADMIN)}
    other = Club(invites__reports_chat="general")
    other.say("ann", "hello everyone, I just fixed the build")
    farm(other, ["ann1", "ann2", "ann3"])
    other.wait(6.1)
    (card,) = reports(other)
    assert not card.private


def test_where_there_is_nobody_to_tell_it_is_told_later() -> None:
    club = Club()
    club.say("ann", "hello everyone, I just fixed the build")
    farm(club, ["ann1", "ann2", "ann3"])
    club.wait(6.1)
    assert club.rows("select 1 from referral_review") == []
    club.say(ADMIN, "good morning, this is my community")
    club.promote(ADMIN)
    club.wait(1)
    assert len(reports(club)) == 1


def test_a_hold_follows_the_person_and_goes_with_the_community(club: Club) -> None:
    farm(club, ["ann1", "ann2", "ann3"])
    club.wait(6.1)
    judge(club, "hold")
    club.say("max", "hello everyone, max is here as well and says so")
    club.tell(IdentitiesJoined(kept=1, gone=2), ["max", "ann"])
    rows = club.rows("select i.name, r.state from referral_review r join identity i on i.id = r.inviter")
    assert [tuple(row) for row in rows] == [("max", "held")]
    club.say("zoe", "another community of our own is here", chat="#other")
    old, new = (row[0] for row in club.rows("select community from chat where kind = 'group' order by id"))
    code = club.code("max")
    with club.store.write() as conn:
        conn.exec_driver_sql(f"update chat set community = {new} where community = {old}")
        conn.exec_driver_sql(
            "insert into membership (part, community, actor, role, joined_at, left_at, last_at, ranked) "
            "select o.part, o.id, actor, role, joined_at, left_at, last_at, ranked from membership, community o "
            f"where o.id = {new} on conflict do nothing"
        )
        bump_epoch(conn)
    club.own(Derived(feature="people", name="community_left", values={"to": new}), old)
    for table, column in (("referral_review", "state"), ("referral_code", "code")):
        assert [tuple(row) for row in club.rows(f"select community, {column} from {table}")] == [
            (new, {"state": "held", "code": code}[column])
        ]
    club.wait(1)
    assert set(club.states().values()) <= {"known", "held", "lost"}
    assert club.paid("max", "invite") == []


def test_a_forgotten_inviter_is_under_no_review(club: Club) -> None:
    farm(club, ["ann1", "ann2", "ann3"])
    club.wait(6.1)
    judge(club, "hold")
    part, community = club.rows("select part, community from arrival")[0]
    ann = club.actor("ann")
    with club.store.write() as conn:
        forget_person(conn, Person(part=part, community=community, actor=ann))
    assert club.rows("select 1 from referral_review") == []
    assert club.rows("select 1 from due_item where feature = 'invites'") == []
    club.wait(2)
    assert club.rows("select 1 from ledger where rule = 'invite'") == []
    club.check()


def test_postgresql_reports_holds_and_pays_alike(postgres: Postgres) -> None:
    address = postgres.new()
    club = Club(url=address)
    try:
        club.say(ADMIN, "good morning, this is my community")
        club.promote(ADMIN)
        club.say("ann", "hello everyone, I just fixed the build")
        farm(club, ["ann1", "ann2", "ann3"])
        club.say(ADMIN, "/referrals check")
        assert "⚠️ @ brought 3, 3 look like one hand" in club.last()
        club.wait(6.1)
        assert len(reports(club)) == 1
        judge(club, "hold")
        club.wait(1)
        assert club.paid("ann", "invite") == []
        judge(club, "fine")
        assert club.paid("ann", "invite")
        part, community = club.rows("select part, community from arrival")[0]
        person = Person(part=part, community=community, actor=club.actor("ann"))
        with club.store.write() as conn:
            assert {row["table"] for row in export_person(conn, person).rows} == {
                "invited",
                "referral_review",
            }
            forget_person(conn, person)
            assert export_person(conn, person).rows == []
        club.check()
    finally:
        club.store.close()
        postgres.drop(address)
