"""Which threads are worth telling, and by which of its messages. Pure: numbers and texts in, an order out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

from engine.ml.sketch import fold

LEAST_VOICES, LEAST_MESSAGES = 2, 3
TITLE_LONGEST = 80
SAYS_MOST = 24
"""From so many units on (CJK characters, words) a message does not say more by being longer."""
TOO_LONG = 240
_LINK = re.compile(r"https?://\S+")
_CALLED = re.compile(r"^(?:@\S+[\s:,，：]*)+")
_SPACE = re.compile(r"\s+")
_ASKS = re.compile(
    r"[?？]|吗|怎么|怎樣|怎样|如何|为什么|為什麼|什么|什麼|请问|請問|^(?:how|what|why|where|which|can|is there|does)\b"
)
_UNIT = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u9fff\uac00-\ud7af]{2,}"
)
_TOPIC = re.compile(r"(?=([\u4e00-\u9fff]{2}))|([^\W_\u4e00-\u9fff]{4,})")


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A thread in a period: how many messages by how many people, what they got."""

    root: int
    messages: int
    voices: int
    answers: int
    """Messages that go on from somebody else's."""
    reactions: int


def worth(talk: Talk) -> float:
    """Return how much a thread is worth telling: voices and reactions count most, length hardly.

    Two who write for hours do not pass four who each said something; every further answer counts less than the one before.
    """
    return (
        2.0 * log2(max(talk.voices, 1))
        + 1.5 * log2(1 + max(talk.reactions, 0))
        + 0.5 * log2(1 + talk.answers)
    )


def best(talks: Iterable[Talk], most: int, *, least: int = LEAST_MESSAGES) -> list[Talk]:
    """Return the threads most worth telling, the best first; of equals the later one.

    Under `least` messages or two voices is no conversation; one that somebody knows goes on with a single message.
    """
    worthy = [
        talk for talk in talks if talk.messages >= least and (least == 1 or talk.voices >= LEAST_VOICES)
    ]
    return sorted(worthy, key=lambda talk: (-worth(talk), -talk.root))[:most]


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A message that a thread could be named by."""

    seq: int
    text: str
    first: bool
    answers: int
    reactions: int


def telling(candidate: Candidate) -> float:
    """Return how well a message tells what its thread is about; 0 if it tells nothing.

    It helps to begin the thread, to ask, to say something in one breath, and that others answered or liked it.
    """
    said = title_of(candidate.text)
    if not telling_alone(said):
        return 0.0
    units = len(set(_UNIT.findall(fold(said))))
    score = min(units, SAYS_MOST) / SAYS_MOST
    score += 0.5 * log2(1 + max(candidate.reactions, 0)) + 0.35 * log2(1 + candidate.answers)
    score += 0.6 * candidate.first + 0.4 * (_ASKS.search(fold(said)) is not None)
    return score / 2 if len(candidate.text) > TOO_LONG else score


LEAST_UNITS = 4


def telling_alone(title: str) -> bool:
    """Tell whether a message says anything by itself."""
    return len(set(_UNIT.findall(fold(title)))) >= LEAST_UNITS


def most_telling(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the message to name a thread by, None if no message says enough; its words come back in the others."""
    words = {one.seq: _words(one.text) for one in candidates}
    having = Counter(word for some in words.values() for word in some)

    def score(one: Candidate) -> tuple[float, int]:
        again = sum(having[word] - 1 for word in words[one.seq]) / max(len(candidates) - 1, 1)
        return telling(one) + min(again, 1.0), -one.seq

    return max((one for one in candidates if telling(one) > 0), key=score, default=None)


def _words(text: str) -> set[str]:
    """Return what a text is about: words of four letters or more, pairs of Chinese characters."""
    return {pair or word for pair, word in _TOPIC.findall(fold(title_of(text)))}


def title_of(text: str) -> str:
    """Return a message's own words in one line: without whom it calls and without links, cut at a word with an ellipsis."""
    said = _SPACE.sub(" ", _CALLED.sub("", _LINK.sub(" ", text).strip())).strip()
    if len(said) <= TITLE_LONGEST:
        return said
    cut = said[: TITLE_LONGEST - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > TITLE_LONGEST * 2 // 3 else cut).rstrip(" ,，、;；:：") + "…"


def change(now: float, usual: float) -> int | None:
    """Return by how many per cent a number differs from the usual, None if there is nothing usual or next to no change."""
    if usual <= 0:
        return None
    percent = round((now / usual - 1) * 100)
    return percent if abs(percent) >= LEAST_CHANGE else None


LEAST_CHANGE = 10
"""Less is no news."""
