"""What other features ask of questions: completions, what is talked about, what can be recommended, why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, text

from engine.contract.clock import to_datetime
from engine.contract.feature import Candidate, Context, Subject
from engine.contract.replies import AnyPart, Mention, Text
from engine.qa.card import credit
from engine.qa.knowledge import completing, why
from engine.qa.records import UNOPENED, accepted, answers, question_of, shown_at, slot_of
from engine.qa.routing import routes
from engine.qa.rules import heading
from engine.store.sql import fetch

MOST = 25
_ABOUT = re.compile(r"(?:question|问题|提问)\s*[:：#]*\s*(\d{1,8})(?::.*)?")
_OPEN = "SELECT * FROM question WHERE community = :c AND state = 'open' ORDER BY number DESC"


def suggest(conn: Connection, community: int, param: str, typed: str) -> Iterable[str]:
    """Complete an open question from its number or a part of its words."""
    if param != "question":
        return completing.suggest(conn, community, param, typed)
    wanted = typed.strip().lstrip("#").casefold()
    rows = conn.execute(text(f"{_OPEN} LIMIT 200"), {"c": community})
    lines = [f"#{row.number} {heading(row.title)}"[:100] for row in rows]
    return [line for line in lines if wanted in line.casefold()][:MOST]


def subjects(conn: Connection, community: int) -> Iterable[Subject]:
    """Return the open questions: talked about below their cards and in their threads."""
    return [
        Subject(
            id=f"question:{row.number}",
            name=heading(row.title),
            slots=(slot_of(row),),
            threads=((row.room_chat, row.room),) if row.room not in ("", UNOPENED) else (),
            called=False,
        )
        for row in fetch(conn, f"{_OPEN} LIMIT 200", c=community)
    ]


def candidates(conn: Connection, community: int) -> Iterable[Candidate]:
    """Return the open questions that nobody has answered, for those who could."""
    found = []
    for row in conn.execute(text(f"{_OPEN} LIMIT 200"), {"c": community}):
        if row.first_at is None:
            chat, message = shown_at(row)
            title = heading(row.title)
            words = f"{row.title}\n{row.tried}".strip()
            asker = frozenset() if row.asker is None else frozenset({int(row.asker)})
            one = Candidate(
                known_to=asker,
                id=f"question:{row.number}",
                kind="question",
                title=title,
                text=words,
                chat=chat,
                message=message,
            )
            found.append(one)
    return found


def explain(ctx: Context, about: str) -> Sequence[AnyPart] | None:
    """Explain what was done for a question (`question:3`, `问题 3`), and why somebody was asked; None for other words."""
    asked = _ABOUT.fullmatch(about.strip())
    if asked is None:
        return why.explain(ctx, about)
    number = asked[1]
    question = question_of(ctx, int(number))
    if question is None:
        return [Text(ctx.text("qa-unknown", value=number))]
    parts: list[AnyPart] = [Text(f"❓ #{question.number} {heading(question.title)}", style="bold")]
    parts.append(Text("\n" + ctx.text("qa-why-asked", time=_when(ctx, question.at))))
    for route in routes(ctx, question.number):
        parts += [Text("\n🙋 "), Mention(route.member)]
        fits = "known" if route.score else "new"
        parts.append(Text(" " + ctx.text("qa-why-route", time=_when(ctx, route.at), fits=fits)))
    if question.first_at is not None:
        count = len(answers(ctx, question.number))
        parts.append(
            Text("\n💬 " + ctx.text("qa-why-first", time=_when(ctx, question.first_at), count=count))
        )
    best = accepted(ctx, question.number)
    if best is not None:
        parts += [Text("\n✅ "), credit(ctx, best.author), Text(" " + _how(ctx, question, best))]
    return parts


def _how(ctx: Context, question: Any, best: Any) -> str:
    paid = "yes" if question.paid else "no"
    return ctx.text("qa-why-accepted", time=_when(ctx, best.accepted_at), how=best.how, paid=paid)


def _when(ctx: Context, at: int) -> str:
    return f"{to_datetime(at, ctx.zone):%m-%d %H:%M}"
