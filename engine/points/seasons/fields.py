"""A season as an admin writes it: `NAME until:2027-03-01 from:… carry:10% repeat:yes`, in Chinese words as well. Pure."""

from __future__ import annotations

import re
from datetime import date

from engine.contract.clock import DAY
from engine.contract.durations import parse_duration
from engine.contract.errors import UserError
from engine.contract.settings import fold, read_bool
from engine.points.seasons.rules import LONGEST_NAME

_WORDS = {
    "until": "until|到|结束|結束|截止",
    "first": "from|从|從|开始|開始",
    "carry": "carry|结转|結轉|带入|帶入",
    "repeat": "repeat|重复|重複|自动|自動|循环|循環",
    "name": "name|名称|名稱|名字",
}
_KEY = {word: key for key, words in _WORDS.items() for word in words.split("|")}
_FIELD = re.compile(rf"(?:^|[\s|｜])({'|'.join(sorted(_KEY, key=len, reverse=True))})\s*[:：]", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_TODAY = {"today": 0, "今天": 0, "今日": 0, "tomorrow": 1, "明天": 1, "明日": 1}

Fields = dict[str, int | str | bool]
"""What was said: `name`, `first` and `until` (days), `length` (days), `carry` (percent), `repeat`."""


def read_season(line: str, today: int) -> Fields:
    """Read what a line says of a season; what it does not mention is not there. Raises UserError."""
    pieces = _FIELD.split(line)
    name = " ".join(pieces[0].replace("｜", "|").replace("|", " ").split())
    found: Fields = _named(name) if name else {}
    for word, said in zip(pieces[1::2], pieces[2::2], strict=True):
        found |= _read(_KEY[word.casefold()], said.strip(" |｜\t\n"), today)
    return found


def _named(name: str) -> Fields:
    if not name:
        raise UserError("seasons-name-missing")
    if len(name) > LONGEST_NAME:
        raise UserError("seasons-name-long", most=LONGEST_NAME)
    return {"name": name}


def _read(key: str, said: str, today: int) -> Fields:
    match key:
        case "name":
            return _named(" ".join(said.split()))
        case "carry":
            number = fold(said).removesuffix("%").strip()
            if not number.isdecimal() or int(number) > 100:
                raise UserError("seasons-carry", value=said)
            return {"carry": int(number)}
        case "repeat":
            wanted = read_bool(said)
            if wanted is None:
                raise UserError("seasons-repeat", value=said)
            return {"repeat": wanted}
        case "first":
            return {"first": _day(said, today)}
        case _:
            length = parse_duration(said)
            if length is not None:
                return {"length": max(1, length // DAY)}
            return {"until": _day(said, today)}


def _day(said: str, today: int) -> int:
    if fold(said) in _TODAY:
        return today + _TODAY[fold(said)]
    match = _DATE.fullmatch(said)
    try:
        year, month, day = (int(piece) for piece in match.groups()) if match else (0, 0, 0)
        return date(year, month, day).toordinal()
    except ValueError:
        raise UserError("seasons-day", value=said) from None
