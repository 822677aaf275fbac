"""The mood's share of a digest: one honest line with its interval."""

from __future__ import annotations

from engine.contract.feature import Context, Period, Section
from engine.contract.replies import Text
from engine.sentiment.figures import Figure, differ
from engine.sentiment.hours import hour_of
from engine.sentiment.reading import Scope, over
from engine.sentiment.show import interval, level, scope_of, signed


def section(context: Context, period: Period) -> Section | None:
    """Tell the mood of a period beside that of the periods before; nothing under five authors."""
    scope = scope_of(context)
    now = _over(context, scope, period.since, period.until)
    if now is None:
        return None
    line = context.text(
        "sentiment-digest-line",
        level=level(now),
        mean=signed(now.mean),
        interval=interval(context, now),
        authors=now.authors,
        compared=context.text(f"sentiment-digest-{_compared(context, scope, period, now)}"),
    )
    return Section(name="sentiment", title="🌤 " + context.text("sentiment-digest"), lines=((Text(line),),))


def _compared(context: Context, scope: Scope, period: Period, now: Figure) -> str:
    if not period.earlier:
        return "unknown"
    usual = _over(context, scope, period.earlier[-1][0], period.since)
    if usual is None:
        return "unknown"
    if not differ(now, usual):
        return "same"
    return "better" if now.mean > usual.mean else "worse"


def _over(context: Context, scope: Scope, since: int, until: int) -> Figure | None:
    first, last = hour_of(since, context.zone), hour_of(until - 1, context.zone) + 1
    return over(context.conn, scope, first, last).mood
