"""A base comes out the same however the log is cut, and answers the same in every process."""

from __future__ import annotations

import random

import pytest

from engine.contract.clock import HOUR, SECOND
from engine.contract.events import AnyBody, Button, Deleted, Edited, Incoming, Message, Reaction
from engine.qa.knowledge import projection, speaking
from tests.qa.world import Square

MEMBERS = [f"m{n}" for n in range(5)]
KNOWN = (
    "/faq add #vpn how do I connect to the vpn from home? | install the client",
    "/faq add #canteen when does the canteen close in the evening? | at nine",
    "/faq add #退款 怎么申请退款？ | 在订单里点退款",
)
ASKED = (
    "how do I connect to the vpn from home?",
    "when does the canteen close?",
    "请问怎么申请退款？",
    "how can I get the vpn at home",
    "which book should I read first about graphs?",
)
EDITS = (
    "/faq edit vpn ask the desk",
    "/faq undo vpn",
    "/faq delete canteen",
    "/faq undo 2",
    "/faq approve 1",
    "/faq review",
)


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A community that has been there for a while."""
    monkeypatch.setattr(speaking, "NEW_COMMUNITY", 3)


def handful(world: Square, chance: random.Random, said: list[str], size: int = 20) -> list[Incoming]:
    """Make up what people ask, look up, judge, edit, accept and delete."""
    ((community,),) = world.rows("select id from community")
    known = [int(row.seq) for row in world.rows("select seq from faq_lookup order by seq")][-8:] or [1]
    events: list[Incoming] = []

    def add(who: str, body: AnyBody) -> None:
        world.clock.move_to(world.clock.now() + chance.choice((1, 5, 30, 400)) * SECOND)
        events.append(world.incoming(who, body))
        said.append(events[-1].unique)

    while len(events) < size:
        who, roll = chance.choice(MEMBERS), chance.random()
        words = chance.choice(ASKED)
        if roll < 0.25 or not said:
            add(who, Message(text=words))
        elif roll < 0.45:
            add(who, Message(text=f"/faq {words}"))
        elif roll < 0.5:
            add(who, Message(text=chance.choice(("#vpn", "#退款", "/ask what is a graph?"))))
        elif roll < 0.75:
            what = chance.choice(("yes", "no", "pick", "none"))
            data = f"faq:{what}:{community}:{chance.choice(known)}:{chance.randint(1, 3)}"
            add(who, Button(message="2", data=data))
        elif roll < 0.82:
            add("admin", Message(text=chance.choice(EDITS)))
        elif roll < 0.9:
            add(who, Message(text="try the second chapter of it", reply_to=chance.choice(said[-6:])))
        elif roll < 0.95:
            add(who, Reaction(message=chance.choice(said[-4:]), emoji="✅"))
        else:
            message = chance.choice(said[-10:])
            add(who, chance.choice((Deleted(message=message), Edited(message=message, text="other words"))))
    return events


def outcome(seed: int, batch: int, url: str = "sqlite://", *, forgetful: bool = False) -> str:
    """Live through a conversation in batches of a size; a `forgetful` process remembers nothing of the last one."""
    world = Square(url=url, batch=batch)
    for line in KNOWN:
        world.do("admin", Message(text=line))
    chance, said = random.Random(seed), list[str]()
    for _ in range(7):
        world.engine.append(handful(world, chance, said))
        while world.engine.step():
            if forgetful:
                projection.forget_all()
        world.settle()
    world.clock.move_to(world.clock.now() + HOUR)
    world.settle()
    assert world.rows("select key, error from dead_letter") == []
    assert world.rows('select count(distinct "right") from faq_verdict') == [(2,)]
    assert world.rows("select count(*) from faq_lookup where how = 'flow' and said_at > 0")[0][0] > 0
    try:
        return world.hash()
    finally:
        world.close()


@pytest.mark.parametrize("seed", range(2))
def test_the_same_base_comes_of_every_cut(seed: int) -> None:
    whole = outcome(seed, 500)
    assert outcome(seed, 7) == whole
    assert outcome(seed, 1) == whole


def test_a_process_that_has_just_started_answers_like_one_that_was_there() -> None:
    assert outcome(1, 1, forgetful=True) == outcome(1, 1)


def test_postgresql_comes_to_the_same_base(on_postgres: str) -> None:
    assert outcome(1, 11, on_postgres) == outcome(1, 500)
