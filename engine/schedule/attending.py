"""Who was there: by the rotating code that the host shows, by a button, by presence in the voice room."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import HOUR, MINUTE, to_datetime
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import ROLES, Voice
from engine.contract.facts import EventAttended
from engine.contract.feature import Batch, Context
from engine.schedule.card import kind_of, refresh
from engine.schedule.records import VIEW, key_of, naming, subject_of, zone_of
from engine.schedule.refs import meant
from engine.schedule.rules import EARLY, WRONG_CODES, code_at, codes_at, fold_code
from engine.schedule.tables import Attendance, CodeTry, Presence, VoiceStay
from engine.store.sql import insert_new, upsert
from engine.stream.here import home
from engine.stream.whereabouts import payable

LONGEST_STAY = 12 * HOUR
"""Who entered a room so long before an event has left it while nobody was listening."""
_NEAR = f"""{VIEW} WHERE o.part = :p AND o.community = :c AND o.state IN ('planned', 'running', 'over')
    AND e.state <> 'cancelled' AND o.starts_at <= :late AND o.ends_at >= :early ORDER BY o.starts_at, o.number"""


def attend(ctx: Context, row: Any, member: int, how: str) -> bool:
    """Note that somebody was at an occurrence and tell the others; false if that is known already."""
    if not payable(ctx.conn, [member]):
        return False
    values = {
        **naming(row),
        "member": member,
        "how": how,
        "at": ctx.event.at,
        "score": None,
        "words": "",
        "account": member,
    }
    if not insert_new(ctx.conn, Attendance, [values]):
        return False
    ctx.fact(EventAttended(subject=subject_of(row), actor=member, points=row.points))
    return True


def under_way(ctx: Context) -> list[Any]:
    """Return what is happening now, a little before its beginning and after its end too."""
    at = ctx.event.at
    return list(ctx.conn.execute(text(_NEAR), {**home(ctx), "late": at + EARLY, "early": at - EARLY}))


def show_code(ctx: Context, values: dict[str, Value]) -> None:
    """Show the host the code that holds now."""
    row = meant(ctx, values.get("event"), near=True)
    if ctx.event.actor not in (row.host, row.author) and ROLES.index(ctx.role()) < ROLES.index("moderator"):
        raise UserError("schedule-host-only")
    if "code" not in kind_of(row).attended_by:
        raise UserError("schedule-no-code", title=row.title)
    if not row.starts_at - EARLY <= ctx.event.at <= row.ends_at + EARLY:
        raise UserError("schedule-code-early", title=row.title)
    period = _period(ctx)
    code = code_at(row.secret, row.original, ctx.event.at, period)
    until = (ctx.event.at // period + 1) * period
    time = f"{to_datetime(until, zone_of(ctx, row)):%H:%M}"
    lang = ctx.language(ctx.event.actor)
    ctx.reply(ctx.text("schedule-code", lang, title=row.title, code=code, until=time), private=True)


def _period(ctx: Context) -> int:
    return int(ctx.setting("schedule.code_minutes")) * MINUTE


def check_in(ctx: Context, values: dict[str, Value]) -> None:
    """Take the code that somebody enters. What it says is not raised: a wrong try has to be remembered."""
    member = ctx.event.actor
    if member is None or not payable(ctx.conn, [member]):
        raise UserError("schedule-nobody")
    lang = ctx.language(member)
    tries = """SELECT count(*) FROM event_code_try
        WHERE part = :p AND community = :c AND member = :m AND at > :s"""
    since = {**home(ctx), "m": member, "s": ctx.event.at - HOUR}
    if ctx.conn.execute(text(tries), since).scalar_one() >= WRONG_CODES:
        raise UserError("schedule-code-tries")
    said = str(values.get("code") or "").split()
    if not said:
        _check_in_without(ctx, lang)
        return
    code = fold_code(said[-1])
    for row in under_way(ctx):
        if "code" not in kind_of(row).attended_by:
            continue
        if code in codes_at(row.secret, row.original, ctx.event.at, _period(ctx)):
            new = attend(ctx, row, member, "code")
            key = "schedule-attended" if new else "schedule-attended-already"
            ctx.reply(ctx.text(key, lang, title=row.title), private=True)
            refresh(ctx, row.number, row.original)
            return
    home_of = {"part": ctx.part, "community": ctx.community, "member": member, "at": ctx.event.at}
    insert_new(ctx.conn, CodeTry, [home_of])
    ctx.reply(
        ctx.text("schedule-code-wrong" if under_way(ctx) else "schedule-nothing-now", lang), private=True
    )


def _check_in_without(ctx: Context, lang: str) -> None:
    """Take "I am here" by word where the button would do. Raises UserError where a code is needed."""
    row = meant(ctx, None, near=True)
    if "button" not in kind_of(row).attended_by:
        raise UserError("schedule-code-needed", title=row.title)
    ctx.reply(here(ctx, row, lang), private=True)


def here(ctx: Context, row: Any, lang: str) -> str:
    """Note that the event's actor is at an event that is on, and say so. Raises UserError if it is not."""
    if "button" not in kind_of(row).attended_by or row.state != "running":
        raise UserError("schedule-not-now", title=row.title)
    new = attend(ctx, row, int(ctx.event.actor or 0), "button")
    return ctx.text("schedule-attended" if new else "schedule-attended-already", lang, title=row.title)


def on_here(ctx: Context, row: Any) -> None:
    """Take a press on "I am here" while the event is on."""
    member = ctx.event.actor
    if member is None or not payable(ctx.conn, [member]):
        raise UserError("schedule-nobody")
    ctx.toast(here(ctx, row, ctx.language(member)))


# ---- the voice room


def on_voice(batch: Batch) -> None:
    """Note who enters a voice room, and count how long they were in one where an event was on."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, Voice) or event.actor is None or event.origin == "import":
            continue
        ctx = batch.context(event)
        values = {**home(ctx), "m": event.actor, "r": body.room}
        where = "part = :p AND community = :c AND member = :m AND room = :r"
        since = ctx.conn.execute(text(f"SELECT since FROM voice_stay WHERE {where}"), values).scalar()
        if body.present and since is None:
            stay = {"part": ctx.part, "community": ctx.community, "member": event.actor, "room": body.room}
            insert_new(ctx.conn, VoiceStay, [{**stay, "since": event.at}])
        elif not body.present and since is not None:
            ctx.conn.execute(text(f"DELETE FROM voice_stay WHERE {where}"), values)
            for row in under_way(ctx):
                if is_room(ctx, row, body.room):
                    spend(ctx, row, event.actor, int(since), event.at)


def is_room(ctx: Context, row: Any, room: str) -> bool:
    """Tell whether a voice room is the one of an event, by id or by name."""
    if not row.voice or "voice" not in kind_of(row).attended_by:
        return False
    wanted = str(row.voice).lstrip("#").casefold()
    if wanted == room.casefold():
        return True
    sql = "SELECT title FROM chat WHERE community = :c AND platform_chat = :r"
    title = ctx.conn.execute(text(sql), {"c": ctx.community, "r": room}).scalar()
    return title is not None and wanted == str(title).lstrip("#").casefold()


def spend(ctx: Context, row: Any, member: int, since: int, until: int) -> None:
    """Add the part of a stay that falls into the occurrence; enough of it is attendance."""
    spent = min(until, row.ends_at) - max(since, row.starts_at)
    if spent <= 0 or since < row.starts_at - LONGEST_STAY:
        return
    keys = ("part", "community", "number", "original", "member")
    values = (row.part, row.community, row.number, row.original, member)
    upsert(
        ctx.conn,
        Presence,
        [{**dict(zip(keys, values, strict=True)), "spent": spent}],
        keys=keys,
        add=("spent",),
    )
    sql = """SELECT spent FROM presence
        WHERE part = :p AND community = :c AND number = :n AND original = :o AND member = :m"""
    total = ctx.conn.execute(text(sql), {**key_of(row), "m": member}).scalar_one()
    if total >= int(ctx.setting("schedule.voice_minutes")) * MINUTE:
        attend(ctx, row, member, "voice")


def settle_stays(ctx: Context, row: Any) -> None:
    """At the end of an occurrence count those who are still in its room."""
    stays = ctx.conn.execute(
        text("SELECT member, room, since FROM voice_stay WHERE part = :p AND community = :c ORDER BY member"),
        home(ctx),
    ).all()
    for stay in stays:
        if is_room(ctx, row, stay.room):
            spend(ctx, row, int(stay.member), int(stay.since), row.ends_at)
