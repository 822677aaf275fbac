"""`/warn /mute /ban /tban /kick` and back: `/unwarn /unmute /unban /undo`."""

from __future__ import annotations

from typing import Any

from engine.contract.commands import Value
from engine.contract.durations import Length
from engine.contract.errors import UserError
from engine.contract.events import Command, Message
from engine.contract.feature import Context
from engine.contract.replies import Mention, Text
from engine.moderation import auto, doing, records
from engine.moderation.cases import open_case, undo_case, undo_cases
from engine.moderation.lengths import continued, meant, words_of
from engine.moderation.notices import lifted_slot
from engine.moderation.rules import FAILED, OPEN, UNDONE, Kind, Span, span
from engine.moderation.standing import insist_on_judge, insist_on_moderator, insist_on_rank


def warn(ctx: Context, args: dict[str, Value]) -> None:
    """Warn somebody."""
    _act(ctx, args, "warn", None)


def mute(ctx: Context, args: dict[str, Value]) -> None:
    """Let somebody be silent for a while; without a length for the usual one."""
    _act(ctx, args, "mute", Span(int(ctx.setting("moderation.mute_length"))))


def ban(ctx: Context, args: dict[str, Value]) -> None:
    """Remove somebody and keep them out, for good unless a length is given."""
    _act(ctx, args, "ban", Span(None))


def temporary_ban(ctx: Context, args: dict[str, Value]) -> None:
    """Remove somebody and keep them out for a while. Raises UserError without a length."""
    _act(ctx, args, "ban", None)


def kick(ctx: Context, args: dict[str, Value]) -> None:
    """Remove somebody, who may come back. Raises UserError while a ban keeps them out."""
    _act(ctx, args, "kick", None)


def _act(ctx: Context, args: dict[str, Value], kind: Kind, usual: Span | None) -> None:
    actor, target, chat = ctx.event.actor, int(args["user"] or 0), ctx.event.chat
    insist_on_rank(ctx, actor, target, chat)
    ban = doing.ban_of(ctx, target, chat) if kind == "kick" else None
    if ban is not None:
        raise UserError("moderation-banned-already", number=ban)
    length, reason = None, str(args.get("reason") or "")
    if kind in ("mute", "ban"):
        length, reason = _length(ctx, args, for_good=kind == "ban")
    length = length or usual
    if kind == "ban" and length is None:
        raise UserError("moderation-how-long")
    lasting = length.length if length is not None else None
    open_case(
        ctx,
        target=target,
        kind=kind,
        until=None if lasting is None else ctx.event.at + lasting,
        reason=reason,
        by=actor,
        chat=chat,
        messages=shown(ctx, target),
        remark=_remark(ctx, length),
    )


def _length(ctx: Context, args: dict[str, Value], *, for_good: bool) -> tuple[Span | None, str]:
    """Take the length from its own argument, else from the front of the reason. Raises UserError for a misspelled one.

    Taken for a reason it would leave no length, and a ban without one is for good.
    """
    reason = str(args.get("reason") or "")
    length = args.get("length")
    if length is None:
        found = words_of(reason)
        wrong = meant(reason, for_good=for_good) if found[0] is None else ""
        if wrong:
            raise UserError("moderation-length-wrong", value=wrong)
        return found
    if isinstance(ctx.event.body, Message):
        # Of `1h 30m spam` only the first word is the argument.
        return continued(int(length), reason)
    return span(int(length)), reason


def _remark(ctx: Context, length: Span | None) -> str:
    if length is None or not length.clamped or length.length is None:
        return ""
    bound = Length(length.length)
    return " " + ctx.text("moderation-clamped", which=length.clamped, bound=bound)


def shown(ctx: Context, target: int) -> tuple[str, ...]:
    """Return the message that the command replies to, if it is the member's."""
    body = ctx.event.body
    if isinstance(body, Message | Command) and body.reply_to and body.reply_actor == target:
        return (body.reply_to,)
    return ()


def unwarn(ctx: Context, args: dict[str, Value]) -> None:
    """Take a warning back: the one named, else somebody's last one. Raises UserError if there is none."""
    number, target = args.get("case"), args.get("user")
    if number is None and target is None:
        raise UserError("moderation-whose-warning")
    insist_on_moderator(ctx, ctx.event.actor, ctx.event.chat)
    named = {"number": number, "target": target}
    given: dict[str, Any] = {name: int(value) for name, value in named.items() if value is not None}
    where = " AND ".join(f"{name} = :{name}" for name in given)
    found = records.cases(ctx, f"kind = 'warn' AND state = :s AND {where}", s=OPEN, **given)
    if not found:
        raise UserError("moderation-no-warning")
    row = found[-1]
    insist_on_judge(ctx, ctx.event.actor, row.target, row.chat)
    _say_undone(ctx, row.target, "warn", row.number)
    undo_case(ctx, row.number, ctx.event.actor)


def unmute(ctx: Context, args: dict[str, Value]) -> None:
    """Let somebody speak again."""
    _lift(ctx, args, "mute")


def unban(ctx: Context, args: dict[str, Value]) -> None:
    """Let somebody come back."""
    _lift(ctx, args, "ban")


def _lift(ctx: Context, args: dict[str, Value], kind: Kind) -> None:
    """Undo all that holds somebody; what was done by hand, without a case, is lifted too."""
    actor, target, chat = ctx.event.actor, int(args["user"] or 0), ctx.event.chat
    insist_on_judge(ctx, actor, target, chat)
    found = [
        row
        for row in records.cases(ctx, "target = :t AND kind = :k AND state = :s", t=target, k=kind, s=OPEN)
        if doing.same_place(ctx, row.chat, chat)
    ]
    _say_undone(ctx, target, kind, found[-1].number if found else 0)
    if not undo_cases(ctx, [row.number for row in found], actor):
        doing.lift(ctx, kind, chat, target, "", actor)
    if kind == "mute":
        auto.spare(ctx, target, chat)


def _say_undone(ctx: Context, target: int, kind: str, number: int, holds: int | None = None) -> None:
    """Say what was taken back; `holds` is another case by which it is so all the same."""
    if holds is None:
        said = ctx.text("moderation-lifted", kind=kind, number=number)
    else:
        said = ctx.text("moderation-lifted-holds", number=number, other=holds)
    ctx.reply(Text("↩️ "), Mention(target), Text(said), slot=lifted_slot(ctx, ctx.event.seq))


def undo(ctx: Context, args: dict[str, Value]) -> None:
    """Take any case back by its number. Raises UserError if there is nothing to take back."""
    number = int(args["number"] or 0)
    row = records.case(ctx, number)
    if row is None:
        raise UserError("moderation-no-case", number=number)
    insist_on_judge(ctx, ctx.event.actor, row.target, row.chat)
    if row.state in (UNDONE, FAILED):
        raise UserError("moderation-undone-already", number=number)
    if row.target is None:
        ctx.reply(ctx.text("moderation-purge-undone", number=number))
    else:
        _say_undone(ctx, row.target, row.kind, number, doing.held_by(ctx, row))
    undo_case(ctx, number, ctx.event.actor)
