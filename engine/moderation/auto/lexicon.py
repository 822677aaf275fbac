"""The words of `vocabulary` in a text, all sorts in one go."""

from __future__ import annotations

import re
from functools import cache

from engine.moderation.auto import vocabulary
from engine.moderation.auto.normalise import Forms
from engine.moderation.auto.terms import Phrases, pattern_of

HAN = {
    "black": vocabulary.BLACK_ZH,
    "money": vocabulary.MONEY_ZH,
    "promo": vocabulary.PROMO_ZH,
    "ask": vocabulary.ASK_ZH,
}
LATIN = {
    "black": vocabulary.BLACK_EN,
    "money": vocabulary.MONEY_EN,
    "promo": vocabulary.PROMO_EN,
    "ask": vocabulary.ASK_EN,
}


def sorts(forms: Forms, said: set[str] | None) -> dict[str, int]:
    """Count the different words of each sort. `said` are the words of a text; None if they may be glued together."""
    found: dict[str, set[str]] = {}
    if said is None or not _all_words().isdisjoint(said):
        for name in LATIN:
            phrases = latin(name)
            some = phrases.found(forms.folded, said)
            if forms.leet:
                some |= phrases.found(forms.leet, said)
            if some:
                found[name] = some
    if forms.dense:
        for word in set(_han().findall(forms.dense)):
            found.setdefault(_sort_of()[word], set()).add(word)
    return {name: len(found[name]) for name in HAN if name in found}


@cache
def latin(name: str) -> Phrases:
    """Give the English phrases of a sort."""
    return Phrases(LATIN[name])


@cache
def _all_words() -> frozenset[str]:
    return frozenset().union(*(latin(name).words for name in LATIN))


@cache
def _han() -> re.Pattern[str]:
    return re.compile(pattern_of(word for words in HAN.values() for word in words))


@cache
def _sort_of() -> dict[str, str]:
    """A word of two sorts belongs to the first."""
    return {word: name for name in reversed(HAN) for word in HAN[name]}
