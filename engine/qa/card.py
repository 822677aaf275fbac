"""A question's card: what is asked, by whom, how it stands. One slot, edited in place where it is talked about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import text

from engine.contract.clock import to_datetime
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Link, Mention, Text
from engine.qa.records import UNOPENED, accepted, answers, shown_at, slot_of, standing
from engine.qa.rules import CLOSED, OPEN, SOLVED, heading
from engine.store.sql import fetch_one
from engine.stream.here import home
from engine.stream.wishes import is_nameable

WORD = "qa"
"""The word of our buttons: `qa:<what>:<community>:<number>[:<more>]`."""
SHOWN = 800
"""So much of a question stands on its card."""


def data(question: Any, what: str, more: object = "") -> str:
    """Write a button's data. The community tells a press in a private chat that speaks of another one."""
    told = f"{WORD}:{what}:{question.community}:{question.number}"
    return f"{told}:{more}" if more != "" else told


def key(ctx: Context, question: Any, what: str, lang: str | None = None, **more: Any) -> Button:
    """Make a button of a question's."""
    return Button(ctx.text("qa-button", lang, what=what), data=data(question, what), **more)


def refresh(ctx: Context, question: Any) -> None:
    """Show a card as it is now; one whose thread is still being opened is shown when that is there."""
    if question.room == UNOPENED or (question.kind == "flow" and not question.card):
        return
    chat, thread = standing(question)
    ctx.reply(
        *card(ctx, question, ctx.language(chat=chat)),
        chat=chat,
        thread=thread,
        slot=slot_of(question),
        private=False,
        quote=False,
    )


def card(ctx: Context, question: Any, lang: str) -> list[AnyPart]:
    """Write a card in a language."""
    title = question.title if len(question.title) <= SHOWN else question.title[: SHOWN - 1] + "…"
    parts: list[AnyPart] = [Text(f"❓ {title}", style="bold"), Text(f" · #{question.number}")]
    if question.tried:
        parts.append(Text("\n🧪 " + ctx.text("qa-tried", lang, text=question.tried[:SHOWN])))
    if question.asker is not None:
        parts += [Text("\n🙋 "), Mention(question.asker)]
    parts += _state(ctx, question, lang)
    if question.state == OPEN:
        keys = (key(ctx, question, "accept", lang), key(ctx, question, "solved", lang))
        parts += [Text("\n" + ctx.text("qa-how", lang)), Buttons((keys,))]
    return parts


def credit(ctx: Context, helper: int, lang: str | None = None) -> Mention | Text:
    """Name who helped, unless they do not want to be named or nobody knows their name any more."""
    known = (
        fetch_one(ctx.conn, "SELECT 1 FROM identity WHERE person = :a AND name <> ''", a=helper) is not None
    )
    return Mention(helper) if known and is_nameable(ctx, helper) else Text(ctx.text("qa-somebody", lang))


def _state(ctx: Context, question: Any, lang: str) -> Iterator[AnyPart]:
    if question.state == CLOSED:
        yield Text("\n🚫 " + ctx.text("qa-is-closed", lang))
        return
    if question.state == SOLVED:
        yield Text("\n✅ " + ctx.text("qa-is-solved", lang), style="bold")
        best = accepted(ctx, question.number)
        if best is not None:
            yield Text(" · ")
            yield credit(ctx, best.author, lang)
            if best.message:
                yield Text(" · ")
                yield Link(ctx.text("qa-the-answer", lang), chat=best.chat, message=best.message)
        return
    count = len(answers(ctx, question.number))
    yield Text("\n💬 " + ctx.text("qa-answers", lang, count=count))
    for bounty in bounties(ctx, question.number):
        until = f"{to_datetime(bounty.until, ctx.zone):%m-%d %H:%M}"
        yield Text("\n🪙 " + ctx.text("qa-bounty-on", lang, coins=bounty.coins, until=until))


def bounties(ctx: Context, number: int) -> list[Any]:
    """Return the bounties that are held for a question."""
    sql = """SELECT * FROM bounty WHERE part = :p AND community = :c AND number = :n AND state = 'held' ORDER BY n"""
    return list(ctx.conn.execute(text(sql), {**home(ctx), "n": number}))


def linked(question: Any) -> AnyPart:
    """Write a question as one line that leads to it."""
    chat, message = shown_at(question)
    words = heading(question.title) or f"#{question.number}"
    return Link(words, chat=chat, message=message) if message else Text(words)
