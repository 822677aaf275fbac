"""Asking: /ask in one line or by a form, a post in the forum, a question of the flow that got its answer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import HOUR
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Event, Message, decode_body
from engine.contract.feature import Context
from engine.qa.card import refresh
from engine.qa.knowing import terms
from engine.qa.knowledge.offering import offer
from engine.qa.records import FEATURE, UNOPENED, dedupe, is_staff, next_number, question_of, questions
from engine.qa.rooms import forum_for, open_room, retag
from engine.qa.rules import ASKED, FLOW, LONGEST, OPEN, POST
from engine.qa.tables import Question
from engine.store.sql import insert_new
from engine.stream.here import home
from engine.stream.whereabouts import payable

SERVICE = (("nudge", "qa.nudge_after"), ("route", "qa.route_after"), ("suggest", "qa.bounty_after"))
"""What is done for a question that nobody answers, and the settings that say when."""


def ask(ctx: Context, values: dict[str, Value]) -> None:
    """Put a question up: as a post where there is a forum, else as a card in the chat."""
    asker = ctx.event.actor
    if asker is None or not payable(ctx.conn, [asker]):
        raise UserError("qa-nobody")
    words = str(values.get("question") or values.get("title") or "").strip()
    if not words:
        raise UserError("qa-empty")
    if len(words) > LONGEST:
        raise UserError("qa-long", most=LONGEST)
    tried = str(values.get("tried") or "").strip()
    if not offer(ctx, words, tried):
        body = ctx.event.body
        put_up(ctx, words, tried, body.message if isinstance(body, Message) else "")


def put_up(ctx: Context, words: str, tried: str, message: str) -> None:
    """Put a question up whose asker has seen what is known. Raises UserError if they have too many open.

    `message` is the one that asked, in this chat; empty if that was a form.
    """
    asker = ctx.event.actor
    most = int(ctx.setting("qa.open_questions"))
    mine = questions(ctx, f"asker = :a AND state = '{OPEN}'", a=asker)
    if len(mine) >= most and not is_staff(ctx):
        raise UserError("qa-too-many", most=most, number=mine[0].number)
    inside = bool(ctx.event.thread)
    forum = forum_for(ctx, ctx.event.chat)
    roomy = forum and not (inside and forum == ctx.event.chat)
    question = add(
        ctx,
        ctx.event,
        ASKED,
        words,
        tried=tried,
        message=message,
        room_chat=forum if roomy else 0,
        room=UNOPENED if roomy else "",
    )
    _fold_in(ctx, question)
    if question.room:
        open_room(ctx, question)
    else:
        refresh(ctx, question)


def post(ctx: Context, event: Event) -> Any:
    """Take a post that somebody opened in the forum themselves as a question; its first message is what is asked."""
    body = event.body
    if not isinstance(body, Message):
        raise TypeError(type(body))
    question = add(
        ctx,
        event,
        POST,
        body.text.strip()[:LONGEST],
        message=body.message,
        room_chat=event.chat,
        room=event.thread,
    )
    retag(ctx, question)
    refresh(ctx, question)
    return question


def promote(ctx: Context, watched: Any, words: str) -> Any:
    """Make a question of one that was met in the flow of a chat: it is getting its answer accepted."""
    number = next_number(ctx)
    row = {
        **_row(ctx, number, FLOW, words[:LONGEST]),
        "asker": watched.asker,
        "account": watched.account,
        "chat": watched.chat,
        "thread": watched.thread,
        "message": watched.message,
        "at": watched.at,
        "first_at": watched.first_at,
    }
    insert_new(ctx.conn, Question, [row])
    ctx.conn.execute(
        text("UPDATE watched_question SET number = :n WHERE part = :p AND chat = :h AND message = :m"),
        {"n": number, "p": ctx.part, "h": watched.chat, "m": watched.message},
    )
    return question_of(ctx, number)


def add(ctx: Context, event: Event, kind: str, words: str, **values: object) -> Any:
    """Write a question and plan what is done for it while nobody answers."""
    number = next_number(ctx)
    row = {
        **_row(ctx, number, kind, words),
        "asker": event.actor,
        "account": event.actor,
        "chat": event.chat,
        "thread": event.thread,
        "at": event.at,
        **values,
    }
    insert_new(ctx.conn, Question, [row])
    question = question_of(ctx, number)
    plan(ctx, question)
    return question


def plan(ctx: Context, question: Any, *, since: int | None = None) -> None:
    """Have everything done in its time that helps an open question, counted from `since` or from the asking."""
    start = question.at if since is None else since
    for what, setting in SERVICE:
        after = int(ctx.setting(setting))
        if after:
            ctx.due(
                FEATURE,
                what,
                start + after,
                dedupe(question, what),
                {"number": question.number},
                chat=question.chat,
            )


def plan_again(ctx: Context, question: Any) -> None:
    """Serve a question that has no answer any more, from now on; what was met in the flow never was."""
    if question.first_at is None and question.kind != FLOW:
        plan(ctx, question, since=ctx.event.at)


def unplan(ctx: Context, question: Any) -> None:
    """Leave a question alone from now on."""
    for what, _ in SERVICE:
        ctx.cancel_due(dedupe(question, what))


def _row(ctx: Context, number: int, kind: str, words: str) -> dict[str, object]:
    return {
        "part": ctx.part,
        "community": ctx.community,
        "number": number,
        "kind": kind,
        "title": words,
        "tried": "",
        "message": "",
        "room_chat": 0,
        "room": "",
        "card": "",
        "state": OPEN,
        "first_at": None,
        "solved_at": None,
        "round": 0,
        "paid": False,
    }


def _fold_in(ctx: Context, question: Any) -> None:
    """Count what somebody said in the flow and now asks by command only once."""
    sql = """SELECT w.message, l.payload, l.version FROM watched_question w JOIN log l ON l.part = w.part
        AND l.seq = w.seq WHERE w.part = :p AND w.community = :c AND w.chat = :h AND w.asker = :a AND w.at >= :s
        AND w.first_at IS NULL AND w.number = 0"""
    values = {**home(ctx), "h": question.chat, "a": question.asker, "s": question.at - HOUR}
    about = terms(question.title)
    for row in ctx.conn.execute(text(sql), values).all():
        body = decode_body(bytes(row.payload), row.version) if row.payload else None
        if isinstance(body, Message) and terms(body.text) & about:
            ctx.conn.execute(
                text("DELETE FROM watched_question WHERE part = :p AND chat = :h AND message = :m"),
                {"p": ctx.part, "h": question.chat, "m": row.message},
            )
