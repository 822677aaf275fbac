"""Small numbers as people write them, in figures and in words of both languages."""

from __future__ import annotations

from fractions import Fraction

_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ENGLISH = {
    word: Fraction(n)
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {
    "a": Fraction(1),
    "an": Fraction(1),
    "half a": Fraction(1, 2),
    "half an": Fraction(1, 2),
    "a couple of": Fraction(2),
}

ZH = r"[零〇一二两三四五六七八九十]{1,3}"
NUM = rf"(?:\d{{1,4}}|{ZH})"
"""A whole number in figures or Chinese signs."""
_EN_WORDS = "half an?|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
EN = rf"(?:\d{{1,4}}(?:\.\d{{1,2}})?\s*|(?:{_EN_WORDS})\s+)"
"""An amount in English with the space behind it; a figure may do without."""


def whole(word: str) -> int:
    """Read a whole number below a hundred in Chinese signs (十五, 二十, 两), or any in figures."""
    if word.isdecimal():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    if not ten:
        value = 0
        for sign in word:
            value = value * 10 + _DIGITS[sign]
        return value
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def english(word: str) -> Fraction:
    """Read an amount in English words or figures: `two`, `half an`, `1.5`."""
    word = word.strip()
    return _ENGLISH[word] if word in _ENGLISH else Fraction(word)
