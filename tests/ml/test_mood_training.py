"""How the mood model is made: the same from the same, and never from what judges it."""

from __future__ import annotations

import json
from importlib.resources import files
from math import inf
from pathlib import Path

import pytest
from msgspec.structs import replace

from engine.ml.sentiment.scorer import Scorer
from engine.ml.sentiment.training import corpus
from engine.ml.sentiment.training.fit import analyse, fit, prune
from engine.ml.sentiment.training.heat import (
    DOUBTERS,
    JUDGES,
    KIN,
    LEAST,
    Judged,
    best_doubt,
    best_heat,
    best_heats,
)
from engine.ml.sentiment.training.make import EVEN, SHARES, analyser, assemble, balance
from engine.ml.sentiment.training.own import unfold
from engine.ml.sentiment.weights import Weights, pack, shipped, shipped_path, unpack

PROBES = Path(__file__).parents[1] / "data" / "probes"


def train() -> Weights:
    rows = list(corpus.own())[::8]
    return assemble(prune(fit(rows, analyse(analyser(), rows), balance(rows), steps=40), 2000), EVEN)


def test_patterns_unfold_the_same_every_time() -> None:
    assert unfold("{a|b} {1|2|}") == ["a", "a 1", "a 2", "b", "b 1", "b 2"]
    many = "{1|2|3|4|5|6|7|8|9|0}{1|2|3|4|5|6|7|8|9|0}"
    assert unfold(many) == unfold(many)


def test_no_line_written_for_training_is_one_that_judges() -> None:
    judges = {
        json.loads(line)["text"] for line in (PROBES / "sentiment_test.jsonl").read_text("utf-8").splitlines()
    }
    assert not judges & {row.text for row in corpus.own()}


def test_the_same_texts_make_the_same_file_and_a_model_that_has_learned() -> None:
    first = train()
    assert pack(first) == pack(train())
    assert unpack(pack(first)) == first
    scorer = Scorer(first)
    assert [scorer.score(text).label for text in ("老师讲得真好", "完全听不懂，好烦", "作业发到群里")] == [
        1,
        -1,
        0,
    ]


def test_the_packaged_file_is_small() -> None:
    assert shipped_path().stat().st_size <= 2_000_000


def test_every_trained_row_has_chances_that_sum_to_one() -> None:
    for row in (*corpus.labelled(), *corpus.taught()):
        assert abs(sum(row.p) - 1) < 0.01


def test_whoever_is_right_may_be_surer_and_whoever_errs_must_be_more_modest() -> None:
    sure, other = (2.0, -1.0), (0.0, 0.0, 1.0)
    right = [(sure, other)] * 9 + [(sure, (1.0, 0.0, 0.0))]
    wrong = [(sure, other)] * 7 + [(sure, (1.0, 0.0, 0.0))] * 3
    assert best_heat([right]) < best_heat([right, wrong]) < best_heat([wrong])
    assert best_heat([right, []]) == best_heat([right])


def test_a_temperature_is_chosen_by_the_domains_that_have_lines_for_it() -> None:
    sure, right, wrong = (2.0, -1.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0)
    good: Judged = [(sure, right)] * LEAST
    bad: Judged = [(sure, wrong)] * (LEAST - 1)
    mixed: Judged = [(sure, right), (sure, wrong)] * LEAST
    heats = best_heats([{"en plain": good, "en": mixed}, {"en plain": bad}])
    assert heats == {"en plain": best_heat([good]), "en": best_heat([mixed])}
    assert heats["en plain"] < heats["en"]


def test_doubt_is_how_often_people_say_otherwise_than_what_is_plain() -> None:
    plain, right, wrong = (12.0, -12.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0)
    heats = {"en": 1.0}
    assert best_doubt([{"en": [(plain, right)] * 100}], heats) == 0
    # Nine of ten agree; a doubt of 15 % leaves the other two classes 5 % each.
    assert best_doubt([{"en": [(plain, right)] * 90 + [(plain, wrong)] * 10}], heats) in (0.14, 0.16)


def test_a_domain_without_neutral_lines_doubts_between_good_and_bad() -> None:
    plain, right, wrong = (12.0, -inf), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0)
    assert best_doubt([{"zh": [(plain, right)] * 95 + [(plain, wrong)] * 5}], {"zh": 1.0}) == 0.1


def test_doubt_changes_how_sure_a_score_is_and_never_its_label() -> None:
    weights = shipped()
    sober, sure = Scorer(weights), Scorer(replace(weights, doubt=0.0))
    for text in ("太好用了！", "又崩了，烦死", "几点开会？", "I love this course", "this is terrible"):
        ours, theirs = sober.score(text), sure.score(text)
        assert ours.label == theirs.label
        assert ours.confidence <= theirs.confidence
        assert sum(ours.p) == pytest.approx(1)


def test_what_is_held_back_of_the_columns_is_not_among_the_rows_that_train() -> None:
    assert not {corpus.bucket(row.text) for row in corpus.labelled() if row.domain == "columns"} & {0, 1}


def test_no_word_of_the_lexicon_stands_twice() -> None:
    source = (files("engine.ml.sentiment") / "lexicon.tsv").read_text(encoding="utf-8")
    words = [tuple(line.split("\t")[:2]) for line in source.splitlines() if not line.startswith("# ")]
    assert len(words) == len(set(words))


def test_judges_are_domains_that_train() -> None:
    judges = {domain for domains in JUDGES.values() for domain in domains}
    assert judges | set(KIN) | set(KIN.values()) <= set(SHARES)
    assert set(DOUBTERS) <= judges
