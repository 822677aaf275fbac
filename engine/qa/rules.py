"""States, words and numbers of questions, and the arithmetic over them. Nothing here reads a database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.ml.sketch import fold

OPEN, SOLVED, CLOSED = "open", "solved", "closed"
"""Waiting for an answer; accepted or said to be solved; withdrawn."""
ASKED, POST, FLOW = "asked", "post", "flow"
"""By /ask; as a post in the forum; met in the flow of a chat and accepted there."""
HELD, PAID, HALVED, RETURNED = "held", "paid", "halved", "returned"
WAITING, TAKEN, PASSED = "asked", "taken", "passed"

TITLE = 120
LONGEST = 1500
EXPERTS = 3
"""So many people are asked to look at one question, at most."""
PAIR_A_DAY = 3
"""So many acceptances between the same two people are paid a day; further ones count and pay nothing."""
SUGGESTED = (10, 20, 50)
"""Bounties that are suggested, as far as the purse goes."""
FOLLOW_UP = 15 * MINUTE
"""A question of the same person so soon after another one goes on from it."""
ANSWERED_BY_NAME = HOUR
"""For so long what is said to an asker, by name or as a reply, is taken as the answer to what they asked in the flow."""
WATCHED_FOR = 7 * DAY
FORMER = "-"
"""Begins the number of a message that can no longer be found by it."""
VOTES = frozenset("👍❤🔥👏💯🎉🙏")
_SHADES = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")
GOOD_VOTES = 1
"""So many votes make an answer worth half a bounty when nobody accepts."""


def plain(emoji: str) -> str:
    """Return an emoji without the colour of a skin and without the sign that asks for a coloured picture."""
    return _SHADES.sub("", emoji)


class Median(NamedTuple):
    """A middle, and of how many."""

    micros: int
    n: int


def middle(spans: Sequence[int]) -> Median | None:
    """Return the median of lengths of time; None of none."""
    return Median(int(median(spans)), len(spans)) if spans else None


# ---- what is asked


def heading(text: str) -> str:
    """Return the line by which a question is known."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE else line[: TITLE - 1] + "…"


def as_asked(text: str) -> str:
    """Return what a message asks, without the command by which it was asked."""
    words = text.strip()
    return (*words.split(maxsplit=1), "", "")[1].strip() if words[:1] in ("/", "／") else words


_FAILS = re.compile(
    r"报错|错误|失败|不行|崩|异常|没反应|用不了|error|fail|crash|exception|doesn'?t work|not work"
)
_SHOWN = re.compile(
    r"[A-Za-z_]\w*(?:Error|Exception)\b|\btraceback\b|\berror[ :\[]|`|\n\s|\bE\d{3,}|0x[0-9a-f]+",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"\d+\.\d+|\bv\d|windows|win1[01]|mac|linux|ubuntu|安卓|android|ios|版本", re.IGNORECASE
)
_SHORT = 15


def lacks(title: str, tried: str) -> list[str]:
    """Name what would help others to answer: the error's own words, versions, what was tried, more words at all."""
    whole = f"{title}\n{tried}"
    found = []
    if _FAILS.search(fold(whole)) and not _SHOWN.search(whole):
        found.append("error")
    if not tried.strip():
        found.append("tried")
    if _FAILS.search(fold(whole)) and not _VERSION.search(whole):
        found.append("version")
    if len(whole.strip()) < _SHORT:
        found.append("detail")
    return found


_THANKS = re.compile(
    r"谢|謝|感恩|搞定|解决了|解決了|可以了|好了|成功了|3q|thx|thank|\bty\b|solved|that worked|works now|it works"
)
_NO_THANKS = re.compile(
    r"不用谢|不谢|没解决|沒解決|还是不行|還是不行|no thank|not solved|still (?:no|does)|doesn'?t work"
)


def thanks(text: str) -> bool:
    """Tell whether an asker's reply says that an answer helped."""
    folded = fold(text)
    return _THANKS.search(folded) is not None and _NO_THANKS.search(folded) is None


# ---- bounties


def halves(coins: int) -> tuple[int, int]:
    """Divide a bounty into what the best answer gets when nobody accepts, and what goes back."""
    return coins - coins // 2, coins // 2
