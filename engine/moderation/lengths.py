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
    r"(\d+(?:[.,]\d+)?|[零一二两兩三四五六七八九十百半]+)(\s*)((?:个|個)?半?)\s*([^\s\d,，;；:：、。][^\s,，;；:：、。]{0,19})"
)
_LETTERS = re.compile(r"[a-z]+(?![!-~])")
_UNITS = (
    *("w", "wk", "wks", "week", "weeks", "d", "day", "days", "h", "hr", "hrs", "hour", "hours"),
    *("m", "min", "mins", "minute", "minutes", "s", "sec", "secs", "second", "seconds"),
    *("mo", "mth", "month", "months", "y", "yr", "yrs", "year", "years"),
)
"""Units as people mean them; those of the last line have no exact length and are never read."""
_SIGNED = re.compile(r"[-+~≈–—]\d\S*")
"""`-5m`, `~7d`: no lengths as they stand."""
_CALENDAR = re.compile(r"年半?(?!\w)|月(?!\w)")
_MONTHS = re.compile(r"[个個]半?月")
_OLD = re.compile(r"\s+old\b")
"""`12 years old` is an age."""
_COMMON = frozenset("分时時日秒")
"""Units that begin other words too: `5分好评`, `十分恶劣`, `3日本人`."""
_ALIKE, _ALIKE_APART = 0.7, 0.84
"""So like a unit a misspelled one is; more where a space stands before it: `3dats`, but `3 dads`, `3 mutes`."""
_GOES_ON = re.compile(
    r"[到之以内內里裡裏前后後来來中都就才还還也又没沒的了过過多每年天包学學赚賺入]|不[打停断斷]"
    r"|[一两兩几幾](?![个個]?(?:小[时時]|[钟鐘分秒半天日周週月年时時]))|三餐|打[鱼魚]|速成|[无無]理由|在[线線]|客服|[营營][业業]|服[务務]|[发發說说骂罵刷]了|店"
    r"|打印|列印|建模|模型|[动動][画畫]|[电電]影|影院|[游遊][戏戲]|渲染|眼[镜鏡]|[视視][觉覺]|[宽寬][带帶]"
    r"|\d+\s*[条條次遍句张張块塊元位人名篇份]"
)
"""What makes a phrase of a length: `一天到晚`, `三天两头`, `24小时在线`, `3d打印`, `1小时30条`."""
_OFFENCES = re.compile(
    r"(?:[发發打]|[乱亂][发發])?(?:刷屏|广告|廣告|灌水|引流|引[战戰]|[诈詐][骗騙]|[骂罵]人|辱[骂罵]|吵架|人身攻[击擊]|[违違][规規]|[色黄]情)"
)
"""Why people are silenced or banned: right behind a length it is the reason, `3天刷屏`."""
_CAPITALS = frozenset("DMSW")
"""No lengths before Chinese: `3D打印`, `5M宽带`, `4S店`, `月入10W`."""


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


def meant(reason: str, *, for_good: bool = True) -> str:
    """Return what stands in front of a reason and was plainly meant for a length though it is none, else nothing.

    That is a number with a unit whose letters are swapped, doubled or one of them wrong (`7dd`, `3 dyas`), with one of
    the calendar (`1 month`), or with one and more right behind it (`1h30`, `3天刷屏`). Other things counted are none:
    `3 times`, `2nd`, `5条`, `第3次`; nor are phrases of Chinese that begin with a length: `一天到晚发广告`, `3D打印`.
    Where a missing length is for good, a phrase not known as one may have been meant for it, too.
    """
    plain = unicodedata.normalize("NFKC", reason).strip()
    signed = _SIGNED.match(plain)
    if signed is not None and words_of(signed[0][1:])[0] is not None:
        return signed[0]
    found = _COUNTED.match(plain.casefold())
    if found is None or _OLD.match(found.string, found.end()):
        return ""
    _, apart, counter, unit = found.groups()
    if _misspelled(unit, _ALIKE_APART if apart else _ALIKE):
        return found[0]
    if _CALENDAR.match(unit) and len(found[1]) != 4:  # `2026年` is a year, not a length
        return found[0]
    months = _MONTHS.match(counter + unit)
    after = (counter + unit)[months.end() :] if months else _behind_unit(unit)
    if after is None or _phrase(after, plain[found.start(4)], for_good):
        return ""
    return found[0]


def _misspelled(unit: str, least: float) -> bool:
    """Tell whether a word is a unit with letters swapped, doubled or one of them wrong, but not one as it should be."""
    letters = _LETTERS.match(unit.rstrip(".!?"))
    if letters is None or (letters[0] in _UNITS and parse_duration(f"1{letters[0]}") is not None):
        return False
    return any(
        letters[0][0] == known[0]
        and (
            _mixed(letters[0]) == _mixed(known)
            or (len(known) > 2 and _one_wrong(letters[0], known) and _ratio(letters[0], known) >= least)
        )
        for known in _UNITS
    )


def _ratio(word: str, unit: str) -> float:
    return SequenceMatcher(None, word, unit).ratio()


def _one_wrong(word: str, unit: str) -> bool:
    """Tell whether one letter of a word is wrong, missing or too many, or two neighbours are swapped."""
    start = 0
    while word[start : start + 1] == unit[start : start + 1] != "":
        start += 1
    word, unit = word[start:], unit[start:]
    while word and unit and word[-1] == unit[-1]:
        word, unit = word[:-1], unit[:-1]
    return max(len(word), len(unit)) <= 1 or (len(word) == len(unit) == 2 and word == unit[::-1])


def _mixed(word: str) -> list[str]:
    return sorted(re.sub(r"(.)\1+", r"\1", word))


def _behind_unit(unit: str) -> str | None:
    """Return what stands behind a unit that is alone, or right before a digit or a letter not of its script."""
    for end in range(1, len(unit) + 1):
        after = unit[end : end + 1]
        glued = not after or after.isdecimal() or (after.isalpha() and not after.isascii())
        if glued and unit[:end] not in _COMMON and parse_duration(f"1{unit[:end]}") is not None:
            return unit[end:]
    return None


def _phrase(after: str, first: str, for_good: bool) -> bool:
    """Tell whether what stands behind a unit, whose first letter is given as it was written, makes a reason of both."""
    if _GOES_ON.match(after):
        return True
    if not after or not after[0].isalpha() or _OFFENCES.match(after):
        return False
    return first in _CAPITALS or not for_good
