from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import MINUTE, SECOND
from engine.ml.threads import WINDOW, Cues, Going, Ranker, Said, Window, may_call, read_cues
from engine.ml.threads.ranker import sign_names
from engine.ml.threads.signs import ALONE, BASE, COLUMNS, PRODUCTS
from engine.ml.threads.talk import Line
from engine.ml.threads.training import learn

NAMES = {"小明": 1, "alice": 2, "bob": 3, "阿北": 4, "carol": 5}


def guess(lines: list[tuple[str, str, int]]) -> list[int]:
    """Return what each line (who, words, minutes since the one before) goes on from, as numbers from 1; 0: from none."""
    window, at, found = Window(), 0, []
    for number, (who, words, wait) in enumerate(lines, 1):
        at += wait * MINUTE
        said = Said(number, NAMES[who], at, read_cues(words, (), NAMES))
        going = Ranker.shipped().choose(window, said).going
        window.add(said, going)
        found.append(going.parent)
    return found


@given(st.sampled_from(["alice", "小明", "alice book"]), st.characters(), st.text(max_size=3))
def test_names_matter_only_where_somebody_may_be_called(name: str, sign: str, rest: str) -> None:
    said = f"{name}{sign}{rest}"
    assert may_call(said) or read_cues(said, (), NAMES) == read_cues(said)


def test_two_conversations_that_run_into_each_other_are_told_apart() -> None:
    assert guess(
        [
            ("alice", "how do I mount an iso file?", 0),
            ("bob", "anyone know why my sound card makes no sound after the upgrade?", 1),
            ("carol", "alice: mount -o loop file.iso /mnt", 1),
            ("alice", "carol: thanks, does that need root?", 1),
            ("carol", "alice: yes, use sudo", 1),
        ]
    ) == [0, 0, 1, 3, 4]


def test_chinese_talk_finds_its_threads_though_nothing_chinese_was_learned() -> None:
    assert guess(
        [
            ("小明", "请问 docker build 每次都重新装依赖，怎么缓存？", 0),
            ("alice", "大家好，有没有人一起刷算法题？", 2),
            ("阿北", "@小明 先 COPY requirements.txt，依赖没变就会走缓存", 1),
            ("小明", "阿北：谢谢，原来依赖和代码要分开", 1),
            ("bob", "@alice 算法题我可以一起", 1),
        ]
    ) == [0, 0, 1, 3, 2]


def test_after_hours_of_silence_a_conversation_is_over() -> None:
    assert guess([("alice", "how do I mount an iso?", 0), ("bob", "good morning", 60 * 7)]) == [0, 0]


def test_a_name_at_the_beginning_calls_somebody_and_is_no_word_of_the_message() -> None:
    plain = read_cues("use sudo", (), NAMES)
    for words in ("alice: use sudo", "@alice use sudo", "Alice， use sudo", "@Alice: use sudo"):
        cues = read_cues(words, (), NAMES)
        assert cues.called == (2,)
        assert cues.tokens == plain.tokens
    assert read_cues("小明：用 sudo", (), NAMES).called == (1,)
    assert read_cues("@小明你好", (), NAMES).called == (1,)
    assert read_cues("alices book is here", (), NAMES).called == ()


def test_who_is_called_and_not_here_is_somebody_all_the_same() -> None:
    (called,) = read_cues("@nobody_we_know look at this", (), NAMES).called
    assert called < 0


def test_every_sign_has_a_name_and_a_column() -> None:
    names = sign_names()
    assert len(names) == len(set(names)) == COLUMNS == len(BASE) + len(PRODUCTS) + len(ALONE)


@given(st.integers(0, 2**32), st.integers(1, 3 * WINDOW))
def test_a_window_read_again_from_its_last_messages_says_the_same(seed: int, size: int) -> None:
    chance = random.Random(seed)
    window, kept = Window(), []
    for number in range(1, size + 1):
        words = tuple(chance.randrange(60) for _ in range(chance.randrange(6)))
        called = tuple(chance.sample(range(1, 7), chance.choice((0, 0, 0, 1, 2))))
        cues = Cues(words, called, len(words), chance.random() < 0.3, False, chance.random() < 0.2)
        said = Said(number, chance.randrange(1, 7), number * 40 * SECOND, cues)
        going = window.going(
            said, chance.choice((None, chance.randrange(len(window)))) if len(window) else None
        )
        window.add(said, going)
        kept.append((said, going))
    again = Window()
    for said, going in kept[-WINDOW:]:
        again.add(said, going)
    asked = Said(size + 1, 3, (size + 1) * 40 * SECOND, Cues((1, 2, 3), (2,), 3))
    for one, other in zip(window.signs(asked), again.signs(asked), strict=True):
        np.testing.assert_array_equal(one, other)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=30))
def test_no_text_breaks_the_reading(texts: list[str]) -> None:
    window = Window()
    for number, words in enumerate(texts, 1):
        said = Said(number, number % 5 + 1, number * SECOND, read_cues(words, (), NAMES))
        choice = Ranker.shipped().choose(window, said)
        assert 0.0 <= choice.chance <= 1.0
        assert choice.going.parent < number
        window.add(said, choice.going)


def test_weights_for_other_signs_are_refused() -> None:
    import msgspec

    from engine.ml.threads.ranker import shipped_weights

    with pytest.raises(ValueError, match="train anew"):
        Ranker.of(msgspec.structs.replace(shipped_weights(), signs=("one",)))


def test_learning_finds_what_the_talk_shows_and_is_the_same_every_time() -> None:
    chance = random.Random(1)
    talk: list[Line] = []
    for number in range(1, 90):
        # Everybody always answers the last message of the person whom they call.
        called = chance.randrange(1, 5)
        last = next((line.said.number for line in reversed(talk) if line.said.author == called), 0)
        author = chance.randrange(1, 5)
        talk.append(Line(Said(number, author, number * MINUTE, Cues((), (called,), 5)), last))
    weights = learn([talk], lambda _: None)
    assert weights == learn([talk], lambda _: None)
    ranker, window, right = Ranker.of(weights), Window(), 0
    for line in talk:
        found = ranker.choose(window, line.said, 0.0).going.parent
        window.add(line.said, Going(line.parent, 0, line.said.number))
        right += found == line.parent
    assert right > 60
