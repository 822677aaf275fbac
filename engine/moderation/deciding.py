"""Deciding on a report: taken, acted upon, dismissed; the reporters hear of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.acts import Delete
from engine.contract.clock import HOUR
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.moderation import places
from engine.moderation.cases import open_case
from engine.moderation.purge import insist_on_deletable
from engine.moderation.report_card import ACTS, COPY, card, read, reporters, slot_of
from engine.moderation.reports import ACTED, CLAIMED, DISMISSED, NEW
from engine.moderation.standing import insist_on_moderator, insist_on_rank
from engine.stream.here import home_row

MUTED_FOR = HOUR


def on_pressed(ctx: Context, body: Press, number: int, verb: str) -> None:
    """Do what a button of a report's card says. Raises UserError for who may not."""
    row = read(ctx, number)
    if row is None:
        raise UserError("moderation-report-unknown")
    insist_on_moderator(ctx, ctx.event.actor, row.chat)
    if places.left_to_others(ctx, ctx.event.actor, row.author, row.chat):
        raise UserError("moderation-not-yourself")
    lang = ctx.language(ctx.event.actor)
    if verb == "card":
        ctx.reply(*card(ctx, number, lang, copy=True), private=True, quote=False)
        return
    _decide(ctx, row, verb.removesuffix(COPY))
    if verb.endswith(COPY):
        ctx.reply(*card(ctx, number, lang, copy=True), edit=body.message, private=True, quote=False)

    def shown(lang: str) -> Sequence[Any]:
        return card(ctx, number, lang)

    places.change_on_desks(ctx, slot_of(ctx, number), shown)


def _decide(ctx: Context, row: Any, verb: str) -> None:
    if row.state == DISMISSED and verb != "reopen":
        raise UserError("moderation-report-closed")
    match verb:
        case "claim":
            if row.state not in (NEW, CLAIMED):
                raise UserError("moderation-report-closed")
            _set(ctx, row, CLAIMED, claimed_by=ctx.event.actor)
            ctx.toast(ctx.text("moderation-report-yours", ctx.language(ctx.event.actor)))
        case "reopen":
            if row.state != DISMISSED:
                raise UserError("moderation-report-closed")
            _set(ctx, row, NEW, claimed_by=None, closed_by=None, closed_at=None)
        case "dismiss":
            _insist_on_hand(ctx, row)
            if row.state == ACTED:
                raise UserError("moderation-report-closed")
            _set(ctx, row, DISMISSED, closed_by=ctx.event.actor, closed_at=ctx.event.at)
            _tell_reporters(ctx, row, DISMISSED)
        case _ if verb in ACTS:
            _insist_on_hand(ctx, row)
            _act(ctx, row, verb)


def _insist_on_hand(ctx: Context, row: Any) -> None:
    """What somebody else has taken is theirs until it is taken over. Raises UserError."""
    if row.state == CLAIMED and row.claimed_by not in (None, ctx.event.actor):
        raise UserError("moderation-report-theirs")


def _act(ctx: Context, row: Any, kind: str) -> None:
    done = [one for one in row.done.split(",") if one]
    if kind in done:
        raise UserError("moderation-report-closed")
    actor = ctx.event.actor
    reason = ctx.text("moderation-report-reason", places.language_of(ctx, row.chat), number=row.number)
    if kind == "delete":
        insist_on_deletable(ctx, row.chat, row.message, row.author)
    elif row.author is None:
        raise UserError("moderation-report-nobody")
    else:
        insist_on_rank(ctx, actor, row.author, row.chat)
    if row.author is None:
        ctx.act(Delete(chat=row.chat, thread=row.thread, messages=(row.message,), reason=reason, by=actor))
    else:
        open_case(
            ctx,
            target=row.author,
            kind=kind,  # type: ignore[arg-type]
            until=ctx.event.at + MUTED_FOR if kind == "mute" else None,
            reason=reason,
            by=actor,
            chat=row.chat,
            messages=(row.message,) if row.message else (),
            thread=row.thread,
        )
    _set(ctx, row, ACTED, closed_by=actor, closed_at=ctx.event.at, done=",".join([*done, kind]))
    if row.state != ACTED:
        _tell_reporters(ctx, row, ACTED)


def _set(ctx: Context, row: Any, state: str, **values: Any) -> None:
    sets = ", ".join(f"{name} = :{name}" for name in ("state", *values))
    ctx.conn.execute(
        text(f"UPDATE mod_report SET {sets} WHERE part = :part AND community = :community AND number = :n"),
        {**home_row(ctx), "n": row.number, "state": state, **values},
    )


def _tell_reporters(ctx: Context, row: Any, state: str) -> None:
    """Tell who reported it what came of it, as far as the bot may write to them."""
    for one in reporters(ctx, row.number):
        said = ctx.text("moderation-report-outcome", ctx.language(one.actor), state=state)
        places.tell(ctx, one.actor, one.chat, said)
