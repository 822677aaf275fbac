"""Buttons of ours: `shop:page:<page>`, `shop:item:<number>:<page>`, `shop:<what>:<community>:<number>[:…]`."""

from __future__ import annotations

from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.shop import buying, listing, orders, shelf
from engine.shop.records import item_of
from engine.stream.whereabouts import community_name, is_admin

_STAFF = ("order", "claim", "fulfil", "undo", "keep")


def on_button(ctx: Context, body: Press, rest: str) -> None:
    """Lead a press to whom it belongs. Raises UserError if it speaks of another community than the chat does."""
    what, *pieces = rest.split(":")
    if what == "no":
        ctx.reply(ctx.text("shop-left-it", ctx.language(ctx.event.actor)), edit=body.message, private=True)
        return
    if not pieces or not all(piece.isdecimal() for piece in pieces):
        return
    numbers = [int(piece) for piece in pieces]
    match what, numbers:
        case "page", [page]:
            listing.show(ctx, page, edit=body.message)
        case "item", [number, page]:
            listing.show_item(ctx, body, number, page)
        case "ask", [community, number]:
            _here(ctx, community)
            buying.ask(ctx, item_of(ctx, number))
        case "buy", [community, number, price, asked]:
            _here(ctx, community)
            buying.on_yes(ctx, body, number, price, str(asked))
        case _, [community, number] if what in _STAFF:
            _here(ctx, community)
            _staff(ctx, body, what, number)
        case _:
            return


def _staff(ctx: Context, body: Press, what: str, number: int) -> None:
    if not is_admin(ctx):
        ctx.toast(ctx.text("shop-not-yours", ctx.language(ctx.event.actor)))
    elif what == "keep":
        shelf.keep(ctx, number, body.message)
    else:
        orders.on_step(ctx, body, what, number)


def _here(ctx: Context, community: int) -> None:
    if community != ctx.community:
        raise UserError("shop-elsewhere", community=community_name(ctx.conn, community))
