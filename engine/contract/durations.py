"""Lengths of time as people write them: `1h30m`, `3d`, `90 s`, `2w`, `1小时30分`, `三天`, `两个半小时`, `half an hour`."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from engine.contract.clock import DAY, HOUR, MINUTE, SECOND

WEEK = 7 * DAY
LONGEST = 3660 * DAY

_UNITS: tuple[tuple[int, str], ...] = (
    (WEEK, "w|wk|wks|week|weeks|周|週|星期|礼拜|禮拜"),
    (DAY, "d|day|days|天|日"),
    (HOUR, "h|hr|hrs|hour|hours|小时|小時|时|時|钟头|鐘頭"),
    (MINUTE, "m|min|mins|minute|minutes|分|分钟|分鐘"),
    (SECOND, "s|sec|secs|second|seconds|秒|秒钟|秒鐘"),
)
_FACTOR = {word: factor for factor, words in _UNITS for word in words.split("|")}
_ONES = {word: n for n, word in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2}
_WORDS = "|".join(sorted(_FACTOR, key=len, reverse=True))
_PIECE = re.compile(
    rf"""\s*(?:
        (?P<half>半\s*(?:个|個)? | half\s+(?:an?\s+)?)
        | (?P<number>\d+(?:\.\d+)? | [一二三四五六七八九]?十[一二三四五六七八九]? | [零一二两兩三四五六七八九]
            | an?\s(?!\s*s))  # not `a second`, which begins sentences
          \s*(?:个|個)?
          (?P<more>\s*半\s* | \s+and\s+a\s+half\s+)?
    )\s*(?P<unit>{_WORDS})(?![a-z])""",
    re.VERBOSE,
)
_AND_HALF = re.compile(r"\s*半|\s+and\s+a\s+half")
_SPOKEN: tuple[tuple[int, dict[str, str]], ...] = (
    (DAY, {"zh-CN": "天", "zh-TW": "天", "en": "day"}),
    (HOUR, {"zh-CN": "小时", "zh-TW": "小時", "en": "hour"}),
    (MINUTE, {"zh-CN": "分钟", "zh-TW": "分鐘", "en": "minute"}),
    (SECOND, {"zh-CN": "秒", "zh-TW": "秒", "en": "second"}),
)
_SHOWN = ((WEEK, "w"), (DAY, "d"), (HOUR, "h"), (MINUTE, "m"))


def parse_duration(text: str) -> int | None:
    """Read a length of time in microseconds; None if it is none, is finer than those, or exceeds ten years."""
    rest = unicodedata.normalize("NFKC", text).strip().casefold()
    if rest == "0":
        return 0
    total, place, last, halved = Fraction(0), 0, LONGEST, False
    while place < len(rest):
        if place and not halved and _AND_HALF.fullmatch(rest, place):
            total += Fraction(last, 2)
            break
        piece = _PIECE.match(rest, place)
        if piece is None:
            return None
        factor = _FACTOR[piece["unit"]]
        if factor >= last:
            return None
        total += _count(piece) * factor
        place, last, halved = piece.end(), factor, bool(piece["half"] or piece["more"])
    if place == 0 or total.denominator != 1 or total > LONGEST:
        return None
    return int(total)


def _count(piece: re.Match[str]) -> Fraction:
    """Return how many of its unit a piece says: `1.5`, `半`, `二十五`, `an`, `两个半`."""
    half = Fraction(1, 2)
    if piece["half"]:
        return half
    written = piece["number"].strip()
    if written[0].isdecimal():
        count = Fraction(written)
    elif written[0] == "a":
        count = Fraction(1)
    else:
        tens, ten, ones = written.rpartition("十")
        count = Fraction((10 * _ONES.get(tens, 1) if ten else 0) + _ONES.get(ones, 0))
    return count + half if piece["more"] else count


def format_duration(micros: int) -> str:
    """Write a length of time so that `parse_duration` reads the same: `1h30m`, `90s` as `1m30s`, nothing as `0s`."""
    pieces = []
    rest = micros
    for factor, unit in _SHOWN:
        count, rest = divmod(rest, factor)
        if count:
            pieces.append(f"{count}{unit}")
    if rest:
        pieces.append(f"{rest // SECOND}{f'.{rest % SECOND:06}'.rstrip('0').rstrip('.')}s")
    return "".join(pieces) or "0s"


class Length(int):
    """A length of time (µs) as a value of a text, which says it in its reader's words."""


def in_words(length: int, lang: str) -> str:
    """Say a length of time in the two largest units that matter: `1 小时 30 分钟`, `2 days`; less than a second is 0 seconds."""
    pieces: list[str] = []
    rest = length
    for factor, names in _SPOKEN:
        count, rest = divmod(rest, factor)
        last = factor == SECOND and not pieces
        if (count or last) and len(pieces) < 2:
            name = names.get(lang, names["en"])
            pieces.append(f"{count} {name}{'s' if name.isascii() and count != 1 else ''}")
    return " ".join(pieces)
