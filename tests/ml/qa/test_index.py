"""The index after any history is the index of what is left."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.ml.qa.index import Field, top

TERMS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 300), min_size=1, max_size=5)
WEIGHTS = dict.fromkeys("abcdefgh", 1.5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.none() | TERMS), max_size=40))
def test_any_history_scores_like_a_fresh_index(history: list[tuple[int, dict[str, int] | None]]) -> None:
    field = Field()
    kept: dict[int, dict[str, int]] = {}
    for slot, terms in history:
        if slot in kept:
            field.remove(slot, kept.pop(slot))
        if terms is not None:
            field.add(slot, terms)
            kept[slot] = terms
    fresh = Field()
    if kept:
        fresh.fill(list(kept.items()))
    assert field.count == fresh.count == len(kept)
    assert all(field.frequency(term) == fresh.frequency(term) for term in WEIGHTS)
    np.testing.assert_allclose(field.score(WEIGHTS, 10), fresh.score(WEIGHTS, 10), rtol=1e-4)


def test_filling_adds_to_what_is_there() -> None:
    field = Field()
    field.add(0, {"a": 1})
    field.fill([(1, {"a": 2, "b": 1}), (2, {"b": 1})])
    assert (field.frequency("a"), field.frequency("b"), field.count) == (2, 2, 3)


def test_rare_and_short_scores_higher() -> None:
    field = Field()
    field.fill([(0, {"a": 1, "b": 1}), (1, {"a": 1, "b": 1, "c": 6}), (2, {"b": 1})])
    scores = field.score({"a": 2.0, "b": 0.5}, 3)
    assert scores.argsort().tolist() == [2, 1, 0]


def test_the_highest_come_first_and_equal_ones_by_slot() -> None:
    assert top(np.array([1, 3, 3, 0, 2], np.float32), 3).tolist() == [1, 2, 4]
