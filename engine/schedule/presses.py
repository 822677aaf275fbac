"""Buttons of ours: `ev:<what>:<community>:<number>:<original>[:<more>]`."""

from __future__ import annotations

from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.schedule import attending, feedback, making
from engine.schedule.editing import insist
from engine.schedule.joining import answer, answer_of, told
from engine.schedule.records import occurrence_of
from engine.schedule.rules import GOING, NO, OFFERED
from engine.stream.whereabouts import community_name


def on_button(ctx: Context, body: Press, rest: str) -> None:
    """Lead a press to whom it belongs. Raises UserError if it speaks of another community than the chat does."""
    pieces = rest.split(":")
    if len(pieces) < 4 or not pieces[1].isdecimal() or not pieces[2].isdecimal():
        return
    what, community, number, original = pieces[:4]
    if int(community) != ctx.community:
        raise UserError("schedule-elsewhere", community=community_name(ctx.conn, int(community)))
    row = occurrence_of(ctx, int(number), original)
    if row is None:
        raise UserError("schedule-unknown", number=int(number))
    match what:
        case "going" | "maybe" | "no":
            ctx.toast(answer(ctx, row, what))
        case "take" | "pass":
            _on_offer(ctx, body, row, take=what == "take")
        case "here":
            attending.on_here(ctx, row)
        case "rate":
            feedback.rate(ctx, body, row, pieces[4] if len(pieces) > 4 else "")
        case "undo":
            making.undo(ctx, body, row)
        case "edit":
            insist(ctx, row)
            ctx.reply(ctx.text("schedule-how-to-edit", number=row.number), lifetime="list", quote=False)
        case _:
            return


def _on_offer(ctx: Context, body: Press, row: object, *, take: bool) -> None:
    """Take an offered place, or leave it to the next; what the button stood under says what became of it."""
    member = ctx.event.actor
    mine = answer_of(ctx, row, int(member or 0))
    if mine is None or mine.answer != OFFERED:
        said = told(ctx, row, int(member or 0), mine.answer if mine is not None else NO)
    else:
        said = answer(ctx, row, GOING if take else NO)
    ctx.reply(said, edit=body.message, private=True)
