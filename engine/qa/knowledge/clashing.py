"""A new entry whose key another one has: it is kept under its number alone, and buttons say what becomes of it."""

from __future__ import annotations

from typing import Any

from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.qa.knowledge.entries import (
    Place,
    change,
    entry_by_key,
    entry_of,
    live_entry,
    put_variants,
    set_aside,
    variants,
)
from engine.qa.knowledge.rules import FAQ, LONGEST_KEY, language_of
from engine.qa.knowledge.showing import WORD, entry_parts
from engine.qa.records import is_staff
from engine.qa.rules import heading

INTO, CALL = "into", "call"
"""Write its words into the entry that has the key; give it a key that is free."""


def offer(ctx: Context, number: int, other: Any) -> None:
    """Say that an entry came in without its key, whose that is, and what can be done about it."""
    told = ctx.text(
        "knowledge-taken",
        number=number,
        word=other.key,
        other=other.number,
        question=heading(other.question),
    )
    at = f"{ctx.community}:{number}:{other.number}"
    keys = (
        Button(ctx.text("knowledge-into", word=other.key), data=f"{WORD}:{INTO}:{at}"),
        Button(ctx.text("knowledge-call", word=free_key(ctx, other.key)), data=f"{WORD}:{CALL}:{at}"),
    )
    ctx.reply(Text(told), Buttons((keys,)), lifetime="request")


def free_key(ctx: Context, key: str) -> str:
    """Return a key like one that may be taken: `refund`, `refund-2`, `refund-3`."""
    found, n = key, 1
    while entry_by_key(ctx, found) is not None:
        n += 1
        found = f"{key[: LONGEST_KEY - len(str(n)) - 1]}-{n}"
    return found


def on_press(ctx: Context, body: Press, what: str, number: int, other: int) -> None:
    """Do with a new entry as a moderator says. Raises UserError for anybody else, and if one of the two is gone."""
    if not is_staff(ctx):
        raise UserError("error-role", role="moderator")
    new, old = live_entry(ctx, number), entry_of(ctx, other)
    if new is None or new.key or old is None or not old.key:
        raise UserError("knowledge-gone")
    if what == INTO:
        _write_into(ctx, new, old)
    else:
        call(ctx, new, free_key(ctx, old.key))
    entry = entry_of(ctx, old.number if what == INTO else new.number)
    told = ctx.text("knowledge-edited", name=f"#{entry.key}", number=entry.number)
    ctx.reply(
        Text(told + "\n"),
        *entry_parts(ctx, entry, ctx.language()),
        edit=body.message,
        private=False,
        quote=False,
    )


def call(ctx: Context, row: Any, key: str) -> None:
    """Give an entry a key."""
    change(Place.of(ctx), row, ctx.event.actor, ctx.event.at, key=key)
    ctx.audit("knowledge-edit", f"{row.number} {heading(row.question)}")


def _write_into(ctx: Context, new: Any, old: Any) -> None:
    """Let an entry read as another one does, which goes; how it read before can be brought back."""
    if live_entry(ctx, old.number) is None:
        raise UserError("knowledge-gone")
    place, wordings = Place.of(ctx), variants(Place.of(ctx), new.number)
    change(
        place,
        old,
        ctx.event.actor,
        ctx.event.at,
        question=new.question,
        answer=new.answer,
        language=language_of(new.question),
        source=FAQ,
        author=new.author,
        message="",
        asker=None,
        asked_message="",
    )
    if wordings:
        put_variants(place, old.number, wordings)
    set_aside(place, new, ctx.event.at)
    ctx.audit("knowledge-edit", f"{old.number} {heading(new.question)}")
