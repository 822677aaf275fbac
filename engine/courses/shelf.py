"""Writing items: added, changed, put away and taken back; how each read before is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from engine.contract.errors import UserError
from engine.contract.facts import NotesWritten
from engine.contract.feature import Context
from engine.courses.fields import FIELDS, NUMBERS, key_of
from engine.courses.records import item_by_key, item_of
from engine.courses.rules import ARCHIVED, LIVE, sections
from engine.courses.tables import CourseFormer, CourseItem
from engine.store.sql import insert_new
from engine.stream.here import HERE, home

SOURCE = "course"
"""What the knowledge base calls entries that are notes of a course."""


def add(ctx: Context, fields: Mapping[str, Any], key: str = "") -> Any:
    """Put a new item on the shelf; return it. Raises UserError if it has no title or its key is taken."""
    if not fields.get("title"):
        raise UserError("courses-no-title")
    if key and item_by_key(ctx, key) is not None:
        raise UserError("courses-key-taken", value=key)
    number = next_number(ctx)
    row: dict[str, Any] = {name: 0 if name in NUMBERS else "" for name in FIELDS}
    row |= {"kind": "course", **fields}
    row |= {"part": ctx.part, "community": ctx.community, "number": number}
    row |= {"key": key or _free_key(ctx, row, number), "state": LIVE, "version": 1}
    row |= {"at": ctx.event.at, "changed_at": ctx.event.at}
    insert_new(ctx.conn, CourseItem, [row])
    added = item_of(ctx, number)
    tell_notes(ctx, added)
    return added


def change(ctx: Context, row: Any, editor: int | None, **fields: Any) -> Any:
    """Write an item anew and keep how it read; return it as it is now."""
    before = {
        "part": ctx.part,
        "community": ctx.community,
        "number": row.number,
        "version": row.version,
        "fields": json.dumps({name: getattr(row, name) for name in FIELDS}, ensure_ascii=False),
        "state": row.state,
        "editor": editor,
        "at": ctx.event.at,
    }
    insert_new(ctx.conn, CourseFormer, [before])
    return _put(ctx, row, version=row.version + 1, **fields)


def undo(ctx: Context, row: Any) -> Any:
    """Take the last change of an item back; return it as it is now. Raises UserError if there was none."""
    sql = f"SELECT * FROM course_former WHERE {HERE} AND number = :n ORDER BY version DESC LIMIT 1"
    former = ctx.conn.execute(text(sql), {**home(ctx), "n": row.number}).first()
    if former is None:
        raise UserError("courses-nothing-to-undo", title=row.title)
    sql = f"DELETE FROM course_former WHERE {HERE} AND number = :n AND version = :v"
    ctx.conn.execute(text(sql), {**home(ctx), "n": row.number, "v": former.version})
    # The version goes on: whoever remembers how the shelf read has to look again.
    return _put(ctx, row, version=row.version + 1, state=former.state, **json.loads(former.fields))


def _put(ctx: Context, row: Any, **values: Any) -> Any:
    values["changed_at"] = ctx.event.at
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"UPDATE course_item SET {sets} WHERE {HERE} AND number = :n"
    ctx.conn.execute(text(sql), {**values, **home(ctx), "n": row.number})
    now = item_of(ctx, row.number)
    if (now.notes, now.title, now.state, now.link) != (row.notes, row.title, row.state, row.link):
        tell_notes(ctx, now)
    return now


def tell_notes(ctx: Context, row: Any, *, always: bool = False) -> None:
    """Tell whoever answers questions what an item's notes are now."""
    notes = sections(row.title, row.notes) if row.state != ARCHIVED else ()
    if notes or row.version > 1 or always:
        ctx.fact(NotesWritten(subject=f"course:{row.key}", source=SOURCE, entries=notes, link=row.link))


def next_number(ctx: Context) -> int:
    """Return the number of the community's next item."""
    sql = f"SELECT coalesce(max(number), 0) + 1 FROM course_item WHERE {HERE}"
    return int(ctx.conn.execute(text(sql), home(ctx)).scalar_one())


def _free_key(ctx: Context, row: Mapping[str, Any], number: int) -> str:
    best = key_of(row["title_en"]) or key_of(row["title"]) or f"course-{number}"
    return best if item_by_key(ctx, best) is None else f"{best[:32]}-{number}"
