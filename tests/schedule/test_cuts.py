"""The calendar comes out the same however the log is cut."""

from __future__ import annotations

import random
import re

import pytest

from engine.contract.clock import DAY, HOUR, MINUTE, SECOND
from engine.contract.events import Attachment, Button, Deleted, Incoming, Message, Voice
from engine.schedule import FEATURE
from tests.schedule.world import START, Calendar

MEMBERS = [f"m{n}" for n in range(6)]
LINES = (
    "打卡",
    "打卡 今天读完一章",
    "hello there",
    "打卡：第二章",
    "签到",
    "/event join 1",
    "/event leave 1",
    "/event join 3",
)


def conversation(world: Calendar, seed: int, size: int = 120) -> list[Incoming]:
    """Make up what people say and press around three events."""
    chance = random.Random(seed)
    (community,) = world.rows("select id from community")[0]
    originals = {
        row.number: row.original
        for row in world.rows("select number, original from occurrence order by 1, 2 desc")
    }
    events = []
    for step in range(size):
        world.clock.move_to(world.clock.now() + chance.choice((1, 5, 60, 700)) * SECOND)
        who = chance.choice(MEMBERS)
        roll = chance.random()
        if roll < 0.45:
            number = chance.choice((1, 2))
            what = chance.choice(("going", "going", "maybe", "no", "take", "pass"))
            press = Button(message="2", data=f"ev:{what}:{community}:{number}:{originals[number]}")
            events.append(world.incoming(who, press))
        elif roll < 0.55:
            events.append(world.incoming(who, Voice(room="lounge", present=chance.random() < 0.6)))
        elif roll < 0.6:
            events.append(world.incoming(who, Deleted(message=str(step))))
        else:
            files = (Attachment("photo"),) if chance.random() < 0.2 else ()
            events.append(world.incoming(who, Message(text=chance.choice(LINES), attachments=files)))
    return events


def outcome(seed: int, batch: int, url: str = "sqlite://") -> str:
    """Live through a conversation in batches of a size; hash what came of it."""
    world = Calendar(url=url, batch=batch, schedule__feedback=False)
    world.say("admin", "/event create 2026-01-05 15:00 study 2h max:2")
    world.say("admin", "/event create 2026-01-05 16:00 live talk 1h voice:lounge repeat:daily")
    world.say("admin", "/event create today 5 day challenge kind:challenge")
    events = conversation(world, seed)
    rest = random.Random(seed)
    while events:
        # The clock stands at the last of them: due items fall due between handfuls, at the same place for every cut.
        some, events = events[:20], events[20:]
        world.engines[0].append(some)
        while world.engines[0].drain():
            pass
        if rest.random() < 0.5:
            world.settle()
    world.jump(START + DAY + 6 * HOUR + 5 * MINUTE)
    assert world.dead() == []
    try:
        return world.hash()
    finally:
        world.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_calendar_comes_of_every_cut(seed: int) -> None:
    whole = outcome(seed, 500)
    assert outcome(seed, 7) == whole
    assert outcome(seed, 1) == whole


def test_postgresql_comes_to_the_same_calendar(on_postgres: str) -> None:
    assert outcome(1, 11, on_postgres) == outcome(1, 500)


COMMANDS = (
    "/event create fri 8pm Book club 2h max:1 repeat:weekly voice:lounge",
    "/event join 1",
    "/event create today 5 day challenge kind:challenge",
    "打卡 chapter one",
    "/event list",
    "/event show 1",
    "/event participants 1",
    "/event edit 1 sat 8pm max:2",
    "/event edit 1 all thu 19:30",
    "/event edit 1@01-22 following 20:00 title:Later",
    "/event cancel 1@01-15",
    "/event cancel 3 all",
    "/event ics",
    "/event code 1",
    "/event checkin ABCDE",
    "/event feedback 5 fine",
    "/why event:1",
    "/timezone Europe/Berlin",
    "/digest preview",
    "/export_me",
)


def spoken(url: str) -> list[str]:
    """Return what is said to a row of commands and by what follows of itself."""
    world = Calendar(url=url)
    try:
        for line in COMMANDS:
            world.clock.move_to(world.clock.now() + 61 * SECOND)
            world.say("admin" if line != "/event join 1" else "bob", line)
        world.do("bob", Deleted(message="5"))
        with world.store.read() as conn:
            assert FEATURE.subjects is not None
            assert FEATURE.suggest is not None
            assert [one.id for one in FEATURE.subjects(conn, 1)] == ["event:2", "event:1"]
            assert len(list(FEATURE.suggest(conn, 1, "event", ""))) > 0
        world.jump(START + 12 * DAY)
        assert world.dead() == []
        rows = world.rows(
            "select payload from outbox where kind = 'reply' and length(payload) > 0 order by seq, n"
        )
        return [_NUMBERS.sub("#", bytes(row[0]).decode()) for row in rows]
    finally:
        world.close()


_NUMBERS = re.compile(r'"data":"[^"]*"|\d{9,}')
"""What differs from one database to the next."""


def test_commands_say_the_same_on_postgresql(on_postgres: str) -> None:
    here, there = spoken("sqlite://"), spoken(on_postgres)
    assert len(here) == len(there)
    assert [one for one, other in zip(here, there, strict=True) if one != other] == []
