"""Entries from outside of the chat: a file that was imported stands in the log as events and is taken in here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.qa.knowledge.entries import (
    Place,
    add,
    change,
    checked,
    entries,
    entry_by_key,
    put_variants,
    variants,
)
from engine.qa.knowledge.rules import key_of, language_of
from engine.qa.records import FEATURE
from engine.stream.derived import Name, Values, rows_of

IMPORTED = "faq_imported"
"""The event that carries entries of a file: `rows` of {origin, source, key, question, answer, wordings, link, at}."""


def _take_in(ctx: Context, values: Values) -> None:
    """Take entries in; one that came before is written anew if it reads otherwise."""
    place = Place.of(ctx)
    known = {row.origin: row for row in entries(ctx, "origin <> ''")}
    for given in rows_of(values):
        before = known.get(given["origin"])
        if before is None:
            _add(ctx, place, given)
        else:
            _renew(ctx, place, before, given)


def _add(ctx: Context, place: Place, given: Mapping[str, Any]) -> None:
    key = key_of(str(given.get("key") or ""))
    try:
        add(
            place,
            given["question"],
            given["answer"],
            given["source"],
            int(given.get("at") or ctx.event.at),
            wordings=given.get("wordings") or (),
            origin=given["origin"],
            key="" if entry_by_key(ctx, key) is not None else key,
            link=str(given.get("link") or ""),
        )
    except UserError:
        return  # the importer says so before it writes; who writes the event by hand has it left out


def _renew(ctx: Context, place: Place, row: Any, given: Mapping[str, Any]) -> None:
    try:
        question, answer = checked(given["question"], given["answer"])
    except UserError:
        return
    wordings = list(given.get("wordings") or ())
    if (question, answer, wordings) == (row.question, row.answer, variants(place, row.number)):
        return
    more = {"question": question, "answer": answer, "language": language_of(question)}
    change(place, row, None, ctx.event.at, **more)
    put_variants(place, row.number, wordings)


LISTENING: Mapping[Name, Any] = {(FEATURE, IMPORTED): _take_in}
"""What is done about what an import brings."""
