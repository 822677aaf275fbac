"""Many texts at once are counted as each of them is alone."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.ml.qa.analyser import Analyser
from engine.ml.qa.gathering import Codes, Gathered
from engine.ml.qa.index import SLOT_BITS
from engine.ml.qa.weights import shipped

ANALYSER = Analyser(shipped().fold)
SIGNS = "显卡报错怎么装的一\ufa0e豈ab1_.-/+# \n안녕かé😀\ud800𠀀"
WORDS = (
    "显卡",
    "GPU",
    "报错",
    "c盘",
    "max_text_length",
    "win10",
    "git push",
    "怎么安装",
    "安",
    "안녕",
    "a\ufa0eb",
)
TEXTS = st.lists(st.text(SIGNS, max_size=12) | st.lists(st.sampled_from(WORDS)).map(" ".join), max_size=8)


@pytest.mark.parametrize("singles", [True, False])
@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example(["", "\ufa0e显卡", "a\ufa0e 显卡", "卡", "안"])
def test_many_texts_have_the_terms_that_each_has(singles: bool, texts: list[str]) -> None:
    codes = Codes()
    gathered = Gathered(codes, singles=singles)
    for slot, text in enumerate(texts):
        has_none_beyond = gathered.add(slot, ANALYSER.fold(text))
        assert has_none_beyond == (max(ANALYSER.terms(text), default="") < "\u3400")
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for place in gathered.places().tolist():
        found[place & ((1 << SLOT_BITS) - 1)][codes.name_of(place >> SLOT_BITS)] += 1
    assert [found[slot] for slot in range(len(texts))] == [
        Counter(ANALYSER.terms(text, singles=singles)) for text in texts
    ]
