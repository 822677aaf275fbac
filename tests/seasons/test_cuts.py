"""The same seasons, winners and resets for every cut of the log, and on both stores."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest

from engine.contract.clock import DAY, HOUR
from engine.contract.events import Incoming
from engine.points.seasons import SEASONS
from engine.stream.statehash import state_hash
from tests.points.test_cuts import conversation
from tests.points.world import START
from tests.seasons.world import Ground, keys, said_in


def lived(seed: int, batch: int, url: str = "sqlite://") -> tuple[str, list[str]]:
    """Live through three weeks of talk with seasons, their ends, winners who are paid, and a reset."""
    ground = Ground(batch=batch, url=url, **{"points.winners.coins": "50, 30, 20"})
    try:
        ground.say("boss", "/season start One until:2026-01-12 carry:10% repeat:yes")
        for week in range(3):
            begin = max(ground.clock.now(), START + week * 7 * DAY)
            talk = conversation(ground, seed * 7 + week, 60)
            moved = [_at(event, begin - START, week) for event in talk]
            ground.engine.append(moved)
            ground.pass_to(max(event.at for event in moved))
            _ruled(ground, week)
            ground.pass_to(ground.clock.now() + 7 * DAY - random.Random(seed).randrange(12) * HOUR)
        ground.check()
        told = [said_in(reply) for reply in ground.replies()]
        with ground.store.read() as conn:
            return state_hash(conn, {**SEASONS.replayed, "ledger": _LEDGER}), told
    finally:
        ground.store.close()


_LEDGER = ("member", "rule", "xp", "coins", "at", "day", "chat", "community")


def _at(event: Incoming, later: int, week: int) -> Incoming:
    """Move a week's talk to its week; its messages are others than those of the week before."""
    body: Any = event.body
    body = msgspec.structs.replace(body, message=f"{week}-{body.message}")
    return msgspec.structs.replace(event, at=event.at + later, unique=f"{week}-{event.unique}", body=body)


def _ruled(ground: Ground, week: int) -> None:
    if week == 1:
        ground.say("boss", "/season reset both")
        ground.press("boss", keys(ground.replies()[-1])[0])
    if week == 2:
        ground.say("boss", "/season end")
        ground.press("boss", keys(ground.replies()[-1])[0])
        ground.say("boss", "/season reset undo")
        ground.press("boss", keys(ground.replies()[-1])[0])


@pytest.mark.parametrize("seed", range(2))
def test_the_same_comes_of_every_cut(seed: int) -> None:
    whole = lived(seed, 500)
    assert sum("is over" in one for one in whole[1]) >= 1
    assert lived(seed, 7) == whole
    assert lived(seed, 1) == whole


def test_postgresql_comes_to_the_same(on_postgres: str) -> None:
    assert lived(1, 50, on_postgres) == lived(1, 500)


def test_commands_read_the_same_on_postgresql(on_postgres: str) -> None:
    assert spoken(on_postgres) == spoken("sqlite://")


def spoken(url: str) -> list[str]:
    """Return what the bot says in a season's life."""
    ground = Ground(url=url)
    try:
        for who in ("ann", "bob", "cat"):
            ground.say(who, "/me")
            ground.give(who, len(who) + ord(who[0]))
        ground.ask("boss", "/season start One from:2026-01-01 until:2026-01-10 carry:50% repeat:yes")
        ground.until("2026-01-15T12:00")
        ground.give("bob", 500)
        for said in (
            "/season",
            "/season list",
            "/season hall",
            "/season show 1",
            "/top winners",
            "/top card",
        ):
            ground.ask("bob", said)
        for said in ("/top all here", "/top month telegram", "/season edit until:2026-02-01", "/season end"):
            ground.ask("boss", said)
        ground.yes()
        ground.ask("boss", "/season reopen")
        ground.ask("boss", "/season reset")
        ground.yes()
        ground.ask("boss", "/season reset undo")
        ground.yes()
        ground.check()
        return [said_in(reply) for reply in ground.replies()]
    finally:
        ground.store.close()
