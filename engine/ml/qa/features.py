"""What is measured of a question and a candidate. All numbers are about 0 to 1, more is better unless named otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from engine.ml.qa.analyser import BREAK, Analysed

LEXICAL = (
    "row_score",  # BM25 on question or variant over the best a text could get
    "row_lead",  # over the best candidate's
    "whole_score",  # BM25 on question and answer together, and neighbouring words in common
    "whole_lead",
    "covered",  # share of the question's weight that stands in the row
    "covers",  # share of the row's weight that stands in the question
    "cosine",
    "covered_anywhere",  # in row or answer
    "sequence",  # longest common subsequence of the signs
    "codes_covered",  # share of the question's Latin words in row or answer
    "codes_foreign",  # share of the row's Latin words that the question lacks (less is better)
    "numbers_clash",  # both name numbers, none in common
    "negation_clash",
    "asks_shared",
    "asks_clash",
    "missing",  # the rarest term of the question that the entry lacks
    "excess",  # the rarest term of the row that the question lacks
    "shortness",
    "languages_differ",
    "covered_foreign",  # covered, where languages differ
    "whole_long",  # whole_lead, where answers are long
    "row_long",  # row_lead, where answers are long
    "covered_long",  # covered_anywhere, where answers are long
    "evidence",  # what of the question stands in the entry, by weight, not by share: little is never sure
)
PLENTY = 30.0
"""The weight of evidence that is as good as any: some eight rare words."""
DENSE = (
    "near",  # cosine of the embeddings of question and row
    "near_lead",  # less the best other row's
    "near_height",  # in deviations of the whole base
    "answer_near",
    "answer_near_lead",
    "answer_near_height",
    "near_foreign",  # near_height, where languages differ
    "near_long",  # near_height, where answers are long
    "answer_near_long",  # answer_near_height, where answers are long
)
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosines of the question with a row and with its entry's passage, beside those of others."""

    row: float
    answer: float
    row_rival: float  # the best of other entries
    answer_rival: float
    row_spread: tuple[float, float]  # mean and deviation over the base
    answer_spread: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate beside the question: analysed row and answer, and what the members found."""

    row: Analysed
    answer: Mapping[str, int]
    row_score: float
    row_best: float
    whole_score: float
    whole_best: float
    long: float = 0.0  # how long the base's answers are: 0 to 1
    nearness: Nearness | None = None


class Query:
    """A question and what is the same for all its candidates."""

    def __init__(self, analysed: Analysed, weights: Mapping[str, float]) -> None:
        self.analysed = analysed
        self.weights = weights
        self.own = {term: weights[term] for term in analysed.terms}
        self.full = sum(self.own.values()) or 1.0
        self._pairs = {
            f" {one} {other} ": weights[one] + weights[other]
            for one, other in pairwise(analysed.steps.split())
            if BREAK not in (one, other)
        }
        self.norm = sqrt(sum(weight * weight for weight in self.own.values()))

    def neighbours(self, *steps: str) -> float:
        """Weigh the question's neighbouring words that are neighbours in one of these orders of words, too."""
        return sum(weight for pair, weight in self._pairs.items() if any(pair in words for words in steps))


def lexical(query: Query, pair: Pair) -> tuple[float, ...]:
    """Measure words and signs."""
    asked, row = query.analysed, pair.row
    own, told = query.own, row.terms
    common = whole = both_squared = told_squared = excess = 0.0
    for term in told:
        weight = query.weights[term]
        whole += weight
        told_squared += weight * weight
        if term in own:
            common += weight
            both_squared += weight * weight
        elif weight > excess:
            excess = weight
    beyond = missing = 0.0
    for term, weight in own.items():
        if term not in told:
            if term in pair.answer:
                beyond += weight
            elif weight > missing:
                missing = weight
    covered, anywhere = common / query.full, (common + beyond) / query.full
    row_lead = pair.row_score / pair.row_best if pair.row_best else 0.0
    whole_lead = pair.whole_score / pair.whole_best if pair.whole_best else 0.0
    foreign = float(asked.chinese != row.chinese)
    return (
        pair.row_score / (2.2 * query.full),
        row_lead,
        pair.whole_score / (2.2 * query.full),
        whole_lead,
        covered,
        common / (whole or 1.0),
        both_squared / (query.norm * sqrt(told_squared) or 1.0),
        anywhere,
        likeness(asked.text, row.text),
        _share(asked.codes, row.codes, pair.answer),
        1.0 - _share(row.codes, asked.codes),
        float(bool(asked.numbers and row.numbers) and not asked.numbers & row.numbers),
        float(asked.negated != row.negated),
        float(bool(asked.asks & row.asks)),
        float(bool(asked.asks and row.asks) and not asked.asks & row.asks),
        missing / 8,
        excess / 8,
        1.0 / (1.0 + log(1 + len(own))),
        foreign,
        covered * foreign,
        whole_lead * pair.long,
        row_lead * pair.long,
        anywhere * pair.long,
        min(1.0, (common + beyond) / PLENTY),
    )


def dense(query: Query, pair: Pair) -> tuple[float, ...]:
    """Measure embeddings; without `nearness` there is nothing to measure."""
    near = pair.nearness
    if near is None:
        return ()
    height = (near.row - near.row_spread[0]) / near.row_spread[1] / 5
    answer_height = (near.answer - near.answer_spread[0]) / near.answer_spread[1] / 5
    return (
        near.row,
        (near.row - near.row_rival) * 2,
        height,
        near.answer,
        (near.answer - near.answer_rival) * 2,
        answer_height,
        height * float(query.analysed.chinese != pair.row.chinese),
        height * pair.long,
        answer_height * pair.long,
    )


def _share(part: Collection[str], whole: Collection[str], more: Collection[str] = ()) -> float:
    return sum(1 for one in part if one in whole or one in more) / len(part) if part else 1.0


def likeness(one: str, other: str) -> float:
    """Twice the longest common subsequence over both lengths, by bit-parallel steps (Hyyrö 2004)."""
    first, second = _SIGNS.sub("", one)[:120], _SIGNS.sub("", other)[:120]
    if not first or not second:
        return 0.0
    places: dict[str, int] = {}
    for index, sign in enumerate(first):
        places[sign] = places.get(sign, 0) | 1 << index
    mask = (1 << len(first)) - 1
    state = mask
    for sign in second:
        hits = state & places.get(sign, 0)
        state = ((state + hits) | (state - hits)) & mask
    return 2 * (len(first) - state.bit_count()) / (len(first) + len(second))
