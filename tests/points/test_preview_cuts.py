"""Previews applied and reverted between messages come out the same however the log is cut, and on both stores."""

from __future__ import annotations

import random

import pytest

from engine.contract.clock import HOUR, SECOND
from engine.contract.events import Button as Press
from engine.contract.events import Deleted, Incoming, Message, Rights
from engine.points import relevel
from engine.settings import FEATURE as REAL_SETTINGS
from tests.points.world import World, words_of

TRIED = (
    "/points preview pay.thanks 20 curve linear 40",
    "/points preview multiplier 2 cap.thanks 1",
    "/points preview curve 30, 90, 200 message.cooldown 5s",
    "/points preview pay.checkin 0",
    "/points preview revert",
    "/points preview",
    "/economy month",
    "/settings points.pay.thanks 7",
)


def life(world: World, seed: int, size: int = 160) -> list[Incoming]:
    """Make what members say and what an admin tries; a press follows each preview. Places in the log are known: one chat."""
    chance = random.Random(seed)
    events = [world.incoming("boss", Rights(role="admin"), "r0")]
    at = world.clock.now()
    lines = (
        "签到",
        "谢谢大佬",
        "thanks a lot",
        "how do i install python",
        "我建议先看 python 官方文档第三章",
    )
    for number in range(size):
        at += chance.choice((1, 70, 700, 9_000)) * SECOND
        who, roll = f"m{chance.randrange(6)}", chance.random()
        if roll < 0.12:
            said = Message(text=chance.choice(TRIED), message=f"{number}")
            events.append(world.incoming("boss", said, f"e{number}", at=at))
            word = chance.choice(("apply", "apply", "drop", "revert"))
            press = Press(message="0", data=f"points:whatif:{word}:{len(events)}:1")
            events.append(world.incoming("boss", press, f"p{number}", at=at + SECOND))
        elif number and roll < 0.18:
            gone = Deleted(message=str(chance.randrange(number)))
            events.append(world.incoming(who, gone, f"e{number}", at=at))
        else:
            said = Message(
                text=f"{chance.choice(lines)} {number}" if chance.random() < 0.7 else chance.choice(lines),
                message=f"{number}",
                reply_actor=1,
                reply_to="0",
            )
            other = f"m{chance.randrange(6)}"
            events.append(world.incoming(who, said, f"e{number}", at=at, others=[other]))
    world.clock.move_to(at)
    return events


def outcome(seed: int, batch: int, url: str = "sqlite://") -> tuple[str, list[str]]:
    """Live through it; return the hash of what came of it, and what was said."""
    world = World(batch=batch, url=url, settings=REAL_SETTINGS, bot__language="en")
    world.engine.append(life(world, seed))
    world.engine.drain()
    for _ in range(3):
        world.clock.move_to(world.clock.now() + HOUR)
        world.settle()
    world.check()
    states = {row[0] for row in world.rows("select state from rule_preview")}
    assert "applied" in states or "reverted" in states
    curve = world.rows("select value from setting where name = 'points.curve'")
    if curve:
        assert world.rows("select count(*) from audit where action = 'points-relevelled'")[0][0]
    try:
        return world.hash(), [words_of(reply) for reply in world.replies()]
    finally:
        world.store.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_comes_of_every_cut(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relevel, "TOLD", 2)
    whole = outcome(seed, 500)
    assert outcome(seed, 7) == whole
    assert outcome(seed, 1) == whole


def test_postgresql_says_and_comes_to_the_same(on_postgres: str) -> None:
    assert outcome(1, 11, on_postgres) == outcome(1, 500)
