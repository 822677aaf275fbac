"""The pieces of a cleaned text that the model weighs."""

from __future__ import annotations

import re
from operator import add

import msgspec

_TOKEN = re.compile(r"[\u3400-\u9fff]+|<[a-z+-]+>|[a-z]+(?:'[a-z]+)?|\d+|[^\s\w]+|\w+")
NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "nowhere",
        "neither",
        "nor",
        "cannot",
        "cant",
        "can't",
        "don't",
        "dont",
        "doesn't",
        "doesnt",
        "didn't",
        "didnt",
        "isn't",
        "isnt",
        "aren't",
        "arent",
        "wasn't",
        "wasnt",
        "weren't",
        "won't",
        "wont",
        "wouldn't",
        "wouldnt",
        "couldn't",
        "couldnt",
        "shouldn't",
        "hasn't",
        "haven't",
        "hadn't",
        "ain't",
        "without",
        "hardly",
        "barely",
        "rarely",
        "seldom",
        "no-one",
    ]
)
_REACH = 3
_WHOLE = 3
"""Letters of a word that has no pieces."""


def tokens(text: str) -> list[str]:
    """Cut a cleaned text into runs of Chinese, words, numbers and signs."""
    return _TOKEN.findall(text)


def grams(parts: list[str]) -> list[str]:
    """Count out n-grams of Chinese characters, words, word pairs, pieces of words and negated words, part by part.

    Training adds them up in this order. Whoever scores asks `sift`, which is much faster.
    """
    found: list[str] = []
    before = "^"
    negated = 0
    for part in parts:
        first = part[0]
        if "\u3400" <= first <= "\u9fff":
            found += _chinese(part)
            before = "^"
        elif "a" <= first <= "z":
            whole, *inner = spell(part)
            found += (whole, f"{before} {part}", *inner)
            if negated:
                found.append(f"n:{part}")
                negated -= 1
            if part in NEGATIONS:
                negated = _REACH
            before = part
        else:
            found.append(part)
            negated = 0
            before = "^"
    return found


class Pieces(msgspec.Struct):
    """The pieces of a text, and how many they are. A word stands for all of `spell`: people say the same ones all day."""

    chinese: list[str]
    words: list[str]
    others: list[str]
    size: int


def sift(parts: list[str]) -> Pieces:
    """Count out the same pieces as `grams`, by what looks them up."""
    chinese: list[str] = []
    words: list[str] = []
    others: list[str] = []
    size = 0
    before = "^"
    negated = 0
    for part in parts:
        first = part[0]
        if "\u3400" <= first <= "\u9fff":
            chinese += _chinese(part)
            before = "^"
        elif "a" <= first <= "z":
            words.append(part)
            size += 2 * len(part) - 2 if len(part) > _WHOLE else 1
            others.append(f"{before} {part}")
            if negated:
                others.append(f"n:{part}")
                negated -= 1
            if part in NEGATIONS:
                negated = _REACH
            before = part
        else:
            others.append(part)
            negated = 0
            before = "^"
    return Pieces(chinese, words, others, size + len(chinese) + len(others))


def _chinese(part: str) -> list[str]:
    run = f"^{part}$"
    pairs = list(map(add, run, run[1:]))
    triples = list(map(add, pairs, run[2:]))
    return [*part, *pairs, *triples, *map(add, triples, run[3:])]


def spell(word: str) -> list[str]:
    """Give a word and, unless it is short, the pieces of it: every four and every five characters in a row."""
    spaced = f" {word} "
    if len(word) <= _WHOLE:
        return [spaced]
    fours = [spaced[start : start + 4] for start in range(len(spaced) - 3)]
    return [spaced, *fours, *(spaced[start : start + 5] for start in range(len(spaced) - 4))]
