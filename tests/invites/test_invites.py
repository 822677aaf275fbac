from __future__ import annotations

import pytest

from engine.contract.events import Button, Derived, IdentitiesJoined, IdentitiesParted, Joined
from engine.contract.feature import Person
from engine.invites.privacy import export_person, forget_person
from engine.stream.directory import bump_epoch
from tests.invites.world import HELLO, Club
from tests.points.world import words_of

LINK = "https://t.me/+AbCdEfGhIjK"
TALK = (
    "my bread did not rise again this morning",
    "which python version does numpy need now",
    "昨天的课讲到哪一章了",
    "the train was late and I missed the meeting",
    "有人一起报名周末的活动吗",
    "git rebase is easier than I had thought",
    "请问作业什么时候交",
    "we painted the kitchen yellow last summer",
)


@pytest.fixture
def club() -> Club:
    found = Club()
    found.say("ann", "hello everyone, I just fixed the build")
    found.link("ann", LINK)
    return found


def test_a_member_gets_a_link_of_their_own_in_private_and_the_same_one_again(club: Club) -> None:
    assert LINK in club.last()
    before = len(club.acts())
    club.say("ann", "/invite")
    assert LINK in club.last()
    assert all(reply.private for reply in club.replies())
    assert len(club.acts()) == before
    club.link("ann", "https://t.me/+Another1", command="/invite new")
    assert "Another1" in club.last()
    club.join("eve", LINK)
    assert club.invited_by("eve") == "ann", "the old link still counts"


def test_a_link_under_way_is_not_asked_for_twice(club: Club) -> None:
    club.say("bob", "/invite")
    before = len(club.acts())
    club.say("bob", "/invite")
    assert "making your invite link" in club.last()
    assert len(club.acts()) == before
    club.say("bob", "/invite", wait=700)
    assert len(club.acts()) == before + 1, "what never came is asked for anew"


def test_a_platform_that_refuses_is_explained_and_asked_again_later(club: Club) -> None:
    club.link("bob", "", ok=False)
    assert "give me the right to invite" in club.last()
    club.link("bob", "https://t.me/+BobsOwnOne")
    assert "BobsOwnOne" in club.last()


def test_who_came_by_a_link_stayed_and_spoke_is_paid_for_once(club: Club) -> None:
    club.join("eve", "t.me/joinchat/AbCdEfGhIjK")
    assert (club.invited_by("eve"), club.states()) == ("ann", {"eve": "waiting"})
    club.say("eve", HELLO)
    club.wait(6.9)
    assert club.paid("ann", "invite") == []
    club.wait(0.2)
    assert club.paid("ann", "invite") == [30]
    assert club.states() == {"eve": "stayed"}
    club.leave("eve")
    club.join("eve", LINK)
    club.wait(8)
    assert club.paid("ann", "invite") == [30]
    club.check()


def test_the_inviter_is_told_in_private_within_the_noise_budget(club: Club) -> None:
    for number in range(8):
        club.join(f"new{number}", LINK)
        club.say(f"new{number}", TALK[number])
    club.wait(7.1)
    told = [reply for reply in club.replies() if "came by your invitation" in words_of(reply)]
    assert club.paid("ann", "invite") == [30] * 8
    assert 0 < len(told) < 6
    assert all(reply.private and reply.actor == club.actor("ann") for reply in told)


def test_who_keeps_silent_or_only_sends_commands_and_filler_has_not_joined_the_talk(club: Club) -> None:
    club.join("eve", LINK)
    club.say("eve", "/me")
    club.say("eve", "顶")
    club.wait(7.1)
    assert club.states() == {"eve": "lost"}
    assert club.paid("ann", "invite") == []


def test_a_community_sets_days_and_messages() -> None:
    club = Club(invites__retention_days=1, invites__min_messages=0)
    club.link("ann", LINK)
    club.join("eve", LINK)
    club.wait(1.01)
    assert club.paid("ann", "invite") == [30]
    assert "joins the talk" not in club.last()


def test_whoever_leaves_before_is_lost_and_coming_back_pays_nothing(club: Club) -> None:
    club.join("eve", LINK)
    club.say("eve", HELLO)
    club.leave("eve")
    assert club.states() == {"eve": "lost"}
    club.join("eve", LINK)
    club.say("eve", "here I am once more, and I shall stay this time")
    club.wait(8)
    assert club.paid("ann", "invite") == []
    assert club.rows("select 1 from due_item where feature = 'invites'") == []


def test_the_first_inviter_stays() -> None:
    club = Club()
    club.link("ann", LINK)
    club.link("bob", "https://t.me/+BobsOwnOne")
    club.join("eve", "https://t.me/+BobsOwnOne")
    club.join("eve", LINK)
    assert club.invited_by("eve") == "bob"


def test_who_was_here_before_cannot_be_invited(club: Club) -> None:
    club.say("eve", HELLO)
    club.join("eve", LINK)
    club.leave("dan")
    club.join("dan", LINK)
    assert club.states() == {"eve": "known", "dan": "known"}


def test_asking_to_join_or_writing_to_the_bot_before_does_not_make_a_member(club: Club) -> None:
    club.say("eve", "/help", chat="@eve")
    club.join("eve", LINK)
    assert club.states() == {"eve": "waiting"}


def test_nobody_invites_themself_and_bots_do_not_count(club: Club) -> None:
    club.say("bob", "/invite")
    club.join("ann", LINK)
    club.join("robot", LINK, bot=True)
    club.join("channel", LINK, payable=False)
    assert club.states() == {"ann": "known"}


def test_the_platforms_word_counts_if_the_link_is_not_ours_and_the_inviter_is_a_member(club: Club) -> None:
    club.join("eve", by="ann")
    club.join("dan", "https://t.me/+OfAnAdmin99", by="stranger")
    club.say("bob", "hello everyone, the weather is fine today")
    club.leave("bob")
    club.join("kim", by="bob")
    assert club.states() == {"eve": "waiting", "dan": "own", "bob": "known", "kim": "own"}


def test_a_second_word_about_the_same_coming_may_bring_the_link(club: Club) -> None:
    club.join("eve")
    club.join("eve", LINK)
    club.join("dan")
    club.clock.move_to(club.clock.now() + 120_000_000)
    club.join("dan", LINK)
    assert club.states() == {"eve": "waiting", "dan": "own"}


@pytest.mark.parametrize(
    ("link", "inviter"), [("https://t.me/+AbCdEf…", "ann"), ("https://t.me/+AbC...", None)]
)
def test_a_shortened_link_counts_if_enough_of_it_is_visible(
    club: Club, link: str, inviter: str | None
) -> None:
    club.join("eve", link)
    assert club.invited_by("eve") == inviter


def test_a_shortened_link_that_may_be_two_members_is_nobodys(club: Club) -> None:
    club.link("bob", "https://t.me/+AbCdEfZZZZZ")
    club.join("eve", "https://t.me/+AbCdEf…")
    assert club.invited_by("eve") is None


def test_an_imported_past_is_told_but_pays_nobody(club: Club) -> None:
    club.join("eve", by="ann", origin="import")
    club.wait(9)
    assert (club.invited_by("eve"), club.states()) == ("ann", {"eve": "known"})
    assert club.paid("ann", "invite") == []


def test_leaving_another_group_of_the_community_changes_nothing_for_who_is_still_seen() -> None:
    club = Club()
    club.link("ann", LINK)
    club.join("eve", LINK)
    with club.store.write() as conn:
        conn.exec_driver_sql(
            "insert into chat select 99, community, platform, '#side', kind, '#side', '', paused, created_at, '' from chat"
        )
    club.leave("eve", chat="#side")
    assert club.states() == {"eve": "waiting"}
    club.say("eve", HELLO)
    club.wait(7.1)
    assert club.states() == {"eve": "stayed"}


def test_referrals_count_what_came_and_stayed_and_referredby_names_the_inviter(club: Club) -> None:
    club.join("eve", LINK)
    club.say("eve", HELLO)
    club.wait(7.1)
    club.join("dan", LINK)
    club.join("kim", LINK)
    club.leave("kim")
    club.say("ann", "/referrals")
    said = club.last()
    assert "3 came by you: 1 stayed, 1 still counting, 1 did not stay." in said
    assert "1|@|3|1" in said
    club.say("eve", "/邀请排行")
    assert "Nobody has come by your link" in club.last()
    club.say("dan", "/referredby", to="eve")
    assert "was invited by" in club.last()
    club.say("dan", "/referredby", to="ann")
    assert "no inviter" in club.last()


def test_who_is_off_the_boards_is_off_this_one_too(club: Club) -> None:
    club.join("eve", LINK)
    ann = club.actor("ann")
    with club.store.write() as conn:
        conn.exec_driver_sql(f"update membership set ranked = false where actor = {ann}")
    club.say("ann", "/referrals")
    assert "1 came by you" in club.last()
    assert "Invites" not in club.last()


def test_in_private_a_member_chooses_the_group() -> None:
    club = Club()
    club.say("ann", "hello everyone, I just fixed the build")
    club.say("ann", "/invite", chat="@ann")
    assert '"chat":1' in club.acts()[-1], "one group needs no question"
    with club.store.write() as conn:
        conn.exec_driver_sql(
            "insert into chat select 99, community, platform, '#side', kind, '#side', '', paused, created_at, '' "
            "from chat where id = 1"
        )
    club.say("bob", "/invite", chat="@bob")
    assert "Into which group" in club.last()
    club.do("bob", Button(message="0", data="invites:99"), chat="@bob")
    assert '"chat":99' in club.acts()[-1]


def test_two_accounts_of_one_person_keep_their_links_and_cannot_invite_each_other(club: Club) -> None:
    club.join("eve", LINK)
    club.join("ann2", LINK)
    club.say("ann2", HELLO)
    club.tell(IdentitiesJoined(kept=1, gone=2), ["ann", "ann2"])
    club.wait(7.1)
    assert club.paid("ann", "invite") == []
    assert club.states()["eve"] == "lost"


def test_links_follow_the_person_and_go_back_when_the_accounts_part(club: Club) -> None:
    club.say("max", "hello everyone, max is here as well and says so")
    club.tell(IdentitiesJoined(kept=1, gone=2), ["max", "ann"])
    club.join("eve", LINK)
    assert club.invited_by("eve") == "max"
    club.tell(IdentitiesParted(kept=1, gone=2), ["max", "ann"])
    club.join("dan", LINK)
    assert club.invited_by("dan") == "ann"


def test_a_community_that_becomes_part_of_another_takes_its_invites_along(club: Club) -> None:
    club.say("bob", "hello everyone, bob was here before", chat="#general")
    club.join("eve", LINK)
    club.say("eve", HELLO)
    club.say("zoe", "another community of our own is here", chat="#other")
    old, new = (row[0] for row in club.rows("select community from chat order by id"))
    zoe = club.actor("zoe")
    with club.store.write() as conn:
        conn.exec_driver_sql(f"update chat set community = {new} where community = {old}")
        conn.exec_driver_sql(
            f"insert into membership select o.part, o.id, actor, role, joined_at, left_at, last_at, ranked "
            f"from membership, community o where o.id = {new} and actor <> {zoe} "
            "on conflict do nothing"
        )
        conn.exec_driver_sql("update membership set left_at = null")
        bump_epoch(conn)
    club.own(Derived(feature="people", name="community_left", values={"to": new}), old)
    club.join("dan", LINK)
    club.join("bob", LINK)
    assert club.states() | {"zoe": ""} == {
        "ann": "known",
        "bob": "known",
        "eve": "waiting",
        "dan": "waiting",
        "zoe": "",
    }
    club.wait(7.1)
    assert club.states()["eve"] == "stayed", "what eve said before still counts"
    assert club.paid("ann", "invite") == [30]
    assert club.rows("select 1 from arrival where community = :c", c=old) == []
    club.check()


def test_an_export_holds_the_persons_own_and_forgetting_ends_it(club: Club) -> None:
    club.join("eve", LINK)
    club.say("eve", HELLO)
    part, community = club.rows("select part, community from arrival")[0]
    ann = Person(part=part, community=community, actor=club.actor("ann"))
    with club.store.write() as conn:
        tables = [row["table"] for row in export_person(conn, ann).rows]
        assert tables == ["invite_link", "invited"]
        forget_person(conn, ann)
        forget_person(conn, ann)
        assert export_person(conn, ann).rows == []
    assert club.rows("select 1 from due_item where feature = 'invites'") == []
    club.wait(8)
    assert club.paid("ann", "invite") == []
    club.check()


def test_a_public_link_is_nobodys(club: Club) -> None:
    club.do("eve", Joined(link="https://t.me/learners"))
    assert club.states() == {"eve": "own"}
