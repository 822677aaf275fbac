"""Which course somebody means: by its number, its key, its name, or what completion offers."""

from __future__ import annotations

import re
from typing import Any

from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.settings import fold
from engine.courses.fields import key_of
from engine.courses.records import enrolments, item_by_key, item_of, items
from engine.courses.rules import BEGUN, LIVE

_NUMBER = re.compile(r"[#＃]?\s*(\d{1,7})(?:\s.*)?")
_SHOWN = 8


def meant(ctx: Context, written: object, *, archived: bool = False) -> Any:
    """Return the item that somebody names; without a word the only one they are at. Raises UserError."""
    said = str(written or "").strip()
    row = _find(ctx, said) if said else _only(ctx)
    if row.state != LIVE and not archived:
        raise UserError("courses-is-archived", title=row.title)
    return row


def _find(ctx: Context, said: str) -> Any:
    number = _NUMBER.fullmatch(said)
    row = item_of(ctx, int(number[1])) if number else None
    row = row or item_by_key(ctx, key_of(said))
    if row is not None:
        return row
    wanted = fold(said)
    named = [row for row in items(ctx) if wanted in fold(f"{row.title}\n{row.title_en}")]
    exact = [row for row in named if wanted in (fold(row.title), fold(row.title_en))]
    named = exact or named
    if not named:
        raise UserError("courses-unknown", value=said[:40])
    if len(named) > 1:
        raise UserError("courses-which", courses=_listed(named))
    return named[0]


def _only(ctx: Context) -> Any:
    open_ones = [row.number for row in enrolments(ctx, ctx.event.actor) if row.state == BEGUN]
    rows = [row for number in open_ones if (row := item_of(ctx, number)) is not None and row.state == LIVE]
    if not rows:
        raise UserError("courses-none-begun")
    if len(rows) > 1:
        raise UserError("courses-which", courses=_listed(rows))
    return rows[0]


def _listed(rows: list[Any]) -> str:
    return "\n".join(f"#{row.number} {row.title}" for row in rows[:_SHOWN])


def label(row: Any) -> str:
    """Write an item as completion offers it; `meant` reads it back."""
    also = f" · {row.title_en}" if row.title_en and row.title_en != row.title else ""
    return f"#{row.number} {row.title}{also}"[:100]
