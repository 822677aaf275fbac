"""What is loaded equals what was made, and nothing is handed over of what is gone."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.ml.qa import Entry, Memory, Remembering
from engine.ml.qa.analyser import Analyser
from engine.ml.qa.vectors import Centres, Vectors
from engine.ml.qa.weights import shipped
from tests.ml.qa.world import ENTRIES, Pieces

TEXTS = st.lists(st.text(max_size=30) | st.sampled_from([one.question for one in ENTRIES]), max_size=12)
MIDDLES = np.random.default_rng(5).normal(size=(4, Pieces.size)) / 20
CENTRES = Centres("pieces", *(tuple(row) for row in MIDDLES.tolist()))


def vectors() -> Vectors:
    return Vectors(Remembering(Pieces()), Analyser(shipped().fold).fold, CENTRES)


def filled(texts: list[str]) -> Vectors:
    made = vectors()
    for slot, text in enumerate(texts):
        made.rows.want(slot, text)
        if slot % 2:
            made.answers.want(slot, text)
    return made


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_what_is_loaded_equals_what_was_made(texts: list[str]) -> None:
    one, other = filled(texts), filled(texts)
    while one.work():
        pass
    made = [*one.rows.made(100).values(), *one.answers.made(100).values()]
    used = other.recall({each.digest: each.vector for each in made})
    assert other.waiting == one.unsaved == other.unsaved == 0
    assert used == {each.digest for each in made}
    question = one.question("where is it?")
    for mine, theirs in ((one.rows, other.rows), (one.answers, other.answers)):
        assert np.array_equal(mine.cosines(question, 20), theirs.cosines(question, 20))
        assert np.array_equal(mine._vectors, theirs._vectors)


def test_a_question_and_a_passage_of_the_same_words_are_two() -> None:
    made = vectors()
    made.rows.want(0, "the same")
    made.answers.want(0, "the same")
    made.work()
    kept = [*made.rows.made(1).values(), *made.answers.made(1).values()]
    assert len({one.digest for one in kept}) == 2


def test_each_is_handed_over_once_with_its_entry() -> None:
    memory = Memory.shipped(embedder=Remembering(Pieces()))
    memory.put_all(ENTRIES)
    while memory.work():
        pass
    keys = [key for key, _ in (*memory.made(5), *memory.made(100))]
    assert sorted(map(str, keys)) == sorted(one.key for one in ENTRIES for _ in "qa")
    assert memory.made(100) == []


def test_nothing_is_handed_over_of_an_entry_that_is_gone() -> None:
    memory = Memory.shipped(embedder=Remembering(Pieces()))
    memory.put_all(ENTRIES)
    while memory.work():
        pass
    memory.remove("port")
    memory.put(Entry("push", "git push is rejected", "Ask."))  # its row may be the other's
    assert {key for key, _ in memory.made(100)} == {one.key for one in ENTRIES} - {"port", "push"}
