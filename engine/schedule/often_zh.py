"""How long from now, and how often, in Chinese."""

from __future__ import annotations

import re
from fractions import Fraction

from engine.contract.clock import HOUR, MINUTE, SECOND
from engine.schedule.lexicon_zh import COUNTED, DAY_OF_MONTH, NOT_BEFORE, PERIODS, WEEK, WEEKDAY, WEEKDAYS
from engine.schedule.numerals import NUM, ZH, whole
from engine.schedule.tokens import DAYS, WORKDAYS, After, Nth, Pattern, Repeat

_FREQ = {
    "天": "DAILY", "日": "DAILY", "周": "WEEKLY", "星期": "WEEKLY", "礼拜": "WEEKLY",
    "月": "MONTHLY", "季度": "MONTHLY", "年": "YEARLY", "小时": "HOURLY", "钟头": "HOURLY",
}  # fmt: skip
_UNIT = r"(?:秒钟?|分钟?|刻钟?|小时|钟头|天|日|周|星期|礼拜|月|年)"
_AMOUNT = rf"(?:(?:{NUM}(?:\.\d{{1,2}})?)?个?半个?|{NUM}(?:\.\d{{1,2}})?个?)"
_PIECE = re.compile(rf"(?P<n>{_AMOUNT})(?P<unit>{_UNIT})(?P<half>半)?")
_LENGTH = rf"(?:{_AMOUNT}{_UNIT}半?[、,]?)+?"


def _amount(word: str) -> Fraction:
    number = word.rstrip("个").removesuffix("半").rstrip("个")
    half = Fraction(1, 2) if "半" in word else Fraction(0)
    if not number:
        return half
    return half + (Fraction(number) if number[0].isascii() else whole(number))


def _after(match: re.Match[str]) -> After | None:
    months = days = Fraction(0)
    micros = Fraction(0)
    for piece in _PIECE.finditer(match["length"]):
        n = _amount(piece["n"]) + (Fraction(1, 2) if piece["half"] else 0)
        match piece["unit"][0]:
            case "年":
                months += n * 12
            case "月":
                months, days = months + int(n), days + (15 if n % 1 else 0)
            case "周" | "星" | "礼":
                days += n * 7
            case "天" | "日":
                days += n
            case "小" | "钟":
                micros += n * HOUR
            case "刻":
                micros += n * 15 * MINUTE
            case "分":
                micros += n * MINUTE
            case _:
                micros += n * SECOND
    whole_days = int(days)
    micros += (days - whole_days) * 24 * HOUR
    return After(months=int(months), days=whole_days, micros=int(micros))


def _every(match: re.Match[str]) -> Repeat | None:
    unit = match["unit"]
    n = whole(match["n"]) if match["n"] else 1
    if match["skip"] and (not match["n"] or n == 1):
        n = 2  # 每隔一天 is every second day; 每隔两小时 is said for every two hours.
    if unit == "季度":
        n *= 3
    period = PERIODS.get(unit, "")
    return Repeat(freq="DAILY" if period else _FREQ[unit], interval=n, period=period) if n else None


def _weekdays(match: re.Match[str]) -> Repeat:
    listed = match["days"]
    chosen: set[int] = set()
    if match["to"]:
        first, last = WEEKDAYS[match["from"]], WEEKDAYS[match["to"]]
        chosen = {(first + n) % 7 for n in range((last - first) % 7 + 1)}
    else:
        for sign in re.findall(WEEKDAY, re.sub("星期|礼拜", "", listed)):
            chosen |= {5, 6} if sign == "末" else {WEEKDAYS[sign]}
    return Repeat(freq="WEEKLY", days=",".join(DAYS[n] for n in sorted(chosen)))


def _monthdays(match: re.Match[str]) -> Repeat | None:
    days = sorted({whole(number) for number in re.findall(rf"\d{{1,2}}|{ZH}", match["days"])})
    if not all(1 <= day <= 31 for day in days):
        return None
    return Repeat(freq="MONTHLY", monthdays=",".join(map(str, days)))


def _nth(match: re.Match[str]) -> Nth:
    n = -1 if match["last"] else whole(match["n"])
    return Nth(f"{n}{DAYS[WEEKDAYS[match['wd']]]}")


PATTERNS = (
    Pattern(
        re.compile(
            rf"(?:大约|大概|差不多|约)?{NOT_BEFORE}(?P<length>{_LENGTH})(?:以后|之后|过后|后(?![天日]))"
        ),
        _after,
    ),
    Pattern(re.compile(rf"再?过(?P<length>{_LENGTH})(?:以后|之后|后(?![天日]))?(?!{_UNIT})"), _after),
    Pattern(
        re.compile(
            rf"每(?:一(?=[天日周]))?(?P<skip>隔)?(?P<n>{NUM})?个?(?P<unit>天|日|晚上?|早[上晨]?|周|星期|礼拜|月|季度|年|小时|钟头)(?:[一1]次)?(?!末)"
        ),
        _every,
    ),
    Pattern(re.compile(r"天天"), lambda _: Repeat(freq="DAILY")),
    Pattern(re.compile(r"隔[天日]"), lambda _: Repeat(freq="DAILY", interval=2)),
    Pattern(re.compile(r"隔一?周|双周"), lambda _: Repeat(freq="WEEKLY", interval=2)),
    Pattern(
        re.compile(r"每?(?:个)?(?:工作日|周一[到至\-~]周?五)(?:每天)?"),
        lambda _: Repeat(freq="WEEKLY", days=WORKDAYS),
    ),
    Pattern(
        re.compile(
            rf"每个?{WEEK}的?(?:(?P<from>{WEEKDAY})[到至\-~]{WEEK}?(?P<to>{WEEKDAY})"
            rf"|(?P<days>{WEEKDAY}(?:[、,和及跟\s]?{WEEK}?{WEEKDAY}){{0,6}}){COUNTED})"
        ),
        _weekdays,
    ),
    Pattern(
        re.compile(
            rf"每个?月的?(?P<days>{DAY_OF_MONTH}[号日]?(?:[、,和及]{DAY_OF_MONTH}[号日]?)*(?<=[号日]))"
        ),
        _monthdays,
    ),
    Pattern(
        re.compile(rf"(?:(?P<last>最后|倒数第)[一1]个?|第(?P<n>[一二三四五1-5])个?){WEEK}(?P<wd>{WEEKDAY})"),
        _nth,
        lambda _: True,
    ),
)
