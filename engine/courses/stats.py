"""For admins: who begins, who finishes, how they find it; every figure with its interval and its n."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.commands import Value
from engine.contract.feature import Context
from engine.contract.ports import Mood
from engine.contract.replies import Text
from engine.courses.advice import figures
from engine.courses.records import items, subject_of, title_in
from engine.courses.refs import meant
from engine.courses.rules import ICONS
from engine.ml.shares import Share, share
from engine.stream.here import HERE, home

GOOD = 4
"""From this score on somebody was satisfied."""
_SHOWN = 12
_SAYINGS = 5


def stats_command(ctx: Context, values: dict[str, Value]) -> None:
    """Show the figures of every item that somebody began, or of one with what was said of it."""
    if values.get("course"):
        row = meant(ctx, values["course"], archived=True)
        ctx.reply(Text("\n".join([*_lines(ctx, row), *_sayings(ctx, row)])))
        return
    sql = f"""SELECT number, count(*) AS n FROM enrolment WHERE {HERE} GROUP BY number ORDER BY n DESC, number"""
    begun = {row.number: row.n for row in ctx.conn.execute(text(sql), home(ctx))}
    known = {row.number: row for row in items(ctx, "1 = 1")}
    lines = ["📊 " + ctx.text("courses-stats", items=len(items(ctx)), begun=sum(begun.values()))]
    for number in [number for number in begun if number in known][:_SHOWN]:
        lines += _lines(ctx, known[number])
    lines += figures.lines(ctx)
    ctx.reply(Text("\n".join(lines)))


def _lines(ctx: Context, row: Any) -> list[str]:
    here = {**home(ctx), "n": row.number}
    sql = f"""SELECT count(*) AS n, count(finished_at) AS done, sum(CASE WHEN state = 'left' THEN 1 ELSE 0 END) AS gone
        FROM enrolment WHERE {HERE} AND number = :n"""
    all_of = ctx.conn.execute(text(sql), here).one()
    sql = f"""SELECT count(*) AS n, sum(score) AS total, sum(CASE WHEN score >= {GOOD} THEN 1 ELSE 0 END) AS good
        FROM course_rating WHERE {HERE} AND number = :n"""
    rated = ctx.conn.execute(text(sql), here).one()
    lines = [f"{ICONS[row.kind]} #{row.number} {title_in(row, ctx.language())}"]
    lines += _share(ctx, "finished", share(int(all_of.done), int(all_of.n)))
    if all_of.gone:
        lines.append("· " + ctx.text("courses-stats-left", count=int(all_of.gone)))
    lines += _share(ctx, "satisfied", share(int(rated.good or 0), int(rated.n)))
    if rated.n:
        lines.append(
            "· " + ctx.text("courses-stats-mean", mean=f"{rated.total / rated.n:.1f}", n=int(rated.n))
        )
    feeling = ctx.port(Mood).about(subject_of(row))
    if feeling is not None:
        told = {
            "score": f"{feeling.score:+.2f}",
            "low": f"{feeling.low:+.2f}",
            "high": f"{feeling.high:+.2f}",
        }
        lines.append("· " + ctx.text("courses-stats-mood", authors=feeling.authors, **told))
    return lines


def _share(ctx: Context, what: str, found: Share | None) -> list[str]:
    if found is None:
        return []
    said = ctx.text(
        "courses-stats-share",
        what=what,
        percent=f"{found.value:.0%}",
        low=f"{found.low:.0%}",
        high=f"{found.high:.0%}",
        n=found.n,
    )
    return [f"· {said}"]


def _sayings(ctx: Context, row: Any) -> list[str]:
    sql = f"SELECT score, words FROM course_rating WHERE {HERE} AND number = :n AND words <> '' ORDER BY at DESC, member"
    rows = ctx.conn.execute(text(sql), {**home(ctx), "n": row.number}).all()
    return [f"  {one.score}★ {one.words}" for one in rows[:_SAYINGS]]
