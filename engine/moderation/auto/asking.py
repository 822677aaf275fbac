"""The captcha's question: one picture of six. In the group after joining, in private when asking to be let in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.acts import Restrict
from engine.contract.clock import DAY, SECOND
from engine.contract.feature import Context
from engine.contract.ids import stable_hash
from engine.contract.replies import AnyPart, Buttons, Mention, Text
from engine.contract.replies import Button as Key
from engine.moderation.auto.carrying import WORD
from engine.moderation.auto.tables import Challenge
from engine.moderation.doing import ban_of, give_voice, is_muted
from engine.moderation.standing import place_of
from engine.store.sql import upsert

OVER = "auto_captcha"
PICTURES = "🐱🐶🐼🐸🐷🐔🐟🐝🍎🍌🍇🍉"
CHOICES = 6
TRIES = 3
SILENT = DAY
"""So long at most a captcha keeps somebody silent: if nobody is there to end it, the platform does."""
SPEAKS = ("discord",)
"""Where whoever has no voice cannot press a button either (a timeout on Discord), so that it is not taken."""


def _shown(seed: int) -> tuple[list[int], int]:
    """Choose pictures, and which of them is the right one; the event's key decides."""
    left, chosen = list(range(len(PICTURES))), []
    for _ in range(CHOICES):
        seed, at = divmod(seed, len(left))
        chosen.append(left.pop(at))
    return chosen, chosen[seed % CHOICES]


def ask(ctx: Context, actor: int, *, request: bool) -> None:
    """Put the question, and take the voice of whoever is in already until it is answered."""
    before = state_of(ctx, actor)
    if before is not None and before.state == "open" and not (request or before.request):
        take_card_away(ctx, before, "auto-captcha-gone")
    _, answer = _shown(stable_hash(f"{ctx.event.key}:captcha"))
    row = {
        "part": ctx.part, "community": ctx.community, "chat": ctx.event.chat, "actor": actor, "seq": ctx.event.seq,
        "request": request, "answer": answer, "tries": 0, "at": ctx.event.at, "state": "open",
    }  # fmt: skip
    put = ("seq", "request", "answer", "tries", "at", "state")
    upsert(ctx.conn, Challenge, [row], keys=("part", "community", "chat", "actor"), put=put)
    # What was found after an outage begins now.
    ends = max(ctx.event.at, ctx.event.received_at) + seconds_of(ctx)
    if not request and _silences(ctx, ctx.event.chat) and not is_muted(ctx, actor, ctx.event.chat):
        why = ctx.text("auto-why-captcha")
        ctx.act(Restrict(chat=ctx.event.chat, actor=actor, until=ends + SILENT, reason=why))
    put_card(ctx, state_of(ctx, actor), ctx.event.key, ends + seconds_of(ctx))
    plan(ctx, ctx.event.chat, actor, ctx.event.seq, ends)


def seconds_of(ctx: Context) -> int:
    """Return how long there is to answer."""
    return int(ctx.setting("moderation.captcha_time"))


def _silences(ctx: Context, chat: int) -> bool:
    return place_of(ctx, chat).platform not in SPEAKS


def put_card(ctx: Context, row: Any, key: str, expires: int | None, wrong: str = "") -> None:
    """Show the question, or show it again after a wrong answer."""
    lang = ctx.language(row.actor)
    said = ctx.text(
        "auto-captcha-request" if row.request else "auto-captcha",
        lang,
        picture=ctx.text(f"auto-picture-{row.answer}", lang),
        seconds=seconds_of(ctx) // SECOND,
        tries=TRIES - row.tries,
    )
    data = f"{WORD}:human:{ctx.community}:{row.seq}"
    pictures, _ = _shown(stable_hash(f"{key}:captcha"))
    keys = [Key(PICTURES[n], data=f"{data}:{n}", only=row.actor) for n in pictures]
    parts: list[AnyPart] = [Text(wrong or "👋 "), Mention(row.actor), Text(f" {said}")]
    say(ctx, row, *parts, Buttons((tuple(keys[:3]), tuple(keys[3:]))), expires=expires)


def say(ctx: Context, row: Any, *parts: AnyPart, expires: int | None = None, passing: bool = False) -> None:
    """Say something in the captcha's place."""
    ctx.reply(
        *parts,
        chat=row.chat,
        actor=row.actor if row.request or not passing else None,
        private=bool(row.request),
        direct=bool(row.request),
        quote=False,
        slot=slot_of(row.seq),
        expires_at=expires,
        lifetime="notice" if passing and not row.request else "keep",
    )


def slot_of(seq: int) -> str:
    """Name the question that the event `seq` brought."""
    return f"auto:captcha:{seq}"


def plan(ctx: Context, chat: int, actor: int, seq: int, at: int, *, again: bool = False) -> None:
    """Have the time be over at a moment; `again` after it has been given once more."""
    payload: dict[str, str | int | None] = {"seq": seq, **({"again": 1} if again else {})}
    ctx.due("moderation", OVER, at, dedupe(ctx, chat, actor), payload, chat=chat, personal=False)


def dedupe(ctx: Context, chat: int, actor: int) -> str:
    """Name the timer of somebody's captcha."""
    return f"{OVER}:{ctx.community}:{chat}:{actor}"


def of_event(ctx: Context, seq: int) -> Any:
    """Return the challenge that the event `seq` brought, whatever became of it."""
    sql = "SELECT * FROM mod_challenge WHERE part = :p AND community = :c AND seq = :s"
    return ctx.conn.execute(text(sql), {"p": ctx.part, "c": ctx.community, "s": seq}).first()


def open_one(ctx: Context, seq: int) -> Any:
    """Return the challenge of an event, None if it is over."""
    row = of_event(ctx, seq)
    return row if row is not None and row.state == "open" else None


def state_of(ctx: Context, actor: int) -> Any:
    """Return somebody's last challenge in the event's chat."""
    sql = "SELECT * FROM mod_challenge WHERE part = :p AND community = :c AND chat = :h AND actor = :a"
    values = {"p": ctx.part, "c": ctx.community, "h": ctx.event.chat, "a": actor}
    return ctx.conn.execute(text(sql), values).first()


def key_of(ctx: Context, seq: int) -> str:
    """Return the key of an event, which its pictures come from."""
    sql = "SELECT key FROM log WHERE part = :p AND seq = :s"
    return str(ctx.conn.execute(text(sql), {"p": ctx.part, "s": seq}).scalar())


def give_back(ctx: Context, row: Any) -> None:
    """Give back the voice that the question took, unless a lock or a ban keeps it."""
    if _silences(ctx, row.chat) and not _locked(ctx, row) and ban_of(ctx, row.actor, row.chat) is None:
        give_voice(ctx, row.chat, row.actor, ctx.text("auto-why-captcha"))


def _locked(ctx: Context, row: Any) -> bool:
    sql = "SELECT muted FROM mod_arriving WHERE part = :p AND community = :c AND chat = :h AND actor = :a"
    values = {"p": ctx.part, "c": ctx.community, "h": row.chat, "a": row.actor}
    return bool(ctx.conn.execute(text(sql), values).scalar())


def set_state(ctx: Context, row: Any, state: str, tries: int) -> None:
    """Write how a captcha stands."""
    ctx.conn.execute(
        text(
            "UPDATE mod_challenge SET state = :s, tries = :t WHERE part = :p AND community = :c AND chat = :h AND actor = :a"
        ),
        {"p": ctx.part, "c": ctx.community, "h": row.chat, "a": row.actor, "s": state, "t": tries},
    )


def take_card_away(ctx: Context, row: Any, key: str) -> None:
    """Say in the captcha's place how it ended; the line goes by itself."""
    say(ctx, row, Mention(row.actor), Text(f" {ctx.text(key)}"), passing=True)
