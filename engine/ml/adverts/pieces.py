"""The pieces of a text that the model weighs: what a person can read and judge, so that verdicts can be explained."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import add

WORDS = re.compile(r"[\u3400-\u9fff]+|[a-z]+(?:'[a-z]+)?")
SIGNS = re.compile(
    r"\d+|[%$€¥@+【】!:/]|[\u2190-\u21ff\u2600-\u27bf\U0001f300-\U0001faff]"  # numbers, signs, pictures
)
RUN = 4
"""Words are also weighed by their runs of so many letters: adverts bend, misspell and glue words."""
LONGEST = 30
_WIDTHS = (5, 9, 14, 20, 30)
"""Longer adverts than those written for this project are none the less adverts."""


def pieces(text: str) -> Counter[str]:
    """Count out what a text in lower case is made of: Chinese characters by one, two and three, words, pairs, signs."""
    parts = WORDS.findall(text)
    han = [part for part in parts if part[0] >= "\u3400"]
    found = Counter(grams(han))
    for word in {part for part in parts if part[0] < "\u3400"}:
        found.update(runs(word))
    found.update(pairs(parts))
    found.update(signs(text))
    return found


def grams(parts: Iterable[str]) -> set[str]:
    """Give one, two and three Chinese characters in a row."""
    found: set[str] = set()
    for part in parts:
        found.update(part)
        twos = list(map(add, part, part[1:]))
        found.update(twos)
        found.update(map(add, twos, part[2:]))
    return found


def runs(word: str) -> Iterator[str]:
    """Give a word and its runs of letters, the ends marked."""
    yield word
    if RUN - 1 < len(word) <= LONGEST:
        whole = f"^{word}$"
        for at in range(len(whole) - RUN + 1):
            yield f"~{whole[at : at + RUN]}"


def pairs(parts: Iterable[str]) -> set[str]:
    """Give the pairs of neighbouring words."""
    found: set[str] = set()
    before = ""
    for part in parts:
        if part[0] >= "\u3400":
            before = ""
            continue
        if before:
            found.add(f"{before} {part}")
        before = part
    return found


def signs(text: str) -> set[str]:
    """Give the numbers by their length, the signs, and whether there are pictures."""
    return {_sign(one) for one in SIGNS.findall(text)}


def width(text: str, han: int) -> str:
    """Give the piece that says how long a text is, of which so many characters are Chinese."""
    return f"§{bisect(_WIDTHS, 0.4 * len(text) + 1.6 * han)}"


def _sign(one: str) -> str:
    if one[0].isdigit():
        return f"#{min(len(one), 7)}"
    return f"#{one}" if one < "\u2190" or one in "【】" else "#picture"
