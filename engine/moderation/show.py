"""`/warns`, `/case` and `/cases`: what stands on record."""

from __future__ import annotations

from typing import Any

from engine.contract.clock import HOUR
from engine.contract.commands import Value
from engine.contract.durations import Length
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Buttons, Mention, Text
from engine.moderation import appeals, notices, records
from engine.moderation.rules import OPEN, UNDONE, ladder
from engine.moderation.standing import insist_on_moderator

PAGE = 10


def warns(ctx: Context, args: dict[str, Value]) -> None:
    """Show the warnings that count: one's own, and to moderators anybody's."""
    actor, target = ctx.event.actor, args.get("user")
    whose = int(target) if target is not None else int(actor or 0)
    if whose != actor:
        insist_on_moderator(ctx, actor, ctx.event.chat)
    lang = ctx.language(actor)
    found = records.cases(
        ctx,
        "target = :t AND kind = 'warn' AND state = :s AND (until IS NULL OR until > :a)",
        t=whose,
        s=OPEN,
        a=ctx.event.at,
    )
    parts: list[AnyPart | str] = [Mention(whose), " "]
    if not found:
        ctx.reply(*parts, ctx.text("moderation-warns-none", lang))
        return
    points = sum(row.points for row in found)
    parts.append(ctx.text("moderation-warns", lang, count=len(found), points=points))
    for row in found[-PAGE:]:
        ends = Length(max((row.until - ctx.event.at) // HOUR, 1) * HOUR)
        line = ctx.text("moderation-warns-line", lang, number=row.number, ends=ends, reason=row.reason or "—")
        parts.append(f"\n{line}")
    steps, _ = ladder(ctx.setting("moderation.ladder"))
    if steps:
        coming = next((step for step in steps if step.points > points), steps[-1])
        act = notices.act_of(ctx, coming.kind, coming.length, lang)
        # Beyond the last step the next warning takes it again.
        at = max(coming.points, points + 1)
        parts.append("\n" + ctx.text("moderation-warns-next", lang, points=at, act=act))
    ctx.reply(*parts)


def case(ctx: Context, args: dict[str, Value]) -> None:
    """Show a case: all of it to moderators, their own to members. Raises UserError for others and unknown ones."""
    number = int(args["number"] or 0)
    row = records.case(ctx, number)
    actor = ctx.event.actor
    if row is None:
        raise UserError("moderation-no-case", number=number)
    lang = ctx.language(actor)
    if row.target == actor and actor is not None:
        ctx.reply(*_own(ctx, row, lang))
        return
    insist_on_moderator(ctx, actor, row.chat)
    ctx.reply(*(appeals.card if appeals.lodged_against(ctx, number) else _record)(ctx, number, lang))


def _own(ctx: Context, row: Any, lang: str) -> list[AnyPart]:
    """Write a case as the member it is about may see it: how it stands, and whether they can appeal."""
    appealed = appeals.standing_of(ctx, row)
    parts = (notices.details if appealed == "open" else notices.facts)(ctx, row, lang)
    state = notices.state_of(ctx, row)
    if state != OPEN:
        parts.append(Text("\n➡️ " + ctx.text("moderation-state", lang, state=state)))
    if appealed == "open":
        return [*parts, Buttons(((notices.appeal_button(ctx, row, lang),),))]
    if appealed and row.state != UNDONE:
        parts.append(Text("\n🙋 " + ctx.text("moderation-appeal-own", lang, state=appealed)))
    return parts


def _record(ctx: Context, number: int, lang: str) -> list[AnyPart]:
    return notices.record(ctx, records.case(ctx, number), lang)


def cases(ctx: Context, args: dict[str, Value]) -> None:
    """List the last cases, of everybody or of one member."""
    insist_on_moderator(ctx, ctx.event.actor, ctx.event.chat)
    lang = ctx.language(ctx.event.actor)
    target = args.get("user")
    where, value = ("target = :v", int(target)) if target is not None else (":v = 0", 0)
    found = records.cases(ctx, where, f"ORDER BY number DESC LIMIT {PAGE}", v=value)
    if not found:
        ctx.reply(ctx.text("moderation-cases-none", lang))
        return
    parts: list[AnyPart | str] = [ctx.text("moderation-cases", lang)]
    for row in found:
        parts += ["\n", *notices.headline(ctx, row, lang)]
    ctx.reply(*parts)
