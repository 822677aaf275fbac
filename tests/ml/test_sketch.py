"""Sketches: the same bits however they are made, and one comparison with many."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.ml.sketch import BITS, HEAD, TAIL, Shelf, as_number, resemblance, sketch, sketches

WORDINGS = st.text(st.characters(), max_size=30) | st.sampled_from(["", "好", "ab", "𠀀𠀁𠀂", "签到" * 300])


def _one_by_one(wording: str) -> int:
    """The definition, gram by gram: two or three characters in a row, hashed to one of 1,024 bits from the left."""
    if len(wording) > HEAD + TAIL:
        wording = wording[:HEAD] + wording[-TAIL:]
    codes = [ord(character) for character in wording]
    grams = [code * 0x9E3779B1 for code in codes] if len(codes) < 2 else []
    for place in range(len(codes) - 1):
        pair = codes[place] * 0x9E3779B1 + codes[place + 1] * 0x85EBCA77
        grams.append(pair)
        if place + 2 < len(codes):
            grams.append((pair % 2**32 ^ codes[place + 2] * 0xC2B2AE3D % 2**32) * 0x85EBCA77)
    bits = 0
    for gram in grams:
        bits |= 1 << (BITS - 1 - (gram % 2**32 >> 22))
    return bits


@given(st.lists(WORDINGS, max_size=8))
def test_a_batch_is_sketched_gram_by_gram_and_no_gram_reaches_into_the_next_wording(
    wordings: list[str],
) -> None:
    assert [as_number(sketched) for sketched in sketches(wordings)] == [_one_by_one(w) for w in wordings]
    assert [sketch(wording) for wording in wordings] == sketches(wordings)


@given(st.lists(WORDINGS, min_size=1, max_size=12), WORDINGS, st.sampled_from([0.3, 0.5, 0.8, 1.0]))
def test_a_shelf_finds_what_resembles_a_sketch_and_nothing_else(
    kept: list[str], asked: str, floor: float
) -> None:
    shelf = Shelf(len(kept) + 2)
    for slot, wording in enumerate(kept):
        shelf.put(slot, sketch(wording), as_number(sketch(wording)).bit_count())
    wanted = as_number(sketch(asked))

    found = dict(shelf.alike(sketch(asked), wanted.bit_count(), floor))

    likeness = [resemblance(wanted, as_number(sketch(wording))) for wording in kept]
    assert found.keys() == {slot for slot, much in enumerate(likeness) if much >= floor}
    assert all(np.isclose(found[slot], likeness[slot]) for slot in found)


def test_a_slot_that_is_used_again_forgets_what_it_held() -> None:
    shelf = Shelf(1)
    one, other = sketch("先把环境装好再说"), sketch("completely different words")
    shelf.put(0, one, as_number(one).bit_count())
    shelf.put(0, other, as_number(other).bit_count())

    assert shelf.alike(one, as_number(one).bit_count(), 0.5) == []
    assert shelf.alike(other, as_number(other).bit_count(), 1.0) == [(0, 1.0)]
