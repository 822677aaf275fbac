"""How old an account is: exact on Discord, untold elsewhere; a young one has to stay longer."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import DAY
from engine.contract.events import Joined, PersonRef
from engine.invites.ages import DISCORD_EPOCH, made_at, made_by_id
from tests.invites.world import HELLO, Club
from tests.points.world import START, words_of


def account_made(at: int, number: int = 0) -> int:
    """Return a Discord id of an account made at a time (UTC µs)."""
    return ((at // 1000 - DISCORD_EPOCH) << 22) + number


def test_the_example_of_discords_own_documentation() -> None:
    assert made_by_id("discord", "175928847299117063") == 1_462_015_105_796_000


@given(st.integers(DISCORD_EPOCH, 2**41 + DISCORD_EPOCH - 1), st.integers(0, 2**22 - 1))
def test_an_id_tells_its_millisecond_whatever_else_is_in_it(milliseconds: int, rest: int) -> None:
    assert made_by_id("discord", str(account_made(milliseconds * 1000, rest))) == milliseconds * 1000


@pytest.mark.parametrize(
    ("platform", "user"), [("telegram", "7123456789"), ("console", "ann"), ("discord", "x")]
)
def test_other_platforms_tell_nothing(platform: str, user: str) -> None:
    assert made_by_id(platform, user) is None


def came(age_days: float, *, least: int = 7) -> Club:
    """Let somebody whose account is so old come to a server by a member of it, and speak."""
    club = Club(invites__min_account_age=least)
    old = account_made(START - 900 * DAY)
    club.say("ann", "hello everyone, I just fixed the build", account=old)
    made = account_made(club.clock.now() - int(age_days * DAY), 7)
    joined = club.incoming("eve", Joined(inviter=1), "j1", account=made)
    ann = PersonRef(id=str(old), name="ann", handle="ann")
    club.engine.append([msgspec.structs.replace(joined, people=(*joined.people, ann))])
    club.engine.drain()
    club.say("eve", HELLO, account=made)
    return club


def paid(club: Club) -> list[str]:
    """Return which rules have paid for the invite."""
    return [
        row[0]
        for row in club.rows("select rule from ledger where rule in ('invite', 'welcome') order by rule")
    ]


def told(club: Club) -> list[str]:
    """Return what the inviter was told."""
    return [words_of(reply) for reply in club.replies() if "by your invitation" in words_of(reply)]


def test_an_account_of_a_day_stays_six_days_longer_and_the_inviter_is_told_till_when() -> None:
    club = came(1)
    assert club.states() == {"eve": "waiting"}
    assert told(club) == [
        "⏳ @ came by your invitation. Their account is new, so I look a little longer: until 01-18."
    ]
    club.wait(12.9)
    assert paid(club) == []
    club.wait(0.2)
    assert paid(club) == ["invite", "welcome"]


@pytest.mark.parametrize(("age", "least"), [(7.1, 7), (400, 7), (0.5, 0)])
def test_an_account_that_is_old_enough_waits_no_longer_than_any(age: float, least: int) -> None:
    club = came(age, least=least)
    assert told(club) == []
    club.wait(6.9)
    assert paid(club) == []
    club.wait(0.2)
    assert paid(club) == ["invite", "welcome"]


def test_of_a_persons_accounts_the_oldest_tells() -> None:
    club = came(1)
    eve = club.rows("select id from identity where name = 'eve'")[0][0]
    older = START - 300 * DAY
    with club.store.write() as conn:
        conn.exec_driver_sql(
            "insert into identity (id, person, platform, platform_user, name, handle, bot, payable, language, created_at) "
            f"values (77, {eve}, 'discord', '{account_made(older)}', '', '', false, true, '', 0)"
        )
        assert made_at(conn, eve) == older
        assert made_at(conn, 4711) is None
