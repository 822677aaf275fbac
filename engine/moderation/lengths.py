"""Lengths in front of reasons, as moderators write them: `1h 30m spam`, `7天，刷屏`, `forever`; and what was meant for one."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from engine.contract.durations import format_duration, parse_duration
from engine.contract.settings import fold
from engine.moderation.rules import FOREVER, LONGEST, Span, span

_WORD = re.compile(r"[^\s,，;；:：、。]+")
_MARK = re.compile(r"[,，;；:：、。]?\s*")
_MOST_WORDS = 8
"""`1 day 2 hours and a half` has seven."""
_NUMBERED = re.compile(r"\d+(\D+)")
_COUNTED = re.compile(
    r"(\d+(?:[.,]\d+)?|[零一二两兩三四五六七八九十百半]+)(\s*)((?:个|個)?半?)\s*([^\s\d,，;；:：、。]\S{0,19})"
)
_LETTERS = re.compile(r"[a-z]+(?![!-~])")
_UNITS = (
    *("w", "wk", "wks", "week", "weeks", "d", "day", "days", "h", "hr", "hrs", "hour", "hours"),
    *("m", "min", "mins", "minute", "minutes", "s", "sec", "secs", "second", "seconds"),
    *("mo", "mth", "month", "months", "y", "yr", "yrs", "year", "years"),
)
"""Units as people mean them; those of the last line have no exact length and are never read."""
_CALENDAR = re.compile(r"年半?(?!\w)|月(?!\w)")
_MONTHS = re.compile(r"[个個]半?月")
_OLD = re.compile(r"\s+old\b")
"""`12 years old` is an age."""
_COMMON = frozenset("分时時日秒")
"""Units that begin other words too: `5分好评`, `十分恶劣`, `3日本人`."""
_ALIKE, _ALIKE_APART = 0.7, 0.84
"""So like a unit a misspelled one is; more where a space stands before it: `3dats`, but `3 dads`, `3 mutes`."""


def words_of(said: str) -> tuple[Span | None, str]:
    """Split `1h 30m spam`, `forever, spam` or `spam` into a length (None: none was given) and the reason."""
    said = said.strip()
    words = list(_WORD.finditer(said))[:_MOST_WORDS]
    for last in reversed(words):
        length = parse_duration(said[: last.end()].rstrip("."))
        if length is not None:
            return span(length), _after(said, last)
    first = words[0] if words else None
    if first is not None and fold(first[0]) in FOREVER:
        return Span(None), _after(said, first)
    if first is not None and _beyond(first[0]):
        return Span(LONGEST, "long"), _after(said, first)
    return None, said


def continued(length: int, said: str) -> tuple[Span, str]:
    """Take finer pieces in front of the reason for parts of the length: `1h` and `30m spam`."""
    whole, reason = words_of(f"{format_duration(length)} {said}")
    assert whole is not None, "it begins with a length"
    return whole, reason


def _after(said: str, word: re.Match[str]) -> str:
    mark = _MARK.match(said, word.end())
    return said[mark.end() if mark else word.end() :].strip()


def _beyond(word: str) -> bool:
    """Tell whether a word is a length of more years than are read as one."""
    match = _NUMBERED.fullmatch(word)
    return match is not None and parse_duration(word) is None and parse_duration(f"1{match[1]}") is not None


def meant(reason: str) -> str:
    """Return what stands in front of a reason and was plainly meant for a length though it is none, else nothing.

    That is a number with a unit whose letters are swapped, doubled or nearly right (`7dd`, `3 dyas`), with one of the
    calendar (`1 month`), or with one and more right behind it (`1h30`, `3天刷屏`). Other things counted are none:
    `3 times`, `2nd`, `5条`, `第3次`.
    """
    folded = unicodedata.normalize("NFKC", reason).strip().casefold()
    found = _COUNTED.match(folded)
    if found is None or _OLD.match(folded, found.end()):
        return ""
    _, apart, counter, unit = found.groups()
    letters = _LETTERS.match(unit.rstrip(".!?"))
    if (
        (letters is not None and _resembles(letters[0], _ALIKE_APART if apart else _ALIKE))
        or _MONTHS.match(counter + unit)
        or (_CALENDAR.match(unit) and len(found[1]) != 4)  # `2026年` is a year, not a length
        or _begins_with_unit(unit)
    ):
        return found[0]
    return ""


def _resembles(letters: str, least: float) -> bool:
    """Tell whether a word is a unit with its letters in another order or doubled, or nearly one."""
    return any(
        _mixed(letters) == _mixed(unit)
        or (letters[0] == unit[0] and SequenceMatcher(None, letters, unit).ratio() >= least)
        for unit in _UNITS
    )


def _mixed(word: str) -> list[str]:
    return sorted(re.sub(r"(.)\1+", r"\1", word))


def _begins_with_unit(unit: str) -> bool:
    """Tell whether a unit stands alone, or right before a digit or a letter that is not of its script."""
    for end in range(1, len(unit) + 1):
        after = unit[end : end + 1]
        glued = not after or after.isdecimal() or (after.isalpha() and not after.isascii())
        if glued and unit[:end] not in _COMMON and parse_duration(f"1{unit[:end]}") is not None:
            return True
    return False
