"""The captcha: one picture of six, three tries, two minutes. In the group after joining, in private when asking to be let in.

Who fails is removed, or not let in, and may come back at once: it is no offence and opens no case.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.acts import ApproveJoin, Kick, Restrict, Tidy
from engine.contract.clock import MINUTE
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.ids import stable_hash
from engine.contract.replies import AnyPart, Buttons, Mention, Text
from engine.contract.replies import Button as Key
from engine.moderation.auto import welcome
from engine.moderation.auto.carrying import WORD
from engine.moderation.auto.records import note_hit
from engine.moderation.auto.tables import Challenge
from engine.moderation.doing import give_voice
from engine.store.sql import upsert

OVER = "auto_captcha"
PICTURES = "🐱🐶🐼🐸🐷🐔🐟🐝🍎🍌🍇🍉"
CHOICES = 6
TRIES = 3
KNOWN = 10 * MINUTE
"""Who has shown it when asking to be let in is not asked again on coming in."""


def _shown(seed: int) -> tuple[list[int], int]:
    """Choose pictures, and which of them is the right one; the event's key decides."""
    left, chosen = list(range(len(PICTURES))), []
    for _ in range(CHOICES):
        seed, at = divmod(seed, len(left))
        chosen.append(left.pop(at))
    return chosen, chosen[seed % CHOICES]


def ask(ctx: Context, actor: int, *, request: bool) -> None:
    """Put the question, and take the voice of whoever is in already until it is answered."""
    pictures, answer = _shown(stable_hash(f"{ctx.event.key}:captcha"))
    seconds = int(ctx.setting("moderation.captcha_time"))
    row = {
        "part": ctx.part, "community": ctx.community, "chat": ctx.event.chat, "actor": actor, "seq": ctx.event.seq,
        "request": request, "answer": answer, "tries": 0, "at": ctx.event.at, "state": "open",
    }  # fmt: skip
    put = ("seq", "request", "answer", "tries", "at", "state")
    upsert(ctx.conn, Challenge, [row], keys=("part", "community", "chat", "actor"), put=put)
    if not request:
        ctx.act(Restrict(chat=ctx.event.chat, actor=actor, reason=ctx.text("auto-why-captcha")))
    lang = ctx.language(actor)
    said = ctx.text(
        "auto-captcha-request" if request else "auto-captcha",
        lang,
        picture=ctx.text(f"auto-picture-{answer}", lang),
        seconds=seconds // 1_000_000,
        tries=TRIES,
    )
    data = f"{WORD}:human:{ctx.community}:{ctx.event.seq}"
    keys = [Key(PICTURES[n], data=f"{data}:{n}", only=actor) for n in pictures]
    parts: list[AnyPart | str] = [Text("👋 "), Mention(actor), Text(f" {said}")]
    buttons = Buttons((tuple(keys[:3]), tuple(keys[3:])))
    expires = ctx.now + seconds
    if request:
        ctx.reply(*parts, buttons, actor=actor, private=True, direct=True, quote=False, expires_at=expires)
    else:
        ctx.reply(
            *parts,
            buttons,
            actor=actor,
            private=False,
            quote=False,
            expires_at=expires,
            slot=_slot(ctx.event.seq),
        )
    ctx.due(
        "moderation",
        OVER,
        ctx.event.at + seconds,
        _dedupe(ctx, ctx.event.chat, actor),
        {"seq": ctx.event.seq},
    )


def _slot(seq: int) -> str:
    return f"auto:captcha:{seq}"


def _dedupe(ctx: Context, chat: int, actor: int) -> str:
    return f"{OVER}:{ctx.community}:{chat}:{actor}"


def open_one(ctx: Context, seq: int) -> Any:
    """Return the challenge of an event, None if it is over."""
    sql = "SELECT * FROM mod_challenge WHERE part = :p AND community = :c AND seq = :s AND state = 'open'"
    return ctx.conn.execute(text(sql), {"p": ctx.part, "c": ctx.community, "s": seq}).first()


def state_of(ctx: Context, actor: int) -> Any:
    """Return somebody's last challenge in the event's chat."""
    sql = "SELECT * FROM mod_challenge WHERE part = :p AND community = :c AND chat = :h AND actor = :a"
    values = {"p": ctx.part, "c": ctx.community, "h": ctx.event.chat, "a": actor}
    return ctx.conn.execute(text(sql), values).first()


def answer(ctx: Context, actor: int | None, seq: int, choice: int, message: str = "") -> None:
    """Take an answer; `message` is the one whose button was pressed, empty if the press came by way of another community."""
    row = open_one(ctx, seq)
    if row is None or row.actor != actor:
        return
    lang = ctx.language(actor)
    if choice == row.answer:
        _pass(ctx, row, message)
        return
    tries = row.tries + 1
    if tries < TRIES:
        _set(ctx, row, "open", tries)
        if message:
            ctx.toast(ctx.text("auto-captcha-wrong", lang, left=TRIES - tries))
        return
    _set(ctx, row, "failed", tries)
    _refuse(ctx, row, message)


def _pass(ctx: Context, row: Any, message: str) -> None:
    _set(ctx, row, "passed", row.tries)
    ctx.cancel_due(_dedupe(ctx, row.chat, row.actor))
    said = ctx.text("auto-captcha-passed", ctx.language(row.actor))
    if row.request:
        ctx.act(ApproveJoin(chat=row.chat, actor=row.actor))
        if message:
            ctx.reply(f"✅ {said}", edit=message, actor=row.actor, private=True, quote=False)
        return
    if not _locked(ctx, row):
        give_voice(ctx, row.chat, row.actor, ctx.text("auto-why-captcha"))
    if message:
        ctx.toast(f"✅ {said}")
        ctx.act(Tidy(chat=row.chat, messages=(message,)))
    welcome.expect(ctx, row.chat, row.actor)


def _locked(ctx: Context, row: Any) -> bool:
    sql = "SELECT muted FROM mod_arriving WHERE part = :p AND community = :c AND chat = :h AND actor = :a"
    values = {"p": ctx.part, "c": ctx.community, "h": row.chat, "a": row.actor}
    return bool(ctx.conn.execute(text(sql), values).scalar())


def on_over(ctx: Context, body: Timer) -> None:
    """The time is up."""
    row = open_one(ctx, int(body.payload.get("seq") or 0))
    if row is not None:
        _set(ctx, row, "late", row.tries)
        _refuse(ctx, row, "")


def _refuse(ctx: Context, row: Any, message: str) -> None:
    why = ctx.text("auto-why-captcha")
    ctx.cancel_due(_dedupe(ctx, row.chat, row.actor))
    note_hit(ctx, "captcha", "kick", why=why, dry=False, actor=row.actor)
    if row.request:
        ctx.act(ApproveJoin(chat=row.chat, actor=row.actor, approved=False, reason=why))
        said = ctx.text("auto-captcha-request-failed", ctx.language(row.actor))
        if message:
            ctx.reply(said, edit=message, actor=row.actor, private=True, quote=False)
        return
    ctx.act(Kick(chat=row.chat, actor=row.actor, reason=why))
    if message:
        ctx.toast(ctx.text("auto-captcha-again", ctx.language(row.actor)))
        ctx.act(Tidy(chat=row.chat, messages=(message,)))
    else:
        _take_card_away(ctx, row, "auto-captcha-failed")


def _set(ctx: Context, row: Any, state: str, tries: int) -> None:
    ctx.conn.execute(
        text(
            "UPDATE mod_challenge SET state = :s, tries = :t WHERE part = :p AND community = :c AND chat = :h AND actor = :a"
        ),
        {"p": ctx.part, "c": ctx.community, "h": row.chat, "a": row.actor, "s": state, "t": tries},
    )


def leave_to_staff(ctx: Context, seq: int) -> None:
    """Ask no more; the request waits for a moderator."""
    row = open_one(ctx, seq)
    if row is not None:
        _set(ctx, row, "unseen", row.tries)
        ctx.cancel_due(_dedupe(ctx, row.chat, row.actor))


def call_off(ctx: Context, actor: int) -> None:
    """Nobody is left to answer."""
    row = state_of(ctx, actor)
    if row is not None and row.state == "open" and not row.request:
        _set(ctx, row, "gone", row.tries)
        ctx.cancel_due(_dedupe(ctx, row.chat, actor))
        _take_card_away(ctx, row, "auto-captcha-gone")


def _take_card_away(ctx: Context, row: Any, key: str) -> None:
    """Say in the captcha's place how it ended; the line goes by itself."""
    ctx.reply(
        Mention(row.actor),
        f" {ctx.text(key)}",
        chat=row.chat,
        slot=_slot(row.seq),
        private=False,
        quote=False,
        lifetime="notice",
    )
