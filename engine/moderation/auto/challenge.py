"""The captcha's answer: three tries, two minutes. Or an end without one, where moderators decide or nobody is left.

Who fails is removed, or not let in, and may come back at once: it is no offence and opens no case. The time runs from
when the question could be seen; whoever never saw it fails nothing.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.acts import ApproveJoin, Kick, Tidy
from engine.contract.clock import MINUTE, SECOND
from engine.contract.events import JoinRequest, Timer, decode_body
from engine.contract.feature import Context
from engine.contract.replies import Mention, Text
from engine.moderation.auto import welcome
from engine.moderation.auto.asking import (
    SILENT,
    TRIES,
    dedupe,
    give_back,
    key_of,
    of_event,
    open_one,
    plan,
    put_card,
    say,
    seconds_of,
    set_state,
    slot_of,
    state_of,
    take_card_away,
)
from engine.moderation.auto.records import note_hit
from engine.moderation.auto.staff import tell_staff
from engine.moderation.doing import ban_of, same_place
from engine.moderation.standing import place_of

KNOWN = 10 * MINUTE
"""Who has shown it when asking to be let in is not asked again on coming in."""
AWAY = 10 * SECOND
"""A timer that comes so much too late tells that the bot was away, and that answers may be on their way still."""


def answer(ctx: Context, actor: int | None, seq: int, choice: int, message: str = "") -> None:
    """Take an answer; `message` is the one whose button was pressed, empty if the press came by way of another community."""
    row = of_event(ctx, seq)
    if row is None or row.actor != actor:
        return
    lang = ctx.language(actor)
    if row.state != "open":
        if message:
            ended = "auto-captcha-passed" if row.state in ("passed", "spared") else "auto-captcha-over"
            ctx.toast(ctx.text(ended, lang))
        return
    if choice == row.answer:
        _pass(ctx, row, message)
        return
    tries = row.tries + 1
    if tries < TRIES:
        set_state(ctx, row, "open", tries)
        said = ctx.text("auto-captcha-wrong", lang, left=TRIES - tries)
        if message:
            ctx.toast(said)
        else:
            put_card(ctx, of_event(ctx, seq), key_of(ctx, seq), None, f"{said}\n")
        return
    set_state(ctx, row, "failed", tries)
    _refuse(ctx, row, message)


def _pass(ctx: Context, row: Any, message: str) -> None:
    set_state(ctx, row, "passed", row.tries)
    ctx.cancel_due(dedupe(ctx, row.chat, row.actor))
    said = ctx.text("auto-captcha-passed", ctx.language(row.actor))
    if row.request:
        ctx.act(ApproveJoin(chat=row.chat, actor=row.actor))
        if message:
            ctx.reply(f"✅ {said}", edit=message, actor=row.actor, private=True, quote=False)
        else:
            say(ctx, row, Text(f"✅ {said}"))
        return
    give_back(ctx, row)
    if message:
        ctx.toast(f"✅ {said}")
        ctx.act(Tidy(chat=row.chat, messages=(message,)))
    welcome.expect(ctx, row.chat, row.actor)


def on_over(ctx: Context, body: Timer) -> None:
    """The time is up. Whoever has not seen the question, or could not be heard meanwhile, gets it once more."""
    row, event = open_one(ctx, int(body.payload.get("seq") or 0)), ctx.event
    if row is None:
        return
    seen, again = _was_seen(ctx, row), bool(body.payload.get("again"))
    if not again and (not seen or event.received_at - event.at > AWAY):
        ends = max(event.at, event.received_at) + seconds_of(ctx)
        plan(ctx, row.chat, row.actor, row.seq, ends, again=True)
    elif seen:
        set_state(ctx, row, "late", row.tries)
        _refuse(ctx, row, "")
    else:
        leave_to_staff(ctx, row)


def _was_seen(ctx: Context, row: Any) -> bool:
    """Tell whether the platform has taken the question; one that expired in the queue was never there."""
    sql = """SELECT 1 FROM outbox o JOIN log l ON l.part = o.part AND l.key = 'outcome:' || o.key
        WHERE o.part = :p AND o.seq = :s AND o.slot = :n AND l.seq < :q LIMIT 1"""
    values = {"p": ctx.part, "s": row.seq, "n": slot_of(row.seq), "q": ctx.event.seq}
    return ctx.conn.execute(text(sql), values).first() is not None


def on_seen(ctx: Context, row: Any) -> None:
    """Count the time from when the question was there, however long the way was."""
    plan(ctx, row.chat, row.actor, row.seq, ctx.event.at + seconds_of(ctx))


def _refuse(ctx: Context, row: Any, message: str) -> None:
    why = ctx.text("auto-why-captcha")
    ctx.cancel_due(dedupe(ctx, row.chat, row.actor))
    if not row.request and ban_of(ctx, row.actor, row.chat) is not None:
        set_state(ctx, row, "gone", row.tries)
        take_card_away(ctx, row, "auto-captcha-gone")
        return
    note_hit(ctx, "captcha", "kick", why=why, dry=False, actor=row.actor)
    if row.request:
        said = ctx.text("auto-captcha-request-failed", ctx.language(row.actor))
        if message:
            ctx.reply(said, edit=message, actor=row.actor, private=True, quote=False)
        else:
            # Before the refusal: after it Telegram takes no word to them any more.
            say(ctx, row, Text(said))
        ctx.act(ApproveJoin(chat=row.chat, actor=row.actor, approved=False, reason=why))
        return
    ctx.act(Kick(chat=row.chat, actor=row.actor, reason=why))
    if message:
        ctx.toast(ctx.text("auto-captcha-again", ctx.language(row.actor)))
        ctx.act(Tidy(chat=row.chat, messages=(message,)))
    else:
        take_card_away(ctx, row, "auto-captcha-failed")


def leave_to_staff(ctx: Context, row: Any) -> None:
    """Ask no more, for the question does not arrive: a request waits for a moderator, who is in may speak."""
    set_state(ctx, row, "unseen", row.tries)
    ctx.cancel_due(dedupe(ctx, row.chat, row.actor))
    if not row.request:
        give_back(ctx, row)
    key = "auto-captcha-unseen-request" if row.request else "auto-captcha-unseen"
    title = place_of(ctx, row.chat).title or "?"
    tell_staff(
        ctx,
        row.chat,
        lambda lang: [Text(f"⚠️ {title} · "), Mention(row.actor), Text(f" {ctx.text(key, lang)}")],
    )


def tell_refusal(ctx: Context, act: ApproveJoin, error: str) -> None:
    """Tell moderators of a request that the platform did not let be decided."""
    key = "auto-request-failed" if act.approved else "auto-request-left"
    title = place_of(ctx, act.chat).title or "?"
    tell_staff(
        ctx,
        act.chat,
        lambda lang: [
            Text(f"⚠️ {title} · "),
            Mention(act.actor or 0),
            Text(f" {ctx.text(key, lang)}\n{ctx.text('moderation-platform-says', lang, error=error[:300])}"),
        ],
    )


def call_off(ctx: Context, actor: int) -> None:
    """Nobody is left to answer."""
    row = state_of(ctx, actor)
    if row is not None and row.state == "open" and not row.request:
        set_state(ctx, row, "gone", row.tries)
        ctx.cancel_due(dedupe(ctx, row.chat, actor))
        take_card_away(ctx, row, "auto-captcha-gone")


def spare(ctx: Context, actor: int, chat: int) -> None:
    """A moderator has given somebody their voice: there is nothing left to show, and no lock on them."""
    where = "part = :p AND community = :c AND actor = :a"
    values = {"p": ctx.part, "c": ctx.community, "a": actor}
    for row in ctx.conn.execute(
        text(f"SELECT * FROM mod_challenge WHERE {where} AND state = 'open' AND NOT request"), values
    ).all():
        if same_place(ctx, row.chat, chat):
            _end_kindly(ctx, row)
    ctx.conn.execute(
        text(f"UPDATE mod_arriving SET muted = :n WHERE {where} AND chat = :h"),
        {**values, "h": chat, "n": False},
    )


def let_in(ctx: Context, actor: int) -> None:
    """Moderators have brought somebody in themselves: whatever the captcha asked or took before is over."""
    row = state_of(ctx, actor)
    if row is None or row.state not in ("open", "gone"):
        return
    if row.state == "gone" and ctx.event.at - row.at > SILENT + KNOWN:
        return
    if not row.request:
        give_back(ctx, row)
    _end_kindly(ctx, row)


def _end_kindly(ctx: Context, row: Any) -> None:
    set_state(ctx, row, "spared", row.tries)
    ctx.cancel_due(dedupe(ctx, row.chat, row.actor))
    if row.state == "open":
        said = ctx.text("auto-captcha-passed", ctx.language(row.actor))
        say(ctx, row, Mention(row.actor), Text(f" {said}"), passing=True)


def admitted_by_hand(ctx: Context, actor: int, link: str) -> bool:
    """Tell whether somebody who came by `link` had asked to be let in by it: then a moderator has done so."""
    row = state_of(ctx, actor)
    if row is None or not row.request or row.state == "passed" or not link:
        return False
    sql = "SELECT version, payload FROM log WHERE part = :p AND seq = :s AND kind = 'join_request'"
    asked = ctx.conn.execute(text(sql), {"p": ctx.part, "s": row.seq}).first()
    if asked is None or asked.payload is None:
        return False
    body = decode_body(bytes(asked.payload), asked.version)
    return isinstance(body, JoinRequest) and body.link == link
