"""How times are written in English, and in figures that every language shares."""

from __future__ import annotations

import re
from datetime import datetime
from fractions import Fraction

from engine.contract.clock import HOUR, MINUTE, SECOND
from engine.schedule.numerals import EN, english
from engine.schedule.tokens import (
    DAYS,
    WORKDAYS,
    After,
    Clock,
    Day,
    Instant,
    Modifier,
    Nth,
    Part,
    Pattern,
    Period,
    Repeat,
)

_DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAY = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "last": -1,
}
_ORDINAL = "(?:first|1st|second|2nd|third|3rd|fourth|4th|fifth|last)"
_UNIT = r"(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mo|years?|yrs?|y)"
_PIECE = re.compile(rf"(?P<n>{EN})(?P<unit>{_UNIT})(?![a-z])(?P<half> and a half)?")
_LENGTH = rf"{EN}{_UNIT}(?![a-z])(?: and a half)?(?:\s*(?:,|and)?\s*{EN}{_UNIT}(?![a-z])){{0,4}}"
_PERIODS: dict[str, Period] = {
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
}
_FREQ = {"hour": "HOURLY", "day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_ADVERBS = {
    "hourly": ("HOURLY", 1), "daily": ("DAILY", 1), "everyday": ("DAILY", 1), "weekly": ("WEEKLY", 1),
    "biweekly": ("WEEKLY", 2), "fortnightly": ("WEEKLY", 2), "monthly": ("MONTHLY", 1), "quarterly": ("MONTHLY", 3),
    "yearly": ("YEARLY", 1), "annually": ("YEARLY", 1),
}  # fmt: skip
_AHEAD = {"today": 0, "tonight": 0, "tomorrow": 1, "tmr": 1, "tmrw": 1, "yesterday": -1}
_MODIFIERS: dict[str, Modifier] = {"next": "next", "this": "coming", "coming": "coming", "last": "last"}


def _weekday_of(name: str) -> int:
    return next(n for n, day in enumerate(_DAY_NAMES) if day.startswith(name[:3]))


def _month_of(name: str) -> int:
    return next(n for n, month in enumerate(_MONTH_NAMES, 1) if month.startswith(name[:3]))


def _day(match: re.Match[str]) -> Day:
    word = match["day"]
    if word.endswith("day after tomorrow"):
        return Day(ahead=2)
    return Day(ahead=_AHEAD[word], period="evening" if word == "tonight" else "")


def _weekday(match: re.Match[str]) -> Day:
    return Day(weekday=_weekday_of(match["wd"]), modifier=_MODIFIERS.get(match["mod"] or "", ""))


def _weekend(match: re.Match[str]) -> Day:
    return Day(weekday=5, modifier=_MODIFIERS.get(match["mod"] or "", ""), sure=False)


def _date(match: re.Match[str]) -> Day | None:
    day, year = int(match["d"]), match["y"]
    return (
        Day(year=int(year) if year else None, month=_month_of(match["m"]), day=day)
        if 1 <= day <= 31
        else None
    )


def _figures(match: re.Match[str]) -> Day | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return Day(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _short_figures(match: re.Match[str]) -> Day | None:
    """12/24 is December 24; 24/12 can only be that too; 5/6 is a guess."""
    first, second = int(match["a"]), int(match["b"])
    month, day = (second, first) if first > 12 else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Day(month=month, day=day, sure=max(first, second) > 12 or first == second)


def _ordinal_day(match: re.Match[str]) -> Day | None:
    day = int(match["d"])
    return Day(day=day) if 1 <= day <= 31 else None


def _month_end(match: re.Match[str]) -> Day:
    return Day(months_on=1 if match["next"] else 0, day=-1)


def _clock(match: re.Match[str]) -> Clock | None:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        return Clock(hour=hour % 12 + (12 if match["half"] == "p" else 0), minute=minute)
    if hour > 24 or (hour == 24 and minute):
        return None
    # On a 24-hour clock 2:30 is at night; who writes it without a zero may mean the afternoon.
    return Clock(hour=hour, minute=minute, sure=len(match["h"]) == 2 or hour > 6 or hour == 0)


def _half_clock(match: re.Match[str]) -> Clock | None:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    return (
        Clock(hour=hour % 12 + (12 if match["half"] == "p" else 0), minute=minute)
        if 1 <= hour <= 12
        else None
    )


def _spoken_clock(match: re.Match[str]) -> Clock | None:
    hour = int(match["h"])
    if hour > 24:
        return None
    minute = {"half": 30, "quarter": 15, "": 0}[match["by"] or ""]
    if match["way"] in ("to", "til", "till"):
        hour, minute = (hour - 1) % 24, 60 - minute
    half = match["half"]
    if half:
        return Clock(hour=hour % 12 + (12 if half == "p" else 0), minute=minute)
    return Clock(hour=hour, minute=minute, plain=1 <= hour <= 12)


def _bare_clock(match: re.Match[str]) -> Clock | None:
    hour = int(match["h"])
    return Clock(hour=hour, plain=1 <= hour <= 12) if hour <= 24 else None


def _after(match: re.Match[str]) -> After:
    months = days = micros = Fraction(0)
    for piece in _PIECE.finditer(match["length"]):
        n = english(piece["n"]) + (Fraction(1, 2) if piece["half"] else 0)
        unit = piece["unit"]
        if unit.startswith("mo"):
            months += n
        elif unit.startswith("y"):
            months += n * 12
        elif unit.startswith("w"):
            days += n * 7
        elif unit.startswith("d"):
            days += n
        else:
            micros += n * {"h": HOUR, "m": MINUTE, "s": SECOND}[unit[0]]
    whole_days = int(days)
    micros += (days - whole_days) * 24 * HOUR
    return After(months=int(months), days=whole_days, micros=int(micros))


def _instant(match: re.Match[str]) -> Instant | None:
    try:
        return Instant(datetime.fromisoformat(match[0].upper()))
    except ValueError:
        return None


def _every(match: re.Match[str]) -> Repeat | None:
    word = (match["n"] or "1").strip()
    n = 2 if word in ("other", "second", "2nd") else english(word)
    return Repeat(freq=_FREQ[match["unit"].rstrip("s")], interval=int(n)) if n >= 1 and n == int(n) else None


def _every_weekday(match: re.Match[str]) -> Repeat:
    days = sorted({_weekday_of(name) for name in re.findall(WEEKDAY, match["days"])})
    return Repeat(freq="WEEKLY", interval=2 if match["n"] else 1, days=",".join(DAYS[n] for n in days))


def _nth(match: re.Match[str]) -> Nth:
    return Nth(f"{_ORDINALS[match['nth']]}{DAYS[_weekday_of(match['wd'])]}")


def _every_nth(match: re.Match[str]) -> Repeat:
    return Repeat(freq="MONTHLY", days=_nth(match).days)


_LEFT = r"(?<![a-z\d.:/\-+])"
_RIGHT = r"(?![a-z\d])"
_YEAR = r"(?:,?\s+(?P<y>20\d\d)(?!\s*(?:[ap]\.?m|:)))?"
_HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
_PLURAL = f"(?:{'|'.join(_DAY_NAMES)})s"
_LIST = r"(?:\s*(?:,\s*and|,|and|&|/|\+)\s*"


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(_LEFT + pattern)


PATTERNS = (
    Pattern(
        _re(r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:[+-]\d\d:?\d\d|z)?" + _RIGHT), _instant
    ),
    Pattern(_re(r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![a-z\d/-])"), _figures),
    Pattern(_re(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)"), _figures),
    Pattern(_re(r"(?P<a>\d{1,2})[/-](?P<b>\d{1,2})(?![\d/.-])"), _short_figures, lambda _: True),
    Pattern(
        _re(rf"(?P<m>{_MONTH})\.?\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|\s*[ap]\.?m){_YEAR}"),
        _date,
    ),
    Pattern(
        _re(rf"(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH})(?![a-z]){_YEAR}"),
        _date,
    ),
    Pattern(_re(r"the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)(?![a-z])"), _ordinal_day),
    Pattern(_re(r"(?P<d>\d{1,2})(?:st|nd|rd|th)(?![a-z])"), _ordinal_day, lambda _: True),
    Pattern(
        _re(
            r"(?:the\s+)?(?:end|last day)\s+of\s+(?:(?:the|this|every|each)\s+)?(?P<next>next\s+)?month"
            + _RIGHT
        ),
        _month_end,
    ),
    Pattern(_re(r"(?:the\s+)?last day" + _RIGHT), lambda _: Day(months_on=0, day=-1), lambda _: True),
    Pattern(_re(r"end of (?:the )?year" + _RIGHT), lambda _: Day(years_on=0, month=12, day=31)),
    Pattern(_re(r"next month" + _RIGHT), lambda _: Day(months_on=1, sure=False)),
    Pattern(_re(r"next week" + _RIGHT), lambda _: Day(ahead=7, sure=False)),
    Pattern(
        _re(r"(?P<day>today|tonight|tomorrow|tmrw?|yesterday|(?:the )?day after tomorrow)" + _RIGHT), _day
    ),
    Pattern(
        _re(rf"(?:(?P<mod>next|this|coming|last)\s+)?(?P<wd>{WEEKDAY})\.?{_RIGHT}"),
        _weekday,
        lambda m: not m["mod"] and m["wd"] in ("sat", "sun", "wed", "mon"),
    ),
    Pattern(_re(r"(?:(?P<mod>next|this|coming)\s+|the\s+)weekend" + _RIGHT), _weekend),
    Pattern(
        _re(rf"(?:at\s+)?(?P<h>\d{{1,2}}):(?P<m>[0-5]\d)(?!\d|:\d)(?::[0-5]\d)?(?:\s*{_HALF})?(?![a-z\d])"),
        _clock,
    ),
    Pattern(_re(rf"(?:at\s+)?(?P<h>\d{{1,2}})(?:[.:](?P<m>[0-5]\d))?\s*{_HALF}"), _half_clock),
    Pattern(
        _re(
            rf"(?:at\s+)?(?:(?:a\s+)?(?P<by>half|quarter)\s+(?P<way>past|to|til|till|after)\s+)(?P<h>\d{{1,2}})(?:\s*{_HALF})?{_RIGHT}"
        ),
        _spoken_clock,
    ),
    Pattern(_re(r"(?:at\s+)?(?P<h>\d{1,2})\s?o['’]?clock" + _RIGHT), _bare_clock),
    Pattern(
        _re(r"at\s+(?P<h>\d{1,2})(?![\d:./%°-]|\s*(?:%|people|members|[a-z]{0,3}\d))"),
        _bare_clock,
        lambda _: True,
    ),
    Pattern(_re(r"(?P<h>\d{1,2})(?=\s+(?:in the (?:morning|afternoon|evening)|at night))"), _bare_clock),
    Pattern(_re(r"(?:at\s+)?(?:noon|midday)" + _RIGHT), lambda _: Clock(hour=12)),
    Pattern(_re(r"(?:at\s+)?midnight" + _RIGHT), lambda _: Clock(hour=24, sure=False)),
    Pattern(
        _re(r"(?:in the\s+|at\s+)?(?P<p>morning|afternoon|evening|night)" + _RIGHT),
        lambda m: Part(_PERIODS[m["p"]]),
        lambda _: True,
    ),
    Pattern(
        _re(r"this (?P<p>morning|afternoon|evening)" + _RIGHT),
        lambda m: Day(ahead=0, period=_PERIODS[m["p"]]),
    ),
    Pattern(_re(rf"in\s+(?:about\s+)?(?P<length>{_LENGTH})(?:'s time)?"), _after),
    Pattern(_re(rf"(?P<length>{_LENGTH})\s+(?:from now|later|after now)" + _RIGHT), _after),
    Pattern(
        _re(r"(?P<word>" + "|".join(_ADVERBS) + ")" + _RIGHT),
        lambda m: Repeat(freq=_ADVERBS[m[0]][0], interval=_ADVERBS[m[0]][1]),
    ),
    Pattern(
        _re(
            rf"(?:every|each)\s+(?:(?P<n>other\s|second\s|2nd\s|{EN})\s*)?(?P<unit>hours?|days?|weeks?|months?|years?){_RIGHT}"
        ),
        _every,
    ),
    Pattern(
        _re(r"(?:every|each)\s+(?P<p>morning|afternoon|evening|night)" + _RIGHT),
        lambda m: Repeat(freq="DAILY", period=_PERIODS[m["p"]]),
    ),
    Pattern(
        _re(r"(?:every|each)\s+(?:weekday|workday)|(?:on\s+)?(?:weekdays|workdays)" + _RIGHT),
        lambda _: Repeat(freq="WEEKLY", days=WORKDAYS),
    ),
    Pattern(
        _re(r"(?:(?:every|each)\s+weekend|weekends)" + _RIGHT), lambda _: Repeat(freq="WEEKLY", days="SA,SU")
    ),
    Pattern(
        _re(
            rf"(?:every|each)\s+(?:(?P<n>other|second|2nd)\s+)?(?P<days>{WEEKDAY}s?(?:{_LIST}{WEEKDAY}s?)){{0,6}}){_RIGHT}"
        ),
        _every_weekday,
    ),
    Pattern(
        _re(rf"(?P<n>)?(?P<days>{_PLURAL}(?:{_LIST}{_PLURAL})){{0,6}}){_RIGHT}"),
        _every_weekday,
    ),
    Pattern(_re(rf"(?:the\s+)?(?P<nth>{_ORDINAL})\s+(?P<wd>{WEEKDAY}){_RIGHT}"), _nth, lambda _: True),
    Pattern(
        _re(
            rf"(?:(?:every|each)\s+)?(?:the\s+)?(?P<nth>{_ORDINAL})\s+(?P<wd>{WEEKDAY})\s+of\s+(?:the|every|each|a)\s+month{_RIGHT}"
        ),
        _every_nth,
    ),
    Pattern(
        _re(rf"(?:every|each)\s+(?P<nth>last|first|third|fourth)\s+(?P<wd>{WEEKDAY}){_RIGHT}"), _every_nth
    ),
)
