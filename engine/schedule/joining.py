"""Answers to an event: going, maybe, not; the waiting list, and the timed offer of a place that became free."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.errors import UserError
from engine.contract.events import ROLES, Timer
from engine.contract.feature import Context
from engine.contract.ports import Entitlements
from engine.contract.replies import Button, Buttons, Text
from engine.schedule import words
from engine.schedule.card import data, refresh
from engine.schedule.reaching import tell_or_call
from engine.schedule.records import (
    FEATURE,
    answers,
    dedupe,
    is_open,
    key_of,
    naming,
    occurrence_of,
    places,
    zone_of,
)
from engine.schedule.rules import (
    GOING,
    HOLDING,
    LAPSED,
    MISSED_WITHIN,
    OFFERED,
    WAITING,
    offer_length,
    queue_key,
)
from engine.schedule.tables import Rsvp
from engine.store.sql import upsert
from engine.stream.here import home
from engine.stream.whereabouts import payable


def answer(ctx: Context, row: Any, wanted: str) -> str:
    """Take the event's actor's answer; return the text that tells them what became of it. Raises UserError."""
    member = _may_answer(ctx, row)
    before = answer_of(ctx, row, member)
    if wanted == GOING:
        given = _come(ctx, row, member, before)
    else:
        given = wanted
        if before is not None and before.answer == wanted:
            return told(ctx, row, member, wanted)
        _put(ctx, row, member, wanted)
    if before is not None and before.answer in HOLDING and given not in HOLDING:
        ctx.cancel_due(dedupe(row, f"offer:{member}"))
        pass_on(ctx, row)
    refresh(ctx, row.number, row.original)
    return told(ctx, row, member, given)


def told(ctx: Context, row: Any, member: int, given: str) -> str:
    """Say what somebody's answer is now."""
    lang = ctx.language(ctx.event.actor)
    place = 0
    if given == WAITING:
        place = [one.member for one in queue(ctx, row)].index(member) + 1
    return ctx.text(f"schedule-told-{given}", lang, title=row.title, place=place)


def answer_of(ctx: Context, row: Any, member: int) -> Any:
    """Return somebody's answer, None if they gave none."""
    sql = """SELECT member, answer, seq, chat, until FROM rsvp
        WHERE part = :p AND community = :c AND number = :n AND original = :o AND member = :m"""
    return ctx.conn.execute(text(sql), {**key_of(row), "m": member}).first()


def _may_answer(ctx: Context, row: Any) -> int:
    member = ctx.event.actor
    if member is None or not payable(ctx.conn, [member]):
        raise UserError("schedule-nobody")
    if not is_open(row):
        raise UserError("schedule-closed", title=row.title)
    if ROLES.index(ctx.role()) < ROLES.index(row.audience) and member not in (row.host, row.author):
        raise UserError("schedule-not-for-you", title=row.title)
    allowed, way = ctx.port(Entitlements).may(member, "event:join")
    if not allowed:
        raise UserError(way)
    return member


def _come(ctx: Context, row: Any, member: int, before: Any) -> str:
    if before is not None and before.answer in (GOING, WAITING):
        return str(before.answer)
    if before is not None and before.answer == OFFERED:
        ctx.cancel_due(dedupe(row, f"offer:{member}"))
        _put(ctx, row, member, GOING, seq=before.seq)
        return GOING
    given = WAITING if row.capacity and (free(ctx, row) <= 0 or queue(ctx, row)) else GOING
    _put(ctx, row, member, given)
    return given


def _put(ctx: Context, row: Any, member: int, given: str, *, seq: int | None = None) -> None:
    values = {
        **naming(row),
        "member": member,
        "answer": given,
        "seq": ctx.event.seq if seq is None else seq,
        "at": ctx.event.at,
        "chat": ctx.event.chat,
        "until": None,
        "missed": False,
        "account": member,
    }
    keys = ("part", "community", "number", "original", "member")
    upsert(ctx.conn, Rsvp, [values], keys=keys, put=("answer", "seq", "at", "chat", "until"))


def free(ctx: Context, row: Any) -> int:
    """Return how many places are free; an offered one is not."""
    return int(row.capacity) - sum(one.answer in HOLDING for one in answers(ctx, row))


def queue(ctx: Context, row: Any) -> list[Any]:
    """Return the waiting list in order: those who stayed away from earlier events behind the others."""
    waiting = [one for one in answers(ctx, row) if one.answer == WAITING]
    if not waiting:
        return []
    sql = """SELECT r.member, count(*) AS times FROM rsvp r JOIN occurrence o ON o.part = r.part
        AND o.community = r.community AND o.number = r.number AND o.original = r.original
        WHERE r.part = :p AND r.community = :c AND r.missed AND o.ends_at > :s GROUP BY r.member"""
    values = {**home(ctx), "s": ctx.event.at - MISSED_WITHIN}
    missed = {found.member: int(found.times) for found in ctx.conn.execute(text(sql), values)}
    return sorted(waiting, key=lambda one: queue_key(missed.get(one.member, 0), one.seq))


def pass_on(ctx: Context, row: Any) -> None:
    """Offer what places are free to the first of the waiting list, one each."""
    if not is_open(row):
        return
    waiting = queue(ctx, row)
    room = len(waiting) if not row.capacity else max(0, free(ctx, row))
    for one in waiting[:room]:
        _offer(ctx, row, one)


def _offer(ctx: Context, row: Any, one: Any) -> None:
    until = ctx.event.at + offer_length(ctx.event.at, row.starts_at, int(ctx.setting("schedule.offer")))
    _change(ctx, row, one.member, answer=OFFERED, until=until)
    ctx.due(
        FEATURE,
        "offer",
        until,
        dedupe(row, f"offer:{one.member}"),
        {"number": row.number, "original": row.original, "member": one.member},
        chat=row.chat,
        personal=False,
    )
    lang, zone = ctx.language(one.member), zone_of(ctx, row)
    said = ctx.text(
        "schedule-offer",
        lang,
        title=row.title,
        when=words.short(ctx, row.starts_at, zone, lang),
        until=words.moment(ctx, until, zone, lang),
    )
    keys = tuple(
        Button(ctx.text("schedule-button", lang, what=what), data=data(row, what), only=one.member)
        for what in ("take", "pass")
    )
    place = next(iter(places(ctx, row.number)), None)
    tell_or_call(ctx, one.member, one.chat, place, Text(said), Buttons((keys,)), expires_at=until)


def _change(ctx: Context, row: Any, member: int, *, answer: str, until: int | None) -> None:
    sql = """UPDATE rsvp SET answer = :a, until = :u
        WHERE part = :p AND community = :c AND number = :n AND original = :o AND member = :m"""
    ctx.conn.execute(text(sql), {**key_of(row), "m": member, "a": answer, "u": until})


def on_offer_over(ctx: Context, body: Timer) -> None:
    """Pass an offer on that nobody took in time."""
    row = occurrence_of(ctx, int(body.payload["number"] or 0), str(body.payload["original"]))
    member = int(body.payload["member"] or 0)
    mine = answer_of(ctx, row, member) if row is not None else None
    if row is None or mine is None or mine.answer != OFFERED or mine.until != ctx.event.at:
        return  # taken, left to the next, or forgotten meanwhile
    _change(ctx, row, member, answer=LAPSED, until=None)
    if is_open(row):
        said = ctx.text("schedule-offer-lapsed", ctx.language(member), title=row.title)
        tell_or_call(ctx, member, mine.chat, None, said, expires_at=row.starts_at)
    pass_on(ctx, row)
    refresh(ctx, row.number, row.original)


def enter(ctx: Context, row: Any, member: int) -> None:
    """Count somebody in who takes part without having said so, e.g. in a challenge."""
    before = answer_of(ctx, row, member)
    if before is None or before.answer != GOING:
        _put(ctx, row, member, GOING)
