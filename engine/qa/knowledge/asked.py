"""A question to the bot: `/faq …`, a mention, a reply, a word in private. It is always looked up."""

from __future__ import annotations

from engine.contract.commands import Value
from engine.contract.feature import Context
from engine.qa.knowledge.entries import entry_by_key, live_entry
from engine.qa.knowledge.listing import listing
from engine.qa.knowledge.lookups import find, note
from engine.qa.knowledge.rules import ASKED, key_of
from engine.qa.knowledge.showing import found_parts, show_entry, slot


def faq_command(ctx: Context, values: dict[str, Value]) -> None:
    """Show the entry of a key or number, look other words up, or list everything."""
    words = str(values.get("key") or "").strip()
    if not words:
        listing(ctx, 1)
        return
    entry = entry_by_key(ctx, key_of(words))
    bare = words.lstrip("#＃")
    if entry is None and bare.isdecimal() and len(bare) < 9:
        entry = live_entry(ctx, int(bare))
    if entry is not None:
        show_entry(ctx, entry)
        return
    look_up(ctx, words)


def look_up(ctx: Context, words: str) -> None:
    """Answer somebody who asked the bot."""
    found = find(ctx, words)
    row = note(ctx, found, words, ASKED, said=found is not None and found.band != "ask")
    lang = ctx.language()
    ctx.reply(*found_parts(ctx, row, lang), slot=slot(row), private=False)
