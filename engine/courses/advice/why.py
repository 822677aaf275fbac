"""`/why recommend`: everything that spoke for what was recommended last, in exact shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Text
from engine.courses.advice.models import pool_of
from engine.courses.advice.showing import because, is_tried, title_of, whole
from engine.store.sql import fetch
from engine.stream.here import HERE

_ABOUT = re.compile(
    r"(?:recommend(?:ation)?s?|推荐|推薦)\s*(\d{1,2})?|(?:course|课程|課程)\s*[:：#]?\s*(\d{1,7})",
    re.IGNORECASE,
)


def explain(ctx: Context, about: str) -> Sequence[AnyPart] | None:
    """Explain what was recommended (`recommend`, `推荐 2`, `course:3`); None for other words."""
    asked = _ABOUT.fullmatch(about.strip())
    if asked is None:
        return None
    row = _meant(ctx, asked[1], asked[2])
    lang = ctx.language(ctx.event.actor)
    if row is None:
        return [Text(ctx.text("advice-why-nothing", lang))]
    pool = pool_of(ctx)
    one = pool.get(row.item)
    title = title_of(one, lang) if one is not None else row.item
    lines = [ctx.text("advice-why", lang, title=title, model=row.model, how=row.how)]
    reasons = whole(ctx, pool, row, lang)
    if not reasons:
        return [Text("\n".join([*lines, because(ctx, pool, row, lang)]))]
    lines += reasons
    if is_tried(row):
        lines.append(ctx.text("advice-why-tried", lang, chance=f"{row.chance / 10:.1f}%"))
    lines.append(ctx.text("advice-why-how", lang))
    return [Text("\n".join(lines))]


def _meant(ctx: Context, place: str | None, number: str | None) -> Any:
    sql = f"SELECT * FROM course_advice WHERE {HERE} AND member = :m AND how <> 'held' ORDER BY number DESC LIMIT 60"
    rows = fetch(ctx.conn, sql, p=ctx.part, c=ctx.community, m=ctx.event.actor)
    if number:
        return next((row for row in rows if row.item == f"course:{number}"), None)
    wanted = int(place) if place else 1
    # The last time something was recommended, several items stood there under places.
    latest = [row for row in rows if row.at == rows[0].at]
    return next((row for row in latest if row.place == wanted), None)
