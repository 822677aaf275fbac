"""Held messages: out of the chat until a moderator has looked, then said again in their author's name, or gone.

No platform can hide a message, so holding deletes it there; its text is the log's, and is gone when the log forgets it.
If nobody looks in time it stays away: what nobody has read is not put before everybody.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.acts import Delete
from engine.contract.events import Button, Timer
from engine.contract.facts import MessageHeld, MessageReleased
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Buttons, Mention, Text
from engine.contract.replies import Button as Key
from engine.moderation.auto.carrying import WORD, slot_of
from engine.moderation.auto.records import close_hit, open_hit
from engine.moderation.auto.remembered import text_at
from engine.moderation.cases import open_case
from engine.moderation.places import change_on_desks, put_on_desks, tell
from engine.moderation.records import key_of
from engine.moderation.standing import insist_on_moderator

LAPSED = "auto_lapsed"
SHOWN = 500


def begin(ctx: Context, message: str) -> bool:
    """Take the event's message out of the chat and ask the moderators; false if there is nobody to ask."""
    seq, actor, chat = ctx.event.seq, ctx.event.actor or 0, ctx.event.chat
    if not put_on_desks(
        ctx, slot_of(ctx, seq), chat, _card(ctx, seq, actor, ctx.text("auto-held"), keys=True)
    ):
        close_hit(ctx, seq, "left")
        return False
    why = ctx.text("auto-why-hold")
    if message:
        ctx.act(Delete(chat=chat, actor=actor, messages=(message,), reason=why))
        key = key_of(ctx, chat, message)
        ctx.fact(MessageHeld(subject=key, message=key))
    tell(ctx, actor, chat, ctx.text("auto-held-told", ctx.language(actor)))
    at = ctx.now + int(ctx.setting("moderation.hold_time"))
    ctx.due("moderation", LAPSED, at, f"{LAPSED}:{ctx.community}:{seq}", {"seq": seq})
    return True


def on_lapsed(ctx: Context, body: Timer) -> None:
    """Wait no longer."""
    hit = open_hit(ctx, int(body.payload.get("seq") or 0))
    if hit is not None:
        _decide(ctx, hit, "lapsed")


def on_release(ctx: Context, body: Button, seq: int) -> None:
    """Say a held message again, and let it earn what it would have earned."""
    hit = _waiting(ctx, seq)
    if hit is None:
        return
    said = text_at(ctx, seq)
    wrote = ctx.text("auto-released", _language_of(ctx, hit.chat))
    parts: list[AnyPart | str] = [Mention(hit.actor), Text(f" {wrote}")]
    if said:
        parts.append(Text(f"\n{said}", style="quote"))
        ctx.reply(*parts, chat=hit.chat, actor=hit.actor, quote=False, private=False)
    else:
        tell(ctx, hit.actor, hit.chat, ctx.text("auto-released-again", ctx.language(hit.actor)))
    if hit.message:
        key = key_of(ctx, hit.chat, hit.message)
        ctx.fact(MessageReleased(subject=key, message=key))
    _decide(ctx, hit, "released", body)


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
    said = ctx.text("auto-state", state=state)
    card = _card(ctx, hit.seq, hit.actor, said, keys=False, by=ctx.event.actor if body else None)
    change_on_desks(ctx, slot_of(ctx, hit.seq), card, body.message if body else "")


def _card(
    ctx: Context, seq: int, actor: int, said: str, *, keys: bool, by: int | None = None
) -> list[AnyPart | str]:
    parts: list[AnyPart | str] = [Text("⏳ " if keys else "➡️ "), Mention(actor), Text(f" · {said}")]
    if by is not None:
        parts += [Text(" · "), Mention(by)]
    words = text_at(ctx, seq)
    if words:
        parts.append(Text(f"\n{words[:SHOWN]}", style="quote"))
    if keys:
        data = f"{ctx.community}:{seq}"
        row = (
            Key(ctx.text("auto-button-release"), data=f"{WORD}:release:{data}"),
            Key(ctx.text("auto-button-remove"), data=f"{WORD}:remove:{data}"),
        )
        parts.append(Buttons((row,)))
    return parts


def _language_of(ctx: Context, chat: int) -> str | None:
    own = ctx.conn.execute(text("SELECT language FROM chat WHERE id = :c"), {"c": chat}).scalar()
    return str(own) if own else None
