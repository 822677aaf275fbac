"""Boards of a chat and of a platform: what was earned there, exactly."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.contract.clock import SECOND
from engine.contract.events import Deleted, IdentitiesJoined, IdentitiesParted, Reaction
from engine.points.board import Board, Span
from tests.digest.world import Square
from tests.points.test_cuts import LINES
from tests.seasons.test_winners import LONG
from tests.seasons.world import MONDAY, Ground, charts, keys

WEEK: dict[str, Any] = {"first": MONDAY, "last": MONDAY + 6}
SAID = "I rewrote the parser {n} today and every one of its {n} tests is green again"


def chats(ground: Ground) -> dict[str, int]:
    return {row.title: row.id for row in ground.rows("select id, title from chat order by id")}


def test_a_chat_has_a_board_of_what_was_earned_in_it() -> None:
    ground = Ground()
    ground.say("ann", SAID.format(n=1), chat="#one")
    ground.say("ann", SAID.format(n=22), chat="#one", wait=99)
    ground.say("bob", "The second chapter explains recursion with trees, better than the video", chat="#one")
    places = chats(ground)
    general = ground.live(Span(**WEEK))
    assert ground.live(Span(**WEEK, chat=places["#one"])) == general
    told = ground.ask("bob", "/top week here", chat="#one")
    assert told.startswith("🏆 Top this week · #one")
    assert "2|@|" in told
    data = keys(ground.replies()[-1])
    assert "points:top:week:me:here" in data
    assert "points:top:all:1:here" in data
    assert "Nobody is here yet" in ground.ask("boss", "/top week here", chat="#general")
    assert "Nobody is here yet" in ground.ask("bob", "/top discord", chat="#one")


def test_what_is_taken_back_is_taken_back_where_it_was_earned() -> None:
    ground = Ground()
    message = ground.say("ann", SAID.format(n=1), chat="#one")
    ground.say("ann", "签到", chat="#one", wait=99)
    one = Span(**WEEK, chat=chats(ground)["#one"])
    (before,) = ground.live(one)
    ground.do("ann", Deleted(message=message), chat="#one")
    assert ground.live(one) == [("ann", 6)], before
    ground.undo_last("ann")
    assert ground.live(one) == []
    assert ground.rows("select count(distinct chat) from ledger")[0][0] == 1
    ground.check()


def test_two_linked_accounts_have_what_each_earned_in_each_chat() -> None:
    ground = Ground()
    for number, who in enumerate(("ann", "anna"), 1):
        for chat in ("#one", "#two"):
            ground.give(who, 10 * number, chat=chat)
    spans = [Span(**WEEK, chat=chats(ground)[name]) for name in ("#one", "#two")]
    apart = [ground.live(span) for span in spans]
    assert all(apart)
    ground.do("ann", IdentitiesJoined(kept=0, gone=1), others=("anna",))
    assert [ground.live(span) for span in spans] == [[("ann", sum(dict(one).values()))] for one in apart]
    ground.do("ann", IdentitiesParted(kept=0, gone=1), others=("anna",))
    assert [sorted(ground.live(span)) for span in spans] == [sorted(one) for one in apart]
    ground.check()


def test_a_board_is_drawn_with_names_that_are_looked_up_later() -> None:
    ground = Ground()
    for place in range(12):
        ground.give(f"m{place}", 100 - place)
    told = ground.ask("m0", "/top week card")
    assert "🥇 @ 100  🥈 @ 99  🥉 @ 98" in told
    (chart,) = charts(ground)
    assert chart.kind == "ranking"
    assert chart.people == tuple(ground.actor(f"m{place}") for place in range(10))
    assert chart.spec["values"] == [100 - place for place in range(10)]
    ground.ask("m0", "/top")
    ground.press("m0", next(key for key in keys(ground.replies()[-1]) if "card" in key))
    assert len(charts(ground)) == 2
    assert not any("card" in key for key in keys(ground.replies()[-1])), "one picture a board"
    assert "Nobody is here yet" in ground.ask("m0", "/top day discord card"), "nothing to draw is said"


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("say", "say", "say", "react", "delete", "checkin", "undo", "link", "unlink", "give")
        ),
        st.integers(0, 3),
        st.integers(0, 2),
        st.integers(0, 10),
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_the_boards_of_all_chats_add_up_to_the_communitys(steps: list[tuple[str, int, int, int]]) -> None:
    ground = Ground()
    try:
        said: list[tuple[str, str]] = []
        for what, who, place, number in steps:
            _happen(ground, said, what, f"m{who}", f"#c{place}", number)
        ground.check()
        _adds_up(ground, linked=any(what == "link" for what, *_ in steps))
    finally:
        ground.store.close()


def _happen(ground: Ground, said: list[tuple[str, str]], what: str, who: str, chat: str, number: int) -> None:
    """Do something, possible or not."""
    if what == "say":
        words = random.Random(number).choice(LINES) + f" {number} {len(said)}"
        said.append((ground.say(who, words, chat=chat), chat))
    elif what in ("react", "delete") and said:
        message, place = said[number % len(said)]
        if what == "react":
            ground.do(who, Reaction(message=message, emoji="👍", added=True), chat=place)
        else:
            ground.do(who, Deleted(message=message), chat=place)
    elif what == "checkin":
        ground.say(who, "签到", chat="#general")
    elif what == "give":
        ground.give(who, number + 1)
    elif what == "undo" and (found := ground.rows("select seq, n from ledger order by seq, n")):
        seq, n = found[number % len(found)]
        ground.ask("boss", f"/points undo {seq}-{n}")
    elif what in ("link", "unlink"):
        kind = IdentitiesJoined if what == "link" else IdentitiesParted
        ground.do("boss", kind(kept=1, gone=2), others=("m0", "m1"))


def _adds_up(ground: Ground, *, linked: bool) -> None:
    home = ground.rows("select min(id) from community")[0][0]
    places = [row[0] for row in ground.rows("select distinct chat from ledger where community = :c", c=home)]
    whole: dict[str, int] = dict(ground.live(Span(**WEEK)))
    parts: dict[str, int] = {}
    per_chat = """select i.platform_user, sum(l.xp) from ledger l join identity i on i.id = l.member
        where l.community = :c and l.chat = :chat and l.day between :first and :last group by i.platform_user"""
    for chat in places:
        rows = {row[0]: int(row[1]) for row in ground.rows(per_chat, c=home, chat=chat, **WEEK)}
        shown = dict(ground.live(Span(**WEEK, chat=chat))) if chat else {}
        assert not chat or shown == {who: xp for who, xp in rows.items() if xp > 0}
        for who, xp in rows.items():
            # What an account earned before it was linked is taken back from the account, not from the person.
            assert xp >= 0 or not chat or linked, "nobody owes a chat anything"
            parts[who] = parts.get(who, 0) + xp
    assert {who: xp for who, xp in parts.items() if xp > 0} == whole
    counters = """select count(*) from ledger u join ledger e on e.part = u.part and e.community = u.community
        and u.rule = 'undo' and u.subject = case when e.n = 0 then cast(e.seq as varchar) else e.seq || '-' || e.n end
        and (u.chat <> e.chat or u.day <> e.day)"""
    assert ground.rows(counters)[0][0] == 0


async def test_both_platforms_add_up_to_what_was_earned_on_them() -> None:
    square = Square()
    await square.promote("boss")
    said = (("ann", "telegram"), ("ben", "discord"), ("ann", "telegram"), ("ann", "discord"))
    for (who, platform), words in zip(said, LONG, strict=True):
        await square.say(who, words, wait=90 * SECOND, platform=platform)
    whole, telegram, discord = (_board(square, platform) for platform in ("", "telegram", "discord"))
    assert (len(whole), len(telegram), len(discord)) == (3, 1, 2)
    assert whole == telegram | discord
    assert sorted(telegram) == [square.actor("ann")]
    assert "Top this week · Discord" in await square.ask("ann", "/top week discord")
    square.check()


def _board(square: Square, platform: str) -> dict[int, int]:
    part, community = square.read("select part, id from community where name = 'town'")[0]
    with square.store.read() as conn:
        return dict(Board(conn, part, community, Span(**WEEK, platform=platform)).page(1))


def test_a_private_message_is_no_way_to_another_chats_board() -> None:
    ground = Ground()
    ground.say("ann", SAID.format(n=1))
    told = ground.ask("ann", "/top week here", chat="@ann")
    assert "this chat" in told
    assert "Nobody is here yet" in told


@pytest.mark.parametrize("data", ["points:top:year:1", "points:top:week:x:moon", "points:top:week:1:here:9"])
def test_a_button_that_is_none_of_ours_says_nothing(data: str) -> None:
    ground = Ground()
    before = len(ground.replies())
    ground.press("ann", data)
    assert len(ground.replies()) == before
    assert ground.dead() == []
