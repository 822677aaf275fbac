"""Buttons of ours: `co:<what>:<community>:<number>[:<more>]`, `co:list:<page>:<topic>`, `co:card:<number>:<page>:<topic>`."""

from __future__ import annotations

from typing import Any

from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.courses import editing, learning, listing, progress, rating
from engine.courses.records import item_of, title_in
from engine.stream.whereabouts import community_name

_SHELF = ("archive", "keep", "undo")


def on_button(ctx: Context, body: Press, rest: str) -> None:
    """Lead a press to whom it belongs. Raises UserError if it speaks of another community than the chat does."""
    what, _, more = rest.partition(":")
    if what == "list":
        listing.turn(ctx, body, more)
        return
    if what == "card":
        listing.open_item(ctx, body, more)
        return
    pieces = more.split(":")
    if len(pieces) < 2 or not pieces[0].isdecimal() or not pieces[1].isdecimal():
        return
    if int(pieces[0]) != ctx.community:
        raise UserError("courses-elsewhere", community=community_name(ctx.conn, int(pieces[0])))
    row = item_of(ctx, int(pieces[1]))
    if row is None:
        raise UserError("courses-unknown", value=f"#{pieces[1]}")
    if what in _SHELF:
        editing.on_press(ctx, body, row, what)
    else:
        _learn(ctx, body, row, what, pieces[2] if len(pieces) > 2 else "")


def _learn(ctx: Context, body: Press, row: Any, what: str, more: str) -> None:
    lang = ctx.language(ctx.event.actor)
    match what:
        case "enrol":
            learning.begin(ctx, row)
            ctx.toast(ctx.text("courses-begun-toast", lang, title=title_in(row, lang), number=row.number))
        case "progress":
            ctx.reply(*progress.standing(ctx, row), private=True, quote=False)
        case "lesson":
            ctx.reply(*learning.one_more(ctx, row), edit=body.message, private=True)
        case "finish":
            ctx.reply(*learning.finish(ctx, row), edit=body.message, private=True)
        case "score":
            rating.on_score(ctx, body, row, more)
        case _:
            return
