"""What is measured of question and entry: neighbouring words, concepts by language, and nothing that stays behind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.ml.qa.analyser import Analyser
from engine.ml.qa.base import Base, Candidate, Entry
from engine.ml.qa.features import LEXICAL
from engine.ml.qa.weights import shipped

WHOLE, COVERED = LEXICAL.index("whole_score"), LEXICAL.index("covered")
ANALYSER = Analyser(shipped().fold)
TITLES = (
    "docker 怎么装？",
    "How to install docker?",
    "显卡驱动报错",
    "The driver of my graphics card fails",
    "kafka",
)


def base(*entries: Entry) -> Base:
    made = Base(ANALYSER, shipped().talk)
    made.put_all(entries)
    return made


def search(known: Base, text: str) -> dict[object, Candidate]:
    return {one.key: one for one in known.search(ANALYSER.analyse(text))}


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("How do I push to the git remote?", " push git remot "),
        ("docker-compose up", " docker compos up "),
        ("max_text_length 是什么 config", " max text length | config "),
        ("怎么安装", " | "),
        ("", "  "),
    ],
)
def test_words_are_known_in_their_order(text: str, steps: str) -> None:
    assert ANALYSER.analyse(text).steps == steps
    assert ANALYSER.told(text, 600)[1] == steps


@pytest.mark.parametrize("text", ["state lock", "the state-lock", "state_lock?"])
def test_neighbours_that_stay_neighbours_count(text: str) -> None:
    found = search(
        base(
            Entry("together", "terraform", "Somebody holds the state lock of the bucket."),
            Entry("apart", "terraform", "Somebody holds the lock, the bucket has state."),
        ),
        text,
    )
    assert found["together"].lexical[WHOLE] > found["apart"].lexical[WHOLE]


def test_the_first_word_beyond_chinese_is_no_neighbour() -> None:
    known = base(Entry("a", "state lock", ""), Entry("b", "lock state", ""))
    found = search(known, "state 和 lock")
    assert found["a"].lexical[WHOLE] == pytest.approx(found["b"].lexical[WHOLE])


def test_a_concept_counts_less_where_question_and_base_are_english() -> None:
    """`cuda` and `gpu` are one concept: all that such a question has in a Chinese base, and little in an English one."""
    english = search(base(Entry("a", "GPU drivers"), Entry("b", "Kafka topics")), "cuda Kafka")
    chinese = search(base(Entry("a", "显卡驱动"), Entry("b", "Kafka 主题")), "cuda Kafka")
    assert 0 < english["a"].lexical[COVERED] < chinese["a"].lexical[COVERED]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.none() | st.sampled_from(TITLES)), max_size=20))
def test_any_history_measures_like_a_fresh_base(history: list[tuple[int, str | None]]) -> None:
    known = base()
    kept: dict[int, Entry] = {}
    for key, title in history:
        if title is None:
            known.remove(key)
            kept.pop(key, None)
        else:
            kept[key] = Entry(key, title, f"{title} docker driver")
            known.put(kept[key])
    fresh = base(*kept.values())
    for text in ("install docker driver", "显卡"):
        mine, theirs = search(known, text), search(fresh, text)
        assert mine.keys() == theirs.keys()
        for number, one in mine.items():
            assert one.lexical == pytest.approx(theirs[number].lexical, rel=1e-4, abs=1e-6)
