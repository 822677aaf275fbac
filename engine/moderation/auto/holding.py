"""Held messages: out of the chat until a moderator has looked, then said again in their author's name, or gone.

No platform can hide a message, so holding deletes it there; its text is the log's, and is gone when the log forgets it.
If nobody looks in time it stays away: what nobody has read is not put before everybody.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import text

from engine.contract.acts import Delete
from engine.contract.clock import MINUTE
from engine.contract.events import Button, Timer
from engine.contract.facts import MessageHeld, MessageReleased
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Buttons, Mention, Text
from engine.contract.replies import Button as Key
from engine.moderation.auto.carrying import SHOWN, WORD, slot_of
from engine.moderation.auto.records import close_hit, open_hit
from engine.moderation.auto.remembered import files_at, text_at, thread_at
from engine.moderation.cases import open_case
from engine.moderation.places import change_on_desks, language_of, put_on_desks, tell
from engine.moderation.records import key_of
from engine.moderation.standing import insist_on_moderator

LAPSED = "auto_lapsed"


def begin(ctx: Context, message: str) -> bool:
    """Take the event's message out of the chat and ask the moderators; false if there is nobody to ask."""
    seq, actor, chat = ctx.event.seq, ctx.event.actor or 0, ctx.event.chat
    card = partial(_card, ctx, seq, actor, "waiting", None)
    if not put_on_desks(ctx, slot_of(ctx, seq), chat, card):
        close_hit(ctx, seq, "left")
        return False
    why = ctx.text("auto-why-hold")
    if message:
        ctx.act(Delete(chat=chat, actor=actor, messages=(message,), reason=why))
        key = key_of(ctx, chat, message)
        ctx.fact(MessageHeld(subject=key, message=key))
    _tell_author(ctx, actor, chat)
    at = ctx.now + int(ctx.setting("moderation.hold_time"))
    ctx.due("moderation", LAPSED, at, f"{LAPSED}:{ctx.community}:{seq}", {"seq": seq}, personal=False)
    return True


def _tell_author(ctx: Context, actor: int, chat: int) -> None:
    """Nothing is taken away without a word: in private if that is possible, else in the chat, once a minute."""
    said = ctx.text("auto-held-told", ctx.language(actor))
    if not tell(ctx, actor, chat, said) and not _held_lately(ctx, actor, chat):
        ctx.reply(Mention(actor), f" {said}", private=False, quote=False, lifetime="list")


def _held_lately(ctx: Context, actor: int, chat: int) -> bool:
    sql = """SELECT 1 FROM mod_hit WHERE part = :p AND community = :c AND actor = :a AND chat = :h AND rule = 'hold'
        AND did = 'hold' AND NOT dry AND at > :t AND seq < :s LIMIT 1"""
    values = {"p": ctx.part, "c": ctx.community, "a": actor, "h": chat}
    values |= {"t": ctx.event.at - MINUTE, "s": ctx.event.seq}
    return ctx.conn.execute(text(sql), values).first() is not None


def on_lapsed(ctx: Context, body: Timer) -> None:
    """Wait no longer."""
    hit = open_hit(ctx, int(body.payload.get("seq") or 0))
    if hit is not None:
        tell(ctx, hit.actor, hit.chat, ctx.text("auto-lapsed-told", ctx.language(hit.actor)))
        _decide(ctx, hit, "lapsed")


def on_stuck(ctx: Context, seq: int) -> None:
    """The platform did not take the message of the event `seq` out of the chat: it stands there, so it earns."""
    hit = open_hit(ctx, seq)
    if hit is not None and hit.did == "hold":
        _earn(ctx, hit)
        _decide(ctx, hit, "stuck")


def on_release(ctx: Context, body: Button, seq: int) -> None:
    """Say a held message again, and let it earn what it would have earned."""
    hit = _waiting(ctx, seq)
    if hit is None:
        return
    said = text_at(ctx, seq)
    wrote = ctx.text("auto-released", language_of(ctx, hit.chat))
    parts: list[AnyPart | str] = [Mention(hit.actor), Text(f" {wrote}")]
    if said:
        parts.append(Text(f"\n{said}", style="quote"))
        files = files_at(ctx, seq)
        if files:
            parts.append(
                Text("\n" + ctx.text("auto-released-files", language_of(ctx, hit.chat), count=files))
            )
        thread = thread_at(ctx, seq)
        ctx.reply(*parts, chat=hit.chat, thread=thread, actor=hit.actor, quote=False, private=False)
    else:
        tell(ctx, hit.actor, hit.chat, ctx.text("auto-released-again", ctx.language(hit.actor)))
    _earn(ctx, hit)
    _decide(ctx, hit, "released", body)


def _earn(ctx: Context, hit: Any) -> None:
    if hit.message:
        key = key_of(ctx, hit.chat, hit.message)
        ctx.fact(MessageReleased(subject=key, message=key))


def on_fine(ctx: Context, body: Button, seq: int) -> None:
    """Leave a flagged message where it is."""
    hit = _waiting(ctx, seq)
    if hit is not None:
        _decide(ctx, hit, "fine", body)


def on_remove(ctx: Context, body: Button, seq: int) -> None:
    """Delete a flagged message, or let a held one stay away: a case like any other."""
    hit = _waiting(ctx, seq)
    if hit is None:
        return
    messages = [hit.message] if hit.message else []
    open_case(
        ctx, target=hit.actor, kind="delete", until=None, reason=hit.why, by=ctx.event.actor, chat=hit.chat,
        rule=hit.rule, messages=messages,
    )  # fmt: skip
    _decide(ctx, hit, "removed", body)


def _waiting(ctx: Context, seq: int) -> Any:
    hit = open_hit(ctx, seq)
    if hit is None:
        ctx.toast(ctx.text("auto-decided", ctx.language(ctx.event.actor)))
        return None
    insist_on_moderator(ctx, ctx.event.actor, hit.chat)
    return hit


def _decide(ctx: Context, hit: Any, state: str, body: Button | None = None) -> None:
    close_hit(ctx, hit.seq, state)
    ctx.cancel_due(f"{LAPSED}:{ctx.community}:{hit.seq}")
    if body is not None:
        ctx.audit("auto-decided", f"{hit.rule}: {state}", target=hit.actor)
    card = partial(_card, ctx, hit.seq, hit.actor, state, ctx.event.actor if body else None)
    change_on_desks(ctx, slot_of(ctx, hit.seq), card)


def _card(ctx: Context, seq: int, actor: int, state: str, by: int | None, lang: str) -> list[AnyPart]:
    """Show a message that waits, or what became of it."""
    waiting = state == "waiting"
    said = ctx.text("auto-held", lang) if waiting else ctx.text("auto-state", lang, state=state)
    parts: list[AnyPart] = [Text("⏳ " if waiting else "➡️ "), Mention(actor), Text(f" · {said}")]
    if by is not None:
        parts += [Text(" · "), Mention(by)]
    words = text_at(ctx, seq)
    if words:
        parts.append(Text(f"\n{words[:SHOWN]}", style="quote"))
    files = files_at(ctx, seq)
    if files:
        parts.append(Text(f"\n📎 {files}"))
    if waiting:
        data = f"{ctx.community}:{seq}"
        row = (
            Key(ctx.text("auto-button-release", lang), data=f"{WORD}:release:{data}"),
            Key(ctx.text("auto-button-remove", lang), data=f"{WORD}:remove:{data}"),
        )
        parts.append(Buttons((row,)))
    return parts
