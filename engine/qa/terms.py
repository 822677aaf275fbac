"""The terms of a bounty as they are written behind its coins: how long it lasts, and for which question."""

from __future__ import annotations

import re

from engine.contract.clock import DAY, HOUR
from engine.contract.durations import Length, format_duration, parse_duration
from engine.contract.errors import UserError

SHORTEST, LONGEST = HOUR, 30 * DAY
_QUESTION = re.compile(r"[#＃]\s*\d{1,8}(?!\w).*|\d{1,8}")
"""A number alone, or as completion offers it: `#3 how do I …`."""


def terms(coins: int, given: int | None, said: str, usual: int) -> tuple[int, str]:
    """Return how long a bounty lasts and the question that is named, empty if none. Raises UserError.

    `said` is what follows a length, or all of it where none was read: `3`, `3 24h`, `24 h 3`, `5m`.
    """
    line = f"{'' if given is None else format_duration(given)} {said}".strip()
    length, question = _divided(line)
    if question and not _QUESTION.fullmatch(question):
        raise UserError("qa-bounty-terms", value=said[:30], coins=coins)
    if length is not None and not SHORTEST <= length <= LONGEST:
        raise UserError(
            "qa-bounty-time",
            way="short" if length < SHORTEST else "long",
            length=Length(length),
            least=Length(SHORTEST),
            most=Length(LONGEST),
            usual=Length(usual),
            line=f"{coins} {'1h' if length < SHORTEST else '30d'} {question}".strip(),
        )
    return usual if length is None else length, question


def _divided(line: str) -> tuple[int | None, str]:
    """Find the length at the beginning of a line, or all that stands behind its first word; the rest is the question."""
    words = line.split()
    for end in range(len(words), 0, -1):
        length = parse_duration(" ".join(words[:end]))
        if length is not None:
            return length, " ".join(words[end:])
    length = parse_duration(" ".join(words[1:]))
    return (None, line) if length is None else (length, words[0])
