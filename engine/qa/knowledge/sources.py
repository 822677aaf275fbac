"""Where entries come from: an accepted answer comes in, a message that is deleted or edited takes its entry along."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.events import Deleted, Edited
from engine.contract.feature import Batch, Context
from engine.qa.knowledge.entries import New, Place, add, retract
from engine.qa.knowledge.review import GONE, let_go, propose, withdraw
from engine.qa.knowledge.rules import (
    ACCEPTED,
    LIVE,
    OPEN,
    RETRACTED,
    as_answer,
    as_question,
)
from engine.qa.rules import as_asked
from engine.stream.here import home


def learn(ctx: Context, question: Any, answer: Any, said: str) -> None:
    """Take in an accepted answer as the community wants it: as a draft for moderators, at once, or not at all."""
    mode = ctx.setting("qa.learn")
    origin = f"question:{question.number}"
    if mode == "off" or not said.strip() or not question.title.strip("… "):
        return
    more = {"author": answer.author, "asker": question.asker, "chat": answer.chat, "message": answer.message}
    if question.chat == answer.chat:
        more["asked_message"] = question.message
    if mode == "draft":
        propose(ctx, question.title, said, ACCEPTED, origin, ctx.event.at, **more)
    else:
        words, told = as_question(question.title), as_answer(said)
        new = New(words, told, ACCEPTED, more={"origin": origin, **more})
        add(Place.of(ctx), new, ctx.event.at)


def unlearn(ctx: Context, question: Any) -> None:
    """Let go of an answer whose acceptance was taken back."""
    withdraw(ctx, f"question:{question.number}", ctx.event.at)


def on_deleted(batch: Batch) -> None:
    """Let entries and drafts go with the messages that they quote."""
    for event in batch.events:
        if isinstance(event.body, Deleted):
            take_back(batch.context(event), event.chat, event.body.message)


def on_edited(batch: Batch) -> None:
    """Take entries back whose source says something else now; the new words wait for a moderator."""
    for event in batch.events:
        body = event.body
        if isinstance(body, Edited):
            ctx, words = batch.context(event), body.text.strip()
            for row in take_back(ctx, event.chat, body.message, words):
                if row.message == body.message and words:
                    _propose_anew(ctx, row, answer=words)
                elif row.message != body.message and as_asked(words):
                    _propose_anew(ctx, row, question=as_asked(words))


def _reads_so(row: Any, message: str, words: str) -> bool:
    """Tell whether a message still says what was made of it: platforms tell of edits that changed no word."""
    if row.message == message:
        return bool(row.answer == as_answer(words))
    return bool(row.question == as_question(as_asked(words)))


def take_back(ctx: Context, chat: int, message: str, words: str | None = None) -> list[Any]:
    """Retract what quotes a message, drafts too, unless it still says these words; return what it was."""
    where = "part = :p AND community = :c AND chat = :h AND (message = :m OR asked_message = :m)"
    here = {**home(ctx), "h": chat, "m": message}

    def changed(table: str, states: str) -> list[Any]:
        sql = f"SELECT * FROM {table} WHERE {where} AND {states} ORDER BY number"
        rows = ctx.conn.execute(text(sql), here)
        return [row for row in rows if words is None or not _reads_so(row, message, words)]

    found = changed("faq_entry", f"state <> '{RETRACTED}'")
    for row in found:
        retract(Place.of(ctx), row.number, ctx.event.at)
    waiting = changed("faq_draft", f"state = '{OPEN}'")
    for row in waiting:
        let_go(ctx.conn, "part = :p AND community = :c AND number = :n", {**home(ctx), "n": row.number})
    return [row for row in found + waiting if row.source != GONE and row.state in (LIVE, OPEN)]


def _propose_anew(ctx: Context, row: Any, *, question: str = "", answer: str = "") -> None:
    propose(
        ctx,
        question or row.question,
        answer or row.answer,
        row.source,
        f"{row.origin.partition('~')[0]}~{ctx.event.seq}",
        ctx.event.at,
        author=row.author,
        asker=row.asker,
        chat=row.chat,
        message=row.message,
        asked_message=row.asked_message,
    )
