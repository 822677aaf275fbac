"""How far somebody is: with one item, with a path, with everything they began."""

from __future__ import annotations

from typing import Any

from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Text
from engine.courses.records import data, enrolment, enrolments, finished_keys, items, named, title_in
from engine.courses.rules import BEGUN, FINISHED, ICONS, LEFT, PATH, bar, pieces, way

_SHOWN = 10


def overview(ctx: Context) -> list[AnyPart]:
    """Write what the event's actor is at, and what they have finished."""
    member = ctx.event.actor
    lang = ctx.language(member)
    known = {row.number: row for row in items(ctx, "1 = 1")}
    mine = [one for one in enrolments(ctx, member) if one.state != LEFT and one.number in known]
    if not mine:
        return [Text(ctx.text("courses-nothing-yet", lang))]
    begun = [one for one in mine if one.state == BEGUN]
    parts: list[AnyPart] = [
        Text(
            "🎓 " + ctx.text("courses-overview", lang, begun=len(begun), done=len(mine) - len(begun)),
            style="bold",
        )
    ]
    shown = [*begun, *(one for one in mine if one.state == FINISHED)][:_SHOWN]
    parts += [Text("\n" + _line(ctx, known[one.number], one, lang)) for one in shown]
    keys = tuple(Button(f"#{one.number}", data=data(known[one.number], "progress")) for one in begun[:5])
    return [*parts, Buttons((keys,))] if keys else parts


def standing(ctx: Context, row: Any) -> list[AnyPart]:
    """Write how far the event's actor is with an item. Raises UserError if they never began it."""
    member = ctx.event.actor
    lang = ctx.language(member)
    mine = enrolment(ctx, row.number, member)
    if mine is None or mine.state == LEFT:
        raise UserError("courses-not-begun", title=title_in(row, lang), number=row.number)
    parts: list[AnyPart] = [Text(_line(ctx, row, mine, lang))]
    titles = row.outline.split("\n") if row.outline else []
    if mine.state == BEGUN and mine.done < len(titles):
        parts.append(
            Text("\n▶ " + ctx.text("courses-next-lesson", lang, n=mine.done + 1, title=titles[mine.done]))
        )
    if row.kind == PATH:
        parts += path_lines(ctx, row, lang)
    return [*parts, *(keys(ctx, row, lang) if mine.state == BEGUN else [])]


def _line(ctx: Context, row: Any, mine: Any, lang: str) -> str:
    name = f"{ICONS[row.kind]} #{row.number} {title_in(row, lang)}"
    if mine.state == FINISHED:
        return f"{name} ✅"
    if row.kind == PATH:
        left = way(pieces(row.steps), finished_keys(ctx, mine.member))
        return f"{name} {bar(left.done, left.of)} {left.done}/{left.of}"
    return f"{name} {bar(mine.done, row.lessons)} {mine.done}/{row.lessons}" if row.lessons else f"{name} …"


def path_lines(ctx: Context, row: Any, lang: str) -> list[AnyPart]:
    """Write a path's steps, and which comes next."""
    finished = finished_keys(ctx, ctx.event.actor)
    steps = named(ctx, row.steps)
    following = next((one.key for one in steps if one.key not in finished), "")
    lines = []
    for n, one in enumerate(steps, 1):
        mark = "✅" if one.key in finished else "▶" if one.key == following else "·"
        lines.append(f"\n{mark} {n}. #{one.number} {title_in(one, lang)}")
    return [Text("".join(lines))]


def keys(ctx: Context, row: Any, lang: str) -> list[AnyPart]:
    """Return the buttons of somebody who is at an item."""
    if row.kind == PATH:
        return []
    keys = [Button(ctx.text("courses-button", lang, what="finish"), data=data(row, "finish"))]
    if row.lessons > 1:
        keys.insert(0, Button(ctx.text("courses-button", lang, what="lesson"), data=data(row, "lesson")))
    return [Buttons((tuple(keys),))]
