from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from engine.contract.clock import DAY, HOUR, MINUTE, SECOND
from engine.contract.feature import Person
from engine.contract.replies import Mention
from engine.sentiment import FEATURE
from engine.sentiment.watch import heated
from engine.store.tables import Base
from tests.points.world import words_of
from tests.sentiment.world import PAUSE, PEOPLE, Town, buttons_of, links_of

DESK = "#desk"


def settled(*, days: int = 8, **options: Any) -> Town:
    """Make a community whose mood has been the same for a while, with a channel for its moderators."""
    options.setdefault("sentiment__alerts__chat", "desk")
    town = Town(**options)
    town.promote("boss")
    town.say("boss", "hello", chat=DESK)
    for _ in range(days):
        town.day(0.2, words="学习循环和函数")
    assert town.alerts() == []
    return town


def quarrel(town: Town, people: int = 3, sharp: int = 7, calm: int = 2, **options: Any) -> list[str]:
    """Let some people be sharp with each other; return their messages."""
    said = [town.say(f"q{n % people}", "[-0.9] nonsense!", wait=20, **options) for n in range(sharp)]
    for _ in range(calm):
        town.say("q9", "[0] well", wait=20, **options)
    town.wait(6 * MINUTE)
    return said


def test_a_lasting_drop_is_told_once_where_the_moderators_are() -> None:
    town = settled()
    town.day(-0.5, words="安装总是报错")
    told = town.alerts()
    assert len(told) == 1
    words = words_of(told[0])
    assert words.startswith("📉 ")
    assert "lower than usual: −0.50" in words
    assert "usually +0.20; 8 people. People spoke of" in words
    assert "报错" in words
    assert not any(isinstance(part, Mention) for part in told[0].parts)


def test_the_messages_that_moved_it_are_linked_the_most_negative_first_one_of_each() -> None:
    town = settled()
    town.day(-0.5, words="安装总是报错")
    links = links_of(town.alerts()[0])
    rows = {row.message: row for row in town.rows("select message, actor, score from mood_message")}
    scores = [rows[message].score for message in links]
    assert len(links) == 3
    assert scores == sorted(scores)
    assert scores[0] == min(row.score for row in rows.values())
    assert len({rows[message].actor for message in links}) == 3


def test_a_bad_half_day_a_bad_few_or_a_small_drop_is_no_alert() -> None:
    half = settled()
    for who in PEOPLE:
        half.say(who, "[-0.6] awful", wait=PAUSE)
    half.wait(11 * HOUR)
    for who in PEOPLE:
        half.say(who, "[0.2] fine again")
    half.wait(13 * HOUR)
    assert half.alerts() == []
    few = settled()
    few.day(-0.6, PEOPLE[:4])
    assert few.alerts() == []
    small = settled()
    small.day(0.1)
    assert small.alerts() == []


def test_a_new_community_gets_no_alert_for_want_of_something_to_compare() -> None:
    town = settled(days=3)
    town.day(-0.6)
    assert town.alerts() == []


def test_a_bad_time_that_goes_on_is_told_at_most_every_six_hours() -> None:
    town = settled()
    start = town.clock.now()
    for _ in range(3):
        for who in PEOPLE:
            town.say(who, "[-0.7] awful", wait=PAUSE, drain=False)
        town.engine.drain()
        town.wait(8 * HOUR)
    at = [row.at for row in town.rows("select at from mood_alert order by at")]
    assert at
    assert all(later - earlier >= 6 * HOUR for earlier, later in pairwise(at))
    assert all(moment > start for moment in at)


def test_a_heated_thread_is_told_within_minutes_with_a_link_to_its_beginning() -> None:
    town = settled(days=0)
    for who in PEOPLE[:2]:
        town.say(who, "[0.1] hello")
    first = quarrel(town)[0]
    told = town.alerts()
    assert len(told) == 1
    assert words_of(told[0]).startswith("🔥 #general: a discussion is running hot: of ")
    assert "7 were sharp, by 3 members" in words_of(told[0])
    assert links_of(told[0]) == [first]


@pytest.mark.parametrize(
    ("messages", "sharp", "authors", "hot"),
    [(9, 6, 3, True), (9, 5, 3, False), (9, 9, 2, False), (13, 6, 3, False), (12, 6, 3, True)],
)
def test_what_is_heated(messages: int, sharp: int, authors: int, *, hot: bool) -> None:
    assert heated(messages, sharp, authors) is hot


def test_one_person_alone_never_raises_an_alert() -> None:
    town = settled(days=0)
    quarrel(town, people=1, sharp=30)
    assert town.alerts() == []


def test_a_second_quarrel_within_six_hours_and_the_same_chat_is_not_told_again() -> None:
    town = settled(days=0)
    quarrel(town)
    town.wait(3 * HOUR)
    quarrel(town)
    assert len(town.alerts()) == 1
    town.wait(3 * HOUR)
    quarrel(town)
    assert len(town.alerts()) == 2


def test_a_moderator_puts_alerts_off_for_a_day() -> None:
    town = settled(days=0)
    quarrel(town)
    _seen, put_off = buttons_of(town.alerts()[0])
    town.do("m1", _press(put_off), chat=DESK)
    assert "for moderators" in town_toasts(town)[-1]
    assert town.rows("select * from mood_snooze") == []
    town.do("boss", _press(put_off), chat=DESK)
    assert "nothing more for 24 hours" in town_toasts(town)[-1]
    town.wait(7 * HOUR)
    quarrel(town)
    town.wait(13 * HOUR)
    quarrel(town)
    assert len(town.rows("select * from mood_alert")) == 1
    town.wait(6 * HOUR)
    quarrel(town)
    assert len(town.rows("select * from mood_alert")) == 2


def test_who_presses_reads_what_came_of_it_in_their_language() -> None:
    town = settled(days=0)
    with town.store.write() as conn:
        conn.exec_driver_sql("update identity set language = 'zh-CN' where platform_user = 'boss'")
    quarrel(town)
    seen, _put_off = buttons_of(town.alerts()[0])
    town.do("boss", _press(seen), chat=DESK)
    assert "好的，已记下。" in town_toasts(town)[-1]


def test_an_alert_that_somebody_has_seen_to_says_so() -> None:
    town = settled(days=0)
    quarrel(town)
    town.do("boss", _press(buttons_of(town.alerts()[0])[0]), chat=DESK)
    card = town.alerts()[-1]
    assert "Seen to by" in words_of(card)
    assert card.slot == town.alerts()[0].slot
    assert buttons_of(card) == []
    assert any(isinstance(part, Mention) and part.actor == town.actor("boss") for part in card.parts)


def test_without_a_channel_the_admins_are_told_in_private() -> None:
    town = Town()
    town.promote("boss")
    town.say("boss", "hi", chat="@boss")
    quarrel(town)
    told = town.alerts()
    assert [reply.private for reply in told] == [True]
    assert told[0].actor == town.actor("boss")
    # By night it waits.
    town.wait(16 * HOUR)
    quarrel(town)
    held = town.rows("select not_before, created_at from outbox where slot like 'mood:alert:%' order by seq")
    assert held[1].not_before > held[1].created_at + 4 * HOUR
    # The six hours begin when it is told, not when it was raised.
    town.wait(7 * HOUR)
    quarrel(town)
    assert len(town.alerts()) == 2
    town.wait(6 * HOUR)
    quarrel(town)
    assert len(town.alerts()) == 3


def both_days(town: Town, general: float, help_: float) -> None:
    """Let a day pass in two chats."""
    for _half in range(2):
        for number, who in enumerate(PEOPLE):
            own = (number - 3.5) * 0.02
            town.say(who, f"[{general + own:.2f}]", wait=PAUSE, drain=False)
            town.say(f"h{number}", f"[{help_ + own:.2f}]", chat="#help", wait=1, drain=False)
        town.engine.drain()
        town.wait(12 * HOUR - len(PEOPLE) * (PAUSE + 1) * SECOND)


def test_a_chat_whose_drop_is_known_does_not_hide_another_chats() -> None:
    town = settled(days=0)
    for _ in range(8):
        both_days(town, 0.2, 0.2)
    assert town.alerts() == []
    both_days(town, -0.6, 0.2)
    assert {words_of(one)[:12] for one in town.alerts()} == {"📉 #general: "[:12]}
    town.do("boss", _press(buttons_of(town.alerts()[0])[1]), chat=DESK)
    both_days(town, -0.6, -0.6)
    assert any(words_of(one).startswith("📉 #help: ") for one in town.alerts())


def test_old_alerts_and_snoozes_go_with_the_other_numbers() -> None:
    town = settled(days=0)
    quarrel(town)
    town.do("boss", _press(buttons_of(town.alerts()[0])[1]), chat=DESK)
    town.wait(401 * DAY)
    quarrel(town)
    assert len(town.rows("select * from mood_alert")) == 1
    assert town.rows("select * from mood_snooze") == []


def test_a_forgotten_admin_is_no_longer_told_what_becomes_of_an_alert() -> None:
    town = Town()
    for who in ("boss", "chief"):
        town.promote(who)
        town.say(who, "hi", chat=f"@{who}")
    quarrel(town)
    gone = town.actor("chief")
    assert {reply.actor for reply in town.alerts()} == {town.actor("boss"), gone}
    part, community = town.rows("select part, id from community where name = 'town'")[0]
    with town.store.write() as conn:
        FEATURE.forget_person(conn, Person(part=part, community=community, actor=gone))
    town.do("boss", _press(buttons_of(town.alerts()[0])[0]), chat="@boss")
    assert [reply.actor for reply in town.alerts()[2:]] == [town.actor("boss")]
    assert str(gone) not in town.rows("select places from mood_alert")[0][0]


def test_nobody_is_named_as_what_people_spoke_of() -> None:
    town = settled(days=0)
    with town.store.write() as conn:
        conn.exec_driver_sql(
            "update identity set name = '王晓明', handle = 'ming_dev' where platform_user = 'boss'"
        )
    for _ in range(8):
        town.day(0.2, words="学习循环和函数")
    town.day(-0.5, words="王晓明 安装 晓明又 ming_dev")
    told = words_of(town.alerts()[0])
    assert "安装" in told
    assert "晓" not in told
    assert "ming" not in told


def test_alerts_can_be_turned_off() -> None:
    town = settled(days=0, sentiment__alerts__on=False)
    quarrel(town)
    assert town.alerts() == []


def test_why_explains_an_alert_to_moderators_by_either_command() -> None:
    town = settled()
    town.ask("boss", "/mood why")
    assert "nothing to explain" in town.last()
    town.day(-0.5, words="安装总是报错")
    town.ask("m0", "/mood why")
    assert "moderators" in town.last()
    town.ask("m0", "/why alert")
    assert "moderators" in town.last()
    for command in ("/mood why", "/why alert"):
        town.ask("boss", command)
        assert "“Usually” are the 14 days before: 8 people" in town.last()
        assert town.replies()[-1].private
        assert len(links_of(town.replies()[-1])) == 3
    town.ask("boss", "/why level")
    assert "Level" in town.last() or "level" in town.last()


def test_an_alert_keeps_no_names_and_no_texts() -> None:
    town = settled()
    town.day(-0.5, words="安装总是报错")
    detail = json.loads(town.rows("select detail from mood_alert")[0][0])
    assert set(detail) == {
        *(
            f"{when}_{what}"
            for when in ("now", "usual")
            for what in ("mean", "low", "high", "authors", "messages")
        ),
        "kind",
        "chat",
        "terms",
        "links",
    }
    assert "mood_alert" in Base.metadata.tables


def _press(data: str) -> Any:
    from engine.contract.events import Button

    return Button(message="0", data=data)


def town_toasts(town: Town) -> list[str]:
    rows = town.rows("select payload from outbox where kind = 'toast' order by seq, n")
    return [bytes(row[0]).decode() for row in rows]


def test_what_is_looked_for_belongs_to_no_member() -> None:
    town = settled(days=0)
    quarrel(town)
    mine = "select kind, key from log where actor is not null and (kind = 'timer' or key like 'mood:heat:%')"
    assert town.rows(mine) == []
