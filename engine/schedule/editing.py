"""Changing and cancelling: one occurrence, it and all that follow, or all that are to come."""

from __future__ import annotations

from typing import Any

from engine.contract.clock import MINUTE
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import ROLES
from engine.contract.feature import Context
from engine.contract.replies import Text
from engine.schedule import card, mirror, words
from engine.schedule.joining import pass_on
from engine.schedule.kinds import SHORTEST, longest
from engine.schedule.line import Draft, read_line
from engine.schedule.planning import fill, move, plan
from engine.schedule.records import (
    event_of,
    is_open,
    note_change,
    occurrence_of,
    occurrences,
    put_event,
    put_occurrence,
    zone_of,
)
from engine.schedule.refs import meant
from engine.schedule.rescheduling import detach, reschedule
from engine.schedule.rules import CANCELLED, OVER, PLANNED, read_local, write_local
from engine.schedule.stopping import stop, tell_all

THIS, FOLLOWING, ALL = "this", "following", "all"
_FILLERS = frozenset(
    {"to", "at", "move", "moved", "改到", "改成", "改为", "换到", "移到", "推迟到", "提前到", "到", "改"}
)
_OWN = ("title", "place", "description", "capacity")
"""What one occurrence can have of its own."""
_SHARED = (*_OWN, "voice", "image", "points", "audience")


def edit(ctx: Context, values: dict[str, Value]) -> None:
    """Change an event as a line says. Raises UserError if nothing is understood or nobody may."""
    row = insist(ctx, meant(ctx, values.get("event")))
    scope = str(values.get("scope") or THIS) if row.rule else ALL
    draft = _read(ctx, row, str(values.get("line") or ""))
    _note_stepping_in(ctx, row)
    before = row.starts_at
    if scope == THIS or not row.rule:
        row = _edit_one(ctx, row, draft) if scope == THIS else _edit_many(ctx, row, draft, scope)
        if row.starts_at != before:
            tell_all(ctx, row, "schedule-told-moved")
    else:
        row = _edit_many(ctx, row, draft, scope)
    for one in occurrences(ctx, row.number, "o.state IN ('planned', 'running')"):
        pass_on(ctx, one)
        card.refresh(ctx, one.number, one.original)
        if one.announced:
            mirror.show(ctx, one)
    when = words.span(ctx, row.starts_at, row.ends_at, zone_of(ctx, row))
    said = [ctx.text("schedule-edited", number=row.number, title=row.title), f"🕗 {when}"]
    if row.rule:
        said.append("🔁 " + words.rule(ctx, row.rule))
        said.append(ctx.text("schedule-scope", scope=scope))
    ctx.reply(Text("\n".join(said)), lifetime="list")


def insist(ctx: Context, row: Any) -> Any:
    """Let only the host, who created it, or a moderator change an open event. Raises UserError."""
    if ctx.event.actor not in (row.host, row.author) and ROLES.index(ctx.role()) < ROLES.index("moderator"):
        raise UserError("schedule-host-only")
    if not is_open(row):
        raise UserError("schedule-closed", title=row.title)
    return row


def _note_stepping_in(ctx: Context, row: Any) -> None:
    """Put on record that somebody changed an event that is not theirs."""
    if ctx.event.actor not in (row.host, row.author):
        ctx.audit("schedule-stepped-in", f"#{row.number} {row.title}", target=row.host)


def _read(ctx: Context, row: Any, line: str) -> Draft:
    draft = read_line(line, ctx.event.at, zone_of(ctx, row), near=read_local(row.local))
    left = [word for word in (draft.title or "").split() if word.casefold() not in _FILLERS]
    if left and "title" not in draft.said:
        raise UserError("schedule-edit-unclear", value=" ".join(left))
    if draft.zone is not None or draft.kind is not None or draft.host is not None or draft.chats:
        raise UserError("schedule-edit-fixed")
    if draft.local is not None and draft.at is not None and draft.at <= ctx.event.at:
        raise UserError("schedule-past", value=draft.local.strftime("%Y-%m-%d %H:%M"))
    kind = card.kind_of(row)
    if draft.duration is not None and not SHORTEST <= draft.duration <= longest(kind):
        raise UserError("schedule-length", value=words.length(ctx, draft.duration))
    changed = (draft.local, draft.duration, draft.rule, *_values(draft, _SHARED).values())
    if all(value is None for value in changed):
        raise UserError("schedule-edit-nothing")
    return draft


def _values(draft: Draft, names: tuple[str, ...]) -> dict[str, Any]:
    told = {name: getattr(draft, name) for name in names if name != "title"}
    if "title" in names:
        told["title"] = draft.title if "title" in draft.said else None
    return {name: value for name, value in told.items() if value is not None}


def _edit_one(ctx: Context, row: Any, draft: Draft) -> Any:
    if draft.rule is not None:
        raise UserError("schedule-edit-rule")
    if set(_values(draft, _SHARED)) - set(_OWN):
        raise UserError("schedule-edit-shared")
    own = _values(draft, _OWN)
    if own:
        put_occurrence(ctx, row, **own)
        note_change(ctx, row)
    return _retime(ctx, row, draft)


def _retime(ctx: Context, row: Any, draft: Draft) -> Any:
    """Move one occurrence, or let it take another time."""
    if draft.local is not None:
        if row.state != PLANNED:
            raise UserError("schedule-has-begun", title=row.title)
        row = move(ctx, row, draft.local)
    if draft.duration is not None:
        ends_at = max(row.starts_at + draft.duration, ctx.event.at + MINUTE)
        put_occurrence(ctx, row, ends_at=ends_at)
        note_change(ctx, row)
        row = occurrence_of(ctx, row.number, row.original)
        plan(ctx, row)
    return occurrence_of(ctx, row.number, row.original)


def _edit_many(ctx: Context, row: Any, draft: Draft, scope: str) -> Any:
    """Change an event from its next occurrence on, or from another one: then that and what follows is an event of its own."""
    if row.rule:
        planned = occurrences(ctx, row.number, "o.state = 'planned'")
        if not planned:
            raise UserError("schedule-closed", title=row.title)
        anchor = row if scope == FOLLOWING and row.state == PLANNED else planned[0]
        if anchor.original != planned[0].original:
            anchor = detach(ctx, anchor)
        row = anchor
    event = event_of(ctx, row.number)
    shared = _values(draft, _SHARED)
    if draft.duration is not None and row.rule:
        shared["duration"] = draft.duration
    put_event(ctx, row.number, **shared, sequence=event.sequence + 1, changed_at=ctx.event.at)
    if not row.rule and not draft.rule:
        if draft.local is not None:
            put_event(ctx, row.number, start=write_local(draft.local))
        return _retime(ctx, row, draft)
    if draft.local is not None or draft.rule is not None or draft.duration is not None:
        return reschedule(ctx, occurrence_of(ctx, row.number, row.original), draft.local, draft.rule)
    return occurrence_of(ctx, row.number, row.original)


def cancel(ctx: Context, values: dict[str, Value]) -> None:
    """Cancel an occurrence, it and all that follow, or the whole event."""
    row = insist(ctx, meant(ctx, values.get("event")))
    _note_stepping_in(ctx, row)
    scope = str(values.get("scope") or THIS) if row.rule else ALL
    if scope == FOLLOWING and not occurrences(
        ctx, row.number, "o.state IN ('planned', 'running') AND o.original < :f", f=row.original
    ):
        scope = ALL
    gone = detach(ctx, row) if scope == FOLLOWING else row
    if scope == THIS:
        stop(ctx, gone)
        fill(ctx, gone.number)
        _note_end(ctx, gone.number)
    else:
        for one in occurrences(ctx, gone.number, "o.state <> 'over'"):
            stop(ctx, one, quiet=not one.announced)
        put_event(ctx, gone.number, state=CANCELLED, changed_at=ctx.event.at)
    said = ctx.text("schedule-cancelled", title=row.title, number=gone.number, scope=scope)
    when = words.short(ctx, row.starts_at, zone_of(ctx, row))
    ctx.reply(f"{said}\n🕗 {when}", lifetime="list")


def _note_end(ctx: Context, number: int) -> None:
    if not occurrences(ctx, number, "o.state IN ('planned', 'running')"):
        put_event(ctx, number, state=OVER)
