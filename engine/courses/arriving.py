"""Items from outside of the chat: a file that was imported stands in the log as events and is taken in here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.contract.feature import Context
from engine.courses.fields import Mistake, difference, key_of, read_fields
from engine.courses.records import FEATURE, item_by_key
from engine.courses.shelf import add, change
from engine.stream.derived import Name, Values, rows_of

IMPORTED = "courses_imported"
"""The event that carries items of a file: `rows` of fields by name, each with its key."""


def _take_in(ctx: Context, values: Values) -> None:
    """Take items in; one whose key is known is written anew if it reads otherwise, what is left out stays."""
    for given in rows_of(values):
        key = key_of(str(given.get("key") or ""))
        try:
            fields = read_fields({name: value for name, value in given.items() if name != "key"})
        except Mistake:
            continue  # the importer has said so
        row = item_by_key(ctx, key)
        if row is None:
            if key and fields.get("title"):
                add(ctx, fields, key)
        elif changed := difference(row._mapping, fields):
            change(ctx, row, None, **{name: after for name, _, after in changed})


LISTENING: Mapping[Name, Any] = {(FEATURE, IMPORTED): _take_in}
"""What is done about what an import brings."""
