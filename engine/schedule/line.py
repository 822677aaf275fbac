"""One line (or a form) becomes a draft of an event: time, title, length and options, in any order. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from zoneinfo import available_timezones

from engine.contract.clock import DAY, MINUTE
from engine.contract.durations import parse_duration
from engine.contract.errors import UserError
from engine.contract.settings import fold
from engine.schedule.kinds import DEFAULT, KINDS, SHORTEST, Kind, kind_of, longest
from engine.schedule.rules import read_local, write_local
from engine.schedule.series import read_rule
from engine.schedule.walltime import moment, wall
from engine.schedule.when import Found, check_days, find_when

TITLE, DESCRIPTION, PLACE = 100, 1000, 100
MOST_PEOPLE = 10_000
MOST_POINTS = 1000
_OPTIONS: dict[str, tuple[str, ...]] = {
    "max": ("max", "capacity", "seats", "人数", "名额", "限", "上限"),
    "repeat": ("repeat", "every", "重复", "循环"),
    "place": ("place", "where", "location", "地点", "链接"),
    "voice": ("voice", "room", "语音"),
    "kind": ("kind", "type", "类型", "类别"),
    "host": ("host", "主持", "讲师", "主讲"),
    "points": ("points", "积分"),
    "zone": ("zone", "tz", "timezone", "时区"),
    "audience": ("for", "audience", "对象"),
    "image": ("image", "图", "图片", "封面"),
    "chats": ("in", "chats", "发到", "群"),
    "description": ("desc", "description", "about", "说明", "介绍", "简介"),
    "duration": ("duration", "length", "时长"),
    "days": ("days", "天数"),
    "title": ("title", "标题", "名称"),
    "time": ("time", "when", "时间"),
}
_NAMED = {word: name for name, words in _OPTIONS.items() for word in words}
_OPTION = re.compile(
    r"(?<!\S)("
    + "|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True))
    + r")\s?[:：=]\s?(\"[^\"]*\"|“[^”]*”|「[^」]*」|\S+)",
    re.IGNORECASE,
)
_UNIT = r"(?:h|hrs?|hours?|m|mins?|minutes?|d|days?|w|weeks?|小时|小時|个小时|個小時|钟头|鐘頭|分|分钟|分鐘|天|周)"
_LENGTH = re.compile(
    rf"(?<!\S)((?:(?:\d+(?:\.\d+)?|[半一二两兩三四五六七八九十]+)\s?{_UNIT})+)(?!\S)", re.IGNORECASE
)
_RANGE = re.compile(r"(\d{1,2}[:：]\d{2})\s*(?:-|–|—|~|～|至|到)\s*(\d{1,2})[:：](\d{2})(?!\d)")
_PEOPLE = re.compile(
    r"(?<!\S)(?:限|最多|上限|up to|max|at most)\s?(\d{1,5})\s?(?:人|位|名|people|seats|persons)?(?!\S)",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(?<!\d)(\d{1,3})\s?(?:天|日|-?days?\b)", re.IGNORECASE)
_LATER = re.compile(r"\s*(?:later|from now|后|後|之后|以后|以後|前)")
_FROM_NOW = re.compile(
    r"今|明|后天|後天|下|后$|後$|之后|tomorrow|today|tonight|next|later|\bin\s", re.IGNORECASE
)
"""Words by which a time counts from the moment they are said."""
_QUOTES = '"“”「」'
AUDIENCES = {"all": "member", "everyone": "member", "所有人": "member", "大家": "member", "member": "member"}
AUDIENCES |= dict.fromkeys(("staff", "moderator", "mods", "版主", "管理员", "管理"), "moderator")


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody said of an event; what is None they did not say."""

    title: str | None = None
    at: int | None = None
    local: datetime | None = None
    sure: bool = True
    rule: str | None = None
    zone: str | None = None
    duration: int | None = None
    capacity: int | None = None
    kind: Kind | None = None
    place: str | None = None
    voice: str | None = None
    host: str | None = None
    points: int | None = None
    audience: str | None = None
    image: str | None = None
    description: str | None = None
    chats: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)


def read_line(text: str, now: int, zone: str, *, near: datetime | None = None) -> Draft:
    """Read a line as people write it. The first line may be followed by a description. Raises UserError.

    `near` is the wall time that the line is to change: a time or a weekday alone is meant by that day or week.
    """
    first, _, more = text.strip().partition("\n")
    options: dict[str, str] = {}

    def take(found: re.Match[str]) -> str:
        options[_NAMED[fold(found[1])]] = found[2].strip(_QUOTES).strip()
        return " "

    rest = _OPTION.sub(take, unicodedata.normalize("NFKC", first) if _wide(first) else first)
    rest = _take_range(rest, options)
    if "duration" not in options and "days" not in options:
        rest = _take_length(rest, options)
    people = _PEOPLE.search(rest)
    if people is not None and "max" not in options:
        options["max"] = people[1]
        rest = rest[: people.start()] + " " + rest[people.end() :]
    if more.strip():
        options.setdefault("description", more.strip())
    return read_options(options, rest, now, zone, near=near)


def _wide(text: str) -> bool:
    return any("！" <= sign <= "～" and sign.isalnum() for sign in text)


def _take_range(text: str, options: dict[str, str]) -> str:
    """Take `20:00-22:00` as a beginning and a length."""
    found = _RANGE.search(text)
    if found is None:
        return text
    hours, minutes = map(int, found[1].replace("：", ":").split(":"))
    length = (int(found[2]) * 60 + int(found[3])) - (hours * 60 + minutes)
    options["duration"] = f"{length % (24 * 60) or 24 * 60}m"
    return text[: found.start()] + found[1] + text[found.end() :]


def _take_length(text: str, options: dict[str, str]) -> str:
    for found in _LENGTH.finditer(text):
        before = text[: found.start()].rstrip().casefold()
        if before.endswith(("in", "after", "every", "每", "过")) or _LATER.match(text, found.end()):
            continue
        length = parse_duration(found[1])
        if length:
            options["duration"] = found[1]
            start = len(re.sub(r"\s(?:for|时长|共)\s*$", "", text[: found.start()]))
            return text[:start] + " " + text[found.end() :]
    return text


def read_options(
    options: Mapping[str, str], rest: str, now: int, zone: str, *, near: datetime | None = None
) -> Draft:
    """Read options by name, and the words that are left: a time among them, and the title. Raises UserError."""
    if "zone" in options:
        zone = _zone(options["zone"])
    draft = Draft(zone=zone if "zone" in options else None, said=dict(options))
    kind = _kind(options["kind"]) if "kind" in options else None
    draft = replace(
        draft,
        kind=kind,
        capacity=_number("max", options, 0, MOST_PEOPLE),
        points=_number("points", options, 0, MOST_POINTS),
        duration=_length(options, kind),
        place=_text("place", options, PLACE),
        voice=_room(options.get("voice")),
        host=options.get("host"),
        audience=_audience(options.get("audience")),
        image=_address(options.get("image")),
        description=_text("description", options, DESCRIPTION),
        chats=tuple(filter(None, re.split(r"[,，、]", options.get("chats", "")))),
    )
    when = options.get("time")
    found = _find(when or rest, now, zone, near)
    if when and found is None:
        raise UserError("schedule-time-unclear", value=when)
    if found is not None:
        if not when:
            rest = found.rest
        draft = replace(
            draft,
            at=found.at,
            local=_minute(found.local),
            sure=found.sure,
            rule=found.rule or None,
            duration=draft.duration or _until(found),
        )
    if "repeat" in options:
        draft = replace(draft, rule=read_rule(options["repeat"]))
    title = " ".join((options.get("title") or rest).split()).strip(" ,，;；:：-–—|")
    title = re.sub(r"^(?:开始|起)\s+|\s+(?:开始|起|starts|starting)$", "", title)
    if len(title) > TITLE:
        raise UserError("schedule-long", what="title", most=TITLE, length=len(title))
    return replace(draft, title=title or None)


def _find(text: str, now: int, zone: str, near: datetime | None) -> Found | None:
    found = find_when(text, now, zone) if text.strip() else None
    if found is None or near is None or _FROM_NOW.search(text):
        return found
    day = datetime.combine(near.date(), time())
    here = find_when(text, moment(day, zone), zone)
    before = find_when(text, moment(day - timedelta(days=1), zone), zone)
    if here is not None and before is not None and here.local - before.local == timedelta(days=1):
        return here  # a time of day alone
    week = find_when(text, moment(day - timedelta(days=day.weekday()), zone), zone)
    return week if week is not None and week.at > now else found


def _until(found: Found) -> int | None:
    """Return how long what is told to end takes: 晚上7点到9点."""
    return None if found.until is None else (found.until - found.local) // timedelta(microseconds=1)


def _minute(local: datetime) -> datetime:
    return read_local(write_local(local))


def settle(draft: Draft, now: int, zone: str) -> tuple[Kind, str, datetime, int]:
    """Return kind, title, local beginning and length of a new event. Raises UserError for what lacks or is past."""
    kind = draft.kind or _guess(draft.title or "")
    check_days(draft.title or "")
    if draft.local is None:
        raise UserError("schedule-when-missing")
    if not draft.title:
        raise UserError("schedule-title-missing")
    zone = draft.zone or zone
    local = draft.local
    if kind.at and wall(now, zone).date() <= local.date():
        # A challenge takes whole days, whatever time of day was read into "tomorrow".
        local = read_local(f"{local:%Y%m%d}T{kind.at}")
    if moment(local, zone) <= now and not (kind.at and local.date() == wall(now, zone).date()):
        raise UserError("schedule-past", value=local.strftime("%Y-%m-%d %H:%M"))
    return kind, draft.title, local, draft.duration or _days_in(draft.title, kind) or kind.duration


def _days_in(title: str, kind: Kind) -> int | None:
    """Return how long a challenge takes that says so in its name: 21天打卡."""
    found = _DAYS.search(title) if kind.at else None
    return int(found[1]) * DAY if found is not None and 0 < int(found[1]) <= 366 else None


def _guess(title: str) -> Kind:
    """Guess the kind from a word in the title."""
    folded = title.casefold()
    for kind in KINDS.values():
        if any(word in folded for word in kind.words if len(word) > 3 or not word.isascii()):
            return kind
    return KINDS[DEFAULT]


def _kind(word: str) -> Kind:
    kind = kind_of(word)
    if kind is None:
        raise UserError("schedule-kind-unknown", value=word, kinds=", ".join(KINDS))
    return kind


def _number(name: str, options: Mapping[str, str], low: int, high: int) -> int | None:
    if name not in options:
        return None
    written = re.sub(r"\D+$", "", fold(options[name]))
    if not written.isdecimal() or not low <= int(written) <= high:
        raise UserError("schedule-number", what=name, value=options[name], low=low, high=high)
    return int(written)


def _length(options: Mapping[str, str], kind: Kind | None) -> int | None:
    days = _number("days", options, 1, 366)
    if days is not None:
        return days * DAY
    if not options.get("duration"):
        return None
    length = parse_duration(options["duration"].replace("个小时", "小时").replace("個小時", "小时"))
    most = longest(kind) if kind is not None else max(map(longest, KINDS.values()))
    if length is None or not SHORTEST <= length <= most:
        raise UserError("schedule-length", value=options["duration"])
    return length - length % MINUTE


def _text(name: str, options: Mapping[str, str], most: int) -> str | None:
    written = options.get(name)
    if written is not None and len(written) > most:
        raise UserError("schedule-long", what=name, most=most, length=len(written))
    return written


def _room(written: str | None) -> str | None:
    return written.strip("<#!>").strip() if written else written


def _audience(written: str | None) -> str | None:
    if written is None:
        return None
    found = AUDIENCES.get(fold(written))
    if found is None:
        raise UserError("schedule-audience", value=written)
    return found


def _address(written: str | None) -> str | None:
    if written and not re.fullmatch(r"https?://\S{3,400}", written):
        raise UserError("schedule-image-address", value=written[:100])
    return written


def _zone(written: str) -> str:
    by_name = {name.casefold(): name for name in available_timezones() if "/" in name or name == "UTC"}
    found = by_name.get(fold(written).replace(" ", "_"))
    if found is None:
        raise UserError("schedule-zone", value=written)
    return found
