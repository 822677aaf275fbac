"""Buttons of ours: `qa:<what>:<community>:<number>[:<more>]`, and `qa:page:<page>` of the list."""

from __future__ import annotations

from typing import Any

from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.ports import Wallet
from engine.qa import accepting, boards, bounty, routing
from engine.qa.card import bounties, linked
from engine.qa.records import answers, insist, question_of
from engine.qa.rules import OPEN, PASSED, TAKEN
from engine.stream.whereabouts import community_name


def on_button(ctx: Context, body: Press, rest: str) -> None:
    """Lead a press to whom it belongs. Raises UserError if it speaks of another community than the chat does."""
    what, _, more = rest.partition(":")
    if what == "page":
        boards.turn(ctx, body, more)
        return
    pieces = more.split(":")
    if len(pieces) < 2 or not pieces[0].isdecimal() or not pieces[1].isdecimal():
        return
    if int(pieces[0]) != ctx.community:
        raise UserError("qa-elsewhere", community=community_name(ctx.conn, int(pieces[0])))
    question = question_of(ctx, int(pieces[1]))
    if question is None:
        raise UserError("qa-unknown", value=pieces[1])
    _do(ctx, body, question, what, pieces[2] if len(pieces) > 2 else "")


def _do(ctx: Context, body: Press, question: Any, what: str, more: str) -> None:
    match what:
        case "accept":
            accepting.choose(ctx, question, "button")
        case "pick":
            _pick(ctx, body, question, more)
        case "solved":
            ctx.toast(accepting.solve(ctx, question))
        case "take" | "pass":
            _on_route(ctx, body, question, take=what == "take")
        case "bounty":
            _on_bounty(ctx, body, question, more)
        case _:
            return


def _pick(ctx: Context, body: Press, question: Any, seq: str) -> None:
    insist(ctx, question)
    answer = next((one for one in answers(ctx, question.number) if str(one.seq) == seq), None)
    if answer is None:
        raise UserError("qa-not-an-answer")
    ctx.reply(*accepting.accept(ctx, question, answer, "button"), edit=body.message, private=True)


def _on_route(ctx: Context, body: Press, question: Any, *, take: bool) -> None:
    if not routing.answer_route(ctx, question, TAKEN if take else PASSED):
        return
    if not take:
        ctx.reply(ctx.text("qa-passed", ctx.language(ctx.event.actor)), edit=body.message, private=True)
    elif question.state != OPEN:
        ctx.reply(ctx.text("qa-taken-late", ctx.language(ctx.event.actor)), edit=body.message, private=True)
    else:
        words = ctx.text("qa-taken", ctx.language(ctx.event.actor))
        ctx.reply(words + " ", linked(question), edit=body.message, private=True)


def _on_bounty(ctx: Context, body: Press, question: Any, coins: str) -> None:
    if not coins.isdecimal():
        return
    insist(ctx, question)
    mine = [one.coins for one in bounties(ctx, question.number) if one.giver == ctx.event.actor]
    if mine:  # pressed twice before the buttons were gone: what was suggested is there
        balance = ctx.port(Wallet).balance(ctx.event.actor or 0)
    else:
        mine = [int(coins)]
        balance = bounty.offer(ctx, question, mine[0], int(ctx.setting("qa.bounty_time")))
    told = ctx.text("qa-bounty-given", coins=sum(mine), balance=balance)
    ctx.reply(told, edit=body.message, private=False)
