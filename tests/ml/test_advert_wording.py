"""How a text is worded: the packaged weights, and what they are made from."""

from __future__ import annotations

import json
import time
from itertools import islice
from pathlib import Path

import pytest

from engine.ml.adverts import Wording
from engine.ml.adverts.pieces import pieces, width
from engine.ml.adverts.training import corpus
from engine.ml.adverts.wording import shipped_path

PROBES = Path(__file__).parents[1] / "data" / "probes"


@pytest.fixture(scope="module")
def wording() -> Wording:
    return Wording.shipped()


@pytest.mark.parametrize(
    "text",
    ["在家兼职日结三百，有意私聊", "earn money from home, dm me for details", "免费领取全套课程，名额有限"],
)
def test_an_advert_reads_like_one(wording: Wording, text: str) -> None:
    assert wording.weigh(text) > 0


@pytest.mark.parametrize(
    "text", ["这个接口的返回值怎么解析", "my tests fail on windows, any idea?", "今晚八点直播讲缓存"]
)
def test_talk_reads_like_talk(wording: Wording, text: str) -> None:
    assert wording.weigh(text) < -1


def test_what_tells_is_named_without_saying_it_twice(wording: Wording) -> None:
    told = wording.telling("earn money from home, dm me for details")
    assert 1 <= len(told) <= 3
    assert set(told) <= set(pieces("earn money from home, dm me for details"))
    assert not any(one != other and one in other for one in told for other in told)
    assert wording.telling("") == ()


def test_pieces_are_what_a_person_can_read() -> None:
    assert set(pieces("日结 dm me now")) == {"日", "结", "日结", "dm", "me", "now", "dm me", "me now"}
    assert set(pieces("bonus 50%")) == {"bonus", "~^bon", "~bonu", "~onus", "~nus$", "#2", "#%"}


def test_a_word_counts_the_same_whether_weighed_at_once_or_piece_by_piece(wording: Wording) -> None:
    text = "earn 500$ daily, 日结三百, dm me"
    by_hand = sum(wording._table.get(piece, 0.0) * times for piece, times in pieces(text).items())
    by_hand = by_hand / pieces(text).total() ** 0.5 + wording._table.get(width(text, 4), 0.0) + wording._bias
    assert wording.weigh(text) == pytest.approx(by_hand)


def test_a_glance_at_the_words_of_plain_talk_suffices(wording: Wording) -> None:
    words = {"does", "anyone", "know", "why", "the", "sound", "stopped", "working", "after", "update"}
    assert wording.glance(words) < -2.5
    assert wording.glance({"earn", "money", "inbox", "me"}) > 0
    assert wording.glance(set(), "我觉得这个问题你还是去问一下他吧") < -2.5
    assert wording.glance(set(), "兼职日结有意私聊") > 0


def test_patterns_unfold_the_same_every_time() -> None:
    once, again = (list(islice(corpus.lines(), 3_000)) for _ in range(2))
    assert once == again


def test_no_line_that_judges_has_trained() -> None:
    judges = {
        json.loads(row)["text"]
        for name in (
            "spam_test",
            "spam_wild_test",
            "spam_far_test",
            "spam_strange_test",
            "spam_stranger_test",
            "spam_unseen_test",
            "spam_examined_test",
        )
        for row in (PROBES / f"{name}.jsonl").read_text("utf-8").splitlines()
    }
    assert not judges & {line.text for line in corpus.lines()}


def test_the_packaged_file_is_small() -> None:
    assert shipped_path().stat().st_size <= 300_000


def test_no_text_takes_long(wording: Wording) -> None:
    began = time.process_time()
    wording.weigh("免费 dm me " * 300)
    assert time.process_time() - began < 0.05
