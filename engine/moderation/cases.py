"""Cases: the one way to act on a member, and the one way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from engine.contract.feature import Context
from engine.moderation import doing, notices, records
from engine.moderation.rules import FAILED, OPEN, PURGE, UNDONE, Kind, ladder, reached

__all__ = ["Kind", "audit_line", "open_case", "undo_case", "undo_cases"]


def open_case(
    ctx: Context,
    *,
    target: int,
    kind: Kind,
    until: int | None,
    reason: str,
    by: int | None,
    chat: int,
    rule: str = "",
    messages: Sequence[str] = (),
    remark: str = "",
    thread: str | None = None,
) -> int:
    """Write a case, do the act, tell the audit channel and the member; return the case's number.

    `until` None means for good; a warning stops counting then, None being after `moderation.warn_expiry`, and brings
    what the ladder says. `by` None means that `rule` acted. `messages` are ids of messages in `chat` that are deleted
    (kind `delete`) or shown as evidence; what is deleted earns nothing until the case is undone. `remark` is added to
    the line in the group. `thread` is where in `chat` it belongs; None: where it was asked for. Whether `by` may do this is asked before (`standing.insist_on_rank`).
    """
    if thread is None:
        thread = ctx.event.thread if chat == ctx.event.chat else ""
    case = Draft(
        target=target,
        kind=kind,
        until=until,
        reason=reason.strip(),
        by=by,
        chat=chat,
        thread=thread,
        rule=rule,
    )
    if kind == "warn":
        return _warn(ctx, case, messages, remark)
    return _open(ctx, case, messages, remark=remark)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A case before it has a number."""

    target: int
    kind: Kind
    until: int | None
    reason: str
    by: int | None
    chat: int
    thread: str
    rule: str = ""
    points: int = 0
    parent: int | None = None


def _open(
    ctx: Context, draft: Draft, messages: Sequence[str], *, remark: str = "", spoken: bool = True
) -> int:
    number = records.write(
        ctx,
        chat=draft.chat,
        thread=draft.thread,
        target=draft.target,
        actor=draft.by,
        rule=draft.rule,
        kind=draft.kind,
        points=draft.points,
        reason=draft.reason,
        until=draft.until,
        parent=draft.parent,
    )
    records.keep_evidence(ctx, number, draft.chat, messages)
    row = records.case(ctx, number)
    if spoken:
        # What is said goes first: after a ban nothing reaches the member, and a native command waits for its answer.
        notices.tell_member(ctx, row)
        notices.tell_group(ctx, row, remark)
    doing.do(ctx, row)
    notices.tell_audit(ctx, row)
    if draft.kind == "warn":
        ctx.audit("moderation-warn", f"#{number} {draft.reason}".strip(), target=draft.target)
    return number


def _warn(ctx: Context, draft: Draft, messages: Sequence[str], remark: str) -> int:
    """Warn, and go up the ladder; where a step is reached, its act speaks for the warning too."""
    before, points = notices.points_of(ctx, draft.target), int(ctx.setting("moderation.warn_points"))
    at = ctx.event.at
    ends = draft.until if draft.until is not None else at + int(ctx.setting("moderation.warn_expiry"))
    steps, _ = ladder(ctx.setting("moderation.ladder"))
    step = reached(steps, before, before + points)
    if step is not None and step.kind == "kick" and doing.ban_of(ctx, draft.target, draft.chat) is not None:
        step = None
    warning = replace(draft, points=points, until=ends)
    number = _open(ctx, warning, messages, remark=remark, spoken=step is None)
    if step is not None:
        lang = ctx.language()
        key = "moderation-ladder-reason" + ("-given" if draft.reason else "")
        why = ctx.text(key, lang, points=before + points, number=number, reason=draft.reason)
        act = replace(
            draft,
            kind=step.kind,
            until=None if step.length is None else at + step.length,
            reason=why,
            parent=number,
        )
        _open(ctx, act, messages, remark=remark)
    return number


def open_purge(ctx: Context, *, by: int | None, chat: int, messages: Sequence[str]) -> int:
    """Delete messages of many at once, without keeping what they said; return the case's number."""
    number = records.write(
        ctx,
        chat=chat,
        thread=ctx.event.thread if chat == ctx.event.chat else "",
        target=None,
        actor=by,
        rule="",
        kind=PURGE,
        points=0,
        reason="",
        until=None,
        parent=None,
    )
    records.keep_evidence(ctx, number, chat, messages, texts=False)
    row = records.case(ctx, number)
    doing.do(ctx, row)
    notices.tell_audit(ctx, row)
    return number


def undo_case(ctx: Context, number: int, by: int | None) -> bool:
    """Reverse a case's act and give back the points of its messages; false if there is nothing to undo.

    What followed from a warning is undone with it. A deleted message does not come back, its points do.
    """
    return undo_cases(ctx, (number,), by)


def undo_cases(ctx: Context, numbers: Sequence[int], by: int | None) -> bool:
    """Reverse several cases of one member, as `undo_case` does one; the member hears of all in one message."""
    rows = [row for row in map(partial(records.case, ctx), numbers) if row is not None]
    rows = [row for row in rows if row.state not in (UNDONE, FAILED)]
    for row in tuple(rows):
        children = records.cases(ctx, "parent = :n", n=row.number)
        rows += [child for child in children if child.state not in (UNDONE, FAILED) and child not in rows]
    for row in rows:
        records.close(ctx, row.number, UNDONE, by, undone=True)
        ctx.audit("moderation-undo", f"#{row.number}", target=row.target)
    closed = [records.case(ctx, row.number) for row in rows]
    doing.release(ctx, [now for now, row in zip(closed, rows, strict=True) if row.state == OPEN])
    if closed:
        notices.tell_undone(ctx, closed)
    return bool(closed)


def audit_line(ctx: Context, said: str) -> None:
    """Write a line into the audit channel, if the community has one (a rule that only tries says there what it would do)."""
    notices.line_in_audit(ctx, said)
