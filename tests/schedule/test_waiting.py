"""The waiting list keeps its word, whatever people press and however time passes."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.contract.clock import HOUR, MINUTE
from engine.contract.events import Button
from tests.schedule.world import START, Calendar

MEMBERS = [f"m{n}" for n in range(7)]
ANSWERS = "select member, answer, until from rsvp where number = 1"


def check(world: Calendar, most: int) -> None:
    """Nobody is over the largest capacity there was, no place is free while somebody waits, every offer has its end."""
    ((capacity, state),) = world.rows(
        "select coalesce(o.capacity, e.capacity), o.state from occurrence o join calendar_event e "
        "on e.community = o.community and e.number = o.number where o.number = 1"
    )
    rows = world.rows(ANSWERS)
    taken = [row for row in rows if row.answer in ("going", "offered")]
    waiting = [row for row in rows if row.answer == "waiting"]
    offers = [row for row in rows if row.answer == "offered"]
    assert len(taken) <= most
    if state in ("planned", "running"):
        assert not waiting or len(taken) >= capacity
    else:
        assert not waiting
        assert not offers
    assert all(row.until is not None and row.until > world.clock.now() for row in offers)
    due = {
        row.dedupe.rsplit(":", 1)[1] for row in world.rows("select dedupe from due_item where name = 'offer'")
    }
    assert due == {str(row.member) for row in offers}
    assert world.dead() == []


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6))
def test_no_place_is_given_twice_and_none_stays_free_while_somebody_waits(seed: int) -> None:
    chance = random.Random(seed)
    world = Calendar(schedule__feedback=False)
    world.say("admin", "/event create 20:00 study 1h max:2")
    ((community, original),) = world.rows("select community, original from occurrence")
    most = 2
    for _ in range(60):
        roll = chance.random()
        if roll < 0.8:
            what = chance.choice(("going", "going", "going", "no", "maybe", "take", "pass"))
            world.do(chance.choice(MEMBERS), Button(message="2", data=f"ev:{what}:{community}:1:{original}"))
        elif roll < 0.9:
            world.live(world.clock.now() + chance.choice((MINUTE, 20 * MINUTE, HOUR)))
        elif roll < 0.95:
            world.jump(world.clock.now() + 3 * HOUR)
        else:
            capacity = chance.choice((1, 2, 3, 4))
            most = max(most, capacity)
            world.say("admin", f"/event edit 1 max:{capacity}")
        check(world, most)
    world.jump(START + 20 * HOUR)
    check(world, most)
    world.close()
