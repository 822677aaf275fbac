"""`/audit`: settings changes, undos and acts, newest first, each with its actor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.commands import Value
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Mention, Text
from engine.settings import records
from engine.settings.pause import moment

PAGE = 10


def show_audit(ctx: Context, args: dict[str, Value]) -> None:
    """Show a page of the audit, of everybody or of one person."""
    lang = ctx.language(ctx.event.actor)
    page = int(args.get("page") or 1)
    actor = args.get("actor")
    rows = _rows(ctx, page, int(actor) if actor is not None else None)
    if not rows:
        ctx.reply(ctx.text("settings-audit-empty", lang))
        return
    parts: list[AnyPart | str] = [ctx.text("settings-audit-title", lang, page=page)]
    for row in rows[:PAGE]:
        parts += _line(ctx, row, lang)
    if len(rows) > PAGE:
        parts.append("\n" + ctx.text("settings-audit-more", lang, page=page + 1))
    ctx.reply(*parts)


def _rows(ctx: Context, page: int, actor: int | None) -> Sequence[Any]:
    whose = "" if actor is None else "and actor = :a "
    return ctx.conn.execute(
        text(
            "select seq, n, actor, target, action, detail, at from audit where part = :p and community = :c "
            f"{whose}order by seq desc, n desc limit :l offset :o"
        ),
        {"p": ctx.part, "c": ctx.community, "a": actor, "l": PAGE + 1, "o": (page - 1) * PAGE}
        if actor is not None
        else {"p": ctx.part, "c": ctx.community, "l": PAGE + 1, "o": (page - 1) * PAGE},
    ).all()


def _line(ctx: Context, row: Any, lang: str) -> list[AnyPart | str]:
    """Write one row as parts: when, who, what, to whom."""
    line: list[AnyPart | str] = [Text(f"\n#{row.seq}-{row.n} {moment(ctx, row.at)} ")]
    line.append(Mention(row.actor) if row.actor is not None else ctx.text("settings-audit-nobody", lang))
    line.append(f" {_what(ctx, row, lang)}")
    if row.target is not None:
        line += [" → ", Mention(row.target)]
    return line


def _what(ctx: Context, row: Any, lang: str) -> str:
    if row.action == records.CHANGED:
        change = records.read_change(row.detail)
        default = ctx.text("settings-default", lang)
        return f"{change.name}: {change.old or default} → {change.new or default}"
    return f"{_named(ctx, row.action, lang)} {row.detail}".rstrip()


def _named(ctx: Context, action: str, lang: str) -> str:
    """Name an action in the reader's language: the text `<action>-audit` of the feature that did it."""
    try:
        return ctx.text(f"{action}-audit", lang)
    except KeyError:
        return action
