"""Buttons of ours: `season:show:<number>:<page>`, `season:card:<number>`, `season:hall`, `season:<what>:<community>:…`."""

from __future__ import annotations

from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.points.seasons import ending, resetting, showing
from engine.points.seasons.records import season_of
from engine.stream.whereabouts import community_name, is_admin

WORD = "season"
DIGITS = 19
"""A number of so many digits may be more than the database holds; none of ours is that long."""


def on_button(ctx: Context, body: Press, rest: str) -> None:
    """Lead a press to whom it belongs. Raises UserError if it speaks of another community than the chat does."""
    what, *pieces = rest.split(":")
    if not all(piece.isdecimal() and len(piece) < DIGITS for piece in pieces):
        return
    match what, [int(piece) for piece in pieces]:
        case "no", []:
            ctx.reply(ctx.text("seasons-left-it"), edit=body.message, lifetime="notice")
        case "hall", []:
            showing.hall(ctx, {})
        case "show", [number, page]:
            showing.show_season(ctx, season_of(ctx, number), page, edit=body.message)
        case "card", [number]:
            # One picture a board: the button goes with the first.
            showing.draw(ctx, season_of(ctx, number))
            showing.show_season(ctx, season_of(ctx, number), 1, edit=body.message, drawn=True)
        case "end" | "reset" | "unreset", [community, *numbers]:
            _change(ctx, body, what, community, numbers)
        case _:
            return


def _change(ctx: Context, body: Press, what: str, community: int, numbers: list[int]) -> None:
    if not is_admin(ctx):
        ctx.toast(ctx.text("seasons-not-yours", ctx.language(ctx.event.actor)))
        return
    if community != ctx.community:
        raise UserError("seasons-elsewhere", community=community_name(ctx.conn, community))
    match what, numbers:
        case "end", [number, last_day]:
            ending.end(ctx, body, number, last_day)
        case "reset", [which, asked]:
            resetting.begin(ctx, body, which, asked)
        case "unreset", [number]:
            resetting.undo_all(ctx, body, number)
        case _:
            return
