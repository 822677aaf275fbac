"""How days and hours are written in English."""

from __future__ import annotations

import re

from engine.schedule.lexicon_figures import HALF, RIGHT, half_day, pattern
from engine.schedule.numerals import english
from engine.schedule.tokens import Clock, Day, Modifier, Part, Pattern, Period

DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
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
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
PERIODS: dict[str, Period] = {
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "evening",
}
_AHEAD = {"today": 0, "tonight": 0, "tomorrow": 1, "tmr": 1, "tmrw": 1, "yesterday": -1}
_MODIFIERS: dict[str, Modifier] = {"next": "next", "this": "coming", "coming": "coming", "last": "last"}


def weekday_of(name: str) -> int:
    return next(n for n, day in enumerate(DAY_NAMES) if day.startswith(name[:3]))


def _month_of(name: str) -> int:
    return next(n for n, month in enumerate(_MONTH_NAMES, 1) if month.startswith(name[:3]))


def _day(match: re.Match[str]) -> Day:
    word = match["day"]
    if word.endswith("day after tomorrow"):
        return Day(ahead=2)
    return Day(ahead=_AHEAD[word], period="evening" if word == "tonight" else "")


def _weekday(match: re.Match[str]) -> Day:
    return Day(weekday=weekday_of(match["wd"]), modifier=_MODIFIERS.get(match["mod"] or "", ""))


def _weekend(match: re.Match[str]) -> Day:
    return Day(weekday=5, modifier=_MODIFIERS.get(match["mod"] or "", ""), sure=False)


def _date(match: re.Match[str]) -> Day | None:
    day, year = int(match["d"]), match["y"]
    return (
        Day(year=int(year) if year else None, month=_month_of(match["m"]), day=day)
        if 1 <= day <= 31
        else None
    )


def _ordinal_day(match: re.Match[str]) -> Day | None:
    day = int(match["d"])
    return Day(day=day) if 1 <= day <= 31 else None


def _month_end(match: re.Match[str]) -> Day:
    return Day(months_on=1 if match["next"] else 0, day=-1)


def _spoken_clock(match: re.Match[str]) -> Clock | None:
    hour = int(english(match["h"]))
    if hour > 24:
        return None
    minute = {"half": 30, "quarter": 15, "": 0}[match["by"] or ""]
    if match["way"] in ("to", "til", "till"):
        hour, minute = (hour - 1) % 24, 60 - minute
    half = match["half"]
    if half:
        return Clock(hour=half_day(hour, half), minute=minute)
    return Clock(hour=hour, minute=minute, plain=1 <= hour <= 12)


def _bare_clock(match: re.Match[str]) -> Clock | None:
    hour = int(english(match["h"]))
    return Clock(hour=hour, plain=1 <= hour <= 12) if hour <= 24 else None


_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_YEAR = r"(?:,?\s+(?P<y>20\d\d)(?!\s*(?:[ap]\.?m|:)))?"


PATTERNS = (
    Pattern(
        pattern(
            rf"(?P<m>{MONTH})\.?\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|\s*[ap]\.?m){_YEAR}"
        ),
        _date,
    ),
    Pattern(
        pattern(rf"(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH})(?![a-z]){_YEAR}"),
        _date,
    ),
    Pattern(pattern(r"the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)(?![a-z])"), _ordinal_day),
    Pattern(pattern(r"(?P<d>\d{1,2})(?:st|nd|rd|th)(?![a-z])"), _ordinal_day, lambda _: True),
    Pattern(
        pattern(r"(?:the\s+)?(?:end|last day)\s+of\s+(?:(?:the|this)\s+)?(?P<next>next\s+)?month" + RIGHT),
        _month_end,
    ),
    Pattern(pattern(r"(?:the\s+)?last day" + RIGHT), lambda _: Day(months_on=0, day=-1), lambda _: True),
    Pattern(pattern(r"end of (?:the )?year" + RIGHT), lambda _: Day(years_on=0, month=12, day=31)),
    Pattern(pattern(r"next month" + RIGHT), lambda _: Day(months_on=1, sure=False)),
    Pattern(pattern(r"next week" + RIGHT), lambda _: Day(ahead=7, sure=False)),
    Pattern(
        pattern(r"(?P<day>today|tonight|tomorrow|tmrw?|yesterday|(?:the )?day after tomorrow)" + RIGHT), _day
    ),
    Pattern(
        pattern(rf"(?:(?P<mod>next|this|coming|last)\s+)?(?P<wd>{WEEKDAY})\.?{RIGHT}"),
        _weekday,
        lambda m: not m["mod"] and m["wd"] in ("sat", "sun", "wed", "mon"),
    ),
    Pattern(pattern(r"(?:(?P<mod>next|this|coming)\s+|the\s+)weekend" + RIGHT), _weekend),
    Pattern(
        pattern(
            rf"(?:at\s+)?(?:(?:a\s+)?(?P<by>half|quarter)\s+(?P<way>past|to|til|till|after)\s+)(?P<h>{_HOUR})(?:\s*{HALF})?{RIGHT}"
        ),
        _spoken_clock,
    ),
    Pattern(pattern(rf"(?:at\s+)?(?P<h>{_HOUR})\s?o['’]?clock{RIGHT}"), _bare_clock),
    Pattern(
        pattern(r"at\s+(?P<h>\d{1,2})(?![\d:./%°-]|\s*(?:%|people|members|[a-z]{0,3}\d))"),
        _bare_clock,
        lambda _: True,
    ),
    Pattern(pattern(r"(?P<h>\d{1,2})(?=\s+(?:in the (?:morning|afternoon|evening)|at night))"), _bare_clock),
    Pattern(pattern(r"(?:at\s+)?(?:noon|midday)" + RIGHT), lambda _: Clock(hour=12)),
    Pattern(pattern(r"(?:at\s+)?midnight" + RIGHT), lambda _: Clock(hour=24, sure=False)),
    Pattern(
        pattern(r"(?:in the\s+|at\s+)?(?P<p>morning|afternoon|evening|night)" + RIGHT),
        lambda m: Part(PERIODS[m["p"]]),
        lambda _: True,
    ),
    Pattern(
        pattern(r"this (?P<p>morning|afternoon|evening)" + RIGHT),
        lambda m: Day(ahead=0, period=PERIODS[m["p"]]),
    ),
)
