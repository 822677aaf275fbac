"""One text, ready to be weighed: what is left of it, its pieces, and the few numbers that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import repeat

import msgspec

from engine.ml.sentiment.clean import MOST, clean
from engine.ml.sentiment.grams import Pieces, grams, sift, tokens
from engine.ml.sentiment.lexicon import Lexicon
from engine.ml.sentiment.shapes import is_question, split_talk, without_code

DENSE = (
    "zh_pos",
    "zh_neg",
    "en_pos",
    "en_neg",
    "sign_pos",
    "sign_neg",
    "snow",
    "calls",
    "zh",
    "zh_asks",
    "zh_silent",
    "zh_short",
    "en_asks",
    "en_silent",
    "en_short",
)
"""The numbers beside the pieces. What would mean other things in another language is kept apart by language."""


SHORT = 80
"""Pieces: some eleven English words, some twenty Chinese characters."""
STRONG = 0.5
"""What one plain word of praise or blame, or one sign, comes to."""


class Features(msgspec.Struct):
    """Pieces to look up, numbers in the order of `DENSE`, and why a text may need no weighing at all.

    `plain` is 1 or -1 where a short text holds words and signs of one side only, and clearly so; else 0.
    """

    text: str
    parts: list[str]
    counted: Pieces
    dense: tuple[float, ...]
    reason: str
    chinese: bool
    asks: bool = False
    plain: int = 0
    spelled: list[str] | None = None

    @property
    def pieces(self) -> list[str]:
        """All pieces, in the order of the text; for training."""
        if self.spelled is None:
            self.spelled = grams(self.parts)
        return self.spelled


_CHINESE = re.compile("[\u3400-\u9fff]")
_EMPTY = (0.0,) * len(DENSE)
_NO_PIECES = Pieces([], [], [], 0)


class Analyser:
    """Turn texts into features. Holds the folding table, the lexicon and SnowNLP's log ratios."""

    def __init__(self, fold: Mapping[int, str], lexicon: Lexicon, snow: Mapping[str, float]) -> None:
        self._fold = fold
        self._lexicon = lexicon
        self._snow = snow
        self._known = frozenset(snow).union(lexicon.zh)

    def features(self, raw: str) -> Features:
        """Analyse one text; `reason` is "empty", "log" or "command" when nothing is left to weigh."""
        talk, reason = split_talk(raw[:MOST])
        if reason and not talk.strip():
            return Features("", [], _NO_PIECES, _EMPTY, reason, chinese=False)
        text = clean(self._lexicon.mark_signs(without_code(talk)), self._fold)
        parts = tokens(text)
        if not parts:
            return Features("", [], _NO_PIECES, _EMPTY, "empty", chinese=False)
        counted = sift(parts)
        chinese = bool(_CHINESE.search(text))
        known = list(filter(self._known.__contains__, counted.chinese))
        moods = self._lexicon.moods(parts, known, counted.words)
        pos_signs, neg_signs = text.count("<+>"), text.count("<->")
        told = moods.zh_pos + moods.zh_neg + moods.en_pos + moods.en_neg + pos_signs + neg_signs
        asks = is_question(text)
        marks = (float(asks), 0.0 if told else 1.0, 1.0 / (1 + counted.size / 40))
        dense = (
            moods.zh_pos / (moods.zh_pos + 2),
            moods.zh_neg / (moods.zh_neg + 2),
            moods.en_pos / (moods.en_pos + 2),
            moods.en_neg / (moods.en_neg + 2),
            pos_signs / (pos_signs + 1),
            neg_signs / (neg_signs + 1),
            self._ratio(known),
            1.0 if "!" in text else 0.0,
            *((1.0, *marks, 0.0, 0.0, 0.0) if chinese else (0.0, 0.0, 0.0, 0.0, *marks)),
        )
        plain = _side(dense) if told and counted.size < SHORT else 0
        return Features(text, parts, counted, dense, "", chinese, asks, plain)

    def _ratio(self, known: list[str]) -> float:
        """Sum SnowNLP's log ratios over the words of its table that stand in a text, squashed into (-1, 1)."""
        total = sum(map(self._snow.get, known, repeat(0.0)))
        return total / (abs(total) + 4)


def _side(dense: tuple[float, ...]) -> int:
    """Tell which side the words and signs of a text are on, 0 if on both or hardly on any."""
    pos, neg = dense[0] + dense[2] + dense[4], dense[1] + dense[3] + dense[5]
    if neg == 0.0 and pos >= STRONG:
        return 1
    return -1 if pos == 0.0 and neg >= STRONG else 0
