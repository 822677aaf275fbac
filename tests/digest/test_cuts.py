from __future__ import annotations

import random

import pytest

from engine.contract.clock import HOUR, SECOND
from engine.contract.events import AnyBody, Deleted, Edited, Incoming, Message, Reaction
from engine.digest.windows import forget_windows
from tests.digest.world import MONDAY, Square
from tests.fakes.postgres import Postgres

LINES = (
    "how do I install python on ubuntu with a venv?",
    "m3: try python -m venv .venv and then activate it",
    "m1: did you restart the shell?",
    "@m2 which version of docker do you have",
    "thanks, that was it",
    "docker build 每次都重新装依赖，有没有办法缓存？",
    "m4，先 COPY requirements.txt 再 COPY 代码",
    "@m5 谢谢，快多了",
    "yes",
    "我建议先看官方文档第三章",
)


def conversation(square: Square, seed: int, size: int = 160) -> list[Incoming]:
    """Make talk with replies, names, reactions, edits and deletions in two chats, some of it late."""
    chance = random.Random(seed)
    members = [f"m{n}" for n in range(8)]
    at, events = MONDAY, []
    chats: dict[int, str] = {}
    for number in range(1, size):
        at += chance.choice((1, 5, 20, 70, 700, 9000)) * SECOND
        who, chat = chance.choice(members), chance.choice(("one", "two"))
        moment = at - chance.choice((0, 0, 0, 0, 90, 4000)) * SECOND
        earlier = [str(one) for one, place in chats.items() if place == chat]
        kind = chance.random()
        body: AnyBody
        if earlier and kind < 0.12:
            body = Reaction(message=chance.choice(earlier), emoji="👍", added=chance.random() < 0.8)
        elif earlier and kind < 0.16:
            body = Edited(message=chance.choice(earlier), text="another text altogether")
        elif earlier and kind < 0.19:
            body = Deleted(message=chance.choice(earlier))
        else:
            reply = earlier and chance.random() < 0.25
            body = Message(
                text=f"{chance.choice(LINES)} {chance.choice(('', str(number)))}",
                message=str(number),
                reply_to=chance.choice(earlier) if reply else "",
                mentions=(1,) if chance.random() < 0.1 else (),
            )
            chats[number] = chat
        other = [chance.choice(members)]
        events.append(square.incoming(who, body, unique=str(number), at=moment, chat=chat, others=other))
    return events


def outcome(seed: int, batch: int, *, cold: bool = False, url: str = "sqlite://") -> tuple[str, list[object]]:
    """Live through a conversation in batches of a size, with a cold memory between them if asked."""
    square = Square(batch=batch, url=url)
    square.engine.append(conversation(square, seed))
    while square.engine.step():
        if cold:
            with square.store.write() as conn:
                for part in range(square.store.partitions):
                    forget_windows(conn, part)
    square.check()
    try:
        threads = square.read(
            "select chat, message, parent, root, reactions from thread_message order by seq"
        )
        return square.engine.state_hash(), [tuple(row) for row in threads]
    finally:
        square.store.close()


@pytest.mark.parametrize("seed", range(2))
def test_the_same_threads_come_of_every_cut(seed: int) -> None:
    whole = outcome(seed, 500)
    assert outcome(seed, 7) == whole
    assert outcome(seed, 1) == whole
    assert outcome(seed, 13, cold=True) == whole


def test_the_same_threads_come_of_both_stores(postgres: Postgres) -> None:
    assert outcome(5, 500, url=postgres.new())[1] == outcome(5, 500)[1]


async def test_two_workers_tell_a_digest_once(postgres: Postgres) -> None:
    url = postgres.new()
    one, other = Square(url=url), Square(url=url)
    await one.talk()
    for square in (one, other):
        square.clock.move_to(MONDAY + 7 * 24 * HOUR + 60 * SECOND)
    for _ in range(8):
        one.engine.drain_due()
        other.engine.drain_due()
        other.engine.step()
        one.engine.step()
    told = one.read("select * from digest_issue")
    assert len(told) == 1
    for square in (one, other):
        await square.driver.drain()
    assert one.read("select count(*) from outbox where feature = 'digest'")[0][0] == 1
    one.check()
    one.store.close()
    other.store.close()
