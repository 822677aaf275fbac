from __future__ import annotations

import random

import pytest

from engine.contract.clock import SECOND
from engine.contract.events import Edited, Incoming, Message, Reaction
from engine.points.window import forget_windows
from tests.points.world import START, World, words_of

LINES = (
    "签到",
    "/me",
    "谢谢大佬",
    "thanks for that",
    "+1",
    "顶",
    "怎么安装python？",
    "python 报错 找不到模块怎么办",
    "加微信 study8888 免费领取 Python 全套资料，名额有限！",
    "how do i install python on ubuntu with a venv",
    "我建议先看 python 官方文档第三章，然后再看第五章的例子",
    "the build is green again, please pull and try",
)


def conversation(world: World, seed: int, size: int = 240) -> list[Incoming]:
    """Make a conversation of messages, reactions and edits in two communities, some of it late."""
    chance = random.Random(seed)
    members = [f"m{n}" for n in range(9)]
    at, events = START, []
    for number in range(size):
        at += chance.choice((1, 5, 20, 70, 700)) * SECOND
        who, chat = chance.choice(members), chance.choice(("#one", "#two"))
        moment = at - chance.choice((0, 0, 0, 0, 90, 4000)) * SECOND
        if number and chance.random() < 0.2:
            body = Reaction(message=str(chance.randrange(number)), emoji="👍", added=chance.random() < 0.8)
            events.append(world.incoming(who, body, f"r{number}", at=moment, chat=chat))
        elif number and chance.random() < 0.05:
            edit = Edited(message=str(chance.randrange(number)), text=chance.choice((".", "another text")))
            events.append(world.incoming(who, edit, f"e{number}", at=moment, chat=chat))
        else:
            text = chance.choice(LINES) + chance.choice(("", f" 第{number}次", f" {chance.random()}"))
            other = [chance.choice(members)] if chance.random() < 0.3 else []
            said = Message(
                text=text,
                message=str(number),
                reply_actor=1 if other else None,
                reply_to="0" if other else "",
            )
            events.append(world.incoming(who, said, str(number), at=moment, chat=chat, others=other))
    return events


def outcome(seed: int, batch: int, *, cold: bool = False, url: str = "sqlite://") -> str:
    """Live through a conversation in batches of a size, with a cold memory between them if asked; hash what came of it."""
    world = World(batch=batch, url=url)
    world.engine.append(conversation(world, seed))
    while world.engine.step():
        if cold:
            with world.store.write() as conn:
                for part in range(world.store.partitions):
                    forget_windows(conn, part)
    world.check()
    try:
        return world.hash()
    finally:
        world.store.close()


@pytest.mark.parametrize("seed", range(4))
def test_the_same_points_come_of_every_cut(seed: int) -> None:
    whole = outcome(seed, 500)
    assert outcome(seed, 7) == whole
    assert outcome(seed, 1) == whole
    assert outcome(seed, 13, cold=True) == whole


def test_postgresql_comes_to_the_same_points(on_postgres: str) -> None:
    assert outcome(1, 50, cold=True, url=on_postgres) == outcome(1, 500)


def test_commands_read_the_same_on_postgresql(on_postgres: str) -> None:
    assert spoken(on_postgres) == spoken("sqlite://")


def spoken(url: str) -> list[str]:
    """Return what the bot says in a short exchange."""
    world = World(url=url)
    try:
        world.promote("boss")
        world.say("bob", "hello everyone, I just fixed the build")
        world.say("boss", "谢谢大佬", to="bob")
        world.react("boss", "1")
        for said in ("签到", "/me", "/top", "/top all", "/why", "/why level", "/points log", "/calculate 3"):
            world.say("boss", said)
        world.say("boss", "/points add 5 well done", to="bob")
        world.say("boss", "/points undo 2")
        world.say("boss", "/points rollback 2h", to="boss")
        world.press("boss", f"points:back:{world.actor('boss')}:0:999")
        world.check()
        return [words_of(reply) for reply in world.replies()]
    finally:
        world.store.close()
