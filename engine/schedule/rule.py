"""How often something happens: RRULE (RFC 5545) in local wall time, read strictly and written one way.

UNTIL is kept as a local wall time, so that a rule means the same when its zone changes; calendar files get it in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime, timedelta
from itertools import islice

from dateutil.rrule import rrulestr

from engine.contract.clock import to_micros
from engine.contract.errors import UserError
from engine.schedule.walltime import wall

HORIZON = timedelta(days=366 * 12)
"""A rule that shows nothing for so long never fires: from one 29 February to the next it is at most eight years."""
MOST_COUNT = 10_000
MOST_INTERVAL = 1000
LONGEST = 400
_ORDER = (
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYHOUR",
    "BYMINUTE", "BYSECOND", "BYSETPOS", "WKST",
)  # fmt: skip
_FREQS = ("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_NUMBERS = {
    "BYMONTH": (1, 12), "BYWEEKNO": (-53, 53), "BYYEARDAY": (-366, 366), "BYMONTHDAY": (-31, 31), "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59), "BYSECOND": (0, 59), "BYSETPOS": (-366, 366),
}  # fmt: skip
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_CYCLE = timedelta(days=146_097)
_STEPS = {"HOURLY": timedelta(hours=1), "DAILY": timedelta(days=1), "WEEKLY": timedelta(weeks=1)}


@dataclass(frozen=True)
class Rule:
    """A checked rule; `fields` in the order of RFC 5545's grammar, values in capitals."""

    fields: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return ";".join(f"{key}={value}" for key, value in self.fields)

    def get(self, key: str) -> str:
        """Return a field's value; empty if the rule does not have it."""
        return dict(self.fields).get(key, "")

    def with_(self, **changes: str) -> Rule:
        """Return the rule with other values of some fields; an empty value leaves the field out."""
        values = dict(self.fields) | changes
        return Rule(tuple((key, values[key]) for key in _ORDER if values.get(key)))

    @property
    def interval(self) -> int:
        """Every how many periods it happens."""
        return int(self.get("INTERVAL") or 1)

    @property
    def until(self) -> datetime | None:
        """The last local time at which it may happen."""
        text = self.get("UNTIL")
        return datetime.strptime(text, "%Y%m%dT%H%M%S") if text else None  # noqa: DTZ007 - a wall time has no zone

    def ending(self, until: datetime) -> Rule:
        """Return the rule with an end: nothing happens after that local time."""
        return self.with_(UNTIL=f"{until:%Y%m%dT%H%M%S}", COUNT="")

    def times(self, start: datetime, *, near: datetime | None = None) -> Iterator[datetime]:
        """Give the local times from a start on, lazily and for `HORIZON` after `near`; some before it may be left out.

        dateutil looks for a rule that never fires until its calendar ends. The calendar repeats every 400 years, so it
        is asked in the last such span that it knows, where the end is near.
        """
        begin = start
        step = _STEPS.get(self.get("FREQ"))
        if near is not None and step is not None and not self.get("COUNT"):
            step *= self.interval
            begin = start + max(0, (near - start) // step - 1) * step
        horizon = max(begin, near or begin) + HORIZON
        shift = (MAXYEAR - horizon.year) // 400 * _CYCLE
        rule = rrulestr(str(self.with_(UNTIL="")), dtstart=begin + shift, cache=False)
        last = min(self.until or horizon, horizon) + shift
        for found in rule:
            if found > last:
                return
            yield found - shift


def parse_rule(text: str, zone: str = "UTC") -> Rule:
    """Read and check a rule. Raises UserError if it is none, fires more than hourly, or asks for what nobody needs.

    An UNTIL in UTC becomes the zone's wall time; one that is a date holds to the end of that day.
    """
    text = text.strip().upper().removeprefix("RRULE:")
    if len(text) > LONGEST:
        raise UserError("schedule-rule-unreadable", rule=text[:40])
    fields: dict[str, str] = {}
    for piece in filter(None, text.split(";")):
        key, sign, value = piece.partition("=")
        if not sign or key in fields:
            raise UserError("schedule-rule-unreadable", rule=text)
        fields[key] = _checked(key, value, text, zone)
    if fields.get("FREQ") not in _FREQS:
        known = fields.get("FREQ") in ("SECONDLY", "MINUTELY")
        raise UserError("schedule-rule-often" if known else "schedule-rule-unreadable", rule=text)
    numbered = any(sign.isdigit() for sign in fields.get("BYDAY", ""))
    if numbered and (fields["FREQ"] not in ("MONTHLY", "YEARLY") or "BYWEEKNO" in fields):
        raise UserError("schedule-rule-unreadable", rule=text)
    if fields["FREQ"] == "HOURLY" and {"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"} & fields.keys():
        raise UserError("schedule-rule-unreadable", rule=text)
    if "COUNT" in fields and "UNTIL" in fields:
        raise UserError("schedule-rule-unreadable", rule=text)
    if "," in fields.get("BYMINUTE", "") or "," in fields.get("BYSECOND", ""):
        raise UserError("schedule-rule-often", rule=text)
    if fields.get("INTERVAL") == "1":
        del fields["INTERVAL"]
    return Rule(tuple((key, fields[key]) for key in _ORDER if key in fields))


def check_rule(text: str, start: datetime, zone: str = "UTC") -> Rule:
    """Read a rule and see that it ever happens from `start` on. Raises UserError as `parse_rule`, or if it never does."""
    rule = parse_rule(text, zone)
    try:
        if next(islice(rule.times(start), 1), None) is not None:
            return rule
    except ValueError as error:
        raise UserError("schedule-rule-unreadable", rule=text) from error
    raise UserError("schedule-rule-never", rule=text)


def _checked(key: str, value: str, text: str, zone: str) -> str:
    wrong = UserError("schedule-rule-unreadable", rule=text)
    match key:
        case "FREQ":
            return value
        case "WKST":
            if value not in ("MO", "TU", "WE", "TH", "FR", "SA", "SU"):
                raise wrong
            return value
        case "INTERVAL" | "COUNT":
            most = MOST_INTERVAL if key == "INTERVAL" else MOST_COUNT
            if not value.isdecimal() or not 1 <= int(value) <= most:
                raise wrong
            return str(int(value))
        case "UNTIL":
            return _until(value, zone, wrong)
        case "BYDAY":
            return _weekdays(value, wrong)
        case _ if key in _NUMBERS:
            return _numbers(value, *_NUMBERS[key], wrong)
    raise wrong


def _until(value: str, zone: str, wrong: UserError) -> str:
    match = _UNTIL.fullmatch(value)
    if match is None:
        raise wrong
    try:
        moment = datetime.strptime(match[1] + (match[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError:
        raise wrong from None
    if match[3]:
        moment = wall(to_micros(moment.replace(tzinfo=UTC)), zone)
    return f"{moment:%Y%m%dT%H%M%S}"


def _weekdays(value: str, wrong: UserError) -> str:
    days = []
    for piece in value.split(","):
        match = _DAY.fullmatch(piece)
        if match is None or (match[1] and not 1 <= abs(int(match[1])) <= 53):
            raise wrong
        days.append(f"{int(match[1]) if match[1] else ''}{match[2]}")
    return ",".join(dict.fromkeys(days))


def _numbers(value: str, low: int, high: int, wrong: UserError) -> str:
    numbers = []
    for piece in value.split(","):
        if not re.fullmatch(r"[+-]?\d{1,3}", piece) or not low <= int(piece) <= high:
            raise wrong
        if low < 0 and int(piece) == 0:
            raise wrong
        numbers.append(str(int(piece)))
    return ",".join(dict.fromkeys(numbers))
