"""How the packaged file is made: the same from the same, and never from what judges it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.ml.qa.analyser import Analyser
from engine.ml.qa.features import DENSE, LEXICAL
from engine.ml.qa.gate import MARGINS, GateWeights
from engine.ml.qa.training import asked, bases
from engine.ml.qa.training.fit import FUSION, LESS, UNGATED, cases, fit
from engine.ml.qa.training.remembered import remembered
from engine.ml.qa.vectors import Vectors
from engine.ml.qa.weights import pack, shipped, shipped_path, unpack
from engine.ml.sentiment.training import corpus

JUDGES = Path(__file__).parents[2] / "data" / "qa"


def train(*, dense: bool) -> GateWeights:
    weights = shipped()
    analyser = Analyser(weights.fold)
    lessons = [lesson for lesson in bases.lessons() if lesson.name in {"zh 0", "long answers 1"}]
    found = []
    for lesson in lessons:
        part = bases.Lesson(lesson.name, lesson.entries, lesson.questions[::4])
        vectors = (lambda: Vectors(remembered(), analyser.fold, weights.centres)) if dense else None
        found += cases(part, analyser, weights.talk, vectors)
    return fit(found)


@pytest.mark.parametrize("dense", [False, True])
def test_the_same_lessons_make_the_same_weights(dense: bool) -> None:
    first = train(dense=dense)
    assert first == train(dense=dense)
    assert len(first.gate) == len(LEXICAL) + dense * len(DENSE) + len(MARGINS)


def test_a_measure_never_counts_against_its_meaning() -> None:
    for weights in (shipped().lexical, shipped().semantic):
        names = [*LEXICAL, *DENSE][: len(weights.rank)]
        for name, rank, gate in zip(names, weights.rank, weights.gate, strict=False):
            if name in LESS:
                assert rank <= 0
                assert gate <= 0
            if name in UNGATED:
                assert gate == 0


def test_words_keep_their_worth_beside_meaning() -> None:
    """Where answers are long neither member of the fusion is trained away."""
    rank = dict(zip((*LEXICAL, *DENSE), shipped().semantic.rank, strict=True))
    for name, start in FUSION.items():
        assert 0.5 * start < rank[name] < 3 * start


def test_the_packaged_file_reads_back_and_is_small() -> None:
    packed = shipped_path().read_bytes()
    assert pack(unpack(packed)) == packed
    assert len(packed) < 300_000


def test_every_text_of_the_lessons_has_its_vector() -> None:
    folding = Analyser(shipped().fold).fold
    known = remembered()
    questions, passages = bases.texts()
    for vectors in (
        known.questions([folding(text) for text in questions]),
        known.passages([folding(text) for text in passages]),
    ):
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert known.centres() == shipped().centres


def test_nothing_that_judges_teaches() -> None:
    judges = {
        json.loads(line)["text"]
        for name in ("zh_test", "en_zh_test")
        for line in (JUDGES / f"{name}.jsonl").read_text("utf-8").splitlines()
    }
    questions, _ = bases.texts()
    assert not judges & set(questions)


def test_each_set_of_lessons_leaves_questions_without_an_answer() -> None:
    for lesson in bases.lessons():
        kept = {entry.key for entry in lesson.entries}
        open_ = sum(key not in kept for _, key in lesson.questions)
        assert 0.15 < open_ / len(lesson.questions) <= 1


def test_lines_ask_and_tell() -> None:
    found = asked.lines()
    assert {line.domain for line in found} == {"dialogue", "service", "own", "group"}
    for domain in ("dialogue", "service", "own", "group"):
        part = [line.asks for line in found if line.domain == domain]
        assert 0.1 < sum(part) / len(part) < 0.9


def test_no_line_that_judges_the_detector_teaches_it() -> None:
    taught = {line.text.strip() for line in asked.lines()}
    judging = [json.loads(line) for line in (JUDGES / "group_test.jsonl").read_text("utf-8").splitlines()]
    assert not taught & {row["text"] for row in judging}


def test_service_talk_teaches_only_the_detector() -> None:
    """It is all hotels and restaurants: whether an entry answers is learned from other texts."""
    questions, passages = bases.texts()
    service = {line.text for line in asked.lines() if line.domain == "service"}
    assert not service & {*questions, *passages}


def test_texts_that_the_mood_model_gains_change_nothing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(bases.talk())
    gained = corpus.Row("is this one new?", before[0].p, "a domain of its own")
    monkeypatch.setattr(corpus, "labelled", lambda: iter([gained, *before]))
    assert list(bases.talk()) == before
