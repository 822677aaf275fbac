from __future__ import annotations

import random

import pytest

from engine.contract.clock import HOUR, SECOND
from engine.contract.events import Deleted, Edited, Incoming, Message
from engine.stream.statehash import state_hash
from tests.points.world import START
from tests.sentiment.test_subjects import COURSES
from tests.sentiment.world import Town


def conversation(town: Town, seed: int, size: int = 240) -> list[Incoming]:
    """Make a conversation of messages, edits, deletions and corrections over two days, some of it late."""
    chance = random.Random(seed)
    members = [f"m{n}" for n in range(9)]
    at, events = START, []
    for number in range(size):
        at += chance.choice((1, 20, 70, 1500)) * SECOND
        who, chat = chance.choice(members), chance.choice(("#one", "#two"))
        moment = at - chance.choice((0, 0, 0, 90, 4000)) * SECOND
        deed = chance.random()
        key = f"x{number}"
        if number and deed < 0.06:
            body: Edited | Deleted | Message = Edited(
                message=str(chance.randrange(number)), text="[0.2] other"
            )
        elif number and deed < 0.1:
            body = Deleted(message=str(chance.randrange(number)))
        elif number and deed < 0.2:
            words = f"/mood wrong {chance.choice(('negative', 'neutral', 'positive'))}"
            who = "boss"
            body, key = (
                Message(text=words, message=str(number), reply_to=str(chance.randrange(number))),
                str(number),
            )
        else:
            words = f"[{chance.uniform(-1, 1):.1f}] {chance.choice(('Go', 'Python 入门', '安装报错', ''))}"
            body, key = Message(text=words, message=str(number)), str(number)
        events.append(town.incoming(who, body, key, at=moment, chat=chat))
    return events


def lived(seed: int, batch: int, url: str = "sqlite://") -> tuple[str, list[tuple[object, ...]]]:
    """Live through a conversation in batches of a size; return the state's hash and the scores to nine places."""
    town = Town(batch=batch, url=url, features=(COURSES,))
    try:
        town.promote("boss")
        town.engine.append(conversation(town, seed))
        town.engine.drain()
        town.clock.move_to(START + 60 * HOUR)
        town.engine.drain_due()
        town.engine.drain()
        town.check()
        scores = town.rows("select message, score, label from mood_message order by message")
        totals = town.rows(
            "select i.platform_user, s.hour, s.messages, s.total from mood_share s join identity i on i.id = s.actor "
            "order by 1, 2, s.chat"
        )
        numbers = [
            tuple(round(one, 9) if isinstance(one, float) else one for one in row)
            for row in (*scores, *totals)
        ]
        with town.store.read() as conn:
            replayed = {name: columns for f in town.engine.features for name, columns in f.replayed.items()}
            return state_hash(conn, replayed), numbers
    finally:
        town.store.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_mood_comes_of_every_cut(seed: int) -> None:
    whole = lived(seed, 500)
    assert lived(seed, 7) == whole
    assert lived(seed, 1) == whole


def test_sums_are_those_of_the_messages() -> None:
    town = Town()
    town.promote("boss")
    town.engine.append(conversation(town, 5))
    town.engine.drain()
    of_messages = town.rows(
        "select actor, chat, hour, count(*), round(sum(score), 6) from mood_message group by 1, 2, 3 order by 1, 2, 3"
    )
    of_shares = town.rows(
        "select actor, chat, hour, messages, round(total, 6) from mood_share order by actor, chat, hour"
    )
    assert of_messages == of_shares


def test_postgresql_comes_to_the_same_mood(on_postgres: str) -> None:
    assert lived(1, 50, on_postgres) == lived(1, 500)


def test_commands_and_alerts_read_the_same_on_postgresql(on_postgres: str) -> None:
    assert spoken(on_postgres) == spoken("sqlite://")


def spoken(url: str) -> list[str]:
    """Return what is said in a short life: a good week, a bad day, the questions about it."""
    from tests.points.world import words_of

    town = Town(url=url, features=(COURSES,), sentiment__alerts__chat="desk")
    try:
        town.promote("boss")
        town.say("boss", "hello", chat="#desk")
        for _ in range(8):
            town.day(0.2, words="学习 Go")
        for _ in range(3):
            town.day(-0.5, words="安装总是报错")
        for command in ("/mood", "/mood day", "/mood month here", "/mood about", "/mood why", "/why alert"):
            town.ask("boss", command)
        assert town.alerts()
        assert town.dead() == []
        return [words_of(reply) for reply in town.replies()]
    finally:
        town.store.close()
