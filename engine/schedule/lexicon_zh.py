"""How days and hours are written in Chinese (simplified here; traditional signs are folded before)."""

from __future__ import annotations

import re

from engine.schedule.numerals import NUM, ZH, whole
from engine.schedule.tokens import Clock, Day, Modifier, Part, Pattern, Period

WEEK = "(?:周|星期|礼拜)"
WEEKDAY = "[一二三四五六日天末]"
WEEKDAYS = {sign: n for n, sign in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
COUNTED = "(?![次节课篇本遍回])"
_PARTS_OF_DAY: tuple[tuple[Period, str], ...] = (
    ("dawn", "凌晨"),
    ("morning", "大清早|清晨|清早|早上|早晨|早间|上午|早"),
    ("noon", "中午|正午"),
    ("afternoon", "午后|下午"),
    ("dusk", "傍晚|黄昏"),
    ("evening", "晚上|晚间|晚"),
    ("night", "夜里|夜间|夜晚|深夜|半夜"),
)
PERIODS: dict[str, Period] = {word: period for period, words in _PARTS_OF_DAY for word in words.split("|")}
_PARTS: dict[str, Period] = {"": "", "晚": "evening", "夜": "night", "早": "morning", "晨": "morning"}
_NOT_TIME = (
    "(?!建议|意见|要求|问题|原因|说明|注意|思考|感想|心得|想法|疑问|经验|东西|事|赞|击|儿|点|子|名|评|数)"
)
_NOT_DAY = "(?![楼线店机馆门桌房院厅台球题]|选手|文件|作业|元|码|称|期)"
_AHEAD = {"今": 0, "明": 1, "后": 2, "大后": 3, "昨": -1, "前": -2}
_MODIFIERS: dict[str, Modifier] = {
    "上": "last", "上个": "last", "这": "this", "这个": "this", "本": "this", "下": "next", "下个": "next",
    "下下": "after next", "下下个": "after next",
}  # fmt: skip
_MONTHS = {"这": 0, "这个": 0, "本": 0, "当": 0, "": 0, "下": 1, "下个": 1, "下下": 2, "下下个": 2}


def _day(match: re.Match[str]) -> Day:
    part = match["part"] or ""
    return Day(ahead=_AHEAD[match["day"]], period=_PARTS[part])


def _weekday(match: re.Match[str]) -> Day:
    sign = match["wd"]
    return Day(weekday=WEEKDAYS[sign], modifier=_MODIFIERS.get(match["mod"] or "", ""), sure=sign != "末")


def _date(match: re.Match[str]) -> Day | None:
    month, day = whole(match["m"]), whole(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = match["y"]
    if year and year.isdecimal():
        return Day(year=int(year), month=month, day=day)
    return Day(years_on={"今": 0, "明": 1, "后": 2}[year] if year else None, month=month, day=day)


def _day_of_month(match: re.Match[str]) -> Day | None:
    day = whole(match["d"])
    mod = match["mod"]
    return Day(months_on=_MONTHS[mod] if mod else None, day=day) if 1 <= day <= 31 else None


def _month_edge(match: re.Match[str]) -> Day:
    edge = {"底": -1, "末": -1, "初": 1, "中": 15}[match["edge"]]
    return Day(months_on=_MONTHS[match["mod"] or ""], day=edge, sure=edge == -1)


def _clock(match: re.Match[str]) -> Clock | None:
    hour = whole(match["h"])
    minute = 0
    if match["half"]:
        minute = 30
    elif match["quarter"]:
        minute = 15 * whole(match["quarter"])
    elif match["m"]:
        minute = whole(match["m"])
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    spoken = 1 <= hour <= 12 and not match["h"].startswith("0")
    return Clock(hour=hour, minute=minute, plain=spoken)


def _clocks(match: re.Match[str]) -> Clock | None:
    """七到九点"""
    first, last = whole(match["h"]), whole(match["h2"])
    if not (first < 24 and last <= 24):
        return None
    end = Clock(hour=last, minute=30 if match["half"] else 0, plain=1 <= last <= 12)
    return Clock(hour=first, plain=1 <= first <= 12, until=end)


def _lone_clock(match: re.Match[str]) -> bool:
    """一点 alone is a little, 两点 alone may be two points."""
    return match["h"] in ("一", "两") and match.end() == match.end("unit")


NOT_BEFORE = r"(?<![\d.:/\-第])"
DAY_OF_MONTH = rf"(?:\d{{1,2}}|{ZH})"

PATTERNS = (
    Pattern(
        re.compile(r"(?P<day>大后|今|明|后|昨|前)(?:(?:天|日|儿(?!子))|(?P<part>[晚夜早晨])(?:上|间|里)?)"),
        _day,
    ),
    Pattern(
        re.compile(rf"(?P<mod>下下个?|[上下这]个?|本)?{WEEK}(?P<wd>{WEEKDAY}){COUNTED}"),
        _weekday,
    ),
    Pattern(
        re.compile(rf"下个?{WEEK}(?!{WEEKDAY})"),
        lambda _: Day(ahead=7, sure=False),
    ),
    Pattern(
        re.compile(
            rf"(?:(?P<y>\d{{4}}|[今明后])年)?{NOT_BEFORE}(?P<m>{DAY_OF_MONTH})月(?P<d>{DAY_OF_MONTH})(?!\d)(?:日|号|(?={ZH}|\D|$))"
        ),
        _date,
    ),
    Pattern(
        re.compile(
            rf"(?:(?P<mod>这个?|本|当|下下个?|下个?)月(?:的)?)?{NOT_BEFORE}(?P<d>{DAY_OF_MONTH})[号日]{_NOT_DAY}"
        ),
        _day_of_month,
    ),
    Pattern(re.compile(r"(?P<mod>这个?|本|当|下下个?|下个?)?月(?P<edge>[底末初中])"), _month_edge),
    Pattern(re.compile(r"最后一天"), lambda _: Day(months_on=0, day=-1), lambda _: True),
    Pattern(
        re.compile(r"(?P<mod>下个?|下下个?)月(?![底末初中\d一二三四五六七八九十])"),
        lambda m: Day(months_on=_MONTHS[m["mod"]], sure=False),
    ),
    Pattern(re.compile(r"年[底末]"), lambda _: Day(years_on=0, month=12, day=31)),
    Pattern(
        re.compile(
            rf"{NOT_BEFORE}(?P<h>\d{{1,2}}|{ZH})(?P<unit>点|时(?![候间代])){_NOT_TIME}(?:钟|整)?"
            rf"(?:(?P<half>半)|(?P<quarter>[一三123])刻|过?(?P<m>\d{{1,2}}|{ZH})(?!\d)(?:分(?!钟)|(?![个人位块元名天页章题次月号日年点时]|分钟)))?"
        ),
        _clock,
        _lone_clock,
    ),
    Pattern(
        re.compile(
            rf"{NOT_BEFORE}(?P<h>{DAY_OF_MONTH})[到至~\-](?P<h2>{DAY_OF_MONTH})点{_NOT_TIME}钟?(?P<half>半)?"
        ),
        _clocks,
    ),
    Pattern(
        re.compile(rf"(?:{'|'.join(sorted((w for w in PERIODS if len(w) > 1), key=len, reverse=True))})"),
        lambda m: Part(PERIODS[m[0]]),
    ),
    Pattern(re.compile(rf"[早晚](?=\s*(?:\d{{1,2}}:\d\d|{NUM}[点时]))"), lambda m: Part(PERIODS[m[0]])),
    Pattern(re.compile("(?<![周期拜])一大?早(?!上)"), lambda _: Part("morning")),
    Pattern(re.compile("午夜"), lambda _: Clock(hour=24, sure=False)),
)
