"""A memory stands where the database stands, whatever was undone or done elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from engine.contract.events import Message
from engine.qa.knowledge import entries, projection
from engine.qa.knowledge.entries import New, Place
from tests.qa.world import Square


class Undone(Exception):
    """Something went wrong, and the transaction with it."""


@pytest.fixture(scope="module")
def square() -> Iterator[Square]:
    world = Square()
    world.do("ann", Message(text="hello"))
    yield world
    world.close()


def context(conn: Connection, community: int, key: str) -> Any:
    """Make what a memory needs of a handler's context."""
    chosen = {"qa.semantic": False, "qa.precision": 0.95}
    event = SimpleNamespace(key=key)
    return SimpleNamespace(conn=conn, part=1, community=community, event=event, setting=chosen.__getitem__)


def known(ctx: Any) -> list[str | None]:
    """Return what the memory knows, by number."""
    with projection.memory_of(ctx) as base:
        found = [base.memory.get(number) for number in range(1, 12)]
    return [entry.question if entry is not None else None for entry in found]


def kept(ctx: Any) -> list[str | None]:
    """Return what the database has, by number."""
    rows = {row.number: row.question for row in entries.entries(ctx)}
    return [rows.get(number) for number in range(1, 12)]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "edit", "out", "back", "retract"]),
        st.integers(1, 4),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=30, deadline=None)
@given(steps=STEPS, community=st.integers(1000, 10**9))
def test_a_memory_knows_what_the_database_has(square: Square, steps: Any, community: int) -> None:
    for turn, (what, number, undone, looks) in enumerate(steps):
        with suppress(Undone), square.store.write() as conn:
            ctx = context(conn, community, f"{turn}:{undone}:{what}")
            _do(ctx, what, number, turn)
            if looks:
                assert known(ctx) == kept(ctx)
            if undone:
                raise Undone
        with square.store.write() as conn:
            ctx = context(conn, community, "look")
            assert known(ctx) == kept(ctx)


def _do(ctx: Any, what: str, number: int, turn: int) -> None:
    place = Place.of(ctx)
    row = entries.entry_of(ctx, number)
    if what == "add":
        entries.add(place, New(f"how do I do thing {turn}?", "like this", "faq"), turn)
    elif row is None or row.state == "retracted":
        return
    elif what == "edit":
        entries.change(place, row, None, turn, question=f"how is thing {turn} done?")
    elif what == "retract":
        entries.retract(place, number, turn)
    else:
        entries.set_aside(place, row, turn, out=what == "out")
