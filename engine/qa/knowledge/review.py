"""What waits for a moderator: accepted answers, what an import held, entries whose source is said to be gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, text

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import ROLES
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Link, Mention, Text
from engine.qa.knowledge.entries import New, Place, add, live_entry, next_number, retract
from engine.qa.knowledge.rules import (
    ACCEPTED,
    APPROVED,
    FAQ,
    LIVE,
    OPEN,
    REJECTED,
    WITHDRAWN,
    as_answer,
    as_question,
    rewritten,
)
from engine.qa.knowledge.showing import answer_texts
from engine.qa.knowledge.tables import FaqDraft
from engine.qa.rules import heading
from engine.store.sql import fetch_one, insert_new
from engine.stream.here import home

GONE = "gone"
"""The source of a draft that says an entry's source is no longer there."""


def propose(ctx: Context, question: str, answer: str, source: str, origin: str, at: int, **more: Any) -> None:
    """Put something into the queue; what was proposed or taken in before is not again."""
    question, answer = as_question(question), as_answer(answer)
    if not question or not answer or _known(ctx, origin):
        return
    row = {
        "part": ctx.part,
        "community": ctx.community,
        "number": next_number(Place.of(ctx), "faq_draft"),
        "question": question,
        "answer": answer,
        "source": source,
        "origin": origin,
        "author": None,
        "asker": None,
        "chat": 0,
        "message": "",
        "asked_message": "",
        "at": at,
        "state": OPEN,
        **more,
    }
    insert_new(ctx.conn, FaqDraft, [row])


def report_gone(ctx: Context, entry: Any) -> None:
    """Tell moderators that an entry's source is said to be gone."""
    propose(
        ctx,
        entry.question,
        entry.answer,
        GONE,
        f"gone:{entry.number}:{entry.version}",
        ctx.event.at,
        author=entry.author,
        asker=entry.asker,
        chat=entry.chat,
        message=entry.message,
    )


def withdraw(ctx: Context, origin: str, at: int) -> None:
    """Let go of what came from somewhere: its draft, and its entry unless a moderator wrote that anew."""
    here = {**home(ctx), "o": origin, "more": f"{origin}~%"}
    where = "part = :p AND community = :c AND (origin = :o OR origin LIKE :more)"
    let_go(ctx.conn, where, here)
    for row in ctx.conn.execute(
        text(
            f"SELECT number FROM faq_entry WHERE {where} AND source = '{ACCEPTED}' AND state = '{LIVE}' ORDER BY number"
        ),
        here,
    ).all():
        retract(Place.of(ctx), row.number, at)


def let_go(conn: Connection, where: str, values: Mapping[str, Any]) -> int:
    """Let the words of drafts go, and with them where they came from; return how many there were.

    Their numbers stay taken: whoever presses a button below an old draft must not take in another one unread.
    """
    sql = f"""UPDATE faq_draft SET state = '{WITHDRAWN}', origin = '{WITHDRAWN}:' || number, question = '', answer = '',
        author = NULL, asker = NULL, message = '', asked_message = '' WHERE {where}"""
    return conn.execute(text(sql), values).rowcount


def _known(ctx: Context, origin: str) -> bool:
    sql = f"SELECT 1 FROM faq_entry WHERE part = :p AND community = :c AND origin = :o AND state = '{LIVE}'"
    return fetch_one(ctx.conn, sql, **home(ctx), o=origin) is not None


def review_command(ctx: Context, _values: Mapping[str, Value]) -> None:
    """Show the first draft that waits."""
    show(ctx)


def show(ctx: Context, *, edit: str = "", told: str = "") -> None:
    """Show what waits, the oldest first, with what can be done about it."""
    sql = "SELECT * FROM faq_draft WHERE part = :p AND community = :c AND state = 'open' ORDER BY number"
    rows = ctx.conn.execute(text(sql), home(ctx)).all()
    lead = [Text(told + "\n")] if told else []
    if not rows:
        ctx.reply(*lead, Text(ctx.text("knowledge-review-empty")), edit=edit, private=False, lifetime="list")
        return
    ctx.reply(*lead, *_card(ctx, rows[0], len(rows)), edit=edit, private=False, lifetime="request")


def _card(ctx: Context, row: Any, count: int) -> list[AnyPart]:
    parts: list[AnyPart] = [
        Text("📝 " + ctx.text("knowledge-review", number=row.number, count=count), style="bold"),
        Text(f"\n❓ {heading(row.question)}\n💡 "),
        *answer_texts(row.answer),
        Text("— "),
        Text(ctx.text("knowledge-source", source=row.source)),
    ]
    if row.author is not None:
        parts += [Text(" · "), Mention(row.author)]
    if row.message:
        parts += [Text(" · "), Link(ctx.text("knowledge-original"), chat=row.chat, message=row.message)]
    keys = tuple(
        Button(ctx.text("knowledge-button", what=what), data=f"faq:{what}:{ctx.community}:{row.number}")
        for what in (
            ("draft-gone", "draft-no") if row.source == GONE else ("draft-yes", "draft-edit", "draft-no")
        )
    )
    return [*parts, Buttons((keys,))]


def on_press(ctx: Context, body: Press, what: str, number: int) -> None:
    """Approve, reject, or say how to write it otherwise. Raises UserError for anybody but moderators."""
    if ROLES.index(ctx.role()) < ROLES.index("moderator"):
        raise UserError("error-role", role="moderator")
    row = _open(ctx, number)
    if what == "draft-edit":
        example = f"/faq approve {number} {row.question} | {row.answer}"
        ctx.reply(
            Text(ctx.text("knowledge-review-edit") + "\n"),
            Text(example, style="code"),
            private=False,
            quote=False,
        )
        return
    if what == "draft-no":
        _close(ctx, row, REJECTED)
        ctx.audit("knowledge-reject", f"{number} {heading(row.question)}")
        show(ctx, edit=body.message, told=ctx.text("knowledge-rejected", number=number))
    elif what == "draft-gone":
        _close(ctx, row, APPROVED)
        show(ctx, edit=body.message, told=ctx.text(_take_back(ctx, row.origin)))
    elif what == "draft-yes":
        entry = _approve(ctx, row, row.question, row.answer)
        show(ctx, edit=body.message, told=ctx.text("knowledge-approved", number=entry))


def _take_back(ctx: Context, origin: str) -> str:
    """Take back what was reported, unless it was written anew meanwhile; return the key of what to say."""
    _, number, version = origin.split(":")
    entry = live_entry(ctx, int(number))
    if entry is None or str(entry.version) != version:
        return "knowledge-gone"
    ctx.audit("knowledge-delete", f"{number} {heading(entry.question)}")
    retract(Place.of(ctx), entry.number, ctx.event.at)
    return "knowledge-retracted"


def approve_command(ctx: Context, values: Mapping[str, Value]) -> None:
    """Take a draft in, in other words if some are given."""
    row = _open(ctx, int(str(values.get("draft") or 0)))
    question, answer = rewritten(str(values.get("words") or ""))
    entry = _approve(ctx, row, question or row.question, answer or row.answer)
    ctx.reply(ctx.text("knowledge-approved", number=entry), lifetime="list")


def _approve(ctx: Context, row: Any, question: str, answer: str) -> int:
    """Make an entry of a draft; in other words it is a moderator's, and neither goes with its author."""
    same = answer == row.answer
    own = {"author": row.author, "message": row.message} if same else {"author": ctx.event.actor}
    asked = {"asker": row.asker, "asked_message": row.asked_message} if question == row.question else {}
    more = {"origin": row.origin, "chat": row.chat, **own, **asked}
    source = row.source if same else FAQ
    entry = add(Place.of(ctx), New(question, answer, source, more=more), ctx.event.at)
    _close(ctx, row, APPROVED)
    ctx.audit("knowledge-approve", f"{entry} {heading(question)}")
    return entry


def _open(ctx: Context, number: int) -> Any:
    sql = "SELECT * FROM faq_draft WHERE part = :p AND community = :c AND number = :n AND state = 'open'"
    row = fetch_one(ctx.conn, sql, **home(ctx), n=number)
    if row is None:
        raise UserError("knowledge-no-draft", number=number)
    return row


def _close(ctx: Context, row: Any, state: str) -> None:
    """Decide a draft; its words are no longer needed here."""
    sql = """UPDATE faq_draft SET state = :s, question = '', answer = '', author = NULL, asker = NULL
        WHERE part = :p AND community = :c AND number = :n"""
    ctx.conn.execute(text(sql), {**home(ctx), "s": state, "n": row.number})
