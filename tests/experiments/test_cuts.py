"""Experiments come out the same however the log is cut."""

from __future__ import annotations

import random

import pytest

from engine.contract.clock import DAY, SECOND
from engine.contract.events import AnyBody, Button, Incoming, Joined, Left, Message, Reaction
from tests.experiments.world import Lab

MEMBERS = [f"m{n}" for n in range(48)]
DEEDS = ("/nudgeme", "/nudgeme", "/begincourse", "/endcourse", "/click", "/myarm", "/silencebot")
TALK = ("hello there, how is everybody", "我今天学了很多东西", "签到", "thanks a lot for that answer")


def life(lab: Lab, seed: int, days: int = 9) -> list[list[Incoming]]:
    """Make up what members do day by day: talk, get nudged, begin courses, opt out, leave and come back."""
    chance = random.Random(seed)
    ((community,),) = lab.rows("select community from experiment")
    presses = (
        f"resume:{community}:1",
        f"resume:{community + 1}:1",
        "start:nudge:enrolled:40:4:20",
        "start:x:1",
    )
    told = []
    for _ in range(days):
        events: list[Incoming] = []

        def add(who: str, body: AnyBody) -> None:
            lab.clock.move_to(lab.clock.now() + chance.choice((1, 5, 60, 700)) * SECOND)
            events.append(lab.incoming(who, body))  # noqa: B023 - used up within the day

        for _ in range(40):
            who, roll = chance.choice(MEMBERS), chance.random()
            if roll < 0.45:
                add(who, Message(text=chance.choice(DEEDS)))
            elif roll < 0.8:
                add(who, Message(text=f"{chance.choice(TALK)} {chance.random()}"))
            elif roll < 0.9:
                add(who, Reaction(message=str(chance.randrange(1, 300)), emoji="👍"))
            elif roll < 0.93:
                add(who, Left())
                add(who, Joined())
            elif roll < 0.97:
                add(who, Message(text="/lessnudging"))
            else:
                add("boss", Button(message="1", data=f"trial:{chance.choice(presses)}"))
        told.append(events)
        lab.clock.move_to(lab.clock.now() + DAY)
    return told


def outcome(seed: int, batch: int, url: str = "sqlite://") -> str:
    """Live through some weeks in batches of a size; hash what came of it."""
    lab = Lab(url=url, batch=batch, experiments__days=3)
    lab.gather(MEMBERS)
    lab.begin()
    begun = lab.clock.now()
    made = life(lab, seed)
    # The events know their times; due items fall due between the days, at the same place for every cut.
    for events in made:
        lab.engine.append(events)
        while lab.engine.drain():
            pass
        lab.settle()
    lab.wait(40)
    assert begun < lab.clock.now()
    lab.say("boss", "/experiment show")
    assert lab.dead() == []
    ((members,),) = lab.rows("select count(*) from experiment_member where messages > 0 and returned > 0")
    assert members > 5
    assert lab.rows("select * from experiment_look") != []
    try:
        return lab.hash()
    finally:
        lab.close()


@pytest.mark.parametrize("seed", range(2))
def test_the_same_comes_of_every_cut(seed: int) -> None:
    whole = outcome(seed, 500)
    assert outcome(seed, 7) == whole
    assert outcome(seed, 1) == whole


def test_postgresql_comes_to_the_same(on_postgres: str) -> None:
    assert outcome(1, 11, on_postgres) == outcome(1, 500)
