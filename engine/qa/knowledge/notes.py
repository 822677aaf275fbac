"""Notes that another feature keeps (of its courses, say) are entries of the base as long as it keeps them."""

from __future__ import annotations

from typing import Any

from engine.contract.errors import UserError
from engine.contract.facts import NotesWritten
from engine.contract.feature import Context
from engine.qa.knowledge.entries import New, Place, add_all, change, checked, entries, retract
from engine.qa.knowledge.rules import language_of


def on_notes(ctx: Context, fact: NotesWritten) -> None:
    """Let the entries of a subject read as its notes do now: some come, some go, some are written anew."""
    place, at = Place.of(ctx), ctx.event.at
    begins = f"{fact.subject}:note:"
    before: dict[str, Any] = {}
    for row in entries(ctx, "source = :s", s=fact.source):
        if row.origin in before:
            retract(place, row.number, at)  # two communities that became one had the same course
        elif row.origin.startswith(begins):
            before[row.origin] = row
    news = []
    for n, written in enumerate(fact.entries, 1):
        try:
            question, answer = checked(*written)
        except UserError:
            continue
        row = before.pop(f"{begins}{n}", None)
        if row is None:
            more = {"origin": f"{begins}{n}", "link": fact.link}
            news.append(New(question, answer, fact.source, more=more))
        elif (row.question, row.answer, row.link) != (question, answer, fact.link):
            told = {"question": question, "answer": answer, "language": language_of(question)}
            change(place, row, None, at, link=fact.link, **told)
    for row in before.values():
        retract(place, row.number, at)
    if news:
        add_all(place, news, at)
