"""Wishes follow the person and the community, the same for every cut of the log, on both stores."""

from __future__ import annotations

import random

import pytest

from engine.contract.events import Derived, IdentitiesJoined, IdentitiesParted, Incoming, Joined, Message
from engine.privacy import FEATURE
from engine.stream.directory import bump_epoch
from engine.stream.log import append_rows, engine_row
from engine.stream.wishes import NOTICES, THANKS, has_wish
from tests.points.world import START, World


def wishes(world: World) -> list[tuple[str, str]]:
    """Return who does not want what."""
    sql = "select i.name, w.what from wish w join identity i on i.id = w.actor order by 1, 2"
    return [tuple(row) for row in world.rows(sql)]


@pytest.fixture
def world() -> World:
    found = World(features=(FEATURE,))
    found.say("ann", "/mute_me")
    found.say("max", "/unnamed")
    return found


def test_of_linked_accounts_each_brings_its_wishes_and_keeps_them_when_they_part(world: World) -> None:
    world.do("bot", IdentitiesJoined(kept=1, gone=2), others=["max", "ann"])
    assert wishes(world) == [("ann", NOTICES), ("max", NOTICES), ("max", THANKS)]
    world.do("bot", IdentitiesParted(kept=1, gone=2), others=["max", "ann"])
    assert ("ann", NOTICES) in wishes(world)
    assert world.dead() == []


def test_a_community_that_becomes_part_of_another_takes_its_wishes_along(world: World) -> None:
    world.say("max", "another community of our own is here", chat="#other")
    world.say("max", "/unnamed", chat="#other")
    old, new = (row[0] for row in world.rows("select community from chat order by id"))
    parts = {row.id: row.part for row in world.rows("select id, part from community")}
    with world.store.write() as conn:
        conn.exec_driver_sql(f"update chat set community = {new} where community = {old}")
        bump_epoch(conn)
        body = Derived(feature="people", name="community_left", values={"to": new})
        now = world.clock.now()
        append_rows(
            conn,
            [engine_row(part=parts[old], community=old, chat=0, key="left", at=now, now=now, body=body)],
        )
    world.engine.drain()
    found = "select community, i.name, what from wish w join identity i on i.id = w.actor order by 2, 3"
    assert [tuple(row) for row in world.rows(found)] == [(new, "ann", NOTICES), (new, "max", THANKS)]
    ann = world.actor("ann")
    with world.store.read() as conn:
        assert has_wish(conn, parts[new], new, ann, NOTICES)
        assert not has_wish(conn, parts[old], old, ann, NOTICES)
    assert world.dead() == []


def life(world: World, seed: int) -> list[Incoming]:
    """Make people speak, thank, mind being told and no longer mind."""
    chance = random.Random(seed)
    letters, people = "bcdfghklmnprstvwz", [f"m{n}" for n in range(6)]
    events, at = [], START
    for number in range(160):
        at += chance.choice((5, 65, 700)) * 1_000_000
        who, chat = chance.choice(people), chance.choice(("#one", "#two"))
        said = chance.choice(
            (
                "/mute_me",
                "/mute_me off",
                "/unnamed",
                "/unnamed off",
                "谢谢！",
                *(
                    " ".join(chance.choice(letters) * 2 + chance.choice(letters) for _ in range(9))
                    for _ in "1234"
                ),
            )
        )
        body = Joined() if chance.random() < 0.05 else Message(text=said, message=str(number))
        events.append(world.incoming(who, body, str(number), at=at, chat=chat))
    return events


def lived(seed: int, batch: int, url: str = "sqlite://") -> str:
    world = World(features=(FEATURE,), batch=batch, url=url)
    world.engine.append(life(world, seed))
    world.engine.drain()
    world.check()
    assert {what for _, what in wishes(world)} == {NOTICES, THANKS}
    try:
        return world.engine.state_hash()
    finally:
        world.store.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_is_wished_and_told_for_every_cut(seed: int) -> None:
    whole = lived(seed, 500)
    assert lived(seed, 7) == whole
    assert lived(seed, 1) == whole


def test_postgresql_keeps_the_same(on_postgres: str) -> None:
    assert lived(1, 50, on_postgres) == lived(1, 500)
