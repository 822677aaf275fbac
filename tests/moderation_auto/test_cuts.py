"""What the rules do depends on the log, not on where it is cut."""

from __future__ import annotations

import random
from typing import Any

import pytest

from engine.contract.clock import SECOND
from engine.contract.events import Edited, Incoming, Joined, Left, Message
from engine.moderation import FEATURE
from engine.moderation.auto import REPLAYED
from engine.moderation.auto.window import forget_windows
from engine.stream.statehash import state_hash
from tests.points.world import START, World

LINES = (
    "签到",
    "hello there, how are you",
    "加微信 study8888 免费领取 Python 全套资料，名额有限！",
    "come to https://t.me/+AbCdEf",
    "see bit.ly/3xyz for the offer, $300 a day",
    "please vote for my project in the student contest, it means a lot",
    "my site is https://example.org/x",
    "谁要代开发票",
    "how do i install python on ubuntu with a venv",
    "!!!",
)
MODES: dict[str, Any] = {
    "moderation__flood": "on",
    "moderation__flood_messages": 4,
    "moderation__duplicates": "dry-run",
    "moderation__links": "on",
    "moderation__spam": "dry-run",
    "moderation__words": "on",
    "moderation__words_list": ("发票",),
    "moderation__hold": "on",
    "moderation__captcha": "on",
    "moderation__raid": "on",
    "moderation__raid_joins": 4,
    "moderation__trusted_messages": 6,
    "moderation__trusted_days": 0,
    "moderation__welcome": True,
}


def conversation(world: World, seed: int, size: int = 200) -> list[Incoming]:
    """Messages in bursts, edits, joins and leaves, in two communities, some of it late."""
    chance = random.Random(seed)
    members = [f"m{n}" for n in range(9)]
    at, events = START, []
    for number in range(size):
        at += chance.choice((0, 1, 2, 5, 20, 700)) * SECOND
        who, chat = chance.choice(members), chance.choice(("#one", "#two"))
        moment = at - chance.choice((0, 0, 0, 0, 90, 4000)) * SECOND
        dice = chance.random()
        if dice < 0.1:
            events.append(world.incoming(f"n{number}", Joined(), f"j{number}", at=moment, chat=chat))
        elif dice < 0.13:
            events.append(world.incoming(who, Left(), f"l{number}", at=moment, chat=chat))
        elif number and dice < 0.18:
            edit = Edited(message=str(chance.randrange(number)), text=chance.choice(LINES))
            events.append(world.incoming(who, edit, f"e{number}", at=moment, chat=chat))
        else:
            text = chance.choice(LINES) + chance.choice(
                ("", f" {chance.randrange(9)}", f" {chance.random()}")
            )
            said = Message(text=text, message=str(number))
            events.append(world.incoming(who, said, str(number), at=moment, chat=chat))
    return events


def outcome(seed: int, batch: int, *, cold: bool = False, url: str = "sqlite://") -> str:
    """Live through a conversation in batches of a size; hash what came of it, points included."""
    world = World(batch=batch, features=(FEATURE,), url=url, **MODES)
    world.engine.append(conversation(world, seed))
    while world.engine.step():
        if cold:
            with world.store.write() as conn:
                for part in range(world.store.partitions):
                    forget_windows(conn, part)
    world.check()
    try:
        assert world.rows("select count(*) from mod_hit")[0][0] > 10
        with world.store.read() as conn:
            rules = state_hash(conn, {**FEATURE.replayed, **REPLAYED})
        return rules + world.hash()
    finally:
        world.store.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_rules_do_the_same_for_every_cut(seed: int) -> None:
    whole = outcome(seed, 500)
    assert outcome(seed, 7) == whole
    assert outcome(seed, 1) == whole
    assert outcome(seed, 13, cold=True) == whole


def test_postgresql_comes_to_the_same(on_postgres: str) -> None:
    assert outcome(1, 50, cold=True, url=on_postgres) == outcome(1, 500)


def test_an_import_is_history_and_nobody_is_judged_by_it() -> None:
    world = World(features=(FEATURE,), **MODES)
    events = [
        world.incoming("eve", Message(text=LINES[2], message=str(n)), str(n), at=START + n, origin="import")
        for n in range(20)
    ]
    world.engine.append(events)
    world.engine.drain()
    assert world.rows("select count(*) from mod_hit")[0][0] == 0
    assert world.rows("select count(*) from outbox")[0][0] == 0
    world.store.close()
