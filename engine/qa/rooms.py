"""Where a question is talked about: a post in the forum, a topic, or the chat where it was asked."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import text

from engine.contract.acts import OpenThread, TagThread
from engine.contract.clock import HOUR
from engine.contract.events import Outcome
from engine.contract.feature import Context
from engine.contract.replies import Link, Text
from engine.qa.card import refresh
from engine.qa.records import UNOPENED, put, question_of, slot_of
from engine.qa.rules import OPEN, heading
from engine.stream.outbox import row_of
from engine.stream.whereabouts import named_chat

TAGGED = ("discord",)
"""Platforms whose threads have tags."""
ROOMS = ("discord", "telegram")
"""Platforms where a question can have a thread of its own."""


def forum_for(ctx: Context, chat: int) -> int:
    """Return the forum for questions on the platform of a chat, 0 if none is set."""
    for name in ctx.setting("qa.forum"):
        forum = named_chat(ctx.conn, ctx.community, str(name))
        if forum is not None and _platform(ctx, forum) == _platform(ctx, chat) in ROOMS:
            return forum
    return 0


def open_room(ctx: Context, question: Any) -> None:
    """Have a thread opened for a question in its forum, and say so where it was asked."""
    lang = ctx.language(chat=question.room_chat)
    words = question.title
    if question.tried:
        words += "\n🧪 " + ctx.text("qa-tried", lang, text=question.tried)
    ctx.act(
        OpenThread(
            chat=question.room_chat,
            title=f"{heading(question.title)[:90]} · #{question.number}",
            text=f"❓ {words}",
            tags=_tags(ctx, question),
            slot=slot_of(question),
        ),
        expires_at=ctx.event.at + HOUR,
    )
    ctx.reply(ctx.text("qa-posting", number=question.number), slot=_note(question))


def retag(ctx: Context, question: Any) -> None:
    """Show in the forum whether a question is solved."""
    if question.room in ("", UNOPENED) or _platform(ctx, question.room_chat) not in TAGGED:
        return
    both = tuple(str(tag) for tag in ctx.setting("qa.tags"))
    ctx.act(
        TagThread(chat=question.room_chat, thread=question.room, tags=_tags(ctx, question), instead_of=both)
    )


def on_outcome(ctx: Context, outcome: Outcome) -> None:
    """Note where a card stands and which thread was opened; where none could be, the chat itself is the place."""
    sent = row_of(ctx.conn, ctx.part, outcome.ref)
    pieces = str(sent.slot).split(":") if sent is not None else []
    if len(pieces) != 4 or pieces[0] != "question" or pieces[3] != "card" or pieces[1] != str(ctx.community):
        return
    question = question_of(ctx, int(pieces[2]))
    if question is None:
        return
    if sent.kind == "act":
        _opened(ctx, question, outcome, json.loads(bytes(sent.payload) or b"{}"))
    elif outcome.ok and outcome.message:
        put(ctx, question.number, card=outcome.message)


def _opened(ctx: Context, question: Any, outcome: Outcome, act: dict[str, Any]) -> None:
    if act.get("act") != "open_thread" or question.room != UNOPENED:
        return
    if not outcome.ok or not outcome.thread:
        put(ctx, question.number, room_chat=0, room="")
    else:
        put(ctx, question.number, room=outcome.thread, card=outcome.message)
    now = question_of(ctx, question.number)
    refresh(ctx, now)
    if now.state != OPEN:
        retag(ctx, now)
    if now.room:
        lang = ctx.language(chat=question.chat)
        words = ctx.text("qa-posted", lang, number=question.number)
        link = (
            Link(words, url=outcome.link)
            if outcome.link
            else Link(words, chat=now.room_chat, message=now.card)
            if now.card
            else Text(words)
        )
        ctx.reply(
            Text("❓ "), link, chat=question.chat, thread=question.thread, slot=_note(question), private=False
        )


def _note(question: Any) -> str:
    return f"question:{question.community}:{question.number}:note"


def _tags(ctx: Context, question: Any) -> tuple[str, ...]:
    tags = [str(tag) for tag in ctx.setting("qa.tags")]
    if len(tags) < 2:
        return ()
    return (tags[0],) if question.state == OPEN else (tags[1],)


def _platform(ctx: Context, chat: int) -> str:
    return str(ctx.conn.execute(text("SELECT platform FROM chat WHERE id = :i"), {"i": chat}).scalar() or "")
