"""How long from now, and how often, in English."""

from __future__ import annotations

import re
from fractions import Fraction

from engine.contract.clock import HOUR, MINUTE, SECOND
from engine.schedule.lexicon_en import DAY_NAMES, MONTH, PERIODS, WEEKDAY, weekday_of
from engine.schedule.lexicon_figures import RIGHT, pattern
from engine.schedule.numerals import EN, english
from engine.schedule.tokens import DAYS, WORKDAYS, After, Nth, Pattern, Repeat

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
_FREQ = {"hour": "HOURLY", "day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_ADVERBS = {
    "hourly": ("HOURLY", 1), "daily": ("DAILY", 1), "everyday": ("DAILY", 1), "weekly": ("WEEKLY", 1),
    "biweekly": ("WEEKLY", 2), "fortnightly": ("WEEKLY", 2), "monthly": ("MONTHLY", 1), "quarterly": ("MONTHLY", 3),
    "yearly": ("YEARLY", 1), "annually": ("YEARLY", 1),
}  # fmt: skip
_PLURAL = f"(?:{'|'.join(DAY_NAMES)})s"
_LIST = r"(?:\s*(?:,\s*and|,|and|&|/|\+)\s*"


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


def _every(match: re.Match[str]) -> Repeat | None:
    word = (match["n"] or "1").strip()
    n = 2 if word in ("other", "second", "2nd") else english(word)
    return Repeat(freq=_FREQ[match["unit"].rstrip("s")], interval=int(n)) if n >= 1 and n == int(n) else None


def _every_weekday(match: re.Match[str]) -> Repeat:
    days = sorted({weekday_of(name) for name in re.findall(WEEKDAY, match["days"])})
    return Repeat(freq="WEEKLY", interval=2 if match["n"] else 1, days=",".join(DAYS[n] for n in days))


def _every_monthday(match: re.Match[str]) -> Repeat | None:
    return Repeat(freq="MONTHLY", monthdays=match["d"]) if 1 <= int(match["d"]) <= 31 else None


def _nth(match: re.Match[str]) -> Nth:
    return Nth(f"{_ORDINALS[match['nth']]}{DAYS[weekday_of(match['wd'])]}")


def _every_nth(match: re.Match[str]) -> Repeat:
    return Repeat(freq="MONTHLY", days=_nth(match).days)


PATTERNS = (
    Pattern(pattern(rf"in\s+(?:about\s+)?(?P<length>{_LENGTH})(?:'s time)?"), _after),
    Pattern(pattern(rf"(?P<length>{_LENGTH})\s+(?:from (?:now|today)|later|after now)" + RIGHT), _after),
    Pattern(
        pattern(r"(?P<word>" + "|".join(_ADVERBS) + ")" + RIGHT),
        lambda m: Repeat(freq=_ADVERBS[m[0]][0], interval=_ADVERBS[m[0]][1]),
    ),
    Pattern(
        pattern(
            rf"(?:every|each)\s+(?:(?P<n>other\s|second\s|2nd\s|{EN})\s*)?(?P<unit>hours?|days?|weeks?|months?|years?){RIGHT}"
        ),
        _every,
    ),
    Pattern(pattern(rf"(?:every|each)(?=\s+{MONTH}\.?\s+\d)"), lambda _: Repeat(freq="YEARLY")),
    Pattern(
        pattern(
            r"(?:every|each)\s+(?P<d>\d{1,2})(?:st|nd|rd|th)(?:\s+of\s+(?:the|every|each)\s+month)?" + RIGHT
        ),
        _every_monthday,
    ),
    Pattern(
        pattern(r"(?:on\s+)?(?:the\s+)?last day of (?:every|each) month" + RIGHT),
        lambda _: Repeat(freq="MONTHLY", monthdays="-1"),
    ),
    Pattern(
        pattern(r"(?:every|each)\s+(?P<p>morning|afternoon|evening|night)" + RIGHT),
        lambda m: Repeat(freq="DAILY", period=PERIODS[m["p"]]),
    ),
    Pattern(
        pattern(r"(?:(?:every|each)\s+(?:weekday|workday)|(?:on\s+)?(?:weekdays|workdays))" + RIGHT),
        lambda _: Repeat(freq="WEEKLY", days=WORKDAYS),
    ),
    Pattern(
        pattern(r"(?:(?:every|each)\s+weekend|weekends)" + RIGHT),
        lambda _: Repeat(freq="WEEKLY", days="SA,SU"),
    ),
    Pattern(
        pattern(
            rf"(?:every|each)\s+(?:(?P<n>other|second|2nd)\s+)?(?P<days>{WEEKDAY}s?(?:{_LIST}{WEEKDAY}s?)){{0,6}}){RIGHT}"
        ),
        _every_weekday,
    ),
    Pattern(
        pattern(rf"(?P<n>)?(?P<days>{_PLURAL}(?:{_LIST}{_PLURAL})){{0,6}}){RIGHT}"),
        _every_weekday,
    ),
    Pattern(pattern(rf"(?:the\s+)?(?P<nth>{_ORDINAL})\s+(?P<wd>{WEEKDAY}){RIGHT}"), _nth, lambda _: True),
    Pattern(
        pattern(
            rf"(?:(?:every|each)\s+)?(?:the\s+)?(?P<nth>{_ORDINAL})\s+(?P<wd>{WEEKDAY})\s+of\s+(?:the|every|each|a)\s+month{RIGHT}"
        ),
        _every_nth,
    ),
    Pattern(
        pattern(rf"(?:every|each)\s+(?P<nth>last|first|third|fourth)\s+(?P<wd>{WEEKDAY}){RIGHT}"), _every_nth
    ),
)
