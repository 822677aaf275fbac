"""Before a question is put up: what is known already, and who asks the same, is offered first."""

from __future__ import annotations

from typing import Any

from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Buttons, Text
from engine.ml.qa import Entry, Memory
from engine.qa.card import linked
from engine.qa.knowledge.lookups import find, note
from engine.qa.knowledge.rules import BEFORE
from engine.qa.knowledge.showing import found_parts, post_button, slot
from engine.qa.records import questions
from engine.qa.rules import OPEN

LOOKED_AT, SHOWN = 200, 3
"""So many open questions, the latest, are compared; so many are named."""


def offer(ctx: Context, words: str, tried: str) -> bool:
    """Show what may answer a question that somebody is about to put up, and who asks it already; false if nothing is there.

    Where no words are kept it could not be put up after all: there it is put up at once.
    """
    if not ctx.setting("bot.retention_days"):
        return False
    found, alike = find(ctx, words), asked_already(ctx, words)
    known = found is not None and found.band != "ask"
    if not known and not alike:
        return False
    row, lang = note(ctx, found, words, BEFORE, more=tried, said=True), ctx.language()
    parts: list[AnyPart] = []
    if alike:
        parts.append(Text("👀 " + ctx.text("knowledge-alike", lang), style="bold"))
        for question in alike:
            parts += [Text(f"\n#{question.number} "), linked(question)]
    if known:
        parts += [*([Text("\n\n")] if alike else []), *found_parts(ctx, row, lang)]
    else:
        parts.append(Buttons(((post_button(ctx, row, lang),),)))
    ctx.reply(*parts, slot=slot(row), private=False, lifetime="request")
    return True


def asked_already(ctx: Context, words: str) -> list[Any]:
    """Return the open questions that surely ask the same, the likeliest first."""
    rows = {row.number: row for row in questions(ctx, f"state = '{OPEN}' AND title <> '…'")[-LOOKED_AT:]}
    if not rows:
        return []
    memory = Memory.shipped()
    memory.put_all([Entry(row.number, row.title, "") for row in rows.values()])
    found = memory.ask(words)
    sure = [hit for hit in found.hits if hit.p >= found.cutoff] if found.band == "answer" else []
    return [rows[int(hit.key)] for hit in sure[:SHOWN]]
