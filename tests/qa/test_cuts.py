"""Questions come out the same however the log is cut."""

from __future__ import annotations

import random

import pytest

from engine.contract.clock import DAY, SECOND
from engine.contract.events import Button, Deleted, Edited, Incoming, Message, Reaction
from tests.fakes.postgres import Postgres
from tests.qa.world import Square

MEMBERS = [f"m{n}" for n in range(6)]
LINES = (
    "how do I undo a commit?",
    "有人知道 docker 怎么联网吗？",
    "hello there",
    "thanks, that worked",
    "try git revert",
    "docker 重启一下",
    "what does this error mean in numpy?",
)
COMMANDS = (
    "/ask how do I merge two branches?",
    "/ask docker 报错连不上网",
    "/accept",
    "/solved",
    "/bounty 10 24h",
    "/reopen",
    "/expert on",
    "/withdraw",
)
EMOJI = ("👍", "❤", "✅", "✅", "🎉", "👎")


def conversation(world: Square, seed: int, size: int = 160) -> list[Incoming]:
    """Make up what people ask, say, react and press."""
    chance = random.Random(seed)
    ((community,),) = world.rows("select id from community")
    events: list[Incoming] = []
    said: list[str] = []
    for _ in range(size):
        world.clock.move_to(world.clock.now() + chance.choice((1, 5, 60, 700)) * SECOND)
        who = chance.choice(MEMBERS)
        roll = chance.random()
        target = chance.choice(said[-12:]) if said else ""
        if roll < 0.45 or not said:
            reply = target if chance.random() < 0.6 else ""
            events.append(world.incoming(who, Message(text=chance.choice(LINES), reply_to=reply)))
            said.append(events[-1].unique)
        elif roll < 0.6:
            reply = target if chance.random() < 0.5 else ""
            events.append(world.incoming(who, Message(text=chance.choice(COMMANDS), reply_to=reply)))
            said.append(events[-1].unique)
        elif roll < 0.9:
            body = Reaction(message=target, emoji=chance.choice(EMOJI), added=chance.random() < 0.8)
            events.append(world.incoming(who, body))
        elif roll < 0.94:
            what = chance.choice(("accept", "solved", "take", "bounty"))
            press = Button(message="2", data=f"qa:{what}:{community}:{chance.randint(1, 4)}:10")
            events.append(world.incoming(who, press))
        elif roll < 0.97:
            events.append(world.incoming(who, Deleted(message=target)))
        else:
            events.append(world.incoming(who, Edited(message=target, text="another wording")))
    return events


def outcome(seed: int, batch: int, url: str = "sqlite://") -> str:
    """Live through a conversation in batches of a size; hash what came of it."""
    world = Square(url=url, batch=batch)
    for member in MEMBERS:
        world.do(member, Message(text="hello"))
        world.do("admin", Message(text=f"/points add @{member} 30"))
    events = conversation(world, seed)
    rest = random.Random(seed)
    while events:
        # The clock stands at the last of them: due items fall due between handfuls, at the same place for every cut.
        some, events = events[:20], events[20:]
        world.engine.append(some)
        while world.engine.drain():
            pass
        if rest.random() < 0.5:
            world.settle()
    world.clock.move_to(world.clock.now() + 5 * DAY)
    world.settle()
    assert world.rows("select key, error from dead_letter") == []
    # Coins come from what is granted and from accepted answers, and bounties only move them.
    ((earned,),) = world.rows("select sum(coins) from ledger where rule not like 'bounty%'")
    assert world.coins() == earned
    assert world.rows("select count(*) from bounty where state = 'held'") == [(0,)]
    try:
        return world.hash()
    finally:
        world.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_questions_come_of_every_cut(seed: int) -> None:
    whole = outcome(seed, 500)
    assert outcome(seed, 7) == whole
    assert outcome(seed, 1) == whole


def test_postgresql_comes_to_the_same_questions(postgres: Postgres) -> None:
    address = postgres.new()
    try:
        assert outcome(1, 11, address) == outcome(1, 500)
    finally:
        postgres.drop(address)
