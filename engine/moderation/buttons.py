"""Buttons of ours: `mod:<what>:<community>:<number>[:<more>]`."""

from __future__ import annotations

from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.moderation import appeals, deciding, notices, purge, records
from engine.moderation.cases import undo_case
from engine.moderation.standing import insist_on_judge
from engine.stream.whereabouts import community_name


def on_button(ctx: Context, body: Press, rest: str) -> None:
    """Lead a press to whom it belongs. Raises UserError if it speaks of another community than the chat does."""
    what, _, rest = rest.partition(":")
    community, _, rest = rest.partition(":")
    number, _, more = rest.partition(":")
    if not community.isdecimal() or not number.isdecimal():
        return
    if int(community) != ctx.community:
        raise UserError("moderation-elsewhere", community=community_name(ctx.conn, int(community)))
    match what:
        case "undo":
            _undo(ctx, body, int(number))
        case "appeal":
            appeals.begin(ctx, int(number))
        case "appealed":
            appeals.on_answered(ctx, int(number), more)
        case "report":
            deciding.on_pressed(ctx, body, int(number), more)
        case "purge":
            purge.on_confirmed(ctx, body, int(number), more)
        case _:
            return


def _undo(ctx: Context, body: Press, number: int) -> None:
    """Undo a case from its record, which then says so."""
    row = records.case(ctx, number)
    if row is None:
        raise UserError("moderation-no-case", number=number)
    insist_on_judge(ctx, ctx.event.actor, row.target, row.chat)
    if not undo_case(ctx, number, ctx.event.actor):
        raise UserError("moderation-undone-already", number=number)
    lang = ctx.language(ctx.event.actor)
    ctx.toast(ctx.text("moderation-undone", lang, number=number))
    if not notices.is_record(ctx, number):
        ctx.reply(*notices.record(ctx, records.case(ctx, number), lang), edit=body.message, quote=False)
