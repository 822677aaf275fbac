"""The mood of a message: a score, a class, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import exp, sqrt
from operator import mul
from typing import Final, Literal

import msgspec

from engine.ml.sentiment import weights as files
from engine.ml.sentiment.features import Analyser, Features
from engine.ml.sentiment.grams import spell
from engine.ml.sentiment.irony import is_ironic
from engine.ml.sentiment.lexicon import Lexicon

Label = Literal[-1, 0, 1]
_HALF: Final = 1 << (files.SHIFT - 1)
_MASK: Final = (1 << files.SHIFT) - 1


class Score(msgspec.Struct, frozen=True):
    """p(pos) - p(neg), the likeliest class, its probability, all three, and a word when something special decided."""

    score: float
    label: Label
    confidence: float
    p: tuple[float, float, float]
    reason: str


@dataclass(frozen=True, slots=True)
class Prior:
    """How a community's own corrections were distributed: counts of labels that moderators set, never texts."""

    neg: int = 0
    neu: int = 0
    pos: int = 0

    def factors(self) -> tuple[float, float, float]:
        """Say by how much each class gains.

        f = ((n_class + 20/3) / (n + 20)) / (1/3), kept within [1/2, 2]: without corrections nothing moves, and
        no number of them can more than double or halve a class's odds.
        """
        total = self.neg + self.neu + self.pos + _EVEN
        neg, neu, pos = (
            min(2.0, max(0.5, 3 * (count + _EVEN / 3) / total)) for count in (self.neg, self.neu, self.pos)
        )
        return neg, neu, pos


_EDGES: Final = " ,.!~。,!~、"
ACKNOWLEDGEMENTS: Final = frozenset(
    [
        "好",
        "好的",
        "好滴",
        "好嘞",
        "行",
        "行吧",
        "可以",
        "可以的",
        "嗯",
        "嗯嗯",
        "嗯嗯嗯",
        "哦",
        "哦哦",
        "噢",
        "收到",
        "了解",
        "明白",
        "知道了",
        "是的",
        "对",
        "对的",
        "没",
        "没有",
        "在",
        "在吗",
        "在的",
        "来了",
        "到了",
        "签到",
        "打卡",
        "已读",
        "早",
        "早安",
        "早上好",
        "晚安",
        "下午好",
        "晚上好",
        "你好",
        "大家好",
        "ok",
        "okay",
        "k",
        "kk",
        "yes",
        "yep",
        "yeah",
        "no",
        "nope",
        "sure",
        "noted",
        "done",
        "ack",
        "roger",
        "brb",
        "afk",
        "hi",
        "hello",
        "hey",
        "morning",
        "gm",
        "gn",
        "same",
        "me",
        "同",
        "同上",
        "1",
        "2",
        "11",
        "111",
        "+1",
        "1+",
        "+",
    ]
)
"""What says only that somebody is there."""
_EVEN: Final = 20.0
_NEUTRAL: Final = (0.015, 0.97, 0.015)
_UNSURE: Final = (0.36, 0.4, 0.24)
WORDS: Final = 8192
"""So many words have their weight remembered: nine of ten in a chat."""


class Words(dict[str, int]):
    """What words weigh with all their pieces, remembered: a dictionary, for `lru_cache` takes six times as long."""

    def __init__(self, table: Mapping[str, int]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, word: str) -> int:
        if len(self) >= WORDS:
            self.clear()
        self[word] = weight = sum(map(self._table.get, spell(word), repeat(0)))
        return weight


class Scorer:
    """Score messages with one model. Pure: the same text and prior give the same score."""

    def __init__(self, weights: files.Weights) -> None:
        self._weights = weights
        table = weights.table()
        self._others = table.get
        # What is looked up most stands apart, close together: a look-up waits for memory longer than it computes.
        self._chinese = {piece: weight for piece, weight in table.items() if not piece.isascii()}.get
        self._word = Words(table).__getitem__
        self._analyser = Analyser(weights.fold, Lexicon(weights.english), weights.snow)
        self._lean, self._calm = weights.scale
        self._sure, self._doubt = 1.0 - weights.doubt, weights.doubt / 3
        self._dense_lean = tuple(pair[0] for pair in weights.dense)
        self._dense_calm = tuple(pair[1] for pair in weights.dense)

    @classmethod
    def shipped(cls) -> Scorer:
        """Give the scorer with the packaged model; it is read once a process."""
        return _shipped()

    def score(self, text: str, prior: Prior | None = None) -> Score:
        """Score one message, with a community's corrections if there are any."""
        found = self._analyser.features(text)
        if found.reason:
            return _decide(_NEUTRAL, found.reason, None)
        if found.text.strip(_EDGES) in ACKNOWLEDGEMENTS:
            return _decide(_NEUTRAL, "acknowledgement", None)
        p = self.weigh(found)
        if is_ironic(found.text):
            return _decide(_UNSURE, "irony", None)
        return _decide(p, "question" if found.asks and p[1] >= max(p[0], p[2]) else "", prior)

    def score_many(self, texts: Iterable[str], prior: Prior | None = None) -> list[Score]:
        """Score messages in order."""
        return [self.score(text, prior) for text in texts]

    def weigh(self, found: Features) -> tuple[float, float, float]:
        """Turn features into the probabilities of negative, neutral, positive."""
        lean, calm = self.logits(found)
        heat = self._weights.heat[kind(found, lean, calm)]
        pos, neu = exp(lean / heat), exp((calm + lean / 2) / heat)
        share, doubt = self._sure / (1.0 + neu + pos), self._doubt
        return share + doubt, neu * share + doubt, pos * share + doubt

    def logits(self, found: Features) -> tuple[float, float]:
        """Weigh features: log odds of positive to negative, and of neutral to the mean of both."""
        counted = found.counted
        packed = (
            sum(map(self._chinese, counted.chinese, repeat(0)))
            + sum(map(self._others, counted.others, repeat(0)))
            + sum(map(self._word, counted.words))
        )
        calm = ((packed + _HALF) & _MASK) - _HALF
        lean = (packed - calm) >> files.SHIFT
        size = sqrt(counted.size)
        bias_lean, bias_calm = self._weights.bias
        dense = found.dense
        return (
            lean * self._lean / size + bias_lean + sum(map(mul, dense, self._dense_lean)),
            calm * self._calm / size + bias_calm + sum(map(mul, dense, self._dense_calm)),
        )


def kind(found: Features, lean: float, calm: float) -> str:
    """Name the temperature of a message: by its language, and by whether it says plainly what the verdict is."""
    language = "zh" if found.chinese else "en"
    plain = found.plain and found.plain * lean > 2 * max(calm, 0.0)
    return f"{language} plain" if plain else language


def _decide(p: tuple[float, float, float], reason: str, prior: Prior | None) -> Score:
    if prior is not None:
        raised = [chance * factor for chance, factor in zip(p, prior.factors(), strict=True)]
        total = sum(raised)
        p = (raised[0] / total, raised[1] / total, raised[2] / total)
    neg, neu, pos = p
    confidence = max(p)
    label: Label = 0 if neu == confidence else 1 if pos == confidence else -1
    return Score(pos - neg, label, confidence, p, reason)


@lru_cache(maxsize=1)
def _shipped() -> Scorer:
    return Scorer(files.shipped())
