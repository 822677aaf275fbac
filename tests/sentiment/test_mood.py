from __future__ import annotations

import pytest

from engine.contract.clock import DAY, HOUR
from engine.contract.events import Deleted, Edited, IdentitiesJoined, Message
from engine.sentiment import FEATURE, SCORING
from engine.store.tables import Base
from tests.points.world import words_of
from tests.sentiment.world import PEOPLE, Town


def test_under_five_people_no_mood_is_shown() -> None:
    town = Town()
    for who in PEOPLE[:4]:
        for _ in range(20):
            town.say(who, "[0.9] great", drain=False)
    for period in ("day", "week", "month"):
        town.ask("m0", f"/mood {period}")
        assert "fewer than 5" in town.last()
        assert not any(part for part in town.replies()[-1].parts if type(part).__name__ == "Chart")
    assert "0.9" not in "".join(map(words_of, town.replies()))


def test_with_five_the_mood_is_shown_with_its_interval_and_numbers() -> None:
    town = Town()
    for number, who in enumerate(PEOPLE[:5]):
        town.say(who, f"[{(number + 1) / 10}] so so")
    town.ask("m0", "/mood week")
    # The example of test_figures: 0.3 with 0.104 … 0.496.
    assert town.last().startswith(
        "🙂 Last 7 days: the mood is good, +0.30 (95 % interval +0.10 … +0.50), 5 people, 5 messages;"
    )
    spec = town.chart()
    assert spec["series"][0]["y"] == [None] * 6 + [0.3]
    assert spec["volume"]["y"] == [0] * 6 + [5]
    assert spec["x"][-1] == "01-05"


def test_one_who_writes_a_hundred_times_counts_once() -> None:
    town = Town()
    for who in PEOPLE[:5]:
        town.say(who, "[0.5] fine", drain=False)
    for _ in range(100):
        town.say("m7", "[-1] everything is awful", drain=False)
    town.ask("m0", "/mood")
    assert "+0.25" in town.last()  # (5 · 0.5 - 1) / 6
    assert "6 people, 105 messages" in town.last()


def test_commands_bots_nobodies_forwards_and_private_talk_are_not_read() -> None:
    town = Town()
    town.say("m0", "/me [0.9]")
    town.say("m0", "签到")
    town.say("m0", "[0.9]", chat="@m0")
    town.say("robot", "[0.9]", bot=True)
    town.say("channel", "[0.9]", payable=False)
    town.do("m0", Message(text="[0.9]", message="f1", forwarded=True))
    town.do("m0", Message(text="   ", message="f2"))
    assert town.rows("select * from mood_message") == []
    town.say("m0", "[0.9]")
    assert town.scores() == [0.9]


def test_the_text_is_never_stored() -> None:
    town = Town()
    town.say("m0", "[0.5] a secret of mine")
    for table in Base.metadata.tables:
        if table.startswith("mood_"):
            assert "secret" not in str(town.rows(f"select * from {table}"))


def test_a_day_is_shown_by_the_hour_as_finely_as_five_people_allow() -> None:
    town = Town()
    for _ in range(3):
        for who in PEOPLE[:6]:
            town.say(who, "[0.4] hm", wait=60)
        town.wait(HOUR)
    town.ask("m0", "/mood day")
    assert len(town.chart()["x"]) == 24
    slow = Town()
    for _hour in range(6):
        for who in PEOPLE[:2]:
            slow.say(who, "[0.4] hm", wait=60)
        slow.say(PEOPLE[2 + _hour], "[0.4] hm")
        slow.wait(HOUR)
    slow.say("m0", "/mood day")
    assert len(slow.chart()["x"]) == 4
    assert "One point in 6 hours" in slow.chart()["subtitle"]


def test_a_chat_has_a_mood_of_its_own() -> None:
    town = Town()
    for who in PEOPLE[:5]:
        town.say(who, "[0.5] fine", chat="#general")
    town.ask("m0", "/mood week here", chat="#general")
    assert "+0.50" in town.last()
    assert town.chart()["footer"] == "#general"


def test_chats_that_are_not_looked_at_are_left_out() -> None:
    town = Town(sentiment__exclude__chats=("general",))
    for who in PEOPLE[:5]:
        town.say(who, "[0.5] fine")
    town.ask("m0", "/mood")
    assert "nobody spoke" in town.last()


def test_where_no_mood_is_looked_at_that_is_what_is_said() -> None:
    town = Town(sentiment__exclude__chats=("offtopic",))
    for who in PEOPLE[:5]:
        town.say(who, "[0.5] fine", chat="#offtopic")
    town.ask("m0", "/mood week here", chat="#offtopic")
    assert "not looked at" in town.last()
    town.ask("m0", "/mood week here", chat="@m0")
    assert "not looked at" in town.last()


def test_the_mood_is_compared_with_the_time_before_only_if_the_difference_is_reliable() -> None:
    town = Town()
    for _ in range(6):
        town.day(0.1)
    town.ask("m0", "/mood week")
    assert "too few people before" in town.last()
    town.day(0.1)
    for _ in range(7):
        town.day(0.1)
    town.ask("m0", "/mood week")
    assert "no reliable difference" in town.last()
    for _ in range(7):
        town.day(-0.4)
    town.ask("m0", "/mood week")
    assert "worse than the time before" in town.last()


def test_a_change_of_the_level_is_told_with_its_topics_but_without_anybody() -> None:
    town = Town()
    for _ in range(12):
        town.day(0.2, words="学习循环和函数")
    for _ in range(6):
        town.day(-0.4, words="安装总是报错")
    town.ask("m0", "/mood month")
    assert "📉 From 01-17 on: +0.20 became −0.40. People spoke of " in town.last()
    assert "报错" in town.last()
    assert town.chart()["marks"][0]["at"] == 12
    assert "@" not in town.last()
    # Noted when it was found: still there when retention has emptied the texts.
    town.clock.move_to(town.clock.now() + 8 * DAY)
    town.engine.sweep()
    town.ask("m0", "/mood month")
    assert "报错" in town.last()


def test_where_the_texts_are_gone_no_topics_are_made_up() -> None:
    town = Town(bot__retention_days=0)
    for number in range(18):
        town.day(0.2 if number < 12 else -0.4, words="安装总是报错")
        town.engine.sweep()
    town.ask("m0", "/mood month")
    assert "From 01-17 on" in town.last()
    assert "People spoke of" not in town.last()


def test_an_edit_is_read_again_and_a_deletion_counts_no_more() -> None:
    town = Town()
    first, second = town.say("m0", "[0.5] good"), town.say("m0", "[0.9] great")
    town.do("m0", Edited(message=first, text="[-0.5] bad"))
    assert town.scores() == [-0.5, 0.9]
    assert [tuple(row) for row in town.shares()] == [("m0", 2, pytest.approx(0.4))]
    town.do("m0", Deleted(message=second))
    assert [tuple(row) for row in town.shares()] == [("m0", 1, pytest.approx(-0.5))]
    town.do("m0", Edited(message=first, text=""))
    assert town.shares() == []


def test_two_accounts_of_one_person_are_one_author() -> None:
    town = Town()
    for who in PEOPLE[:5]:
        town.say(who, "[0.5] fine")
    town.do("m0", IdentitiesJoined(kept=1, gone=2), others=["m0", "m1"])
    assert len(town.shares()) == 4
    town.ask("m0", "/mood")
    assert "fewer than 5" in town.last()


def test_a_person_sees_their_numbers_and_has_them_dropped() -> None:
    from engine.contract.feature import Person

    town = Town()
    for who in PEOPLE[:5]:
        town.say(who, "[0.5] fine")
    part, community = town.rows("select part, id from community")[0]
    person = Person(part=part, community=community, actor=town.actor("m0"))
    with town.store.write() as conn:
        told = SCORING.export_person(conn, person)
        assert [row["score"] for row in told.rows] == [0.5]
        assert "text" not in str(told.rows)
        SCORING.forget_person(conn, person)
        FEATURE.forget_person(conn, person)
        assert SCORING.export_person(conn, person).rows == []
    assert len(town.scores()) == 4
    town.ask("m1", "/mood")
    assert "5 people" in town.last(), "sums stay, under a number that is nobody's"


def test_numbers_go_after_400_days() -> None:
    town = Town()
    for who in PEOPLE[:5]:
        town.say(who, "[0.5] fine")
    town.clock.move_to(town.clock.now() + 401 * DAY)
    town.say("m0", "[0.1] here again")
    town.wait(2 * HOUR)
    assert town.scores() == [0.1]
    assert len(town.shares()) == 1


def test_an_imported_past_has_a_mood_too() -> None:
    town = Town()
    for number in range(14):
        for who in PEOPLE:
            town.say(who, "[0.3] ok", at=town.clock.now() - (14 - number) * DAY, origin="import", drain=False)
    town.engine.drain()
    town.ask("m0", "/mood month")
    assert "+0.30" in town.last()
    assert town.rows("select * from due_item where feature = 'mood'") == []
