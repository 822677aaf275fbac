"""How times are written in Chinese (simplified here; traditional signs are folded before)."""

from __future__ import annotations

import re
from fractions import Fraction

from engine.contract.clock import HOUR, MINUTE, SECOND
from engine.schedule.numerals import NUM, ZH, whole
from engine.schedule.tokens import (
    DAYS,
    WORKDAYS,
    After,
    Clock,
    Day,
    Modifier,
    Nth,
    Part,
    Pattern,
    Period,
    Repeat,
)

WEEK = "(?:周|星期|礼拜)"
WEEKDAY = "[一二三四五六日天末]"
_WEEKDAYS = {sign: n for n, sign in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
_COUNTED = "(?![次节课篇本遍回])"
_PARTS_OF_DAY: tuple[tuple[Period, str], ...] = (
    ("dawn", "凌晨"),
    ("morning", "大清早|清晨|清早|早上|早晨|早间|上午|早"),
    ("noon", "中午|正午"),
    ("afternoon", "午后|下午"),
    ("evening", "傍晚|黄昏|晚上|晚间|晚"),
    ("night", "夜里|夜间|夜晚|深夜|半夜"),
)
_PERIODS: dict[str, Period] = {word: period for period, words in _PARTS_OF_DAY for word in words.split("|")}
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
_FREQ = {
    "天": "DAILY", "日": "DAILY", "周": "WEEKLY", "星期": "WEEKLY", "礼拜": "WEEKLY",
    "月": "MONTHLY", "季度": "MONTHLY", "年": "YEARLY", "小时": "HOURLY", "钟头": "HOURLY",
}  # fmt: skip
_UNIT = r"(?:秒钟?|分钟?|刻钟?|小时|钟头|天|日|周|星期|礼拜|月|年)"
_AMOUNT = rf"(?:(?:{NUM}(?:\.\d{{1,2}})?)?个?半个?|{NUM}(?:\.\d{{1,2}})?个?)"
_PIECE = re.compile(rf"(?P<n>{_AMOUNT})(?P<unit>{_UNIT})(?P<half>半)?")
_LENGTH = rf"(?:{_AMOUNT}{_UNIT}半?[、,]?)+?"


def _day(match: re.Match[str]) -> Day:
    part = match["part"] or ""
    return Day(ahead=_AHEAD[match["day"]], period=_PARTS[part])


def _weekday(match: re.Match[str]) -> Day:
    sign = match["wd"]
    return Day(weekday=_WEEKDAYS[sign], modifier=_MODIFIERS.get(match["mod"] or "", ""), sure=sign != "末")


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


def _lone_clock(match: re.Match[str]) -> bool:
    """一点 alone is a little, 两点 alone may be two points."""
    return match["h"] in ("一", "两") and match.end() == match.end("unit")


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
    period = _PERIODS.get(unit, "")
    return Repeat(freq="DAILY" if period else _FREQ[unit], interval=n, period=period) if n else None


def _weekdays(match: re.Match[str]) -> Repeat:
    listed = match["days"]
    chosen: set[int] = set()
    if match["to"]:
        first, last = _WEEKDAYS[match["from"]], _WEEKDAYS[match["to"]]
        chosen = {(first + n) % 7 for n in range((last - first) % 7 + 1)}
    else:
        for sign in re.findall(WEEKDAY, re.sub("星期|礼拜", "", listed)):
            chosen |= {5, 6} if sign == "末" else {_WEEKDAYS[sign]}
    return Repeat(freq="WEEKLY", days=",".join(DAYS[n] for n in sorted(chosen)))


def _monthdays(match: re.Match[str]) -> Repeat | None:
    days = sorted({whole(number) for number in re.findall(rf"\d{{1,2}}|{ZH}", match["days"])})
    if not all(1 <= day <= 31 for day in days):
        return None
    return Repeat(freq="MONTHLY", monthdays=",".join(map(str, days)))


def _nth(match: re.Match[str]) -> Nth:
    n = -1 if match["last"] else whole(match["n"])
    return Nth(f"{n}{DAYS[_WEEKDAYS[match['wd']]]}")


_NOT_BEFORE = r"(?<![\d.:/\-第])"
_DOM = rf"(?:\d{{1,2}}|{ZH})"

PATTERNS = (
    Pattern(
        re.compile(r"(?P<day>大后|今|明|后|昨|前)(?:(?:天|日|儿(?!子))|(?P<part>[晚夜早晨])(?:上|间|里)?)"),
        _day,
    ),
    Pattern(
        re.compile(rf"(?P<mod>下下个?|[上下这]个?|本)?{WEEK}(?P<wd>{WEEKDAY}){_COUNTED}"),
        _weekday,
    ),
    Pattern(
        re.compile(rf"下个?{WEEK}(?!{WEEKDAY})"),
        lambda _: Day(ahead=7, sure=False),
    ),
    Pattern(
        re.compile(
            rf"(?:(?P<y>\d{{4}}|[今明后])年)?{_NOT_BEFORE}(?P<m>{_DOM})月(?P<d>{_DOM})(?!\d)(?:日|号|(?={ZH}|\D|$))"
        ),
        _date,
    ),
    Pattern(
        re.compile(
            rf"(?:(?P<mod>这个?|本|当|下下个?|下个?)月(?:的)?)?{_NOT_BEFORE}(?P<d>{_DOM})[号日]{_NOT_DAY}"
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
            rf"{_NOT_BEFORE}(?P<h>\d{{1,2}}|{ZH})(?P<unit>点|时(?![候间代])){_NOT_TIME}(?:钟|整)?"
            rf"(?:(?P<half>半)|(?P<quarter>[一三123])刻|过?(?P<m>\d{{1,2}}|{ZH})(?!\d)(?:分(?!钟)|(?![个人位块元名天页章题次月号日年点时]|分钟)))?"
        ),
        _clock,
        _lone_clock,
    ),
    Pattern(
        re.compile(rf"(?:{'|'.join(sorted((w for w in _PERIODS if len(w) > 1), key=len, reverse=True))})"),
        lambda m: Part(_PERIODS[m[0]]),
    ),
    Pattern(re.compile(rf"[早晚](?=\s*(?:\d{{1,2}}:\d\d|{NUM}[点时]))"), lambda m: Part(_PERIODS[m[0]])),
    Pattern(re.compile("午夜"), lambda _: Clock(hour=24, sure=False)),
    Pattern(
        re.compile(rf"{_NOT_BEFORE}(?P<length>{_LENGTH})(?:以后|之后|过后|后(?![天日]))"),
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
            rf"|(?P<days>{WEEKDAY}(?:[、,和及跟\s]?{WEEK}?{WEEKDAY}){{0,6}}){_COUNTED})"
        ),
        _weekdays,
    ),
    Pattern(
        re.compile(rf"每个?月的?(?P<days>{_DOM}[号日]?(?:[、,和及]{_DOM}[号日]?)*(?<=[号日]))"),
        _monthdays,
    ),
    Pattern(
        re.compile(rf"(?:(?P<last>最后|倒数第)[一1]个?|第(?P<n>[一二三四五1-5])个?){WEEK}(?P<wd>{WEEKDAY})"),
        _nth,
        lambda _: True,
    ),
)
