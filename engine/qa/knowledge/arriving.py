"""Entries from outside of the chat: a file that was imported stands in the log as events and is taken in here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.qa.knowledge.entries import New, Place, add_all, change, checked, entries, put_variants, variants
from engine.qa.knowledge.rules import key_of, language_of
from engine.qa.records import FEATURE
from engine.stream.derived import Name, Values, rows_of

IMPORTED = "faq_imported"
"""The event that carries entries of a file: `rows` of {origin, source, key, question, answer, wordings, link}."""


def _take_in(ctx: Context, values: Values) -> None:
    """Take entries in; one that came before is written anew if it reads otherwise."""
    place = Place.of(ctx)
    live = entries(ctx)
    known = {row.origin: row for row in live if row.origin}
    keys = {row.key for row in live}
    news = []
    for given in filter(_fits, rows_of(values)):
        key = key_of(str(given.get("key") or ""))
        key = "" if key in keys else key
        keys.add(key)
        if given["origin"] in known:
            _renew(ctx, place, known[given["origin"]], given, key)
            continue
        link = str(given.get("link") or "")
        more = {"origin": given["origin"], "key": key, "link": link}
        wordings = tuple(given.get("wordings") or ())
        news.append(New(given["question"], given["answer"], given["source"], wordings, more))
    if news:
        add_all(place, news, ctx.event.at)


def _fits(given: Mapping[str, Any]) -> bool:
    """Tell whether an entry can be taken in; the importer has said so of those that cannot."""
    try:
        checked(given["question"], given["answer"])
    except UserError:
        return False
    return True


def _renew(ctx: Context, place: Place, row: Any, given: Mapping[str, Any], key: str) -> None:
    """Let an entry read as the file has it now; `key` is one that no other entry has, or empty."""
    question, answer = checked(given["question"], given["answer"])
    wordings = list(given.get("wordings") or ())
    link = str(given.get("link") or "")
    now = (question, answer, link, key or row.key, wordings)
    if now == (row.question, row.answer, row.link, row.key, variants(place, row.number)):
        return
    more = {"question": question, "answer": answer, "language": language_of(question)}
    change(place, row, None, ctx.event.at, link=link, key=key or row.key, **more)
    put_variants(place, row.number, wordings)


LISTENING: Mapping[Name, Any] = {(FEATURE, IMPORTED): _take_in}
"""What is done about what an import brings."""
