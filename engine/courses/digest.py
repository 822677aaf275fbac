"""What a digest tells of courses: what is new, what people finished, what most of them began."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.feature import Context, Line, Period, Section
from engine.contract.replies import Text
from engine.courses.listing import line
from engine.courses.records import items, scores, title_in
from engine.courses.rules import LIVE, stars
from engine.stream.here import HERE, home

NEW, POPULAR = 3, 2
_COUNTS = f"""SELECT count(CASE WHEN at >= :s AND at < :u THEN 1 END) AS begun,
    count(CASE WHEN finished_at >= :s AND finished_at < :u THEN 1 END) AS done FROM enrolment WHERE {HERE}"""
_POPULAR = f"""SELECT number, count(*) AS n FROM enrolment WHERE {HERE} AND at >= :s AND at < :u
    GROUP BY number HAVING count(*) >= 2 ORDER BY n DESC, number"""


def new_and_finished(ctx: Context, period: Period) -> Section | None:
    """Tell what a period brought; nothing if it brought nothing."""
    here = {**home(ctx), "s": period.since, "u": period.until}
    new = items(ctx, f"state = '{LIVE}' AND at >= :s AND at < :u", s=period.since, u=period.until)
    counts = ctx.conn.execute(text(_COUNTS), here).one()
    if not new and not counts.begun and not counts.done:
        return None
    lang, rated = ctx.language(), scores(ctx)
    lines: list[Line] = []
    if counts.begun or counts.done:
        lines.append(
            (Text(ctx.text("courses-digest-counts", begun=int(counts.begun), done=int(counts.done))),)
        )
    known = {row.number: row for row in items(ctx)}
    popular = [row for row in ctx.conn.execute(text(_POPULAR), here) if row.number in known][:POPULAR]
    for row in popular:
        item = known[row.number]
        told = ctx.text(
            "courses-digest-popular", title=title_in(item, lang), number=item.number, count=int(row.n)
        )
        lines.append((Text(" · ".join(filter(None, [told, stars(rated.get(item.number))]))),))
    lines += [(Text("🆕 " + line(ctx, row, lang)),) for row in list(new)[-NEW:]]
    return Section(name="courses", title="🎓 " + ctx.text("courses-digest-title"), lines=tuple(lines))
