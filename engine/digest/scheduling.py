"""Reading and changing when digests are told."""

from __future__ import annotations

from engine.contract.errors import UserError
from engine.contract.facts import SettingChosen
from engine.contract.feature import Context, PeriodName
from engine.contract.settings import fold, read_bool
from engine.digest.period import WEEKDAYS
from engine.digest.planning import last_told, read_time, schedule_from, schedule_of, wanted
from engine.digest.settings import AT, SWITCHES, WEEKDAY

_PERIODS: dict[str, PeriodName] = {
    **dict.fromkeys(("day", "daily", "日", "天", "每天", "日报", "日報"), "day"),
    **dict.fromkeys(("week", "weekly", "周", "週", "每周", "每週", "周报", "週報"), "week"),
    **dict.fromkeys(("month", "monthly", "月", "每月", "月报", "月報"), "month"),
}
_CHINESE_DAYS = {name: place for place, name in enumerate("一二三四五六日")} | {"天": 6}
_DAY_SIGNS = ("星期", "礼拜", "禮拜", "周", "週")


def change_schedule(context: Context, words: str) -> str:
    """Change what the words say, e.g. `week fri 18:00`, `day off`, `每周 周五 18:00`; return what holds then."""
    period, weekday, at, on = _read(words)
    name: PeriodName = period or "week"
    chosen: dict[str, str] = {}
    if weekday is not None:
        if name != "week":
            raise UserError("digest-schedule-weekday")
        chosen[WEEKDAY] = WEEKDAYS[weekday]
    if at:
        chosen[AT] = at
    if not chosen or on is not None or period is not None:
        chosen[SWITCHES[name]] = "off" if on is False else "on"
    for setting, value in chosen.items():
        context.fact(SettingChosen(subject=f"{context.event.key}:{setting}", name=setting, value=value))
    return _told(context, chosen)


def schedule_now(context: Context) -> str:
    """Say when digests are told."""
    return _told(context, {})


def _read(words: str) -> tuple[PeriodName | None, int | None, str, bool | None]:
    period, weekday, at, on = None, None, "", None
    for word in fold(words).split():
        time = read_time(word.removesuffix("点").removesuffix("點"))
        if word in _PERIODS and period is None:
            period = _PERIODS[word]
        elif (day := _weekday(word)) is not None:
            weekday = day
        elif time is not None:
            at = f"{time:%H:%M}"
        elif (switch := read_bool(word)) is not None:
            on = switch
        else:
            raise UserError("digest-schedule-word", word=word)
    return period, weekday, at, on


def _weekday(word: str) -> int | None:
    for place, name in enumerate(WEEKDAYS):
        if word.startswith(name) and word.isascii():
            return place
    for sign in _DAY_SIGNS:
        if word.startswith(sign) and word.removeprefix(sign) in _CHINESE_DAYS:
            return _CHINESE_DAYS[word.removeprefix(sign)]
    return None


def _told(context: Context, chosen: dict[str, str]) -> str:
    """Say what holds with what was chosen just now."""
    plan = schedule_of(context)
    if chosen:
        plan = schedule_from(
            context.zone,
            chosen.get(AT, f"{plan.at:%H:%M}"),
            chosen.get(WEEKDAY, WEEKDAYS[plan.weekday]),
        )
    on = set(wanted(context))
    for name, setting in SWITCHES.items():
        if setting in chosen:
            (on.add if chosen[setting] == "on" else on.discard)(name)
    lines = [context.text("digest-schedule", zone=context.zone)]
    for name in SWITCHES:
        said = context.text(f"digest-name-{name}")
        if name not in on:
            lines.append(context.text("digest-schedule-off", name=said))
            continue
        wall = plan.next_after(name, context.event.at)
        lines.append(
            context.text(
                "digest-schedule-next",
                name=said,
                time=f"{wall:%m-%d %H:%M}",
                weekday=context.text("digest-weekday", day=wall.isoweekday()),
                last=last_told(context, name) or context.text("digest-never"),
            )
        )
    return "\n".join(lines)
