from __future__ import annotations

import random

import pytest

from engine.contract.clock import DAY
from engine.contract.events import Incoming, Joined, Left, Message
from tests.fakes.postgres import Postgres
from tests.invites.world import Club, outcome
from tests.points.world import START

LETTERS = "bcdfghklmnprstvwz"


def life(club: Club, seed: int, size: int = 160) -> list[Incoming]:
    """Make people ask for links, come by them, speak and leave, in two communities."""
    chance = random.Random(seed)
    events, at = [], START
    seen = [f"m{number}" for number in range(12)]
    links: dict[str, list[str]] = {"#one": ["https://t.me/+nobodys"], "#two": [""]}
    for number in range(size):
        at += chance.choice((1, 30, 600, 7200)) * 1_000_000
        chat = chance.choice(("#one", "#two"))
        who = chance.choice(seen)
        deed = chance.random()
        if deed < 0.15:
            link = f"https://t.me/+Code{number:05}xyz"
            asked = Message(text="/invite new", message=str(number))
            event = club.incoming(who, asked, str(number), at=at, chat=chat)
            events.append(event)
            answer = club.incoming(who, asked, f"o{number}", at=at, chat=chat)
            events.append(outcome(answer, f"console:{chat}:{number}#0", link))
            links[chat].append(link)
        elif deed < 0.5:
            body = Joined(link=chance.choice(links[chat][-4:]), inviter=1 if chance.random() < 0.3 else None)
            others = [chance.choice(seen)] if body.inviter else []
            if chance.random() < 0.7:
                who = f"n{number}"
                seen.append(who)
            events.append(club.incoming(who, body, f"j{number}", at=at, chat=chat, others=others))
        elif deed < 0.6:
            events.append(club.incoming(who, Left(), f"l{number}", at=at, chat=chat))
        else:
            words = " ".join(chance.choice(LETTERS) * 2 + chance.choice(LETTERS) for _ in range(9))
            said = Message(text=words, message=str(number))
            events.append(club.incoming(who, said, str(number), at=at, chat=chat))
    return events


def lived(seed: int, batch: int, url: str = "sqlite://") -> str:
    club = Club(batch=batch, url=url)
    club.engine.append(life(club, seed))
    club.engine.drain()
    club.clock.move_to(START + 20 * DAY)
    club.engine.drain_due()
    club.engine.drain()
    club.check()
    states = set(club.states().values())
    assert {"known", "stayed", "lost"} <= states
    try:
        return club.engine.state_hash()
    finally:
        club.store.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_people_came_by_the_same_links_for_every_cut(seed: int) -> None:
    whole = lived(seed, 500)
    assert lived(seed, 7) == whole
    assert lived(seed, 1) == whole


def test_postgresql_knows_the_same(postgres: Postgres) -> None:
    address = postgres.new()
    try:
        assert lived(1, 50, address) == lived(1, 500)
    finally:
        postgres.drop(address)
