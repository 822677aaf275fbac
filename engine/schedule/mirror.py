"""The platforms' own means: Discord's calendar shows an occurrence, Telegram pins its card."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import text

from engine.contract.acts import MirrorEvent, OpenThread, Pin
from engine.contract.clock import MINUTE
from engine.contract.events import ROLES, Outcome
from engine.contract.feature import Context
from engine.schedule.kinds import DEFAULT, KINDS
from engine.schedule.records import UNOPENED, message_in, mirror_slot, occurrence_of, places, slot_of
from engine.schedule.rules import OVER, PLANNED
from engine.stream.here import home
from engine.stream.outbox import row_of

CALENDARS = ("discord",)
"""Platforms with a calendar of their own."""
PINS = ("telegram",)
"""Platforms where a card is pinned: it would drown in the talk."""
ROOMS = ("discord", "telegram")
"""Platforms where an event can have a thread of its own."""
_SPACE = "SELECT coalesce(nullif(space, ''), platform_chat) FROM chat WHERE id = :i"


def show(ctx: Context, row: Any) -> None:
    """Show an occurrence in the calendars of the platforms where it is announced, once a server."""
    if row.state != PLANNED or not _by_staff(ctx, row) or not ctx.setting("schedule.mirror"):
        return
    _mirror(ctx, row, cancelled=False)


def take_down(ctx: Context, row: Any) -> None:
    """Take an occurrence out of the platforms' calendars."""
    _mirror(ctx, row, cancelled=True)


def _mirror(ctx: Context, row: Any, *, cancelled: bool) -> None:
    if row.starts_at <= ctx.event.at + MINUTE and not cancelled:
        return
    seen: set[str] = set()
    for place in places(ctx, row.number):
        space = str(ctx.conn.execute(text(_SPACE), {"i": place.chat}).scalar())
        if place.platform not in CALENDARS or space in seen:
            continue
        seen.add(space)
        if cancelled and not message_in(ctx, place.chat, mirror_slot(row)):
            continue
        ctx.act(
            MirrorEvent(
                chat=place.chat,
                slot=mirror_slot(row),
                title=row.title,
                starts_at=row.starts_at,
                ends_at=row.ends_at,
                place=row.place or row.voice or ctx.text("schedule-here", ctx.language(chat=place.chat)),
                description=row.description,
                cancelled=cancelled,
            ),
            expires_at=None if cancelled else row.starts_at,
        )


def _by_staff(ctx: Context, row: Any) -> bool:
    """Tell whether an event is a moderator's: only theirs go beyond the chat's own messages."""
    people = [one for one in (row.author, row.host) if one is not None]
    return any(ROLES.index(ctx.role(one)) >= ROLES.index("moderator") for one in people)


def on_outcome(ctx: Context, outcome: Outcome) -> None:
    """Pin a card that has just been put up, and open the event's thread; note a thread that was opened."""
    sent = row_of(ctx.conn, ctx.part, outcome.ref)
    if sent is None or not outcome.ok:
        return
    if sent.kind == "act":
        _note_room(ctx, sent, outcome)
        return
    what, _, rest = str(sent.slot).partition(":")
    pieces = rest.split(":")
    if what != "event" or len(pieces) != 4 or pieces[3] != "card" or pieces[0] != str(ctx.community):
        return
    row = occurrence_of(ctx, int(pieces[1]), pieces[2])
    place = next((one for one in places(ctx, row.number) if one.chat == sent.chat), None) if row else None
    if row is None or place is None or not outcome.message:
        return
    if row.state in (OVER, "cancelled"):
        unpin(ctx, row)
        return
    _pin(ctx, row, place, outcome.message)
    _open_room(ctx, row, place, outcome.message)


def _pin(ctx: Context, row: Any, place: Any, message: str) -> None:
    if place.platform not in PINS or place.pinned == message or place.thread:
        return
    if not _by_staff(ctx, row) or not ctx.setting("schedule.pin"):
        return
    if place.pinned:
        ctx.act(Pin(chat=place.chat, message=place.pinned, pinned=False))
    _put_place(ctx, row.number, place.chat, pinned=message)
    ctx.act(Pin(chat=place.chat, message=message), expires_at=row.ends_at)


def unpin(ctx: Context, row: Any) -> None:
    """Take the pins of an occurrence off that is over."""
    for place in places(ctx, row.number):
        if place.pinned and place.pinned == message_in(ctx, place.chat, slot_of(row)):
            _put_place(ctx, row.number, place.chat, pinned="")
            ctx.act(Pin(chat=place.chat, message=place.pinned, pinned=False))


def _open_room(ctx: Context, row: Any, place: Any, message: str) -> None:
    """Open a thread of its own for a kind that has one, unless it stands in one already."""
    kind = KINDS.get(row.kind, KINDS[DEFAULT])
    if not kind.room or place.room or place.thread or place.platform not in ROOMS:
        return
    _put_place(ctx, row.number, place.chat, room=UNOPENED)
    slot = f"event:{ctx.community}:{row.number}:room"
    under = message if place.platform == "discord" else ""
    ctx.act(OpenThread(chat=place.chat, title=row.title, message=under, slot=slot), expires_at=row.ends_at)


def _note_room(ctx: Context, sent: Any, outcome: Outcome) -> None:
    act = json.loads(bytes(sent.payload) or b"{}")
    pieces = str(act.get("slot", "")).split(":")
    if act.get("act") == "open_thread" and len(pieces) == 4 and outcome.thread:
        _put_place(ctx, int(pieces[2]), sent.chat, room=outcome.thread)


def _put_place(ctx: Context, number: int, chat: int, **values: str) -> None:
    sets = ", ".join(f"{name} = :{name}" for name in values)
    sql = f"UPDATE event_place SET {sets} WHERE part = :p AND community = :c AND number = :n AND chat = :h"
    ctx.conn.execute(text(sql), {**home(ctx), **values, "n": number, "h": chat})
