"""From what somebody typed to what is counted and compared: one script, one case, words, character pairs, code tokens."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from engine.ml.qa.words import ASKS, CONCEPTS, FILLERS, FUNCTION_WORDS, NEGATIONS, POLITE, stem

MOST = 600
"""So many characters of a text are read; what comes later says little about what it asks."""
LETTERS = 3
"""A Chinese character says as much as so many Latin letters."""
BREAK = "|"
"""Stands for Chinese in the order of words: its order is known by its pairs of characters."""
OTHER = re.compile(r"[^\W_\u3400-\u9fff]+(?:[._/@:\\-]+[^\W_\u3400-\u9fff]+)*[+#]*")
_RUN = re.compile(rf"[\u3400-\u9fff\uf900-\ufaff]+|{OTHER.pattern}")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[^\W_\u3400-\u9fff]+")
_CODE = re.compile(r"[._/@:\\-]|\d|[+#]$")
_SPLIT = re.compile(r"[a-z]+|\d+|[^\W\d_a-z]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_SCHEME = re.compile(r"https?://|www\.")
_REPEAT = re.compile(r"(?<![a-z])iii(?![a-z])|([^\d])\1{2,}")
"""Signs drawn out, which say no more than two of them; 1000 is not 100, nor part III part II."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text, ready to be compared."""

    text: str  # folded
    terms: Mapping[str, int]  # what the index counts
    codes: frozenset[str]  # words in Latin letters and code tokens that stand for something
    numbers: frozenset[str]
    asks: frozenset[str]  # what kind of answer is wanted: how, why, when, …
    negated: bool
    steps: str  # the words in Latin letters in their order, see `Analyser.told`
    chinese: bool  # mostly


class Analyser:
    """Analyse with one table of traditional characters."""

    def __init__(self, fold: Mapping[int, str]) -> None:
        self._fold = fold
        self._traditional = frozenset(map(chr, fold))

    def fold(self, text: str, most: int = MOST) -> str:
        """Bring a text into one width, script and case."""
        text = text[:most]
        if not text.isascii():
            text = unicodedata.normalize("NFKC", text)
            if not self._traditional.isdisjoint(
                text
            ):  # most texts have none, and looking is faster than folding
                text = text.translate(self._fold)
        text = text.lower()
        return _SCHEME.sub(" ", text) if "://" in text or "www." in text else text

    def terms(self, text: str, most: int = MOST, *, singles: bool = True) -> dict[str, int]:
        """Count a text's terms: characters and their pairs, stems, code tokens whole and in parts, concepts.

        Without `singles` a Chinese character counts only in its pairs, which is enough for a long text.
        """
        return _count(self.fold(text, most), singles)[0]

    def analyse(self, text: str) -> Analysed:
        """Give everything that the comparison of two texts needs."""
        folded = self.fold(text)
        terms, codes, han, letters = _count(folded)
        return Analysed(
            text=folded,
            terms=terms,
            codes=frozenset(codes),
            numbers=frozenset(_NUMBER.findall(folded)),
            asks=frozenset(kind for kind, pattern in ASKS if pattern.search(folded)),
            negated=NEGATIONS.search(folded) is not None,
            steps=_steps(folded),
            chinese=han * LETTERS >= letters,
        )

    def told(self, text: str, most: int) -> tuple[dict[str, int], str]:
        """Give a long text's terms, and the words in Latin letters in their order, each between spaces.

        Words that only hold a sentence together are left out of the order, and code tokens stand in parts: "git push" is found
        in "git-push" and in "git the push".
        """
        folded = self.fold(text, most)
        return _count(folded)[0], _steps(folded)

    def wording(self, text: str) -> str:
        """Reduce a text to what a trivially changed wording shares with it: no politeness, particles, signs, spaces."""
        folded = _REPEAT.sub(lambda found: found[1] * 2 if found[1] else found[0], self.fold(text))
        pieces = POLITE.sub(" ", folded)
        kept = "".join(
            FILLERS.sub("", run) if run[0] >= "\u3400" else f" {run} " for run in _RUN.findall(pieces)
        )
        return " ".join(kept.split()) or " ".join(_RUN.findall(folded)) or folded.strip()


def is_single(term: str) -> bool:
    """Say whether a term is one Chinese character."""
    return len(term) == 1 and term >= "\u3400"


def is_chinese(folded: str) -> bool:
    """Say whether a text is mostly Chinese."""
    han = sum(map(len, _HAN.findall(folded)))
    return han * LETTERS >= sum(map(len, _LATIN.findall(folded)))


def latin_terms(folded: str) -> list[str]:
    """Give the terms outside of Chinese, but for concepts."""
    return [term for run in OTHER.findall(folded) for term in _latin(run)]


def _count(folded: str, singles: bool = True) -> tuple[dict[str, int], list[str], int, int]:
    found, codes, han, letters = split(folded, singles)
    terms: dict[str, int] = Counter(found)
    for concept in CONCEPTS.find(folded, terms):
        terms[concept] = 1
    return terms, codes, han, letters


def split(folded: str, singles: bool) -> tuple[list[str], list[str], int, int]:
    """Give all terms but concepts, those of code among them, and how many signs are Chinese and Latin."""
    found: list[str] = []
    codes: list[str] = []
    han = letters = 0
    for run in _RUN.findall(folded):
        if run[0] >= "\u3400":
            han += len(run)
            if singles or len(run) == 1:
                found += run
            found += map(add, run, run[1:])
            continue
        letters += len(run)
        codes += _latin(run)
    found += codes
    return found, codes, han, letters


def _steps(folded: str) -> str:
    found: list[str] = []
    for run in _RUN.findall(folded):
        if run[0] >= "\u3400":
            found.append(BREAK)
        else:
            pieces = _latin(run)
            found += pieces[1:] or pieces
    return f" {' '.join([one for one in found if one not in FUNCTION_WORDS])} "


@lru_cache(1 << 15)
def _latin(run: str) -> tuple[str, ...]:
    """Give a word's stem, or a code token whole and in parts."""
    if run.isalpha() or _CODE.search(run) is None:
        return (stem(run),)
    return (run, *(word for word in map(stem, _SPLIT.findall(run)) if word != run))
