"""What was embedded is there after a restart, and goes with the words it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Connection

from engine.contract.feature import Person
from engine.ml.qa import Remembering
from engine.qa.knowledge import entries, keeping, privacy, projection
from engine.qa.knowledge.entries import New, Place
from engine.qa.knowledge.tables import FaqVerdict
from engine.store.database import Store
from engine.store.sql import fetch, insert_new
from tests.conftest import Opener
from tests.ml.qa.world import Pieces

MANY = 60
"""Entries, each of a question and an answer: more than one batch."""


class World:
    """A community's base over a database, and the process that has it in memory."""

    def __init__(self, opener: Opener, patch: pytest.MonkeyPatch) -> None:
        self._open = opener
        self._patch = patch
        self.restart()

    def restart(self, version: str = "1") -> None:
        """Start the process anew, with an embedder that has embedded nothing yet."""
        projection.forget_all()
        self.store: Store = self._open()
        self.pieces = Pieces()
        self.pieces.version = version
        embedder = Remembering(self.pieces)
        self._patch.setattr(projection, "embedder", lambda: embedder)

    @contextmanager
    def writing(self, key: str = "event") -> Iterator[Any]:
        chosen = {"qa.semantic": True, "qa.precision": 0.95}
        with self.store.write() as conn:
            event = SimpleNamespace(key=key)
            yield SimpleNamespace(
                conn=conn, part=1, community=7, event=event, setting=chosen.__getitem__, now=0
            )

    def learn(self, count: int) -> None:
        """Add entries."""
        with self.writing() as ctx:
            news = [New(f"how do i do thing {n}?", f"press button {n}", "faq") for n in range(count)]
            entries.add_all(Place.of(ctx), news, 0)

    def embed(self) -> Any:
        """Ask for the memory and let it embed all there is; return its vectors."""
        with self.writing() as ctx, projection.memory_of(ctx) as base:
            pass
        if base._embedding is not None:
            base._embedding.join()
        assert base.memory.waiting == 0
        return base.memory._base.vectors

    def keep(self) -> int:
        """Let everything be kept that can be; return how many transactions that took."""
        turns = 0
        while projection.upkeep(self.store.write):
            turns += 1
        return turns

    def kept(self) -> dict[int, int]:
        """Return how many vectors are kept, by entry."""
        with self.store.read() as conn:
            rows = fetch(conn, "SELECT number, count(*) AS n FROM faq_vector GROUP BY number")
        return {row.number: row.n for row in rows}


@pytest.fixture
def world(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    yield World(opener, monkeypatch)
    projection.forget_all()


def test_after_a_restart_nothing_is_embedded_again(world: World) -> None:
    world.learn(MANY)
    made = world.embed()
    assert world.keep() == 2  # 120 vectors
    assert world.kept() == dict.fromkeys(range(1, MANY + 1), 2)
    world.restart()
    found = world.embed()
    assert world.pieces.texts == 0
    assert world.keep() == 0
    for one, other in ((made.rows, found.rows), (made.answers, found.answers)):
        assert np.array_equal(one._vectors, other._vectors)
        assert np.array_equal(one._known, other._known)


def test_a_new_entry_is_the_only_one_that_is_embedded(world: World) -> None:
    world.learn(MANY)
    world.embed()
    world.keep()
    world.restart()
    with world.writing("later") as ctx:
        entries.add(Place.of(ctx), New("where is the key?", "under the mat", "faq"), 0)
    world.embed()
    assert world.pieces.texts == 2
    world.keep()
    assert world.kept()[MANY + 1] == 2


def test_a_crash_costs_one_batch_at_most(world: World) -> None:
    world.learn(MANY)
    world.embed()

    @contextmanager
    def breaking() -> Iterator[Connection]:
        with world.store.write() as conn:
            yield conn
            raise ConnectionError

    assert projection.upkeep(world.store.write) == keeping.BATCH
    with pytest.raises(ConnectionError):
        projection.upkeep(breaking)
    assert sum(world.kept().values()) == keeping.BATCH
    world.restart()
    world.embed()
    world.keep()
    assert world.pieces.texts == 2 * MANY - keeping.BATCH
    assert world.kept() == dict.fromkeys(range(1, MANY + 1), 2)


@pytest.mark.parametrize("what", ["edited", "deleted", "retracted"])
def test_vectors_go_in_the_transaction_in_which_their_words_go(world: World, what: str) -> None:
    world.learn(3)
    world.embed()
    world.keep()
    with world.writing(what) as ctx:
        row = entries.entry_of(ctx, 2)
        if what == "edited":
            entries.change(Place.of(ctx), row, None, 1, question="how is it done?")
        elif what == "deleted":
            entries.set_aside(Place.of(ctx), row, 1)
        else:
            entries.retract(Place.of(ctx), 2, 1)
    assert world.kept() == {1: 2, 3: 2}
    world.embed()
    world.keep()
    assert world.kept() == {1: 2, 3: 2} | ({2: 2} if what == "edited" else {})


def test_nothing_is_kept_of_words_that_went_before_their_turn(world: World) -> None:
    world.learn(3)
    world.embed()
    with world.writing("elsewhere") as ctx:  # as another worker does, of which this one has not heard yet
        entries.retract(Place.of(ctx), 2, 1)
    world.keep()
    assert 2 not in world.kept()
    world.embed()
    world.keep()
    assert world.kept() == {1: 2, 3: 2}


def test_who_is_forgotten_takes_what_was_learned_from_their_words_along(world: World) -> None:
    world.learn(2)
    with world.writing("learned") as ctx:
        place = Place.of(ctx)
        verdict = {
            "part": 1,
            "community": 7,
            "version": entries.count_change(place),
            "number": 2,
            "seq": 5,
            "person": 11,
            "asker": 12,
            "wording": "thing two, anybody?",
            "right": True,
            "semantic": False,
            "measures": "",
            "at": 0,
            "stamp": place.stamp,
        }
        insert_new(ctx.conn, FaqVerdict, [verdict])
    world.embed()
    world.keep()
    assert world.kept() == {1: 2, 2: 3}
    with world.writing("forgotten") as ctx:
        privacy.forget(ctx.conn, Person(part=1, community=7, actor=12))
    assert world.kept() == {1: 2}
    world.embed()
    world.keep()
    assert world.kept() == {1: 2, 2: 2}


def test_what_another_model_made_is_made_anew_and_goes(world: World) -> None:
    world.learn(MANY)
    world.embed()
    world.keep()
    with world.store.read() as conn:
        before = {row.digest for row in fetch(conn, "SELECT digest FROM faq_vector")}
    world.restart(version="2")
    world.embed()
    assert world.pieces.texts == 2 * MANY
    world.keep()
    with world.store.read() as conn:
        after = {row.digest for row in fetch(conn, "SELECT digest FROM faq_vector")}
    assert len(after) == len(before) == 2 * MANY
    assert not after & before


def test_two_workers_keep_the_same_vectors_once(on_postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(lambda: Store.open(on_postgres), monkeypatch)
    mine, other = world.store, Store.open(on_postgres)
    world.learn(MANY)
    world.embed()
    world.store = other
    world.embed()  # the other process has the base as well
    done: list[int] = []

    @contextmanager
    def meeting() -> Iterator[Connection]:
        """Have the other worker come while this one's transaction is open."""
        later = Thread(target=lambda: done.append(projection.upkeep(other.write)))
        with mine.write() as conn:
            yield conn
            later.start()
        later.join()

    while projection.upkeep(meeting):
        pass
    assert [count for count in done if count] == [keeping.BATCH, 2 * MANY - keeping.BATCH]
    assert world.kept() == dict.fromkeys(range(1, MANY + 1), 2)
    projection.forget_all()
