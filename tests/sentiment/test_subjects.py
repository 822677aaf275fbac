from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import Connection

from engine.contract.commands import CommandSpec, Value
from engine.contract.feature import Context, Export, Feature, Person, Subject
from engine.contract.ports import Mood
from engine.sentiment.attribution import name_pattern
from tests.sentiment.world import PEOPLE, Town

NOTHING = Export(name="courses", rows=())


def subjects(_conn: Connection, _community: int) -> Iterable[Subject]:
    """Two courses and an event, as another feature would name them."""
    return (
        Subject(id="course:1", name="Python 入门", aliases=("py101",), slots=("course:1:card",)),
        Subject(id="course:2", name="Go", slots=("course:2:card",)),
        Subject(id="event:1", name="周五直播", threads=((1, "t7"),)),
        Subject(id="question:1", name="报错", slots=("question:1:card",), called=False),
    )


def show(context: Context, _values: dict[str, Value]) -> None:
    """Put up a course's card, and say what the port says of it."""
    feeling = context.port(Mood).about("course:1")
    context.reply(
        "no word yet" if feeling is None else f"{feeling.score:+.2f} of {feeling.authors}",
        slot="course:1:card",
    )


def _nothing(_conn: Connection, _person: Person) -> Export:
    return NOTHING


def _forget(_conn: Connection, _person: Person) -> None:
    pass


COURSES = Feature(
    name="courses",
    export_person=_nothing,
    forget_person=_forget,
    subjects=subjects,
    commands=(CommandSpec(name="course", run=show, help={"zh": "课程", "en": "a course"}),),
)


def about(town: Town) -> list[tuple[str, str]]:
    return [
        tuple(row)
        for row in town.rows("select subject, message from mood_about order by message + 0, subject")
    ]


def school() -> Town:
    return Town(features=(COURSES,))


def test_a_message_is_about_what_it_names() -> None:
    town = school()
    named = town.say("m0", "[0.8] python 入门 真不错")
    alias = town.say("m1", "[0.8] loved PY101!")
    both = town.say("m2", "[0.1] Go 和 Python 入门 都学了")
    town.say("m3", "[0.8] going to google it, py1010")
    live = town.say("m4", "[0.5] 明天周五直播吗")
    town.say("m5", "[-0.5] 我这边也报错")
    assert about(town) == [
        ("course:1", named),
        ("course:1", alias),
        ("course:1", both),
        ("course:2", both),
        ("event:1", live),
    ]


def test_a_message_is_about_the_card_that_it_replies_to() -> None:
    town = school()
    town.ask("m0", "/course")
    with town.store.write() as conn:
        chat = conn.exec_driver_sql("select id from chat").scalar_one()
        conn.exec_driver_sql(
            "insert into sent (chat, slot, message, sent_at) values (?, 'course:1:card', '900', 1)", (chat,)
        )
    reply = town.say("m1", "[-0.6] too fast for me", reply_to="900")
    town.say("m2", "[-0.6] too fast for me", reply_to="901")
    assert about(town) == [("course:1", reply)]


def test_a_message_is_about_the_thread_it_stands_in() -> None:
    town = school()
    chat = town.say("m0", "[0] hi") and town.rows("select id from chat")[0][0]
    event = town.incoming("m1", _message("[0.6] see you there", "801"), "801")
    import msgspec

    other = msgspec.structs.replace(event, unique="802", thread="t8", body=_message("[0.6] and here", "802"))
    town.engine.append([msgspec.structs.replace(event, thread="t7"), other])
    town.engine.drain()
    assert chat == 1 or about(town) == []
    if chat == 1:
        assert about(town) == [("event:1", "801")]


def _message(text: str, message: str) -> Any:
    from engine.contract.events import Message

    return Message(text=text, message=message)


def test_a_subject_has_a_score_with_an_interval_from_five_people_on() -> None:
    town = school()
    for who in PEOPLE[:4]:
        town.say(who, "[0.5] Python 入门 不错")
    town.ask("m0", "/mood about")
    assert "Nothing has been spoken of by 5 people" in town.last()
    town.ask("m0", "/course")
    assert town.last() == "no word yet"
    for _ in range(5):
        town.say("m5", "[-0.5] Python 入门 太难")
    town.ask("m0", "/mood about")
    # 0.5 four times and -0.5 once: mean 0.3, s = 0.4472, 2.776 · s / √5 = 0.555
    assert "Python 入门|+0.30|−0.26 … +0.86|5" in town.last()
    assert "Go" not in town.last()
    town.ask("m0", "/mood about py101")
    assert "+0.30" in town.last()
    town.ask("m0", "/course")
    assert town.last() == "+0.30 of 5"
    town.ask("m0", "/mood about Rust")
    assert "no course, event or answer called “Rust”" in town.last()


def test_what_is_said_in_a_chat_that_is_not_looked_at_counts_for_no_subject() -> None:
    town = Town(features=(COURSES,), sentiment__exclude__chats=("offtopic",))
    for who in PEOPLE[:4]:
        town.say(who, "[0.5] Python 入门 不错")
    town.say("m4", "[-0.5] Python 入门 太难", chat="#offtopic")
    town.ask("m0", "/mood about")
    assert "Nothing has been spoken of by 5 people" in town.last()
    town.ask("m0", "/course")
    assert town.last() == "no word yet"
    town.say("m4", "[0.5] Python 入门 可以")
    town.ask("m0", "/course")
    assert town.last() == "+0.50 of 5"


def test_an_edited_message_is_about_what_it_says_now() -> None:
    from engine.contract.events import Edited

    town = school()
    other = town.say("m0", "[0.1] Go 真不错")
    none = town.say("m1", "[0.1] Python 入门 真不错")
    late = town.say("m2", "[0.1] 真不错")
    town.do("m0", Edited(message=other, text="[0.1] Python 入门 真不错"))
    town.do("m1", Edited(message=none, text="[0.1] 今天真不错"))
    town.do("m2", Edited(message=late, text="[0.1] py101 真不错"))
    assert about(town) == [("course:1", other), ("course:1", late)]


def test_an_edited_answer_to_a_card_stays_one() -> None:
    from engine.contract.events import Edited

    town = school()
    town.ask("m0", "/course")
    with town.store.write() as conn:
        chat = conn.exec_driver_sql("select id from chat").scalar_one()
        conn.exec_driver_sql(
            "insert into sent (chat, slot, message, sent_at) values (?, 'course:1:card', '900', 1)", (chat,)
        )
    reply = town.say("m1", "[-0.6] too fast for me", reply_to="900")
    town.do("m1", Edited(message=reply, text="[-0.6] too fast, unlike Go"))
    assert about(town) == [("course:1", reply), ("course:2", reply)]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Go", "let's go!", True),
        ("Go", "good", False),
        ("Go", "学go语言", True),
        ("C++", "c++ is hard", True),
        ("直播", "今晚直播吗", True),
        ("Ｐython", "PYTHON", True),
    ],
)
def test_latin_names_stand_alone_and_chinese_ones_anywhere(name: str, text: str, *, found: bool) -> None:
    import re

    from engine.sentiment.attribution import fold

    assert bool(re.search(name_pattern(name), fold(text))) is found
