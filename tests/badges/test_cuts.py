"""Badges come out the same however the log is cut, and always equal a recount."""

from __future__ import annotations

import random

import pytest

from engine.contract.clock import DAY, SECOND
from engine.contract.events import IdentitiesJoined, IdentitiesParted, Incoming, Message
from tests.badges.world import Hall

MEMBERS = [f"m{n}" for n in range(6)]
TALK = ("签到", "谢谢大佬", "thanks a lot for that answer", "我今天学了很多东西", "hello there everybody")


def life(hall: Hall, seed: int, size: int = 150) -> list[Incoming]:
    """Make up what members do: talk, thank, check in, answer, go to events, graduate; admins interfere."""
    chance = random.Random(seed)
    events = []
    for n in range(size):
        hall.clock.move_to(hall.clock.now() + chance.choice((1, 60, 700, 20_000, 90_000)) * SECOND)
        who, other, roll = chance.choice(MEMBERS), chance.choice(MEMBERS), chance.random()
        if roll < 0.5:
            said = f"{chance.choice(TALK)}{chance.choice(('', f' {n}'))}"
        elif roll < 0.65:
            said = f"/itsolved q{chance.randrange(40)} @{other}"
        elif roll < 0.72:
            said = f"/itdidnot q{chance.randrange(40)} @{other}"
        elif roll < 0.82:
            said = f"/iwasat e{chance.randrange(9)}"
        elif roll < 0.9:
            said = f"/igraduated {chance.choice(('c1', 'c2', 'c3', 'road'))}"
        else:
            who = "boss"
            said = chance.choice(
                (
                    f"/badge create B{n} answers>={chance.randrange(1, 4)}",
                    f"/badge create G{n} | by hand",
                    f"/badge revoke @{other} Answerer",
                    f"/badge grant @{other} G{n - 3}",
                )
            )
        event = hall.incoming(who, Message(text=said))
        events.append(event)
    return events


def outcome(seed: int, batch: int, url: str = "sqlite://") -> str:
    hall = Hall(url=url, batch=batch)
    hall.gather([*MEMBERS, "boss"])
    made = life(hall, seed)
    hall.engine.append(made)
    hall.settle()
    hall.clock.move_to(hall.clock.now() + DAY)
    hall.settle()
    hall.check()
    assert len(hall.rows("select * from badge_held")) > len(MEMBERS)
    try:
        return hall.hash()
    finally:
        hall.close()


@pytest.mark.parametrize("seed", range(2))
def test_the_same_comes_of_every_cut(seed: int) -> None:
    whole = outcome(seed, 500)
    assert outcome(seed, 7) == whole
    assert outcome(seed, 1) == whole


def test_postgresql_comes_to_the_same(on_postgres: str) -> None:
    assert outcome(1, 11, on_postgres) == outcome(1, 500)


@pytest.mark.parametrize("seed", range(3))
def test_joining_and_parting_accounts_keeps_counts_and_badges_true(seed: int) -> None:
    hall = Hall()
    hall.gather([*MEMBERS, "boss"])
    numbers = [
        int(hall.rows("select id from identity where platform_user = :w", w=name)[0][0]) for name in MEMBERS
    ]
    chance, joined = random.Random(seed), None
    before: list[tuple[object, ...]] = []
    for step in range(8):
        hall.engine.append(life(hall, seed * 100 + step, 25))
        hall.settle()
        hall.check()
        if joined is None:
            joined = tuple(chance.sample(numbers, 2))
            before = _counts(hall, *joined)
            hall.own(IdentitiesJoined(kept=joined[0], gone=joined[1]))
            assert _counts(hall, joined[1]) == []
            hall.check()
            hall.own(IdentitiesParted(kept=joined[0], gone=joined[1]))
            assert _counts(hall, *joined) == before
            hall.own(IdentitiesJoined(kept=joined[0], gone=joined[1]))
        else:
            hall.own(IdentitiesParted(kept=joined[0], gone=joined[1]))
            joined = None
        hall.check()
    hall.close()


def _counts(hall: Hall, *members: int) -> list[tuple[object, ...]]:
    wanted = ", ".join(map(str, members))
    sql = f"select member, counter, value from badge_count where member in ({wanted}) order by 1, 2"
    return [tuple(row) for row in hall.rows(sql)]
