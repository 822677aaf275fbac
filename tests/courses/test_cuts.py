"""Courses come out the same however the log is cut."""

from __future__ import annotations

import random

import pytest

from engine.contract.clock import DAY, SECOND
from engine.contract.events import AnyBody, Button, Incoming, Message
from engine.ml.recommend import Row, Statistics, Taken
from tests.courses.world import SHELF, Campus

MEMBERS = [f"m{n}" for n in range(6)]
COMMANDS = (
    "/enrol {n}",
    "/enrol {n}",
    "/finish {n}",
    "/progress {n} {k}",
    "/progress",
    "/rate {n} {k} so so",
    "/unenrol {n}",
    "/courses python",
    "hello everybody, asyncio is fun",
    "谁会 python 的函数和文件？",
    "docker 镜像怎么编排",
    "/recommend",
    "/recommend {w}",
    "/not_interested {n}",
)
ALLOWED = ("on", "off", "talk", "talk", "notalk")
EDITS = ("/course edit {n} lessons:{k} price:¥{k}", "/course undo {n}", "/course edit {n} notes:note {k}")
PRESSES = ("enrol", "finish", "lesson", "score", "progress")


def conversation(world: Campus, seed: int, size: int = 120) -> list[Incoming]:
    """Make up what people begin, do, finish, rate and leave, and what moderators change."""
    chance = random.Random(seed)
    ((community,),) = world.rows("select id from community")
    events: list[Incoming] = []

    def add(who: str, body: AnyBody) -> None:
        world.clock.move_to(world.clock.now() + chance.choice((1, 5, 60, 700)) * SECOND)
        events.append(world.incoming(who, body))

    while len(events) < size:
        who, n, k = chance.choice(MEMBERS), chance.randint(1, 4), chance.randint(1, 5)
        roll = chance.random()
        if roll < 0.65:
            add(who, Message(text=chance.choice(COMMANDS).format(n=n, k=k, w=chance.choice(ALLOWED))))
        elif roll < 0.72:
            what = chance.choice(("open", "dismiss", "later", "never", "off", "bar"))
            add(who, Button(message="2", data=f"ad:{what}:{community}:{chance.randint(1, 20)}:0"))
        elif roll < 0.8:
            add("admin", Message(text=chance.choice(EDITS).format(n=n, k=k)))
        else:
            add(who, Button(message="2", data=f"co:{chance.choice(PRESSES)}:{community}:{n}:{k}"))
    return events


def assert_sums(world: Campus) -> None:
    """Hold the sums that were kept live to those computed anew from what everybody did."""
    anew = Statistics()
    for (member,) in world.rows("select distinct member from interest"):
        sql = "select item, weight, at from interest where member = :m order by at, item"
        anew.add([Taken(item, weight / 100, at) for item, weight, at in world.rows(sql, m=member)])
    sql = 'select "left", "right", together, past, next, step from item_pair'
    assert Statistics.from_rows([Row(*row) for row in world.rows(sql)]) == anew


def outcome(seed: int, batch: int, url: str = "sqlite://") -> str:
    """Live through a conversation in batches of a size; hash what came of it."""
    world = Campus(url=url, batch=batch)
    for line in SHELF:
        world.do("admin", Message(text=line.partition(": ")[2]))
    events = conversation(world, seed)
    while events:
        some, events = events[:20], events[20:]
        world.engine.append(some)
        world.settle()
    for _ in range(8):
        world.clock.move_to(world.clock.now() + DAY)
        world.settle()
    for command in (
        "/course stats",
        "/courses",
        "/digest preview week 2026-01-05",
        "/why recommend",
        "/export_me",
    ):
        world.do("admin", Message(text=command))
    assert world.rows("select key, error from dead_letter") == []
    assert_sums(world)
    assert world.rows("select count(*) from enrolment where finished_at is not null")[0][0] > 1
    try:
        return world.hash()
    finally:
        world.close()


@pytest.mark.parametrize("seed", range(2))
def test_the_same_courses_come_of_every_cut(seed: int) -> None:
    whole = outcome(seed, 500)
    assert outcome(seed, 7) == whole
    assert outcome(seed, 1) == whole


def test_postgresql_comes_to_the_same_courses(on_postgres: str) -> None:
    assert outcome(1, 11, on_postgres) == outcome(1, 500)
