"""Accepting an answer, solving, opening again: what it pays, and how it is taken back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.facts import AcceptanceRevoked, AnswerAccepted
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Mention, Text
from engine.qa import bounty
from engine.qa.asking import plan_again, promote, unplan
from engine.qa.card import credit, data, refresh
from engine.qa.knowledge import sources
from engine.qa.knowledge.rules import as_answer
from engine.qa.records import (
    accepted,
    answer_at,
    answers,
    insist,
    is_staff,
    meant,
    message_of,
    put,
    put_answer,
    question_of,
    replied_to,
    said,
    subject_of,
)
from engine.qa.rooms import retag
from engine.qa.rules import CLOSED, OPEN, PAIR_A_DAY, SOLVED, heading
from engine.qa.tables import Answer
from engine.store.sql import insert_new
from engine.stream.here import home
from engine.stream.whereabouts import key_in, payable

CHOICES = 5
EXCERPT = 30


def accept_command(ctx: Context, values: dict[str, Value]) -> None:
    """Accept the answer replied to; without a reply, offer the answers there are."""
    message = replied_to(ctx)
    answer = _answer_meant(ctx, message, values.get("question")) if message else None
    if answer is None:
        choose(ctx, meant(ctx, values.get("question"), states=(OPEN, SOLVED)), "command")
        return
    question = question_of(ctx, answer.number)
    insist(ctx, question)
    ctx.reply(*accept(ctx, question, answer, "command"), lifetime="list")


def choose(ctx: Context, question: Any, how: str) -> None:
    """Accept the only answer there is, or let the asker choose among several by buttons."""
    insist(ctx, question)
    every = answers(ctx, question.number)
    given = [one for one in every if one.accepted_at is None]
    if not given:
        raise UserError("qa-accepted-already" if every else "qa-no-answers", number=question.number)
    # In the place of an accepted answer another one comes only by name: a second press is no change of mind.
    if len(given) == len(every) == 1:
        ctx.reply(*accept(ctx, question, given[0], how), private=True, quote=False)
        return
    best = sorted(given, key=lambda one: (-one.votes, -one.seq))[:CHOICES]
    parts: list[Text | Mention | Buttons] = [
        Text(ctx.text("qa-choose", number=question.number), style="bold")
    ]
    keys = []
    for place, one in enumerate(best, 1):
        words = _words(ctx, one)
        parts += [
            Text(f"\n{place}. "),
            Mention(one.author),
            Text(f" {words}" + (f" 👍{one.votes}" if one.votes else "")),
        ]
        keys.append(Button(str(place), data=data(question, "pick", one.seq), only=ctx.event.actor))
    ctx.reply(*parts, Buttons((tuple(keys),)), private=True, quote=False, lifetime="request")


def accept(ctx: Context, question: Any, answer: Any, how: str) -> list[Text | Mention]:
    """Accept an answer in the place of any other; return what there is to say about it."""
    before = accepted(ctx, question.number)
    if before is not None and before.seq == answer.seq:
        return [Text(ctx.text("qa-accepted-already"))]
    if answer.author == ctx.event.actor != question.asker:  # a moderator would pay themselves
        raise UserError("qa-own-choice", number=question.number)
    if question.state == CLOSED:
        raise UserError("qa-closed", number=question.number)
    if before is not None:
        question = take_back(ctx, question)
    put_answer(
        ctx,
        question.number,
        answer.seq,
        accepted_at=ctx.event.at,
        how=how if ctx.event.actor == question.asker else "moderator",
        said=(words := _text(ctx, answer)),
    )
    if ctx.event.actor != question.asker:
        ctx.audit("qa-accept", f"#{question.number}", target=answer.author)
    sources.learn(ctx, question, answer, words)
    first = answer.at if question.first_at is None else min(question.first_at, answer.at)
    paid = _payable(ctx, question, answer)
    put(ctx, question.number, state=SOLVED, solved_at=ctx.event.at, first_at=first, paid=paid)
    now = question_of(ctx, question.number)
    if paid:
        ctx.fact(AnswerAccepted(subject=subject_of(now), asker=now.asker, helper=answer.author))
    coins = bounty.pay(ctx, now, answer.author)
    _settle(ctx, now)
    told: list[Text | Mention] = [
        Text("✅ "),
        credit(ctx, answer.author),
        Text(" " + ctx.text("qa-accepted")),
    ]
    if coins:
        told.append(Text(" 🪙 " + ctx.text("qa-bounty-won", coins=coins)))
    return told


def take_back(ctx: Context, question: Any) -> Any:
    """Take an acceptance back, with what it paid; return the question, open again."""
    best = accepted(ctx, question.number)
    if best is not None:
        sources.unlearn(ctx, question)
        put_answer(ctx, question.number, best.seq, accepted_at=None, how="", said="")
        if question.paid:
            fact = AcceptanceRevoked(subject=subject_of(question), asker=question.asker, helper=best.author)
            ctx.fact(fact)
        bounty.claim_back(ctx, question, best.author)
    put(ctx, question.number, state=OPEN, solved_at=None, paid=False, round=question.round + 1)
    return question_of(ctx, question.number)


def reopen_command(ctx: Context, values: dict[str, Value]) -> None:
    """Open a question again: the acceptance is taken back, and what it paid."""
    question = meant(ctx, values.get("question"), states=(SOLVED, CLOSED))
    insist(ctx, question)
    if question.state == OPEN:
        raise UserError("qa-open-already", number=question.number)
    taken = "no" if accepted(ctx, question.number) is None else "yes"
    now = take_back(ctx, question)
    refresh(ctx, now)
    retag(ctx, now)
    plan_again(ctx, now)
    if ctx.event.actor != question.asker:
        ctx.audit("qa-reopen", f"#{question.number}", target=question.asker)
    ctx.reply(ctx.text("qa-reopened", number=question.number, taken=taken), lifetime="list")


def solved_command(ctx: Context, values: dict[str, Value]) -> None:
    """Mark a question as solved without an answer of anybody's; replied to an answer, accept that."""
    message = replied_to(ctx)
    if message and answer_at(ctx, ctx.event.chat, message) is not None:
        accept_command(ctx, values)
        return
    question = meant(ctx, values.get("question"))
    ctx.reply(solve(ctx, question), lifetime="list")


def solve(ctx: Context, question: Any) -> str:
    """Mark a question as solved; a bounty goes as it does when nobody accepts. Return what to say."""
    insist(ctx, question)
    if question.state != OPEN:
        raise UserError("qa-not-open", number=question.number)
    put(ctx, question.number, state=SOLVED, solved_at=ctx.event.at)
    bounty.end_all(ctx, question)
    _settle(ctx, question_of(ctx, question.number))
    if ctx.event.actor != question.asker:
        ctx.audit("qa-solve", f"#{question.number}", target=question.asker)
    return ctx.text("qa-solved", number=question.number)


def close_command(ctx: Context, values: dict[str, Value]) -> None:
    """Withdraw a question: it is no longer listed, a bounty goes back."""
    question = meant(ctx, values.get("question"))
    insist(ctx, question)
    withdraw(ctx, question)
    if ctx.event.actor != question.asker:
        ctx.audit("qa-close", f"#{question.number}", target=question.asker)
    ctx.reply(ctx.text("qa-withdrawn", number=question.number), lifetime="list")


def withdraw(ctx: Context, question: Any) -> None:
    """Close a question that nobody needs to answer any more; whoever promised coins has them back."""
    if question.state != OPEN:
        raise UserError("qa-not-open", number=question.number)
    put(ctx, question.number, state=CLOSED)
    bounty.give_back(ctx, question)
    _settle(ctx, question_of(ctx, question.number))


def accept_by_reaction(ctx: Context, message: str) -> None:
    """Accept a message that the asker marked with the accepting emoji, if it answers a question of theirs."""
    answer = answer_at(ctx, ctx.event.chat, message)
    if answer is None:
        answer = _in_flow(ctx, message, staff=False)
    if answer is None:
        return
    question = question_of(ctx, answer.number)
    if question.asker == ctx.event.actor and question.state != CLOSED:
        accept(ctx, question, answer, "reaction")


def revoke_by_reaction(ctx: Context, message: str) -> None:
    """Take an acceptance back whose reaction the asker took away."""
    answer = answer_at(ctx, ctx.event.chat, message)
    if answer is None or answer.accepted_at is None or answer.how != "reaction":
        return
    question = question_of(ctx, answer.number)
    if question.asker == ctx.event.actor:
        now = take_back(ctx, question)
        refresh(ctx, now)
        retag(ctx, now)


def _settle(ctx: Context, question: Any) -> None:
    unplan(ctx, question)
    refresh(ctx, question)
    retag(ctx, question)


def _payable(ctx: Context, question: Any, answer: Any) -> bool:
    """Tell whether an acceptance pays: two people, and not for ever the same two."""
    if question.asker is None or len(payable(ctx.conn, {question.asker, answer.author})) < 2:
        return False
    sql = """SELECT count(*) FROM answer a JOIN question q ON q.part = a.part AND q.community = a.community
        AND q.number = a.number WHERE a.part = :p AND a.community = :c AND a.author = :h AND q.asker = :a AND q.paid
        AND a.accepted_at > :s"""
    values = {**home(ctx), "h": answer.author, "a": question.asker, "s": ctx.event.at - DAY}
    return int(ctx.conn.execute(text(sql), values).scalar_one()) < PAIR_A_DAY


def _answer_meant(ctx: Context, message: str, written: object) -> Any:
    """Return the answer that is replied to; one not known as such is taken for the question that is meant."""
    known = answer_at(ctx, ctx.event.chat, message)
    if known is not None and not written:
        return known
    flow = _in_flow(ctx, message, staff=is_staff(ctx)) if not written else None
    if flow is not None:
        return flow
    row, body = message_of(ctx, ctx.event.chat, message)
    question = meant(ctx, written, states=(OPEN, SOLVED))
    if message in (question.message, question.card):
        return None
    if (
        row is None
        or row.actor is None
        or row.community != ctx.community
        or not payable(ctx.conn, [row.actor])
        or row.at < question.at
    ):
        raise UserError("qa-not-an-answer")
    insist(ctx, question)
    if row.actor == question.asker:
        raise UserError("qa-own-answer")
    if (
        body is not None
        and body.reply_to
        and is_staff(ctx)
        and not written
        and question.asker == ctx.event.actor
    ):
        # A moderator who accepts in somebody else's talk does not mean a question of their own.
        other, _ = message_of(ctx, ctx.event.chat, body.reply_to)
        if other is not None and other.actor != question.asker:
            raise UserError("qa-which")
    return _note(ctx, question, row, message)


def _in_flow(ctx: Context, message: str, *, staff: bool) -> Any:
    """Return the answer that a message is to a question watched in the flow of the chat, which becomes a real one.

    Only for who asked, and with `staff` for moderators: whoever cannot accept it must not make a question of it either.
    """
    row, body = message_of(ctx, ctx.event.chat, message)
    if row is None or row.actor is None or body is None or not body.reply_to:
        return None
    watched = ctx.conn.execute(
        text(
            "SELECT * FROM watched_question WHERE part = :p AND chat = :h AND message = :m AND community = :c"
        ),
        {**home(ctx), "h": ctx.event.chat, "m": body.reply_to},
    ).first()
    if watched is None or row.actor == watched.asker or not payable(ctx.conn, [row.actor]):
        return None
    if watched.asker != ctx.event.actor and not staff:
        return None
    if watched.number:
        return _note(ctx, question_of(ctx, watched.number), row, message)
    key = key_in(ctx.conn, ctx.event.chat, watched.message)
    _, asked = said(ctx.conn, ctx.part, str(key), ctx.event.seq)
    question = promote(ctx, watched, asked.text.strip() if asked is not None else "…")
    return _note(ctx, question, row, message)


def _note(ctx: Context, question: Any, row: Any, message: str) -> Any:
    """Write an answer that was not known as one."""
    values = {
        "part": ctx.part,
        "community": ctx.community,
        "number": question.number,
        "seq": row.seq,
        "author": row.actor,
        "account": row.actor,
        "chat": ctx.event.chat,
        "message": message,
        "at": row.at,
        "accepted_at": None,
        "how": "",
        "thanked": False,
        "said": "",
    }
    insert_new(ctx.conn, Answer, [values])
    return next(one for one in answers(ctx, question.number) if one.seq == row.seq)


def _text(ctx: Context, answer: Any) -> str:
    _, body = message_of(ctx, answer.chat, answer.message)
    return as_answer(body.text) if body is not None else ""


def _words(ctx: Context, answer: Any) -> str:
    words = heading(_text(ctx, answer))
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1] + "…"
