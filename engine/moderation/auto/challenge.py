"""The captcha: one picture of six, three tries, two minutes. In the group after joining, in private when asking to be let in.

Who fails is removed, or not let in, and may come back at once: it is no offence and opens no case. The time runs from
when the question could be seen; whoever never saw it fails nothing.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.acts import ApproveJoin, Kick, Restrict, Tidy
from engine.contract.clock import DAY, MINUTE, SECOND
from engine.contract.events import JoinRequest, Timer, decode_body
from engine.contract.feature import Context
from engine.contract.ids import stable_hash
from engine.contract.replies import AnyPart, Buttons, Mention, Text
from engine.contract.replies import Button as Key
from engine.moderation.auto import welcome
from engine.moderation.auto.carrying import WORD
from engine.moderation.auto.records import note_hit
from engine.moderation.auto.staff import tell_staff
from engine.moderation.auto.tables import Challenge
from engine.moderation.doing import ban_of, give_voice, is_muted, same_place
from engine.moderation.standing import place_of
from engine.store.sql import upsert

OVER = "auto_captcha"
PICTURES = "🐱🐶🐼🐸🐷🐔🐟🐝🍎🍌🍇🍉"
CHOICES = 6
TRIES = 3
KNOWN = 10 * MINUTE
"""Who has shown it when asking to be let in is not asked again on coming in."""
SILENT = DAY
"""So long at most a captcha keeps somebody silent: if nobody is there to end it, the platform does."""
AWAY = 10 * SECOND
"""A timer that comes so much too late tells that the bot was away, and that answers may be on their way still."""
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
    if before is not None and before.state == "open" and not request:
        _take_card_away(ctx, before, "auto-captcha-gone")
    _, answer = _shown(stable_hash(f"{ctx.event.key}:captcha"))
    row = {
        "part": ctx.part, "community": ctx.community, "chat": ctx.event.chat, "actor": actor, "seq": ctx.event.seq,
        "request": request, "answer": answer, "tries": 0, "at": ctx.event.at, "state": "open",
    }  # fmt: skip
    put = ("seq", "request", "answer", "tries", "at", "state")
    upsert(ctx.conn, Challenge, [row], keys=("part", "community", "chat", "actor"), put=put)
    # What was found after an outage begins now.
    ends = max(ctx.event.at, ctx.event.received_at) + _seconds(ctx)
    if not request and _silences(ctx, ctx.event.chat) and not is_muted(ctx, actor, ctx.event.chat):
        why = ctx.text("auto-why-captcha")
        ctx.act(Restrict(chat=ctx.event.chat, actor=actor, until=ends + SILENT, reason=why))
    _put_card(ctx, state_of(ctx, actor), ctx.event.key, ends + _seconds(ctx))
    _plan(ctx, ctx.event.chat, actor, ctx.event.seq, ends)


def _seconds(ctx: Context) -> int:
    return int(ctx.setting("moderation.captcha_time"))


def _silences(ctx: Context, chat: int) -> bool:
    return place_of(ctx, chat).platform not in SPEAKS


def _put_card(ctx: Context, row: Any, key: str, expires: int | None, wrong: str = "") -> None:
    """Show the question, or show it again after a wrong answer."""
    lang = ctx.language(row.actor)
    said = ctx.text(
        "auto-captcha-request" if row.request else "auto-captcha",
        lang,
        picture=ctx.text(f"auto-picture-{row.answer}", lang),
        seconds=_seconds(ctx) // SECOND,
        tries=TRIES - row.tries,
    )
    data = f"{WORD}:human:{ctx.community}:{row.seq}"
    pictures, _ = _shown(stable_hash(f"{key}:captcha"))
    keys = [Key(PICTURES[n], data=f"{data}:{n}", only=row.actor) for n in pictures]
    parts: list[AnyPart] = [Text(wrong or "👋 "), Mention(row.actor), Text(f" {said}")]
    _say(ctx, row, *parts, Buttons((tuple(keys[:3]), tuple(keys[3:]))), expires=expires)


def _say(ctx: Context, row: Any, *parts: AnyPart, expires: int | None = None, passing: bool = False) -> None:
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


def _plan(ctx: Context, chat: int, actor: int, seq: int, at: int, *, again: bool = False) -> None:
    payload: dict[str, str | int | None] = {"seq": seq, **({"again": 1} if again else {})}
    ctx.due("moderation", OVER, at, _dedupe(ctx, chat, actor), payload, chat=chat, personal=False)


def _dedupe(ctx: Context, chat: int, actor: int) -> str:
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
        _set(ctx, row, "open", tries)
        said = ctx.text("auto-captcha-wrong", lang, left=TRIES - tries)
        if message:
            ctx.toast(said)
        else:
            _put_card(ctx, of_event(ctx, seq), _key_of(ctx, seq), None, f"{said}\n")
        return
    _set(ctx, row, "failed", tries)
    _refuse(ctx, row, message)


def _key_of(ctx: Context, seq: int) -> str:
    sql = "SELECT key FROM log WHERE part = :p AND seq = :s"
    return str(ctx.conn.execute(text(sql), {"p": ctx.part, "s": seq}).scalar())


def _pass(ctx: Context, row: Any, message: str) -> None:
    _set(ctx, row, "passed", row.tries)
    ctx.cancel_due(_dedupe(ctx, row.chat, row.actor))
    said = ctx.text("auto-captcha-passed", ctx.language(row.actor))
    if row.request:
        ctx.act(ApproveJoin(chat=row.chat, actor=row.actor))
        if message:
            ctx.reply(f"✅ {said}", edit=message, actor=row.actor, private=True, quote=False)
        else:
            _say(ctx, row, Text(f"✅ {said}"))
        return
    _give_back(ctx, row)
    if message:
        ctx.toast(f"✅ {said}")
        ctx.act(Tidy(chat=row.chat, messages=(message,)))
    welcome.expect(ctx, row.chat, row.actor)


def _give_back(ctx: Context, row: Any) -> None:
    """Give back the voice that the question took, unless a lock or a ban keeps it."""
    if _silences(ctx, row.chat) and not _locked(ctx, row) and ban_of(ctx, row.actor, row.chat) is None:
        give_voice(ctx, row.chat, row.actor, ctx.text("auto-why-captcha"))


def _locked(ctx: Context, row: Any) -> bool:
    sql = "SELECT muted FROM mod_arriving WHERE part = :p AND community = :c AND chat = :h AND actor = :a"
    values = {"p": ctx.part, "c": ctx.community, "h": row.chat, "a": row.actor}
    return bool(ctx.conn.execute(text(sql), values).scalar())


def on_over(ctx: Context, body: Timer) -> None:
    """The time is up. Whoever has not seen the question, or could not be heard meanwhile, gets it once more."""
    row, event = open_one(ctx, int(body.payload.get("seq") or 0)), ctx.event
    if row is None:
        return
    seen, again = _was_seen(ctx, row), bool(body.payload.get("again"))
    if not again and (not seen or event.received_at - event.at > AWAY):
        ends = max(event.at, event.received_at) + _seconds(ctx)
        _plan(ctx, row.chat, row.actor, row.seq, ends, again=True)
    elif seen:
        _set(ctx, row, "late", row.tries)
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
    _plan(ctx, row.chat, row.actor, row.seq, ctx.event.at + _seconds(ctx))


def _refuse(ctx: Context, row: Any, message: str) -> None:
    why = ctx.text("auto-why-captcha")
    ctx.cancel_due(_dedupe(ctx, row.chat, row.actor))
    if not row.request and ban_of(ctx, row.actor, row.chat) is not None:
        _set(ctx, row, "gone", row.tries)
        _take_card_away(ctx, row, "auto-captcha-gone")
        return
    note_hit(ctx, "captcha", "kick", why=why, dry=False, actor=row.actor)
    if row.request:
        said = ctx.text("auto-captcha-request-failed", ctx.language(row.actor))
        if message:
            ctx.reply(said, edit=message, actor=row.actor, private=True, quote=False)
        else:
            # Before the refusal: after it Telegram takes no word to them any more.
            _say(ctx, row, Text(said))
        ctx.act(ApproveJoin(chat=row.chat, actor=row.actor, approved=False, reason=why))
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


def leave_to_staff(ctx: Context, row: Any) -> None:
    """Ask no more, for the question does not arrive: a request waits for a moderator, who is in may speak."""
    _set(ctx, row, "unseen", row.tries)
    ctx.cancel_due(_dedupe(ctx, row.chat, row.actor))
    if not row.request:
        _give_back(ctx, row)
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
        _set(ctx, row, "gone", row.tries)
        ctx.cancel_due(_dedupe(ctx, row.chat, actor))
        _take_card_away(ctx, row, "auto-captcha-gone")


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
        _give_back(ctx, row)
    _end_kindly(ctx, row)


def _end_kindly(ctx: Context, row: Any) -> None:
    _set(ctx, row, "spared", row.tries)
    ctx.cancel_due(_dedupe(ctx, row.chat, row.actor))
    if row.state == "open":
        said = ctx.text("auto-captcha-passed", ctx.language(row.actor))
        _say(ctx, row, Mention(row.actor), Text(f" {said}"), passing=True)


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


def _take_card_away(ctx: Context, row: Any, key: str) -> None:
    """Say in the captcha's place how it ended; the line goes by itself."""
    _say(ctx, row, Mention(row.actor), Text(f" {ctx.text(key)}"), passing=True)
