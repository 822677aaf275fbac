from __future__ import annotations

import random

import pytest

from engine.contract.clock import HOUR, SECOND
from engine.contract.events import Button, Incoming, Message, Rights
from engine.moderation import FEATURE
from engine.points import FEATURE as POINTS
from engine.stream.statehash import state_hash
from tests.points.world import START, World

TARGETS = tuple(f"m{n}" for n in range(6))


def conversation(world: World, seed: int, size: int = 160) -> list[Incoming]:
    """Make talk among which moderators act, members report and appeal, and buttons are pressed."""
    chance = random.Random(seed)
    at = START
    events = [world.incoming(who, Rights(role="admin"), f"r{who}", at=at) for who in ("a1", "a2")]
    for number in range(1, size):
        at += chance.choice((1, 9, 70, 700, 4000)) * SECOND
        target = chance.choice(TARGETS)
        kind = chance.random()
        reply_to = str(chance.randrange(number)) if chance.random() < 0.6 else ""
        if kind < 0.45:
            said, who = f"{chance.choice(TARGETS)} talks about {chance.random()}", target
        elif kind < 0.8:
            words = (
                "warn",
                "mute 1h",
                "mute 40s",
                "ban 2d",
                "kick",
                "del",
                "purge",
                "purge 3",
                "unwarn",
                "unmute",
            )
            said, who = f"/{chance.choice(words)}", chance.choice(("a1", "a2"))
        elif kind < 0.9:
            said, who = chance.choice(("/report", "/appeal", "/appeal 1 no", "/warns", "/undo 3")), target
        else:
            verb = chance.choice(("claim", "dismiss", "mute", "delete", "warn", "reopen"))
            what = chance.choice(
                (f"report:1:{chance.randint(1, 5)}:{verb}", f"undo:1:{chance.randint(1, 12)}")
            )
            events.append(
                world.incoming(
                    chance.choice(("a1", "a2")), Button(message="0", data=f"mod:{what}"), f"b{number}", at=at
                )
            )
            continue
        body = Message(
            text=said,
            message=str(number),
            reply_to=reply_to,
            reply_actor=1 if reply_to or said.startswith("/") else None,
        )
        events.append(world.incoming(who, body, str(number), at=at, others=[target]))
    return events


def outcome(seed: int, batch: int, url: str = "sqlite://") -> tuple[str, list[tuple[object, ...]]]:
    """Live through it in batches of a size; return a hash of what came of it, and the acts by kind."""
    world = World(batch=batch, features=(FEATURE,), url=url)
    try:
        events = conversation(world, seed)
        world.engine.append(events)
        world.engine.drain()
        world.clock.move_to(events[-1].at + 100 * HOUR)
        world.engine.drain_due()
        world.engine.drain()
        world.check()
        kinds = [
            tuple(row)
            for row in world.rows("select kind, state, count(*) from mod_case group by 1, 2 order by 1, 2")
        ]
        with world.store.read() as conn:
            return state_hash(conn, {**POINTS.replayed, **FEATURE.replayed}), kinds
    finally:
        world.store.close()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_cases_come_of_every_cut(seed: int) -> None:
    whole = outcome(seed, 500)
    assert {row[0] for row in whole[1]} >= {"warn", "mute", "delete"}
    assert "over" in {row[1] for row in whole[1]}
    assert outcome(seed, 7) == whole
    assert outcome(seed, 1) == whole


def test_postgresql_comes_to_the_same_cases(on_postgres: str) -> None:
    assert outcome(1, 50, on_postgres) == outcome(1, 500)
