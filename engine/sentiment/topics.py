"""What a day was about: words that many people used then and few before. Pure.

A Chinese word is guessed as two characters, or up to four where a run begins, without the small change of the language
in it; a Latin word is a word. People are counted, not messages, so nobody makes a topic alone: a topic needs three.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from math import log

FEWEST = 3
MOST = 5
LONGEST_NAME = 4
"""Signs of a Chinese name: a longer run of them is rather a sentence."""
RATIO = 2.0
"""A topic is at least so many times as frequent as before."""
_LONGER = 0.7
"""A longer word stands for its piece if so many of the piece's people used it."""
_NOISE = re.compile(r"```.*?```|`[^`]*`|https?://\S+|[@＠#]\S+|<[^>]*>", re.DOTALL)
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[a-z][a-z0-9+#.-]{2,24}")
_SMALL_CHANGE = frozenset(
    "的了是我你他她它们在有和就不也都这那吗呢吧啊呀哦嗯哈么什个很还要会能可以到说去来上下没得着过给把被让从对为与及或"
    "但而且因所如果之其一二三两几多少大小好真太最更再又才只想看做用知道谁哪里怎样然后现今天明昨时候点吧嘛啦喔诶哎咱您"
    "們這個麼還會來說對為與過給讓從沒現時後裡樣嗎"
)
_ENGLISH = (
    "the and for you are was not but with that this have has had from they what when how why who can will just "
    "your our all any some one out get got use used using about there their them then than too very also here been "
    "were does did don isn its it's i'm don't can't would could should into only more much like know think want need "
    "see now new good well yes yeah okay thanks thank please https http www com"
)
_SMALL_WORDS = frozenset(_ENGLISH.split())


def terms(text: str) -> set[str]:
    """Return the words of a text that could be topics."""
    text = _NOISE.sub(" ", text).casefold()
    found = {word.rstrip(".-") for word in _LATIN.findall(text)} - _SMALL_WORDS
    for run in _CHINESE.findall(text):
        for piece in _pieces(run):
            found.update(piece[n : n + 2] for n in range(len(piece) - 1))
            # Longer words only where a run begins: inside of one, most runs of signs straddle two words.
            found.update(piece[:size] for size in (3, 4) if len(piece) >= size)
    return found


def _pieces(run: str) -> list[str]:
    return "".join(" " if sign in _SMALL_CHANGE else sign for sign in run).split()


class Naming:
    """Which words name somebody, going by what people are called.

    A Latin name is known by its first word; a Chinese one of three signs by each of its pieces as well, for given names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._pieces: set[str] = set()
        for name in names:
            self._take(unicodedata.normalize("NFKC", name).casefold())

    def _take(self, name: str) -> None:
        runs = _CHINESE.findall(name)
        if not runs:
            self._whole.update(word.rstrip(".-") for word in _LATIN.findall(name)[:1])
        for run in runs:
            if 2 <= len(run) <= LONGEST_NAME:
                self._whole.add(run)
            if len(run) == LONGEST_NAME - 1:
                self._pieces.update((run[:-1], run[1:]))

    def calls(self, word: str) -> bool:
        """Tell whether a word is what somebody is called."""
        if word in self._whole or word in self._pieces:
            return True
        return _CHINESE.fullmatch(word) is not None and any(
            word[start:end] in self._whole
            for start in range(len(word))
            for end in range(start + 2, len(word) + 1)
        )


def topics(
    now: Iterable[tuple[int, str]],
    before: Iterable[tuple[int, str]],
    naming: Naming | None = None,
) -> list[str]:
    """Return what (author, text) pairs of a time were about, against those of the time before; nobody's name."""
    here, people = _count(now)
    there, others = _count(before)
    weights = {
        word: count * log(ratio)
        for word, count in here.items()
        if count >= FEWEST
        and (ratio := _rate(count, people) / _rate(there.get(word, 0), others)) >= RATIO
        and not (naming is not None and naming.calls(word))
    }
    return _distinct(sorted(weights, key=lambda word: (-weights[word], -len(word), word)), here)


def _rate(count: int, people: int) -> float:
    """Return how common a word is; of one that few could have used, little is known."""
    return (count + 0.2) / (people + 4)


def _count(said: Iterable[tuple[int, str]]) -> tuple[dict[str, int], int]:
    """Return by how many people each word was used, and how many people there were."""
    words: dict[int, set[str]] = {}
    for author, text in said:
        words.setdefault(author, set()).update(terms(text))
    counts: dict[str, int] = {}
    for used in words.values():
        for word in used:
            counts[word] = counts.get(word, 0) + 1
    return counts, len(words)


def _distinct(ranked: Sequence[str], counts: dict[str, int]) -> list[str]:
    """Leave out pieces of longer words that stand for them, and words that overlap with better ones."""
    kept = [
        word
        for word in ranked
        if not any(
            word != other and word in other and counts[other] >= _LONGER * counts[word] for other in ranked
        )
    ]
    chosen: list[str] = []
    for word in kept:
        if not any(_overlap(word, other, counts) for other in chosen):
            chosen.append(word)
    return chosen[:MOST]


def _overlap(one: str, other: str, counts: dict[str, int]) -> bool:
    """Tell whether two words come from one phrase: as many people used both, and they share a sign."""
    if not _CHINESE.fullmatch(one):
        return one in other or other in one
    alike = min(counts[one], counts[other]) >= _LONGER * max(counts[one], counts[other])
    return alike and bool(set(one) & set(other))
