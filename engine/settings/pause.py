"""Silence on demand: a pause for one chat, a shadow over the whole community."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.clock import SECOND, to_datetime
from engine.contract.commands import Value
from engine.contract.durations import format_duration, parse_duration
from engine.contract.errors import UserError
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.settings import read_bool
from engine.settings import records
from engine.settings.schema import SHADOW_UNTIL


def pause(ctx: Context, args: dict[str, Value]) -> None:
    """Keep quiet in this chat, for a while or until told otherwise; points and counts go on."""
    length = args.get("duration")
    _set_paused(ctx, True)
    ctx.cancel_due(_dedupe(ctx))
    if isinstance(length, int) and length:
        ctx.due("settings", "resume", ctx.event.at + length, _dedupe(ctx), personal=False)
        ctx.audit("settings-paused", format_duration(length))
        ctx.reply(ctx.text("settings-paused-until", until=moment(ctx, ctx.event.at + length)))
        return
    ctx.audit("settings-paused")
    ctx.reply(ctx.text("settings-paused"))


def resume(ctx: Context, _args: dict[str, Value]) -> None:
    """Speak again in this chat."""
    ctx.cancel_due(_dedupe(ctx))
    changed = _set_paused(ctx, False)
    if changed:
        ctx.audit("settings-resumed")
    ctx.reply(ctx.text("settings-resumed" if changed else "settings-not-paused"))


def on_resume(ctx: Context, _timer: Timer) -> None:
    """End a pause whose time is over."""
    if _set_paused(ctx, False):
        ctx.audit("settings-resumed")


def shadow(ctx: Context, args: dict[str, Value]) -> None:
    """Have the whole bot compute but speak to admins only, for a while; `off` ends it."""
    wanted = str(args["length"])
    length = 0 if read_bool(wanted) is False else parse_duration(wanted)
    if length is None:
        raise UserError("settings-shadow-length", value=wanted)
    if not length:
        records.revert(ctx, SHADOW_UNTIL)
        ctx.reply(ctx.text("settings-shadow-off", ctx.language(ctx.event.actor)))
        return
    ctx.reply(start_shadow(ctx, length))


def start_shadow(ctx: Context, length: int) -> str:
    """Begin shadow mode and return the sentence for whoever asked for it."""
    until = ctx.event.at + length
    records.put(ctx, SHADOW_UNTIL, until)
    return ctx.text("settings-shadow-on", ctx.language(ctx.event.actor), until=moment(ctx, until))


def moment(ctx: Context, at: int) -> str:
    """Write a time in the community's zone, to the minute."""
    return to_datetime(at - at % SECOND, ctx.zone).strftime("%Y-%m-%d %H:%M")


def _dedupe(ctx: Context) -> str:
    return f"settings:resume:{ctx.event.chat}"


def _set_paused(ctx: Context, paused: bool) -> bool:
    """Write the chat's state; true if it was the other one."""
    done = ctx.conn.execute(
        text("update chat set paused = :v where id = :c and paused <> :v"), {"v": paused, "c": ctx.event.chat}
    )
    return bool(done.rowcount)
