"""What a case does on the platform, and how that ends: at its time, or undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.acts import Ban, Delete, Kick, Restrict, Unban
from engine.contract.clock import MINUTE
from engine.contract.events import Timer
from engine.contract.facts import MessageHeld, MessageReleased
from engine.contract.feature import Context
from engine.moderation import records
from engine.moderation.rules import AT_ONCE, ENDS_BY_ITSELF, FAILED, OPEN, OVER, PURGE, RENEWED, REPLACED
from engine.moderation.standing import place_of

END = "end"
RENEW = "renew"
AGAIN = 15 * MINUTE
"""What falls due while a pause keeps the bot silent is tried again so much later."""
LASTING = ("mute", "ban")
"""Kinds that hold until something ends them."""


def do(ctx: Context, row: Any) -> None:
    """Do what a case says."""
    reason = f"#{row.number} {row.reason}".strip()
    match row.kind:
        case "mute" | "ban":
            _hold(ctx, row)
        case "kick":
            ctx.act(Kick(chat=row.chat, actor=row.target, reason=reason, by=_asker(ctx, row)))
        case "delete" | "purge":
            _delete(ctx, row, reason)


def _hold(ctx: Context, row: Any) -> None:
    """A moderator's word replaces what held before; a rule, or a step of the ladder, holds beside it and never shortens it."""
    others = [one for one in standing_cases(ctx, row) if one.number != row.number]
    beside = row.actor is None or row.parent is not None
    if beside and any(_longer(one.until, row.until) for one in others):
        plan(ctx, row)
        return
    if not beside:
        for one in others:
            records.close(ctx, one.number, REPLACED, row.actor)
            _cancel(ctx, one.number)
    _apply(ctx, row)
    plan(ctx, row)


def _longer(one: int | None, other: int | None) -> bool:
    return other is not None and (one is None or one >= other)


def _apply(ctx: Context, row: Any) -> None:
    _say_again(ctx, row, _asker(ctx, row))


def _say_again(ctx: Context, row: Any, by: int | None = None) -> None:
    reason = f"#{row.number} {row.reason}".strip()
    made = Restrict if row.kind == "mute" else Ban
    ctx.act(made(chat=row.chat, actor=row.target, until=row.until, reason=reason, by=by))


def _asker(ctx: Context, row: Any) -> int | None:
    """Return whose rights an act stands on, besides the bot's; what a timer says again was allowed when it began."""
    return None if isinstance(ctx.event.body, Timer) else row.actor


def plan(ctx: Context, row: Any) -> None:
    """Have a case end at its time, and said again where the platform forgets it."""
    if row.kind not in LASTING:
        return
    if row.until is not None:
        _wait(ctx, END, row.until, row)
    again = RENEWED.get(place_of(ctx, row.chat).platform) if row.kind == "mute" else None
    if again is not None and (row.until is None or row.until > ctx.event.at + again):
        _wait(ctx, RENEW, ctx.event.at + again, row)


def _wait(ctx: Context, timer: str, at: int, row: Any) -> None:
    # Not the moderator's own: what holds a member ends though who began it is forgotten.
    name, payload = _name(timer, ctx, row.number), {"case": row.number}
    ctx.due("moderation", timer, at, name, payload, chat=row.chat, personal=False)


def _cancel(ctx: Context, number: int) -> None:
    for timer in (END, RENEW):
        ctx.cancel_due(_name(timer, ctx, number))


def _name(timer: str, ctx: Context, number: int) -> str:
    return f"moderation:{timer}:{ctx.community}:{number}"


def _delete(ctx: Context, row: Any, reason: str) -> None:
    """Delete in calls of a hundred; what is deleted earns nothing."""
    found = records.evidence(ctx, row.number)
    messages = [one.message for one in found]
    for at in range(0, len(messages), AT_ONCE):
        some = tuple(messages[at : at + AT_ONCE])
        by = _asker(ctx, row)
        ctx.act(
            Delete(chat=row.chat, actor=row.target, thread=row.thread, messages=some, reason=reason, by=by)
        )
    for one in found:
        ctx.fact(MessageHeld(subject=one.key, message=one.key))


def standing_cases(ctx: Context, row: Any) -> list[Any]:
    """Return the open cases that hold the same member in the same place in the same way."""
    return _standing(ctx, row.target, row.kind, row.chat)


def _standing(ctx: Context, target: int, kind: str, chat: int) -> list[Any]:
    found = records.cases(ctx, "target = :t AND kind = :k AND state = :s", t=target, k=kind, s=OPEN)
    return [
        one
        for one in found
        if (one.until is None or one.until > ctx.event.at) and same_place(ctx, one.chat, chat)
    ]


def is_muted(ctx: Context, target: int, chat: int) -> bool:
    """Tell whether a case keeps somebody silent in a chat."""
    return bool(_standing(ctx, target, "mute", chat))


def ban_of(ctx: Context, target: int, chat: int) -> int | None:
    """Return the case that keeps somebody out of a chat, None if there is none.

    Nobody is removed meanwhile: on Telegram that is a ban and its end, which would end the first one too.
    """
    found = bans_of(ctx, target, chat)
    return int(_longest(found).number) if found else None


def bans_of(ctx: Context, target: int, chat: int) -> list[Any]:
    """Return the cases that keep somebody out of a chat."""
    return _standing(ctx, target, "ban", chat)


def give_voice(ctx: Context, chat: int, target: int, reason: str) -> None:
    """Let somebody speak whom no case keeps silent; where one does, it is said again."""
    found = _standing(ctx, target, "mute", chat)
    if found:
        _say_again(ctx, _longest(found))
    else:
        lift(ctx, "mute", chat, target, reason)


def mute_again(ctx: Context, target: int, chat: int) -> None:
    """Say again the mute of who was removed meanwhile and is back: on Telegram a removal ends it, leaving does not."""
    found = _standing(ctx, target, "mute", chat)
    if not found:
        return
    where = "target = :t AND kind IN ('kick', 'ban') AND state <> :s AND number > :n AND at < :a"
    longest = _longest(found)
    values = {"t": target, "s": FAILED, "n": longest.number, "a": ctx.event.at}
    if any(same_place(ctx, one.chat, chat) for one in records.cases(ctx, where, **values)):
        _say_again(ctx, longest)


def held_by(ctx: Context, row: Any) -> int | None:
    """Return another case that holds the same member in the same way, None if there is none."""
    others = [one.number for one in standing_cases(ctx, row) if one.number != row.number]
    return others[-1] if others and row.kind in LASTING else None


def same_place(ctx: Context, one: int, other: int) -> bool:
    """Tell whether what is done in one chat is done in the other: the same chat, or two channels of one server."""
    if one == other:
        return True
    here, there = place_of(ctx, one), place_of(ctx, other)
    return bool(here.space and here.space == there.space and here.platform == there.platform)


def release(ctx: Context, rows: Sequence[Any]) -> None:
    """Take back what cases of one member did, unless others still hold."""
    lasting: dict[str, Any] = {}
    for row in rows:
        _cancel(ctx, row.number)
        if row.kind in LASTING:
            lasting[row.kind] = row
        elif row.kind in ("delete", PURGE):
            give_back(ctx, row.number)
    for row in lasting.values():
        _let_go(ctx, row)


def give_back(ctx: Context, number: int) -> None:
    """Let the messages of a case earn again what they would have earned, but for those that another one deleted, too."""
    held = records.deleted_otherwise(ctx, number)
    for one in records.evidence(ctx, number):
        if one.key not in held:
            ctx.fact(MessageReleased(subject=one.key, message=one.key))


def _let_go(ctx: Context, row: Any) -> None:
    others = [one for one in standing_cases(ctx, row) if one.number != row.number]
    if others:
        _say_again(ctx, _longest(others), row.closed_by)
    else:
        lift(ctx, row.kind, row.chat, row.target, f"#{row.number}", row.closed_by)


def _longest(cases: list[Any]) -> Any:
    return max(cases, key=lambda one: (one.until is None, one.until or 0))


def lift(ctx: Context, kind: str, chat: int, target: int, reason: str, by: int | None = None) -> None:
    """Let somebody speak, or come back."""
    if kind == "mute":
        ctx.act(Restrict(chat=chat, actor=target, lift=True, reason=reason, by=by))
    else:
        ctx.act(Unban(chat=chat, actor=target, reason=reason, by=by))


def on_end(ctx: Context, body: Timer) -> None:
    """End what has run its time, where the platform does not do so by itself."""
    row = records.case(ctx, int(body.payload.get("case") or 0))
    if row is None or row.state != OPEN or row.until is None or row.until > ctx.event.at:
        return
    by_itself = row.kind in ENDS_BY_ITSELF.get(place_of(ctx, row.chat).platform, ())
    if not by_itself and _is_silent(ctx, row.chat):
        _wait(ctx, END, ctx.now + AGAIN, row)
        return
    records.close(ctx, row.number, OVER)
    if not by_itself:
        _let_go(ctx, row)


def on_renew(ctx: Context, body: Timer) -> None:
    """Say a long mute again before the platform lets it end."""
    row = records.case(ctx, int(body.payload.get("case") or 0))
    if row is None or row.state != OPEN or (row.until is not None and row.until <= ctx.event.at):
        return
    if _is_silent(ctx, row.chat):
        _wait(ctx, RENEW, ctx.now + AGAIN, row)
        return
    _apply(ctx, _longest(standing_cases(ctx, row)))
    plan(ctx, row)


def _is_silent(ctx: Context, chat: int) -> bool:
    """Tell whether a pause or shadow mode would swallow what a timer does."""
    paused = ctx.conn.execute(text("SELECT paused FROM chat WHERE id = :c"), {"c": chat}).scalar()
    return bool(paused) or int(ctx.setting("bot.shadow_until")) > ctx.now


def hold_again(ctx: Context, row: Any) -> None:
    """Let hold again what a case replaced that came to nothing; what replaced that case has replaced them instead."""
    if row.kind not in LASTING or row.parent is not None or row.actor is None:
        return
    where = "target = :t AND kind = :k AND state = :s AND closed_at = :a AND closed_by = :b AND number < :n"
    values = {"t": row.target, "k": row.kind, "s": REPLACED, "a": row.at, "b": row.actor, "n": row.number}
    for one in records.cases(ctx, where, **values):
        if not same_place(ctx, one.chat, row.chat):
            continue
        if row.state == REPLACED:
            records.close(ctx, one.number, REPLACED, row.closed_by, at=row.closed_at)
        else:
            records.reopen(ctx, one.number)
            plan(ctx, one)


def called_off(ctx: Context, number: int) -> None:
    """Forget the timers of a case that the platform did not carry out, or ended by somebody's hand."""
    _cancel(ctx, number)
