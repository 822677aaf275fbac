"""`/courses`: what there is to learn, page by page, or what some words mean; an item opens in the same message."""

from __future__ import annotations

from typing import Any

from engine.contract.commands import Value
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Text
from engine.courses.card import card
from engine.courses.records import WORD, item_of, items, scores, title_in
from engine.courses.refs import meant
from engine.courses.rules import ICONS, stars
from engine.courses.search import find

PAGE = 5
_LONGEST = 36
"""Bytes of a topic: a button's data has 64."""


def courses_command(ctx: Context, values: dict[str, Value]) -> None:
    """List what there is, or what is about a topic."""
    _show(ctx, _topic(str(values.get("topic") or "")), 1)


def show_command(ctx: Context, values: dict[str, Value]) -> None:
    """Show an item."""
    row = meant(ctx, values.get("course"), archived=True)
    ctx.reply(*card(ctx, row, ctx.language()), lifetime="request")


def turn(ctx: Context, body: Press, rest: str) -> None:
    """Turn to a page: `<page>:<topic>`."""
    page, _, topic = rest.partition(":")
    _show(ctx, topic, int(page) if page.isdecimal() else 1, edit=body.message)


def open_item(ctx: Context, body: Press, rest: str) -> None:
    """Show an item in the place of the list it was chosen from: `<number>:<page>:<topic>`."""
    number, _, back = rest.partition(":")
    row = item_of(ctx, int(number)) if number.isdecimal() else None
    if row is None:
        ctx.toast(ctx.text("courses-unknown", ctx.language(ctx.event.actor), value=number))
        return
    parts = card(ctx, row, ctx.language(), back=f"{WORD}:list:{back}")
    ctx.reply(*parts, edit=body.message, lifetime="list", private=False)


def _topic(said: str) -> str:
    """Cut a topic to what fits into a button, so that every page is about the same."""
    return " ".join(said.split()).encode()[:_LONGEST].decode(errors="ignore").strip()


def _show(ctx: Context, topic: str, page: int, *, edit: str = "") -> None:
    rows = find(ctx, topic) if topic else sorted(items(ctx), key=_usual)
    private = False if edit else None
    if not rows:
        key = "courses-list-none" if topic else "courses-list-empty"
        ctx.reply(ctx.text(key, topic=topic), edit=edit, lifetime="list", private=private)
        return
    pages = -(-len(rows) // PAGE)
    page = min(max(page, 1), pages)
    lang, rated = ctx.language(), scores(ctx)
    head = (
        ctx.text("courses-list-about", topic=topic, count=len(rows))
        if topic
        else ctx.text("courses-list", count=len(rows))
    )
    parts: list[AnyPart] = [Text(("🔎 " if topic else "🎓 ") + head, style="bold")]
    shown = rows[(page - 1) * PAGE : page * PAGE]
    parts += [Text("\n" + line(ctx, row, lang, stars(rated.get(row.number)))) for row in shown]
    choose = tuple(Button(f"#{row.number}", data=f"{WORD}:card:{row.number}:{page}:{topic}") for row in shown)
    turns = []
    if page > 1:
        turns.append(Button("◀", data=f"{WORD}:list:{page - 1}:{topic}"))
    if page < pages:
        turns.append(Button("▶", data=f"{WORD}:list:{page + 1}:{topic}"))
    if pages > 1:
        parts.append(Text("\n" + ctx.text("courses-list-footer", page=page, pages=pages)))
    rows_of_keys = (choose, tuple(turns)) if turns else (choose,)
    ctx.reply(*parts, Buttons(rows_of_keys), edit=edit, lifetime="list", private=private)


def line(ctx: Context, row: Any, lang: str, more: str = "") -> str:
    """Write an item as one line."""
    level = ctx.text("courses-level", lang, level=row.level) if row.level else ""
    lessons = ctx.text("courses-lessons", lang, count=row.lessons) if row.lessons else ""
    told = [level, lessons, row.price, more]
    return f"{ICONS[row.kind]} #{row.number} " + " · ".join([title_in(row, lang), *filter(None, told)])


def _usual(row: Any) -> tuple[bool, int]:
    """Paths lead, then everything in the order in which it came."""
    return row.kind != "path", row.number
