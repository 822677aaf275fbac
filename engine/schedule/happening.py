"""What happens by itself at an occurrence's times: its card goes up, it begins, it ends."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.events import Derived, Timer
from engine.contract.facts import SettingChanged
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import NOTICE, REMINDER, Button, Buttons, Text
from engine.schedule import mirror
from engine.schedule.attending import settle_stays
from engine.schedule.card import data, kind_of, put_up, refresh
from engine.schedule.nudging import plan_nudge
from engine.schedule.planning import fill, rezone
from engine.schedule.reaching import tell
from engine.schedule.records import (
    FEATURE,
    answers,
    attended,
    dedupe,
    is_open,
    key_of,
    occurrence_of,
    occurrences,
    put_event,
    put_occurrence,
)
from engine.schedule.rules import GOING, LAPSED, OFFERED, OVER, PLANNED, RUNNING, WAITING
from engine.schedule.stopping import tell_all
from engine.stream.here import home

ZONE = "zone_followed"
ASK_UNTIL = DAY
"""For how long after the end people are still asked how it was."""


def _row(ctx: Context, body: Timer) -> Any:
    return occurrence_of(ctx, int(body.payload["number"] or 0), str(body.payload["original"]))


def on_open(ctx: Context, body: Timer) -> None:
    """Put the card of a coming occurrence up; in quiet hours that waits until morning."""
    row = _row(ctx, body)
    if row is None or not is_open(row) or row.announced:
        return
    admission = ctx.port(NoiseBudget).admit(row.chat, "event", priority=REMINDER)
    if admission.verdict == "hold" and admission.at < row.starts_at:
        ctx.due(
            FEATURE, "open", admission.at, dedupe(row, "open"), body.payload, chat=row.chat, personal=False
        )
        return
    put_up(ctx, row)
    mirror.show(ctx, row)


def on_start(ctx: Context, body: Timer) -> None:
    """Let an occurrence begin."""
    row = _row(ctx, body)
    if row is None or row.state != PLANNED or row.event_state != PLANNED or row.starts_at != ctx.event.at:
        return
    put_occurrence(ctx, row, state=RUNNING, fired_at=ctx.event.at)
    if not row.announced:
        put_up(ctx, row)
    else:
        refresh(ctx, row.number, row.original)
    plan_nudge(ctx, row)
    fill(ctx, row.number)


def on_end(ctx: Context, body: Timer) -> None:
    """Close an occurrence: count who was there and who stayed away, ask how it was, make the next ready."""
    row = _row(ctx, body)
    if row is None or row.state != RUNNING or row.ends_at != ctx.event.at:
        return
    settle_stays(ctx, row)
    put_occurrence(ctx, row, state=OVER)
    _note_missed(ctx, row)
    _close_queue(ctx, row)
    refresh(ctx, row.number, row.original)
    mirror.unpin(ctx, row)
    if ctx.setting("schedule.feedback") and kind_of(row).feedback:
        _ask(ctx, row)
    fill(ctx, row.number)
    if not occurrences(ctx, row.number, f"o.state IN ('{PLANNED}', '{RUNNING}')"):
        put_event(ctx, row.number, state=OVER)


def _note_missed(ctx: Context, row: Any) -> None:
    """Note who said that they come and did not; only where somebody is known to have been there."""
    if not attended(ctx, row):
        return
    sql = f"""UPDATE rsvp SET missed = true WHERE part = :p AND community = :c AND number = :n AND original = :o
        AND answer = '{GOING}' AND member NOT IN (SELECT member FROM attendance
        WHERE part = :p AND community = :c AND number = :n AND original = :o)
        AND member NOT IN (SELECT member FROM event_proof
        WHERE part = :p AND community = :c AND number = :n AND original = :o)"""
    ctx.conn.execute(text(sql), key_of(row))


def _close_queue(ctx: Context, row: Any) -> None:
    for one in answers(ctx, row):
        if one.answer in (OFFERED, WAITING):
            ctx.cancel_due(dedupe(row, f"offer:{one.member}"))
    sql = f"""UPDATE rsvp SET answer = '{LAPSED}', until = NULL WHERE part = :p AND community = :c
        AND number = :n AND original = :o AND answer IN ('{OFFERED}', '{WAITING}')"""
    ctx.conn.execute(text(sql), key_of(row))


def _ask(ctx: Context, row: Any) -> None:
    """Ask everybody who was there how it was: alone or not at all, and not days later."""
    given = {one.member: one.chat for one in answers(ctx, row)}
    budget = ctx.port(NoiseBudget)
    for one in attended(ctx, row):
        # Each person's own budget: what ends at night is asked about in the morning.
        admission = budget.admit(one.member, "feedback", priority=NOTICE, about=one.member)
        if admission.verdict == "drop":
            continue
        lang = ctx.language(one.member)
        stars = tuple(Button(f"{n}⭐", data=data(row, "rate", str(n)), only=one.member) for n in range(1, 6))
        tell(
            ctx,
            one.member,
            given.get(one.member, row.chat),
            Text(ctx.text("schedule-how-was-it", lang, title=row.title)),
            Buttons((stars,)),
            expires_at=row.ends_at + ASK_UNTIL,
            not_before=admission.at if admission.verdict == "hold" else 0,
        )


def on_setting(ctx: Context, fact: SettingChanged) -> None:
    """Have the calendar follow another zone of the community's, by an event of its own: this one still has the old zone."""
    if fact.name == "bot.timezone":
        ctx.append(Derived(feature=FEATURE, name=ZONE), unique=f"{ZONE}:{ctx.event.key}")


def follow_zone(ctx: Context) -> None:
    """Move what is planned to the community's zone; whoever comes is told the new moment."""
    sql = """SELECT number FROM calendar_event
        WHERE part = :p AND community = :c AND state = 'planned' AND zone = '' ORDER BY number"""
    for number in ctx.conn.execute(text(sql), home(ctx)).scalars().all():
        for row in rezone(ctx, number):
            refresh(ctx, row.number, row.original)
            if row.announced:
                mirror.show(ctx, row)
                tell_all(ctx, row, "schedule-told-moved")
