"""Before a question is put up: what is known already is offered first."""

from __future__ import annotations

from engine.contract.feature import Context
from engine.qa.knowledge.lookups import find, note
from engine.qa.knowledge.rules import BEFORE
from engine.qa.knowledge.showing import found_parts, slot


def offer(ctx: Context, words: str, tried: str) -> bool:
    """Show what may answer a question that somebody is about to put up; false if nothing does.

    Where no words are kept it could not be put up after all: there it is put up at once.
    """
    found = find(ctx, words) if ctx.setting("bot.retention_days") else None
    if found is None or found.band == "ask":
        return False
    row = note(ctx, found, words, BEFORE, more=tried, said=True)
    ctx.reply(*found_parts(ctx, row, ctx.language()), slot=slot(row), private=False, lifetime="request")
    return True
