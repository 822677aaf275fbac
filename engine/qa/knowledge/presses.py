"""Buttons of ours: `faq:<what>:<community>:<look-up>[:<entry>]`, `faq:list:<page>`, `faq:draft…`."""

from __future__ import annotations

from typing import Any

from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import Text
from engine.qa import asking
from engine.qa.knowledge import clashing, review
from engine.qa.knowledge.entries import Place, live_entry, retract
from engine.qa.knowledge.listing import listing
from engine.qa.knowledge.lookups import asking_message, hits_of, lookup_of, shown
from engine.qa.knowledge.rules import BEFORE, FLOW
from engine.qa.knowledge.showing import answer_parts, nothing_parts, slot
from engine.qa.knowledge.verdicts import judge
from engine.qa.records import is_staff, questions
from engine.qa.rules import heading
from engine.stream.whereabouts import community_name


def on_button(ctx: Context, body: Press, rest: str) -> None:
    """Lead a press to whom it belongs. Raises UserError if it speaks of another community than the chat does."""
    what, _, more = rest.partition(":")
    if what == "list":
        listing(ctx, int(more) if more.isdecimal() else 1, edit=body.message)
        return
    pieces = more.split(":")
    if len(pieces) < 2 or not all(piece.isdecimal() for piece in pieces):
        return
    community, seq, number = int(pieces[0]), int(pieces[1]), int(pieces[2]) if len(pieces) > 2 else 0
    if community != ctx.community:
        raise UserError("qa-elsewhere", community=community_name(ctx.conn, community))
    if what.startswith("draft"):
        review.on_press(ctx, body, what, seq)
        return
    if what in (clashing.INTO, clashing.CALL):
        clashing.on_press(ctx, body, what, seq, number)
        return
    if what == "gone":
        _gone(ctx, number)
        return
    row = lookup_of(ctx, seq)
    if row is None:
        raise UserError("knowledge-too-old")
    _do(ctx, row, what, number)


def _do(ctx: Context, row: Any, what: str, number: int) -> None:
    hit = next((one for one in hits_of(ctx, row.seq) if one.number == number), None)
    match what:
        case "yes" | "no" if hit is not None:
            _judge(ctx, row, hit, right=what == "yes")
        case "pick" if hit is not None:
            shown(ctx, row.seq, number)
            lang = ctx.language()
            ctx.reply(
                *answer_parts(ctx, row, hit, lang, chosen=True), slot=slot(row), private=False, quote=False
            )
        case "none":
            _none(ctx, row)
        case "post" if row.how == BEFORE:
            _post(ctx, row)
        case "yes" | "no" | "pick":
            raise UserError("knowledge-gone")
        case _:
            return


def _judge(ctx: Context, row: Any, hit: Any, *, right: bool) -> None:
    lang = ctx.language(ctx.event.actor)
    if not judge(ctx, row, hit, right=right):
        ctx.toast(ctx.text("knowledge-said-before", lang))
        return
    ctx.toast(_thanks(ctx, row, right=right))
    # Nobody asked the bot for it: whoever it was for, or a moderator, has it folded away.
    if not right and row.how == FLOW and (ctx.event.actor == row.asker or is_staff(ctx)):
        ctx.reply(Text(ctx.text("knowledge-folded")), slot=slot(row), private=False, quote=False)


def _thanks(ctx: Context, row: Any, *, right: bool) -> str:
    """Say thanks for a word, and what it does to the next answer; where the wording is not kept that is nothing."""
    does = ("yes" if right else "no") if row.wording else "noted"
    return ctx.text("knowledge-thanks", ctx.language(ctx.event.actor), right=does)


def _none(ctx: Context, row: Any) -> None:
    """None of three answers it: that is a word on each."""
    said = [judge(ctx, row, hit, right=False) for hit in hits_of(ctx, row.seq)]
    if not any(said):
        ctx.toast(ctx.text("knowledge-said-before", ctx.language(ctx.event.actor)))
    elif ctx.event.actor == row.asker or is_staff(ctx):
        ctx.reply(*nothing_parts(ctx, ctx.language()), slot=slot(row), private=False, quote=False)
    else:
        ctx.toast(_thanks(ctx, row, right=False))


def _post(ctx: Context, row: Any) -> None:
    """Put the question up after all."""
    if not row.wording:
        raise UserError("knowledge-too-old")
    put_up = "asker = :a AND title = :w AND at >= :s"
    if questions(ctx, put_up, a=ctx.event.actor, w=row.wording, s=row.at):
        return  # pressed twice before the button was gone
    ctx.reply(
        Text(ctx.text("knowledge-posting")), slot=slot(row), private=False, quote=False, lifetime="notice"
    )
    asking.put_up(ctx, row.wording, row.more, asking_message(ctx, row))


def _gone(ctx: Context, number: int) -> None:
    """Take back an entry whose source is gone: its author and moderators at once, others by a word to moderators."""
    entry = live_entry(ctx, number)
    lang = ctx.language(ctx.event.actor)
    if entry is None or not entry.message:
        raise UserError("knowledge-gone")
    if ctx.event.actor == entry.author or is_staff(ctx):
        ctx.audit("knowledge-delete", f"{number} {heading(entry.question)}")
        retract(Place.of(ctx), number, ctx.event.at)
        ctx.toast(ctx.text("knowledge-retracted", lang))
    else:
        review.report_gone(ctx, entry)
        ctx.toast(ctx.text("knowledge-reported", lang))
