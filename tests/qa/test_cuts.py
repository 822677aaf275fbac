"""Questions come out the same however the log is cut."""

from __future__ import annotations

import random

import pytest
from msgspec import structs

from engine.contract.clock import DAY, SECOND
from engine.contract.events import AnyBody, Button, Deleted, Edited, Incoming, Message, PersonRef, Reaction
from tests.qa.world import Square

MEMBERS = [f"m{n}" for n in range(6)]
ASKED = (
    "/ask how do I merge two branches?",
    "/ask docker 报错连不上网",
    "how do I undo a commit?",
    "有人知道 docker 怎么联网吗？",
)
ANSWERS = ("try git revert", "docker 重启一下", "read the manual first, chapter two")
COMMANDS = ("/bounty 10 24h", "/bounty 5", "/bounty 8 2h", "/solved", "/reopen", "/expert on", "/withdraw")
VOTES = ("👍", "❤", "🎉", "👎", "✅")


def conversation(world: Square, seed: int, size: int = 200) -> list[Incoming]:
    """Make up what people ask, answer, vote for, accept, take back, delete and press."""
    chance = random.Random(seed)
    ((community,),) = world.rows("select id from community")
    events: list[Incoming] = []
    asked: list[tuple[str, str]] = []
    answered: list[tuple[str, str]] = []

    def add(who: str, body: AnyBody) -> str:
        world.clock.move_to(world.clock.now() + chance.choice((1, 5, 60, 700)) * SECOND)
        events.append(world.incoming(who, body))
        return events[-1].unique

    while len(events) < size:
        who, roll = chance.choice(MEMBERS), chance.random()
        if roll < 0.15 or not asked:
            asked.append((add(who, Message(text=chance.choice(ASKED))), who))
        elif roll < 0.4 or not answered:
            question, asker = chance.choice(asked[-5:])
            answered.append((add(who, Message(text=chance.choice(ANSWERS), reply_to=question)), asker))
        elif roll < 0.6:
            vote = Reaction(
                message=chance.choice(answered[-8:])[0],
                emoji=chance.choice(VOTES),
                added=chance.random() < 0.8,
            )
            add(who, vote)
        elif roll < 0.75:
            message, asker = chance.choice(answered[-8:])
            add(asker, Reaction(message=message, emoji="✅", added=chance.random() < 0.7))
        elif roll < 0.78:
            message, asker = chance.choice(answered[-8:])
            add(asker, Message(text=chance.choice(("thanks, that worked", "/accept")), reply_to=message))
        elif roll < 0.9:
            reply = chance.choice(asked[-5:])[0] if chance.random() < 0.8 else ""
            add(who, Message(text=chance.choice(COMMANDS), reply_to=reply))
        elif roll < 0.95:
            what = chance.choice(("accept", "solved", "take", "bounty"))
            add(who, Button(message="2", data=f"qa:{what}:{community}:{chance.randint(1, 6)}:10"))
        else:
            message = chance.choice(asked + answered)[0]
            add(who, chance.choice((Deleted(message=message), Edited(message=message, text="other words"))))
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
    for command in ("/unanswered", "/qa stats", "/why question:1", "/expert", "/digest", "/export_me"):
        world.do("admin", Message(text=command))
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


def test_postgresql_comes_to_the_same_questions(on_postgres: str) -> None:
    assert outcome(1, 11, on_postgres) == outcome(1, 500)


@pytest.mark.parametrize("nobody", [PersonRef(id="x", bot=True), PersonRef(id="x", payable=False)])
def test_a_bot_or_an_anonymous_admin_may_be_alone_in_a_batch(nobody: PersonRef) -> None:
    world = Square()
    world.do("ann", Message(text="/ask how do I merge two branches?"))
    said = world.incoming("x", Message(text="git merge", reply_to="2"))
    world.engine.append([structs.replace(said, people=(nobody,))])
    world.settle()
    assert world.rows("select key, error from dead_letter") == []
    assert world.rows("select count(*) from answer") == [(0,)]
    world.close()
