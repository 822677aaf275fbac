"""How people found what they learned from: one to five by a button, and a sentence if they have one to say."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Text
from engine.courses.advice.following import did
from engine.courses.records import data, enrolment, item_of, subject_of, title_in
from engine.courses.refs import meant
from engine.courses.rules import HIGHEST_SCORE, LONGEST_WORDS
from engine.courses.tables import CourseRating
from engine.store.sql import insert_new
from engine.stream.here import HERE, home

RATE = "rate"


def rate_command(ctx: Context, values: dict[str, Value]) -> None:
    """Rate an item: a score, a sentence, or both; without a name the one finished last."""
    row = meant(ctx, values["course"], archived=True) if values.get("course") else _last(ctx)
    score = values.get("score")
    words = str(values.get("words") or "").strip()
    lang = ctx.language(ctx.event.actor)
    if score is None and not words:
        ctx.reply(*ask_score(ctx, row, lang))
        return
    put(ctx, row, score=int(score) if score is not None else None, words=words)
    ctx.reply(*_thanks(ctx, row, lang, offer=not words))


def on_score(ctx: Context, body: Press, row: Any, written: str) -> None:
    """Store a score that was pressed and offer to say why."""
    if written.isdecimal() and 1 <= int(written) <= HIGHEST_SCORE:
        put(ctx, row, score=int(written))
        parts = _thanks(ctx, row, ctx.language(ctx.event.actor), offer=True)
        ctx.reply(*parts, edit=body.message, private=True)


def ask_score(ctx: Context, row: Any, lang: str) -> list[AnyPart]:
    """Ask how somebody found an item."""
    keys = tuple(Button(f"{n}★", data=data(row, "score", n)) for n in range(1, HIGHEST_SCORE + 1))
    return [Text("\n" + ctx.text("courses-rate-ask", lang, title=title_in(row, lang))), Buttons((keys,))]


def put(ctx: Context, row: Any, *, score: int | None = None, words: str = "") -> None:
    """Store a rating, or change one. Raises UserError if they never began the item, or say no score at first."""
    member = ctx.event.actor
    mine = enrolment(ctx, row.number, member)
    if mine is None:
        raise UserError("courses-rate-not-begun", title=row.title)
    if len(words) > LONGEST_WORDS:
        raise UserError("courses-rate-long", most=LONGEST_WORDS)
    before = rating_of(ctx, row.number, member)
    if before is None and score is None:
        raise UserError("courses-rate-score-first", number=row.number)
    if before is not None:
        sql = f"UPDATE course_rating SET score = :s, words = :w, at = :at WHERE {HERE} AND number = :n AND member = :m"
        told = {"s": before.score if score is None else score, "w": words or before.words, "at": ctx.event.at}
        ctx.conn.execute(text(sql), {**home(ctx), **told, "n": row.number, "m": member})
        _count(ctx, row, score)
        return
    new = {
        "part": ctx.part,
        "community": ctx.community,
        "number": row.number,
        "member": member,
        "account": member,
        "score": score,
        "words": words,
        "at": ctx.event.at,
    }
    insert_new(ctx.conn, CourseRating, [new])
    _count(ctx, row, score)


def _count(ctx: Context, row: Any, score: int | None) -> None:
    if score is not None:
        did(ctx, int(ctx.event.actor or 0), subject_of(row), "rate", stars=score)


def rating_of(ctx: Context, number: int, member: int | None) -> Any:
    """Return how somebody rated an item; None if they did not."""
    sql = f"SELECT * FROM course_rating WHERE {HERE} AND number = :n AND member = :m"
    return ctx.conn.execute(text(sql), {**home(ctx), "n": number, "m": member}).first()


def _last(ctx: Context) -> Any:
    """Return the item that somebody finished last, else the one they are at. Raises UserError if there is none."""
    sql = f"""SELECT number FROM enrolment WHERE {HERE} AND member = :m
        ORDER BY finished_at IS NULL, finished_at DESC, changed_at DESC, number LIMIT 1"""
    number = ctx.conn.execute(text(sql), {**home(ctx), "m": ctx.event.actor}).scalar()
    row = item_of(ctx, int(number)) if number is not None else None
    if row is None:
        raise UserError("courses-none-begun")
    return row


def _thanks(ctx: Context, row: Any, lang: str, *, offer: bool) -> list[AnyPart]:
    mine = rating_of(ctx, row.number, ctx.event.actor)
    said = ctx.text("courses-rate-thanks", lang, title=title_in(row, lang), score=mine.score)
    parts: list[AnyPart] = [Text(said)]
    if offer and not mine.words:
        key = Button(ctx.text("courses-button", lang, what="say"), form=RATE, only=ctx.event.actor)
        parts.append(Buttons(((key,),)))
    return parts
