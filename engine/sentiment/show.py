"""`/mood`: a curve with its band, the number of messages below it, and one honest line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import Chart, Text
from engine.sentiment.changes import Change
from engine.sentiment.figures import FEWEST, Figure, differ
from engine.sentiment.hours import DAY_HOURS, day_name, hour_name, hour_of
from engine.sentiment.people import title_of, unmeasured
from engine.sentiment.reading import Scope, Span, over, row
from engine.sentiment.watch import recent_changes, stored_terms
from engine.sentiment.words import topics_of
from engine.stream.whereabouts import is_private

PERIODS = {"day": DAY_HOURS, "week": 7 * DAY_HOURS, "month": 30 * DAY_HOURS}
STEPS = (1, 3, 6)
"""Hours in one point of a day's curve: the finest of which half of the busy points can be shown."""
SHORTEST = 7
"""Days that a picture of days shows at least."""
TELLING = 0.05
"""An interval wholly beyond it is called good or low."""
EVEN = 0.25
"""An interval wholly within it is called even."""
WIDEST = 1.0
SPARE = 0.15
GRAIN = 0.1


@dataclass(frozen=True)
class View:
    """What is to be shown: `count` points of `size` hours from hour `first` on."""

    period: str
    scope: Scope
    first: int
    size: int
    count: int

    @property
    def last(self) -> int:
        """The hour after the view."""
        return self.first + self.size * self.count


def mood(context: Context, values: dict[str, Value]) -> None:
    """Show the mood of a day, a week or a month."""
    period = str(values.get("period") or "week")
    scope = scope_of(context, here=values.get("here") == "here")
    if scope.chat and (scope.chat in scope.without or is_private(context.event.key)):
        raise UserError("sentiment-not-here")
    view, spans = _view(context, period, scope)
    whole = over(context.conn, scope, view.first, view.last)
    if whole.mood is None:
        context.reply(_too_few(context, period, whole))
        return
    found = [] if period == "day" else recent_changes(context.conn, scope, view.last // DAY_HOURS - 1)
    seen = [change for change in found if view.first < change.day * DAY_HOURS < view.last]
    words = {change.day: terms_of(context, scope, change) for change in seen}
    lines = [_line(context, view, whole.mood)]
    lines += [change_line(context, change, words[change.day]) for change in seen]
    told = "\n".join(lines)
    spec = _spec(context, view, spans, seen, words)
    chart = Chart("lines", spec, alt=str(spec["title"]))
    context.reply(chart, Text(told))


def scope_of(context: Context, *, here: bool = False) -> Scope:
    """Return whose mood is meant: the community's, or this chat's."""
    chat = context.event.chat if here else 0
    return Scope(context.part, context.community, chat, unmeasured(context))


def _view(context: Context, period: str, scope: Scope) -> tuple[View, list[Span]]:
    hour = hour_of(context.event.at, context.zone)
    if period != "day":
        count = PERIODS[period] // DAY_HOURS
        first = (hour // DAY_HOURS - count + 1) * DAY_HOURS
        spans = row(context.conn, scope, first, count, DAY_HOURS)
        silent = next((n for n, span in enumerate(spans) if span.messages), count)
        cut = min(silent, count - SHORTEST)
        # What lies before the first word said is no part of the picture.
        return View(period, scope, first + cut * DAY_HOURS, DAY_HOURS, count - cut), spans[cut:]
    for size in STEPS:
        count = DAY_HOURS // size
        view = View(period, scope, hour + 1 - DAY_HOURS, size, count)
        spans = row(context.conn, scope, view.first, count, size)
        busy = sum(span.messages > 0 for span in spans)
        if 2 * sum(span.mood is not None for span in spans) >= busy or size == STEPS[-1]:
            return view, spans
    raise AssertionError("the last step is taken")


def _too_few(context: Context, period: str, whole: Span) -> str:
    key = "sentiment-nobody" if whole.authors == 0 else "sentiment-few"
    return context.text(key, period=context.text(f"sentiment-period-{period}"), fewest=FEWEST)


def signed(value: float) -> str:
    """Write a mood: +0.12, −0.05, 0.00."""
    told = f"{value:+.2f}"
    return "0.00" if told in ("+0.00", "-0.00") else told.replace("-", "−")


def interval(context: Context, figure: Figure) -> str:
    """Write an interval."""
    return context.text("sentiment-interval", low=signed(figure.low), high=signed(figure.high))


def level(figure: Figure) -> str:
    """Return what a figure may be called: only what its whole interval says."""
    if figure.low > TELLING:
        return "good"
    if figure.high < -TELLING:
        return "low"
    return "even" if figure.low > -EVEN and figure.high < EVEN else "open"


def _line(context: Context, view: View, mood: Figure) -> str:
    first = view.last - PERIODS[view.period]
    before = over(context.conn, view.scope, first - PERIODS[view.period], first).mood
    if before is None:
        compared = "unknown"
    elif not differ(mood, before):
        compared = "same"
    else:
        compared = "better" if mood.mean > before.mean else "worse"
    return context.text(
        "sentiment-line",
        level=level(mood),
        period=context.text(f"sentiment-period-{view.period}"),
        mean=signed(mood.mean),
        interval=interval(context, mood),
        authors=mood.authors,
        messages=mood.messages,
        compared=context.text(f"sentiment-compared-{compared}"),
    )


def terms_of(context: Context, scope: Scope, change: Change) -> list[str]:
    """Return what the day of a change was about: as noted then, else from what is still there."""
    noted = None if scope.chat else stored_terms(context.conn, scope, change.day)
    if noted is not None:
        return noted
    first = change.day * DAY_HOURS
    return topics_of(context.conn, scope, first, first + DAY_HOURS)


def change_line(context: Context, change: Change, words: Sequence[str]) -> str:
    return context.text(
        "sentiment-change",
        day=day_name(change.day),
        before=signed(change.before),
        after=signed(change.after),
        way="down" if change.after < change.before else "up",
        topics=topics_line(context, words),
    )


def topics_line(context: Context, words: Sequence[str]) -> str:
    """Write what people spoke of, empty if that is not known."""
    return (
        context.text("sentiment-topics", words=context.text("sentiment-comma").join(words)) if words else ""
    )


def _spec(
    context: Context, view: View, spans: Sequence[Span], seen: Sequence[Change], words: dict[int, list[str]]
) -> dict[str, object]:
    def values(name: str) -> list[float | None]:
        return [None if span.mood is None else round(getattr(span.mood, name), 4) for span in spans]

    low, high = values("low"), values("high")
    reach = max([abs(value) for value in (*low, *high) if value is not None], default=0.0) + SPARE
    reach = min(WIDEST, round(reach / GRAIN) * GRAIN)
    step = "hours" if view.size < DAY_HOURS else "days"
    return {
        "title": context.text("sentiment-title", period=context.text(f"sentiment-period-{view.period}")),
        "subtitle": context.text(f"sentiment-legend-{step}", size=view.size, fewest=FEWEST),
        "footer": _place(context, view.scope),
        "x": _names(view),
        "series": [{"y": values("mean"), "low": low, "high": high}],
        "range": [-reach, reach],
        "zero": 0,
        "ends": [context.text("sentiment-end-low"), context.text("sentiment-end-good")],
        "volume": {"y": [span.messages for span in spans], "name": context.text("sentiment-volume")},
        "marks": [
            {"at": change.day - view.first // DAY_HOURS, "text": " ".join(words[change.day])}
            for change in seen
        ],
    }


def _names(view: View) -> list[str]:
    places = range(view.first, view.last, view.size)
    return [hour_name(place) if view.size < DAY_HOURS else day_name(place // DAY_HOURS) for place in places]


def _place(context: Context, scope: Scope) -> str:
    if scope.chat:
        return title_of(context.conn, scope.chat)
    sql = text("SELECT name FROM community WHERE id = :i")
    return str(context.conn.execute(sql, {"i": scope.community}).scalar() or "")
