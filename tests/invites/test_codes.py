"""Codes: told to a newcomer, claimed once and soon, by nobody who was here before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.keyboard import rows_of, with_links
from engine.contract.clock import DAY
from engine.contract.events import IdentitiesJoined, IdentitiesParted, Message
from engine.contract.feature import Person
from engine.invites.privacy import export_person, forget_person
from engine.invites.rules import CODE_LENGTH, SIGNS, new_code, read_code
from tests.invites.world import HELLO, Club
from tests.points.world import words_of

LINK = "https://t.me/+AbCdEfGhIjK"


@pytest.fixture
def club() -> Club:
    found = Club()
    found.say("ann", "hello everyone, I just fixed the build")
    return found


@given(st.text())
def test_a_code_is_short_and_is_read_however_it_is_written(seed: str) -> None:
    code = new_code(seed)
    assert len(code) == CODE_LENGTH
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    for written in (code, code.lower(), f"{code[:3]}-{code[3:]}", f" {code[:3]} {code[3:]} ", wide):
        assert read_code(written) == code


def test_no_sign_of_a_code_can_be_taken_for_another() -> None:
    assert not set(SIGNS) & set("0O1ILB8S5Z2UE")
    assert len(set(SIGNS)) == len(SIGNS)


@given(st.text(max_size=12))
def test_what_is_read_as_a_code_is_one(written: str) -> None:
    code = read_code(written)
    assert code is None or (len(code) == CODE_LENGTH and set(code) <= set(SIGNS))


def test_a_member_is_told_the_same_code_again_in_private(club: Club) -> None:
    code = club.code("ann")
    assert code in club.last()
    assert club.code("ann") == code
    assert all(reply.private for reply in club.replies())
    assert club.code("bob") != code


def test_a_newcomer_claims_a_code_and_both_sides_are_paid_when_they_have_stayed(club: Club) -> None:
    code = club.code("ann")
    club.join("eve")
    club.wait(2)
    club.say("eve", f"/referredby {code.lower()}")
    assert "invited you, noted" in club.last()
    assert (club.invited_by("eve"), club.states()) == ("ann", {"eve": "waiting"})
    club.say("eve", HELLO)
    club.wait(4.9)
    assert (club.paid("ann", "invite"), club.paid("eve", "welcome")) == ([], [])
    club.wait(0.2)
    assert (club.paid("ann", "invite"), club.paid("eve", "welcome")) == ([30], [10])
    club.check()


def test_it_is_decided_a_week_to_the_microsecond_after_coming(club: Club) -> None:
    club.join("eve", by="ann")
    came = club.clock.now()
    (due,) = club.rows("select due_at from due_item where name = 'stayed'")
    assert due[0] == came + 7 * DAY


def test_a_code_is_claimed_once(club: Club) -> None:
    ann, bob = club.code("ann"), club.code("bob")
    club.wait(0.1)
    club.join("eve")
    club.say("eve", f"/referredby {ann}")
    club.say("eve", f"/referredby {bob}")
    assert "on record as your inviter" in club.last()
    assert club.invited_by("eve") == "ann"


def test_a_link_has_decided_before_any_code(club: Club) -> None:
    bob = club.code("bob")
    club.link("ann", LINK)
    club.join("eve", LINK)
    club.say("eve", f"/referredby {bob}")
    assert "on record as your inviter" in club.last()
    assert club.invited_by("eve") == "ann"


def test_after_the_days_it_is_too_late(club: Club) -> None:
    code = club.code("ann")
    club.join("eve")
    club.wait(7.01)
    club.say("eve", f"/referredby {code}")
    assert "that is over" in club.last()
    assert club.states() == {"eve": "own"}


def test_who_was_here_before_or_was_not_seen_coming_claims_nothing(club: Club) -> None:
    code = club.code("ann")
    club.say("bob", f"/referredby {code}")
    assert "no record of your coming" in club.last()
    club.leave("dan")
    club.say("dan", f"/referredby {code}")
    assert "been here before" in club.last()


def test_ones_own_code_a_later_members_and_that_of_whom_one_invited_do_not_count(club: Club) -> None:
    club.join("eve")
    own = club.code("eve")
    club.say("eve", f"/referredby {own}")
    assert "your own code" in club.last()
    club.wait(0.1)
    later = club.code("late")
    club.say("eve", f"/referredby {later}")
    assert "came after you" in club.last()
    assert club.states() == {"eve": "own"}


def test_two_newcomers_do_not_invite_each_other(club: Club) -> None:
    club.join("eve")
    club.say("eve", HELLO)
    club.join("dan", by="eve")
    code = club.code("dan")
    dan = club.actor("dan")
    with club.store.write() as conn:
        # Dan was here before Eve, as somebody who had joined another group of the community.
        conn.exec_driver_sql(f"update membership set joined_at = 1 where actor = {dan}")
    club.say("eve", f"/referredby {code}")
    assert "does not go both ways" in club.last()


def test_the_code_of_somebody_who_left_does_not_count(club: Club) -> None:
    code = club.code("ann")
    club.leave("ann")
    club.join("eve")
    club.say("eve", f"/referredby {code}")
    assert "has left" in club.last()


def test_guessing_is_stopped_for_a_day_even_for_a_code_that_is_right(club: Club) -> None:
    code = club.code("ann")
    club.join("eve")
    for number in range(5):
        club.say("eve", f"/referredby {new_code(f'wrong {number}')}")
    assert "No more tries today" in club.last()
    club.say("eve", f"/referredby {code}")
    assert "too many wrong codes" in club.last()
    assert club.states() == {"eve": "own"}
    club.wait(1.01)
    club.say("eve", f"/referredby {code}")
    assert club.invited_by("eve") == "ann"


def test_what_cannot_be_a_code_is_no_guess(club: Club) -> None:
    club.join("eve")
    for _ in range(6):
        club.say("eve", "/referredby ann")
    assert "This is no code" in club.last()
    assert club.rows("select 1 from referral_guess") == []


def test_a_community_can_do_without_codes() -> None:
    club = Club(invites__claim_days=0)
    club.say("ann", "/invite code")
    assert "not used here" in club.last()
    club.join("eve")
    club.say("eve", "/referredby K7M4XQ")
    assert "not used here" in club.last()


def test_in_private_a_code_can_be_claimed_before_coming_and_counts_if_one_comes_soon(club: Club) -> None:
    code = club.code("ann")
    club.say("eve", f"/referredby {code}", chat="@eve")
    assert "It counts if you join" in club.last()
    club.say("kim", f"/referredby {code}", chat="@kim")
    club.join("eve")
    assert club.invited_by("eve") == "ann"
    club.wait(7.1)
    club.join("kim")
    assert club.invited_by("kim") is None, "too long ago"
    assert club.rows("select 1 from referral_claim") == []


def test_a_deep_link_claims_in_the_community_of_the_code(club: Club) -> None:
    code = club.code("ann")
    community = club.rows("select community from referral_code")[0][0]
    club.started("eve", f"c{community}_ref_{code}")
    told = club.replies()[-1]
    assert "It counts if you join" in words_of(told)
    assert told.private
    assert told.actor == club.actor("eve")
    club.join("eve")
    assert club.invited_by("eve") == "ann"
    before = len(club.replies())
    club.started("eve", "c99_ref_K7M4XQ")
    assert len(club.replies()) == before, "no such community"
    club.check()


def test_on_telegram_the_code_comes_with_a_link_that_can_be_passed_on() -> None:
    club = Club()
    club.platform = "telegram"
    club.say("ann", "hello everyone, I just fixed the build")
    code = club.code("ann")
    told = club.replies()[-1]
    community = club.rows("select community from referral_code")[0][0]
    ((button,),) = with_links(rows_of(told.parts), "qunban_bot", community)
    assert button.url == f"https://t.me/qunban_bot?start=c{community}_ref_{code}"
    assert len(button.url.partition("start=")[2]) <= 64, "Telegram's limit"
    club.started("eve", button.url.partition("start=")[2])
    club.join("eve")
    assert club.invited_by("eve") == "ann"


def test_a_link_counts_more_than_what_was_claimed_before(club: Club) -> None:
    code = club.code("bob")
    club.link("ann", LINK)
    club.say("eve", f"/referredby {code}", chat="@eve")
    club.join("eve", LINK)
    assert club.invited_by("eve") == "ann"


def test_linked_accounts_have_both_codes_and_cannot_claim_their_own(club: Club) -> None:
    first, second = club.code("ann"), club.code("max")
    club.tell(IdentitiesJoined(kept=1, gone=2), ["max", "ann"])
    club.wait(0.1)
    club.join("eve")
    club.say("eve", f"/referredby {first}")
    assert club.invited_by("eve") == "max"
    club.join("max2")
    club.say("max2", f"/referredby {second}")
    assert club.invited_by("max2") == "max"
    club.tell(IdentitiesJoined(kept=1, gone=2), ["max", "max2"])
    assert club.rows("select 1 from arrival where inviter = member") == []
    club.tell(IdentitiesParted(kept=1, gone=2), ["max", "ann"])
    owners = "select i.name, c.code from referral_code c join identity i on i.id = c.member order by i.name"
    assert [tuple(row) for row in club.rows(owners)] == [("ann", first), ("max", second)]


def test_an_export_has_the_codes_and_forgetting_ends_them(club: Club) -> None:
    code = club.code("ann")
    club.say("eve", f"/referredby {code}", chat="@eve")
    club.say("eve", f"/referredby {new_code('none')}", chat="@eve")
    part, community = club.rows("select part, community from referral_code")[0]
    people = {who: Person(part=part, community=community, actor=club.actor(who)) for who in ("ann", "eve")}
    with club.store.write() as conn:
        tables = {who: {row["table"] for row in export_person(conn, one).rows} for who, one in people.items()}
        assert tables == {"ann": {"referral_code"}, "eve": {"referral_claim", "referral_guess"}}
        forget_person(conn, people["ann"])
        assert export_person(conn, people["ann"]).rows == []
    club.join("eve")
    assert club.states() == {"eve": "own"}, "nobody knows any more by whom"
    assert club.rows("select 1 from referral_code") == []


def test_referredby_still_shows_by_whom_somebody_came(club: Club) -> None:
    club.join("eve", by="ann")
    club.say("dan", "/referredby", to="eve")
    assert "was invited by" in club.last()
    said = Message(text="/referredby @eve", message="m1", mentions=(1,))
    club.do("dan", said, others=["eve"])
    assert "was invited by" in club.last()
