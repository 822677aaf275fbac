"""SnowNLP's own sentiment score, read again from its tables: the same words, the same number, ten times as fast."""

from __future__ import annotations

import re
from functools import lru_cache
from math import exp, log
from typing import Any, Final

from engine.ml.sentiment.snow import data_folder, load_marshal, no_collection

_CHINESE = re.compile("([\u4e00-\u9fa5]+)")
_TAGS: Final = ("b", "m", "e", "s")
_NUMBER: Final = {tag: index for index, tag in enumerate(_TAGS)}
_NEVER: Final = float("-inf")
_BASIC = tuple[float, ...]
_Step = tuple[_BASIC, tuple[tuple[int, tuple[float, float, float, float]], ...]]


class Segmenter:
    """Second-order Viterbi over the tags b, m, e, s, with the counts regrouped by characters.

    A state is (tag before, tag now); among equal paths the first in SnowNLP's own order wins, as it does there.
    """

    def __init__(self) -> None:
        with no_collection():
            self._read(load_marshal("seg/seg.marshal"))

    def _read(self, raw: dict[str, Any]) -> None:
        self._l1, self._l2, self._l3 = raw["l1"], raw["l2"], raw["l3"]
        self._total = raw["uni"]["total"]
        self._uni: dict[str, list[int]] = {}
        self._bi: dict[str, dict[int, int]] = {}
        self._tri: dict[str, dict[int, int]] = {}
        self._bos = raw["uni"]["d"].get(("", "BOS"), 0)
        for (char, tag), count in raw["uni"]["d"].items():
            if tag != "BOS":
                self._uni.setdefault(char, [0, 0, 0, 0])[_NUMBER[tag]] = count
        for grams, table in (("bi", self._bi), ("tri", self._tri)):
            for key, count in raw[grams]["d"].items():
                table.setdefault("".join([char for char, _ in key]), {})[_place(key)] = count
        self.step = lru_cache(maxsize=1 << 17)(self._step)

    def words(self, run: str) -> list[str]:
        """Cut a run of Chinese characters into words."""
        found: list[str] = []
        word = ""
        for char, tag in zip(run, self.tags(run), strict=True):
            if tag == 2:
                found.append(word + char)
                word = ""
            elif tag in {0, 3}:
                if word:
                    found.append(word)
                word = char
            else:
                word += char
        if word:
            found.append(word)
        return found

    def tags(self, run: str) -> list[int]:
        """Find the likeliest tags; 0 begins a word, 1 goes on, 2 ends it, 3 is a word by itself."""
        best = self._start(run[0])
        back: list[list[int]] = []
        for index in range(1, len(run)):
            if run[index] not in self._uni:
                best, came = _unknown(best, first=index == 1)
            elif index == 1:
                best, came = self._second(best, run[0], run[1])
            else:
                best, came = _advance(best, self.step(run[index - 2], run[index - 1], run[index]))
            back.append(came)
        if len(run) == 1:
            return [best.index(max(best))]
        state = best.index(max(best))
        tags = [state >> 2]
        for came in reversed(back[1:]):
            tags.append(state & 3)
            state = ((state & 3) << 2) | came[state]
        tags.append(state & 3)
        tags.reverse()
        return tags

    def _start(self, char: str) -> list[float]:
        if char not in self._uni:
            return [0.0] * 4
        return [
            self._log(
                self._l1 * (self._uni[char][tag] / self._total),
                _share(self._l2 * self._count(self._bi, char, _FIRST + tag), self._bos),
                _share(
                    self._l3 * self._count(self._tri, char, _FIRST + tag), self._count(self._bi, "", _EMPTY)
                ),
            )
            for tag in range(4)
        ]

    def _second(self, best: list[float], one: str, two: str) -> tuple[list[float], list[int]]:
        found = []
        for tag in range(4):
            for before in range(4):
                chance = self._log(
                    self._l1 * (self._uni[two][tag] / self._total),
                    _share(
                        self._l2 * self._count(self._bi, one + two, before * 4 + tag), self._seen(one, before)
                    ),
                    _share(
                        self._l3 * self._count(self._tri, one + two, _FIRST + before * 4 + tag),
                        self._count(self._bi, one, _FIRST + before),
                    ),
                )
                found.append(best[before] + chance)
        return found, [0] * 16

    def _step(self, one: str, two: str, three: str) -> _Step:
        """Give the log chances of (tag of two, tag of three), and those that the tag of `one` changes."""
        alone = [self._l1 * (self._uni[three][tag] / self._total) for tag in range(4)]
        pairs = self._bi.get(two + three, {})
        triples = self._tri.get(one + two + three, {})
        basic, special = [], []
        for tag in range(4):
            for middle in range(4):
                pair = _share(self._l2 * pairs.get(middle * 4 + tag, 0), self._seen(two, middle))
                basic.append(self._log(alone[tag], pair, 0))
                counts = [triples.get(first * 16 + middle * 4 + tag, 0) for first in range(4)]
                if any(counts):
                    before = self._bi.get(one + two, {})
                    a, b, c, d = (
                        self._log(
                            alone[tag],
                            pair,
                            _share(self._l3 * counts[first], before.get(first * 4 + middle, 0)),
                        )
                        for first in range(4)
                    )
                    special.append((tag * 4 + middle, (a, b, c, d)))
        return tuple(basic), tuple(special)

    def _seen(self, char: str, tag: int) -> int:
        counts = self._uni.get(char)
        return counts[tag] if counts else 0

    @staticmethod
    def _count(table: dict[str, dict[int, int]], chars: str, place: int) -> int:
        return table.get(chars, {}).get(place, 0)

    @staticmethod
    def _log(uni: float, bi: float, tri: float) -> float:
        chance = uni + bi + tri
        return log(chance) if chance != 0 else _NEVER


_FIRST: Final = 1000
_EMPTY: Final = 5000


def _place(key: tuple[tuple[str, str], ...]) -> int:
    """Number the tags of a pair or triple; those at the beginning of a sentence have numbers of their own."""
    tags = [tag for _, tag in key]
    number = 0
    for tag in tags:
        if tag != "BOS":
            number = number * 4 + _NUMBER[tag]
    bos = tags.count("BOS")
    return _EMPTY if bos == len(tags) else number + (_FIRST if bos else 0)


def _share(part: float, whole: float) -> float:
    return 0 if whole == 0 else part / whole


def _unknown(best: list[float], *, first: bool) -> tuple[list[float], list[int]]:
    """Go over a character that was never seen: SnowNLP then keeps the last path into a state, not the best."""
    if first:
        return best * 4, [0] * 16
    return [best[middle * 4 + 3] for middle in range(4)] * 4, [3] * 16


def _advance(best: list[float], step: _Step) -> tuple[list[float], list[int]]:
    basic, special = step
    tops = [max(best[start : start + 4]) for start in (0, 4, 8, 12)]
    firsts = [best.index(tops[middle], middle * 4) - middle * 4 for middle in range(4)]
    found = [tops[index & 3] + chance for index, chance in enumerate(basic)]
    came = firsts * 4
    for index, chance in enumerate(basic):
        if chance == _NEVER:
            came[index] = 0
    for index, chances in special:
        start = (index & 3) * 4
        paths = [best[start + first] + chances[first] for first in range(4)]
        top = max(paths)
        found[index] = top
        came[index] = paths.index(top)
    return found, came


class SnowCompat:
    """Score texts as `snownlp.sentiment.classify` does: the chance of positive, to 1e-9."""

    def __init__(self) -> None:
        self._segmenter = Segmenter()
        table: dict[str, Any] = load_marshal("sentiment/sentiment.marshal")
        self._classes = list(table["d"])
        self._counts = [table["d"][name]["d"] for name in self._classes]
        self._sums = [table["d"][name]["total"] for name in self._classes]
        self._none = [table["d"][name]["none"] for name in self._classes]
        self._prior = [log(total) - log(table["total"]) for total in self._sums]
        stop = (data_folder() / "normal" / "stopwords.txt").read_text("utf-8")
        self._stop = {line.strip() for line in stop.split("\n")}

    def words(self, text: str) -> list[str]:
        """Cut a text into the words that SnowNLP counts, stop words left out."""
        found: list[str] = []
        for piece in _CHINESE.split(text):
            stripped = piece.strip()
            if not stripped:
                continue
            found += self._segmenter.words(stripped) if _CHINESE.match(stripped) else stripped.split()
        return [word for word in found if word not in self._stop]

    def score(self, text: str) -> float:
        """Give the chance that a text is positive."""
        sums = list(self._prior)
        for word in self.words(text):
            for index, counts in enumerate(self._counts):
                sums[index] += log(float(counts.get(word, self._none[index])) / self._sums[index])
        best, chance = 0, 0.0
        for index, own in enumerate(sums):
            try:
                now = 1 / sum(exp(other - own) for other in sums)
            except OverflowError:
                now = 0.0
            if now > chance:
                best, chance = index, now
        return chance if self._classes[best] == "pos" else 1 - chance
