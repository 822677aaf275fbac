"""Adding, changing and putting away: every change says what it changed, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Text
from engine.courses import shelf
from engine.courses.card import card
from engine.courses.fields import FIELDS, Mistake, difference, key_of, read_fields, read_line
from engine.courses.records import data, is_staff, items, learners, named
from engine.courses.refs import meant
from engine.courses.rules import ARCHIVED, COURSE, LIVE, SERIES, pieces

_SHOWN = 60
"""Letters of a value that are shown of a change."""


def add_command(ctx: Context, values: dict[str, Value]) -> None:
    """Add an item from a line or a form, and show it."""
    told = _told(values)
    key = key_of(told.pop("key", ""))
    fields = _fields(ctx, told)
    _insist_known(ctx, fields)
    row = shelf.add(ctx, fields, key)
    ctx.audit("courses-add", f"#{row.number} {row.title}")
    said = ctx.text("courses-added", number=row.number, title=row.title)
    if not row.lessons and row.kind in (COURSE, SERIES):
        said += " " + ctx.text("courses-say-more", number=row.number)
    ctx.reply(
        Text(said + "\n"), *card(ctx, row, ctx.language(), buttons=False), _undo_keys(ctx, row, "archive")
    )


def edit_command(ctx: Context, values: dict[str, Value]) -> None:
    """Change an item as a line or a form says, and say what reads otherwise now."""
    row = meant(ctx, values.get("course"), archived=True)
    fields = _fields(ctx, _told(values))
    _insist_known(ctx, fields)
    changed = difference(row._mapping, fields)
    if not changed:
        raise UserError("courses-edit-nothing", title=row.title)
    now = shelf.change(ctx, row, ctx.event.actor, **{name: after for name, _, after in changed})
    ctx.audit("courses-edit", f"#{row.number} {', '.join(name for name, _, _ in changed)}")
    said = ctx.text("courses-edited", number=row.number, title=now.title)
    ctx.reply(Text(said), *changes(ctx, changed), _undo_keys(ctx, now, "undo"))


def archive_command(ctx: Context, values: dict[str, Value]) -> None:
    """Ask whether an item is to be put away, and say whom that concerns."""
    row = meant(ctx, values.get("course"))
    begun, done = learners(ctx, row.number)
    used = [one for one in items(ctx) if row.key in pieces(one.steps) or row.key in pieces(one.needs)]
    said = [
        ctx.text("courses-archive-sure", number=row.number, title=row.title, learning=begun - done, done=done)
    ]
    if used:
        said.append(
            ctx.text("courses-archive-used", courses=", ".join(f"#{one.number} {one.title}" for one in used))
        )
    keys = (
        Button(ctx.text("courses-button", what="archive"), data=data(row, "archive"), only=ctx.event.actor),
        Button(ctx.text("courses-button", what="keep"), data=data(row, "keep"), only=ctx.event.actor),
    )
    ctx.reply("\n".join(said), Buttons((keys,)), lifetime="request")


def undo_command(ctx: Context, values: dict[str, Value]) -> None:
    """Take the last change of an item back."""
    ctx.reply(*_undone(ctx, meant(ctx, values.get("course"), archived=True)))


def on_press(ctx: Context, body: Press, row: Any, what: str) -> None:
    """Do what a button of ours says. Raises UserError if the presser may not."""
    if not is_staff(ctx):
        raise UserError("error-role", role="moderator")
    match what:
        case "archive" if row.state == LIVE:
            now = shelf.change(ctx, row, ctx.event.actor, state=ARCHIVED)
            ctx.audit("courses-archive", f"#{row.number} {row.title}")
            said = ctx.text("courses-archived", number=row.number, title=row.title)
            ctx.reply(said, _undo_keys(ctx, now, "undo"), edit=body.message, private=False)
        case "keep":
            ctx.reply(ctx.text("courses-kept", title=row.title), edit=body.message, private=False)
        case "undo":
            ctx.reply(*_undone(ctx, row), edit=body.message, private=False)
        case _:
            return


def changes(ctx: Context, changed: Iterable[tuple[str, Any, Any]]) -> list[AnyPart]:
    """Write what reads otherwise, a line a field."""
    lines = [
        f"\n· {ctx.text('courses-field', name=name)}: {_short(before)} → {_short(after)}"
        for name, before, after in changed
    ]
    return [Text("".join(lines))]


def _undone(ctx: Context, row: Any) -> list[AnyPart]:
    before = {name: getattr(row, name) for name in FIELDS}
    now = shelf.undo(ctx, row)
    ctx.audit("courses-undo", f"#{row.number} {now.title}")
    said = ctx.text("courses-undone", number=row.number, title=now.title)
    return [Text(said), *changes(ctx, difference(before, now._mapping))]


def _undo_keys(ctx: Context, row: Any, what: str) -> Buttons:
    label = ctx.text("courses-button", what="undo")
    return Buttons(((Button(label, data=data(row, what), only=ctx.event.actor),),))


def _told(values: dict[str, Value]) -> dict[str, str]:
    told = read_line(str(values.get("line") or ""))
    more = read_line(str(values.get("more") or ""))
    told |= {name: str(values[name]) for name in FIELDS if values.get(name)}
    return {**more, **told}


def _fields(ctx: Context, told: dict[str, str]) -> dict[str, Any]:
    try:
        return read_fields(told)
    except Mistake as mistake:
        field = ctx.text("courses-field", ctx.language(ctx.event.actor), name=mistake.field)
        raise UserError(mistake.key, field=field, value=mistake.value) from None


def _insist_known(ctx: Context, fields: dict[str, Any]) -> None:
    """Let nothing need or lead through what is not there. Raises UserError."""
    for name in ("needs", "steps"):
        known = {row.key for row in named(ctx, fields.get(name, ""))}
        lacking = [key for key in pieces(fields.get(name, "")) if key not in known]
        if lacking:
            raise UserError("courses-bad-key", value=", ".join(lacking))


def _short(value: Any) -> str:
    told = " ".join(str(value).split()) or "—"
    return told if len(told) <= _SHOWN else told[: _SHOWN - 1] + "…"
