"""Who could know: what a question is about, how well somebody's good answers fit it, whose turn it is. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import log2
from typing import NamedTuple

from engine.contract.ids import stable_hash
from engine.ml.sketch import fold
from engine.qa.rules import EXPERTS

_WORD = re.compile(r"[\u4e00-\u9fff]+|[a-z][a-z0-9_.+#-]*[a-z0-9+#]|[a-z]")
_EMPTY = frozenset(
    """
    the a an of to in on is are was be do does did how what why where which who when can could should i
    my me you it this that with for from and or not no any anyone anybody please help have has get there
    if at as
    怎么 什么 如何 为什 么样 请问 一下 有没 没有 是不 不是 可以 这个 那个 我的 大家 谁知 知道 问题
    """.split()  # noqa: SIM905 - a list would be a column of a hundred words
)


def terms(text: str) -> set[str]:
    """Return what a text is about: words, and pairs of Chinese characters."""
    found: set[str] = set()
    for run in _WORD.findall(fold(text)):
        if run[0] >= "\u4e00":
            found.update(run[place : place + 2] for place in range(len(run) - 1))
        else:
            found.add(run)
    return found - _EMPTY


class Helped(NamedTuple):
    """An answer that was good: who gave it, to whom, to which words, and how well it was received."""

    author: int
    asker: int | None
    words: str
    weight: int


ACCEPTED_WEIGHT, THANKED_WEIGHT, VOTE_WEIGHT, VOTES_COUNTED = 6, 4, 1, 3


class Candidate(NamedTuple):
    """Somebody who may be asked; `recent` is how often they were in the last days."""

    member: int
    recent: int


class Chosen(NamedTuple):
    """Somebody who is asked, and how well the question fits them, in thousandths."""

    member: int
    score: int


_UNKNOWN = 0.05
"""What somebody counts of whom nothing is known yet: without it nobody new would ever be asked."""


def fitting(question: str, helped: Iterable[Helped]) -> dict[int, float]:
    """Tell how well each helper's good answers fit a question.

    Rare words say more than usual ones; many different people helped say more than one helped often.
    """
    wanted = terms(question)
    mine: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    people: defaultdict[int, set[int | None]] = defaultdict(set)
    seen: defaultdict[str, int] = defaultdict(int)
    count = 0
    for one in helped:
        count += 1
        known = terms(one.words)
        for word in known:
            seen[word] += 1
        for word in known & wanted:
            mine[one.author][word] += one.weight
        if known & wanted:
            people[one.author].add(one.asker)
    scores = {}
    for author, weights in mine.items():
        match = sum(log2(1 + weight) * log2(1 + count / seen[word]) for word, weight in weights.items())
        scores[author] = match * log2(1 + len(people[author]))
    return scores


def choose(
    number: int, candidates: Iterable[Candidate], scores: Mapping[int, float], most: int = EXPERTS
) -> list[Chosen]:
    """Choose whom to ask: the best fitting first, each time less the more they were asked lately."""
    best = max(scores.values(), default=0.0) or 1.0

    def rank(one: Candidate) -> float:
        return (scores.get(one.member, 0.0) / best + _UNKNOWN) / (1 + one.recent)

    ordered = sorted(candidates, key=lambda one: (-rank(one), stable_hash(f"{number}:{one.member}")))
    return [Chosen(one.member, round(1000 * scores.get(one.member, 0.0) / best)) for one in ordered[:most]]
