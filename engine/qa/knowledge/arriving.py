"""Entries from outside of the chat: a file that was imported stands in the log as events and is taken in here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import text

from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.qa.knowledge.entries import (
    New,
    Place,
    add_all,
    change,
    checked,
    put_variants,
    set_aside,
    tidied,
    variants,
)
from engine.qa.knowledge.rules import DELETED, LIVE, key_of, language_of
from engine.qa.records import FEATURE
from engine.store.sql import fetch
from engine.stream.derived import Name, Values, rows_of

IMPORTED = "faq_imported"
"""The event that carries entries of a file: `rows` of {origin, source, key, question, answer, wordings, link}.

`overwrite` (1) takes the file's state also where moderators edited or deleted an entry.
"""
NEW, SAME, CHANGED = "new", "same", "changed"
EDITED, GONE = "edited", "deleted"
"""What moderators did to an entry since a file was taken in: that stays, unless the file is to win."""


class Judged(NamedTuple):
    """What becomes of an entry of a file."""

    what: str
    touched: str
    """What moderators did to it since; empty: nothing."""
    row: Any
    """The entry that it is here; None if it is new."""
    values: Mapping[str, str]
    """Its columns as they will read."""
    wordings: list[str]
    taken: bool
    """The key that the file wants is another entry's."""


class Known:
    """What came of files before, as far as an import has to know it; keeps up with what it has judged."""

    def __init__(self, place: Place, *, overwrite: bool) -> None:
        self._place = place
        self._overwrite = overwrite
        sql = "SELECT * FROM faq_entry WHERE part = :p AND community = :c AND state IN (:live, :deleted) ORDER BY number"
        rows = fetch(place.conn, sql, **place.values, live=LIVE, deleted=DELETED)
        # Of a place in a file that came twice, the entry that answers counts.
        self._rows = {
            row.origin: row for row in sorted(rows, key=lambda row: bool(row.state == LIVE)) if row.origin
        }
        self._keys = {row.key: row.number for row in rows if row.key and row.state == LIVE}
        self._by_hand = _by_hand(place)

    def judge(self, given: Mapping[str, Any]) -> Judged:
        """Tell what becomes of an entry that fits."""
        question, answer = checked(given["question"], given["answer"])
        row = self._rows.get(given["origin"])
        number = 0 if row is None else row.number
        wanted = key_of(str(given.get("key") or ""))
        key = self._free(wanted, number) or ("" if row is None else self._free(row.key, number))
        wordings = tidied(given.get("wordings") or ())
        values = {"question": question, "answer": answer, "link": str(given.get("link") or ""), "key": key}
        what, touched = NEW if row is None else CHANGED, ""
        if row is not None and self._same(row, values, wordings):
            what = SAME
        elif row is not None:
            touched = self._touched(row, given["source"])
            what = touched if touched and not self._overwrite else CHANGED
        if what in (NEW, CHANGED):
            self._keep(row, key)
        return Judged(what, touched, row, values, wordings, bool(wanted) and key != wanted)

    def _same(self, row: Any, values: Mapping[str, str], wordings: list[str]) -> bool:
        if row.state == DELETED or any(getattr(row, name) != value for name, value in values.items()):
            return False
        return wordings == variants(self._place, row.number)

    def _touched(self, row: Any, source: str) -> str:
        if row.state == DELETED:
            return GONE
        return EDITED if row.number in self._by_hand or row.source != source else ""

    def _free(self, key: str, number: int) -> str:
        """Return a key that no other entry has, else none."""
        return key if self._keys.get(key, number) == number else ""

    def _keep(self, row: Any, key: str) -> None:
        if row is not None and self._keys.get(row.key) == row.number:
            del self._keys[row.key]
        if key:
            self._keys[key] = -1 if row is None else row.number


def _by_hand(place: Place) -> set[int]:
    """Return the entries whose last change was a moderator's."""
    sql = """SELECT e.number FROM faq_entry e JOIN faq_version v ON v.part = e.part AND v.community = e.community
        AND v.number = e.number AND v.version = e.version - 1
        WHERE e.part = :p AND e.community = :c AND v.editor IS NOT NULL"""
    return {int(row.number) for row in place.conn.execute(text(sql), place.values)}


def _take_in(ctx: Context, values: Values) -> None:
    """Take entries in; one that came before is written anew if it reads otherwise, and nobody here wrote it otherwise."""
    place = Place.of(ctx)
    known = Known(place, overwrite=bool(values.get("overwrite")))
    news = []
    for given in filter(_fits, rows_of(values)):
        judged = known.judge(given)
        if judged.what == NEW:
            question, answer, link, key = (
                judged.values[name] for name in ("question", "answer", "link", "key")
            )
            more = {"origin": given["origin"], "key": key, "link": link}
            news.append(New(question, answer, given["source"], tuple(judged.wordings), more))
        elif judged.what == CHANGED:
            _renew(ctx, place, judged, given["source"])
    if news:
        add_all(place, news, ctx.event.at)


def _fits(given: Mapping[str, Any]) -> bool:
    """Tell whether an entry can be taken in; the importer has said so of those that cannot."""
    try:
        checked(given["question"], given["answer"])
    except UserError:
        return False
    return True


def _renew(ctx: Context, place: Place, judged: Judged, source: str) -> None:
    """Let an entry read as the file has it now; how it read before is kept."""
    row, language = judged.row, language_of(judged.values["question"])
    if row.state == DELETED:
        set_aside(place, row, ctx.event.at, out=False)
    # It is the file's again: nobody here wrote it.
    change(place, row, None, ctx.event.at, language=language, source=source, author=None, **judged.values)
    put_variants(place, row.number, judged.wordings)


LISTENING: Mapping[Name, Any] = {(FEATURE, IMPORTED): _take_in}
"""What is done about what an import brings."""
