"""Raids: many joins at once lock a chat for a while. Newcomers may read but not write, and there is one notice, not thirty.

A mute rather than a ban, since some of them may be invited guests; its undo is one button, or `/antiraid off`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.acts import Kick, Restrict
from engine.contract.clock import DAY, MINUTE
from engine.contract.durations import Length, format_duration
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Buttons, Text
from engine.contract.replies import Button as Key
from engine.moderation.auto.carrying import WORD, tell_try
from engine.moderation.auto.records import note_hit
from engine.moderation.auto.settings import OFF, ON
from engine.moderation.auto.tables import Arriving, Raid
from engine.moderation.doing import ban_of, give_voice, is_muted
from engine.moderation.places import audit_chat, language_of
from engine.moderation.rules import ENDS_BY_ITSELF
from engine.moderation.standing import insist_on_moderator, place_of
from engine.store.sql import upsert

END = "auto_raid"
WATCHED = MINUTE
_HOME = "part = :p AND community = :c AND chat = :h"


def _values(ctx: Context, chat: int, **more: object) -> dict[str, object]:
    return {"p": ctx.part, "c": ctx.community, "h": chat, **more}


def current(ctx: Context, chat: int) -> Any:
    """Return the lock that holds in a chat, None if there is none."""
    row = ctx.conn.execute(text(f"SELECT * FROM mod_raid WHERE {_HOME}"), _values(ctx, chat)).first()
    return row if row is not None and row.until > ctx.now and not row.dry else None


def arrive(ctx: Context, actor: int) -> bool:
    """Count somebody who came; true if a lock has taken their voice."""
    chat = ctx.event.chat
    row = {
        "part": ctx.part, "community": ctx.community, "chat": chat, "actor": actor, "at": ctx.event.at,
        "muted": False, "greet": False,
    }  # fmt: skip
    upsert(ctx.conn, Arriving, [row], keys=("part", "community", "chat", "actor"), put=("at",))
    _sweep(ctx, chat)
    lock = current(ctx, chat)
    if lock is None:
        lock = _notice(ctx, chat)
    if lock is None:
        return False
    _mute(ctx, chat, [actor], lock.until)
    return True


def _sweep(ctx: Context, chat: int) -> None:
    old = _values(ctx, chat, t=ctx.now - DAY)
    ctx.conn.execute(
        text(f"DELETE FROM mod_arriving WHERE {_HOME} AND at < :t AND NOT greet AND NOT muted"), old
    )


def _recent(ctx: Context, chat: int) -> list[int]:
    sql = f"SELECT actor FROM mod_arriving WHERE {_HOME} AND at > :t AND NOT muted ORDER BY at, actor"
    return [int(row[0]) for row in ctx.conn.execute(text(sql), _values(ctx, chat, t=ctx.event.at - WATCHED))]


def _notice(ctx: Context, chat: int) -> Any:
    """Lock the chat if too many have come within a minute."""
    mode = ctx.setting("moderation.raid")
    if mode == OFF:
        return None
    came = _recent(ctx, chat)
    if len(came) < int(ctx.setting("moderation.raid_joins")):
        return None
    if mode != ON:
        _try(ctx, chat)
        return None
    note_hit(ctx, "raid", "lock", why=ctx.text("auto-why-raid", detail=str(len(came))), dry=False)
    lock(ctx, chat, int(ctx.setting("moderation.raid_lock")), by=None)
    row = current(ctx, chat)
    _mute(
        ctx,
        chat,
        [actor for actor in came if actor != ctx.event.actor and not _asked(ctx, chat, actor)],
        row.until,
    )
    return row


def _try(ctx: Context, chat: int) -> None:
    """A dry run says once a lock's length that it would have locked."""
    row = ctx.conn.execute(text(f"SELECT until FROM mod_raid WHERE {_HOME}"), _values(ctx, chat)).first()
    if row is not None and row.until > ctx.now:
        return
    came = len(_recent(ctx, chat))
    _write(ctx, chat, int(ctx.setting("moderation.raid_lock")), None, ctx.event.seq, dry=True)
    note_hit(ctx, "raid", "lock", why=ctx.text("auto-why-raid", detail=str(came)), dry=True)
    tell_try(ctx, "raid")


def _asked(ctx: Context, chat: int, actor: int) -> bool:
    """Whether somebody's captcha is open: it has their voice already."""
    sql = (
        f"SELECT 1 FROM mod_challenge WHERE {_HOME} AND actor = :a AND state IN ('open', 'passed', 'spared')"
    )
    return ctx.conn.execute(text(sql), _values(ctx, chat, a=actor)).first() is not None


def _write(ctx: Context, chat: int, length: int, by: int | None, seq: int, *, dry: bool) -> None:
    row = {
        "part": ctx.part, "community": ctx.community, "chat": chat, "seq": seq, "since": ctx.now,
        "until": ctx.now + length, "by": by, "dry": dry,
    }  # fmt: skip
    put = ("seq", "since", "until", "by", "dry")
    upsert(ctx.conn, Raid, [row], keys=("part", "community", "chat"), put=put)


def lock(ctx: Context, chat: int, length: int, *, by: int | None) -> None:
    """Mute whoever comes from now on, for a while; say it once, where an earlier lock still holds in its notice."""
    held = current(ctx, chat)
    seq = ctx.event.seq if held is None else held.seq
    _write(ctx, chat, length, by, seq, dry=False)
    ctx.audit("auto-raid", format_duration(length))
    ctx.due("moderation", END, ctx.now + length, f"{END}:{ctx.community}:{chat}", chat=chat, personal=False)
    data = f"{ctx.community}:{chat}"
    place, lang = _place(ctx, chat)
    keys = (
        Key(ctx.text("auto-button-unlock", lang), data=f"{WORD}:unlock:{data}"),
        Key(ctx.text("auto-button-kick", lang), data=f"{WORD}:kick:{data}"),
    )
    cause = "rule" if by is None else "staff"
    said = ctx.text("auto-raid-on", lang, length=Length(length), cause=cause)
    _say(ctx, chat, place, seq, said, Buttons((keys,)))


def _place(ctx: Context, chat: int) -> tuple[int, str]:
    """Return where moderators read, else the chat itself, and the language there."""
    place = audit_chat(ctx) or chat
    return place, language_of(ctx, place)


def _say(ctx: Context, chat: int, place: int, seq: int, said: str, *parts: AnyPart) -> None:
    """Say how it stands; elsewhere with the chat's name, for moderators read of several there."""
    of = "" if place == chat else f"{place_of(ctx, chat).title or '?'} · "
    ctx.reply(Text(f"🛡 {of}{said}"), *parts, chat=place, slot=f"auto:raid:{seq}", private=False, quote=False)


def _mute(ctx: Context, chat: int, actors: list[int], until: int) -> None:
    why = ctx.text("auto-why-locked")
    for actor in actors:
        if is_muted(ctx, actor, chat):
            continue
        ctx.act(Restrict(chat=chat, actor=actor, until=until, reason=why))
        ctx.conn.execute(
            text(f"UPDATE mod_arriving SET muted = :y WHERE {_HOME} AND actor = :a"),
            _values(ctx, chat, a=actor, y=True),
        )


def _muted(ctx: Context, chat: int) -> list[int]:
    sql = f"SELECT actor FROM mod_arriving WHERE {_HOME} AND muted ORDER BY at, actor"
    return [int(row[0]) for row in ctx.conn.execute(text(sql), _values(ctx, chat))]


def unlock(ctx: Context, chat: int, *, early: bool) -> bool:
    """End a lock, give back the voices it took and correct the notice; false if there was none."""
    row = ctx.conn.execute(text(f"SELECT * FROM mod_raid WHERE {_HOME}"), _values(ctx, chat)).first()
    if row is None or row.dry:
        return False
    came = _muted(ctx, chat)
    for actor in came if early or "mute" not in ENDS_BY_ITSELF.get(place_of(ctx, chat).platform, ()) else ():
        if ban_of(ctx, actor, chat) is None:
            give_voice(ctx, chat, actor, ctx.text("auto-why-unlocked"))
    _let_be(ctx, chat)
    if early:
        _start_anew(ctx, chat)
        ctx.cancel_due(f"{END}:{ctx.community}:{chat}")
        ctx.audit("auto-raid", "off")
    place, lang = _place(ctx, chat)
    _say(ctx, chat, place, row.seq, ctx.text("auto-raid-off", lang, count=len(came)))
    return True


def _let_be(ctx: Context, chat: int) -> None:
    ctx.conn.execute(text(f"DELETE FROM mod_raid WHERE {_HOME}"), _values(ctx, chat))
    ctx.conn.execute(
        text(f"UPDATE mod_arriving SET muted = :n WHERE {_HOME} AND muted"), _values(ctx, chat, n=False)
    )


def _start_anew(ctx: Context, chat: int) -> None:
    """Who came before a moderator ended a lock is no raid any more."""
    ctx.conn.execute(
        text(f"UPDATE mod_arriving SET at = :t WHERE {_HOME} AND at > :t"),
        _values(ctx, chat, t=ctx.now - WATCHED),
    )


def on_end(ctx: Context, _body: Timer) -> None:
    """The lock's time is over."""
    row = ctx.conn.execute(
        text(f"SELECT until FROM mod_raid WHERE {_HOME}"), _values(ctx, ctx.event.chat)
    ).first()
    if row is not None and row.until <= ctx.now:
        unlock(ctx, ctx.event.chat, early=False)


def on_unlock(ctx: Context, chat: int) -> None:
    """A moderator ends the lock."""
    insist_on_moderator(ctx, ctx.event.actor, chat)
    key = "auto-raid-ended" if unlock(ctx, chat, early=True) else "auto-raid-none"
    ctx.toast(ctx.text(key, ctx.language(ctx.event.actor)))


def on_kick(ctx: Context, chat: int) -> None:
    """A moderator removes everybody whose voice the lock took; they may come back."""
    insist_on_moderator(ctx, ctx.event.actor, chat)
    came = [actor for actor in _muted(ctx, chat) if ban_of(ctx, actor, chat) is None]
    for actor in came:
        ctx.act(Kick(chat=chat, actor=actor, reason=ctx.text("auto-why-locked")))
    ctx.conn.execute(
        text(f"UPDATE mod_arriving SET muted = :n WHERE {_HOME} AND muted"), _values(ctx, chat, n=False)
    )
    ctx.toast(ctx.text("auto-raid-kicked", ctx.language(ctx.event.actor), count=len(came)))
