"""Times, lengths and rules in words."""

from __future__ import annotations

from engine.contract.clock import local_day, to_datetime
from engine.contract.durations import in_words
from engine.contract.feature import Context

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKDAYS = "MO,TU,WE,TH,FR"
_FREQUENCIES = ("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")


def moment(ctx: Context, at: int, zone: str, lang: str | None = None) -> str:
    """Write a moment with weekday and zone, as people check it: `2026-01-09 周五 20:00（Asia/Shanghai）`."""
    return ctx.text("schedule-moment", lang, time=short(ctx, at, zone, lang), zone=zone)


def short(ctx: Context, at: int, zone: str, lang: str | None = None) -> str:
    """Write a moment with its weekday, without the zone."""
    local = to_datetime(at, zone)
    weekday = ctx.text("schedule-weekday", lang, day=local.weekday())
    return f"{local:%Y-%m-%d} {weekday} {local:%H:%M}"


def span(ctx: Context, starts_at: int, ends_at: int, zone: str, lang: str | None = None) -> str:
    """Write when something happens, from beginning to end."""
    end = to_datetime(ends_at, zone)
    if local_day(starts_at, zone) == local_day(ends_at - 1, zone):
        time = f"{short(ctx, starts_at, zone, lang)}–{end:%H:%M}"
    else:
        time = f"{short(ctx, starts_at, zone, lang)} – {short(ctx, ends_at, zone, lang)}"
    return ctx.text("schedule-moment", lang, time=time, zone=zone)


def length(ctx: Context, micros: int, lang: str | None = None) -> str:
    """Write how long something takes."""
    return in_words(micros, lang or ctx.language())


def rule(ctx: Context, written: str, lang: str | None = None) -> str:
    """Write a rule of recurrence in words; one that has no short words stands as it is."""
    if not written:
        return ""
    parts = dict(piece.split("=", 1) for piece in written.removeprefix("RRULE:").split(";") if "=" in piece)
    known = {
        "FREQ",
        "INTERVAL",
        "BYDAY",
        "COUNT",
        "UNTIL",
        "WKST",
        "BYMONTHDAY",
        "BYHOUR",
        "BYMINUTE",
        "BYSECOND",
    }
    frequency = parts.get("FREQ", "")
    if frequency not in _FREQUENCIES or not set(parts) <= known:
        return written
    interval = int(parts.get("INTERVAL", "1"))
    if frequency == "WEEKLY" and interval == 1 and parts.get("BYDAY") == _WORKDAYS:
        said = ctx.text("schedule-every-workday", lang)
        del parts["BYDAY"]
    else:
        said = ctx.text("schedule-every", lang, frequency=frequency.casefold(), interval=interval)
    days = [_day(ctx, day, lang) for day in parts.get("BYDAY", "").split(",") if day]
    if days:
        said += ctx.text("schedule-every-on", lang, days=ctx.text("schedule-comma", lang).join(days))
    if "BYMONTHDAY" in parts:
        said += ctx.text("schedule-every-monthday", lang, days=parts["BYMONTHDAY"])
    if "COUNT" in parts:
        said += ctx.text("schedule-every-count", lang, count=int(parts["COUNT"]))
    if "UNTIL" in parts:
        until = parts["UNTIL"]
        said += ctx.text("schedule-every-until", lang, day=f"{until[:4]}-{until[4:6]}-{until[6:8]}")
    return said


def _day(ctx: Context, written: str, lang: str | None) -> str:
    name = ctx.text("schedule-weekday", lang, day=_DAYS.index(written[-2:]))
    place = written[:-2]
    return ctx.text("schedule-nth-weekday", lang, place=int(place), day=name) if place else name
