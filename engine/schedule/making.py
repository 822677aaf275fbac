"""Creating an event: who may, where it is announced, how it is read back, and how it is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.acts import Delete
from engine.contract.clock import MINUTE
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import ROLES, Message
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.schedule import card, mirror, words
from engine.schedule.line import Draft, read_line, read_options, settle
from engine.schedule.planning import fill
from engine.schedule.records import (
    answers,
    event_of,
    message_in,
    next_of,
    occurrences,
    places,
    put_event,
    slot_of,
    zone_of,
)
from engine.schedule.rules import CANCELLED, PLANNED, write_local
from engine.schedule.stopping import stop
from engine.schedule.tables import CalendarEvent, EventPlace
from engine.store.sql import insert_new
from engine.stream.here import home
from engine.stream.secret import secret_of
from engine.stream.whereabouts import named_chats, payable

SECOND_THOUGHTS = 30 * MINUTE
"""For how long a new event can be taken back as if it had never been."""
_COLUMNS = {"place": "place", "max": "capacity", "desc": "description"}
_FORM = {"length": "duration", "repeat": "repeat", "details": "description"}


def create(ctx: Context, values: Mapping[str, Value]) -> None:
    """Create an event from a line or a form, put its card up and read back how it was understood."""
    author = _may_create(ctx)
    draft = _draft(ctx, values)
    kind, title, local, duration = settle(draft, ctx.event.at, ctx.zone)
    spots = where(ctx, draft.chats)
    number = next_number(ctx)
    row = {
        "part": ctx.part,
        "community": ctx.community,
        "number": number,
        "kind": kind.name,
        "title": title,
        "description": draft.description or "",
        "host": _host(ctx, draft) or author,
        "author": author,
        "start": write_local(local),
        "zone": draft.zone or "",
        "duration": duration,
        "capacity": draft.capacity or 0,
        "rule": draft.rule or "",
        "place": draft.place or "",
        "voice": draft.voice or "",
        "image": draft.image or "",
        "points": draft.points if draft.points is not None else kind.points,
        "audience": draft.audience or "member",
        "chat": spots[0][0],
        "state": PLANNED,
        "uid": f"{ctx.part}-{ctx.event.seq}-{number}@qunban",
        "sequence": 0,
        "secret": secret_of(ctx.conn, f"event:{ctx.community}:{number}:{ctx.event.seq}"),
        "created_at": ctx.event.at,
        "changed_at": ctx.event.at,
    }
    add(ctx, row, spots)
    _read_back(ctx, number, draft.sure or bool(kind.at))


def add(ctx: Context, row: Mapping[str, Any], spots: Sequence[tuple[int, str]]) -> None:
    """Put an event into the calendar and its first card where it is announced."""
    insert_new(ctx.conn, CalendarEvent, [dict(row)])
    number = int(row["number"])
    insert_new(ctx.conn, EventPlace, place_rows(ctx, number, spots))
    fill(ctx, number)
    first = next_of(ctx, number)
    if first is None:
        raise UserError("schedule-never")
    card.put_up(ctx, first)
    mirror.show(ctx, first)


def place_rows(ctx: Context, number: int, spots: Sequence[tuple[int, str]]) -> list[dict[str, Any]]:
    """Return the rows that say where an event's cards stand."""
    here = {"part": ctx.part, "community": ctx.community, "number": number, "room": "", "pinned": ""}
    return [{**here, "chat": chat, "thread": thread} for chat, thread in spots]


def _draft(ctx: Context, values: Mapping[str, Value]) -> Draft:
    line = str(values.get("line") or "")
    if line:
        return read_line(line, ctx.event.at, ctx.zone)
    told = {name: str(values[key]) for key, name in _FORM.items() if values.get(key)}
    told |= {name: str(values[name]) for name in ("title",) if values.get(name)}
    if values.get("time"):
        told["time"] = str(values["time"])
    return read_options(told, "", ctx.event.at, ctx.zone)


def _may_create(ctx: Context) -> int:
    author = ctx.event.actor
    if author is None or not payable(ctx.conn, [author]):
        raise UserError("schedule-nobody")
    least = str(ctx.setting("schedule.create"))
    rank = ROLES.index(ctx.role())
    if rank < ROLES.index(least):
        raise UserError("error-role", role=least)
    if rank < ROLES.index("moderator"):
        sql = """SELECT count(*) FROM calendar_event
            WHERE part = :p AND community = :c AND author = :a AND state = 'planned'"""
        open_ones = ctx.conn.execute(text(sql), {**home(ctx), "a": author}).scalar_one()
        most = int(ctx.setting("schedule.open_events"))
        if open_ones >= most:
            raise UserError("schedule-too-many", most=most)
    return author


def _host(ctx: Context, draft: Draft) -> int | None:
    """Return who was named as host: by a mention that the platform resolved, else by handle or name."""
    if not draft.host:
        return None
    body = ctx.event.body
    if isinstance(body, Message) and len(body.mentions) == 1:
        return body.mentions[0]
    name = draft.host.lstrip("@＠")
    sql = """SELECT i.person FROM identity i JOIN membership m ON m.actor = i.person
        WHERE m.part = :p AND m.community = :c AND (lower(i.handle) = :n OR lower(i.name) = :n
        OR i.platform_user = :r) ORDER BY i.id"""
    raw = name.strip("<@!>")
    found = ctx.conn.execute(text(sql), {**home(ctx), "n": name.casefold(), "r": raw}).scalar()
    if found is None:
        raise UserError("schedule-host-unknown", value=draft.host)
    return int(found)


def where(ctx: Context, chats: Sequence[str]) -> list[tuple[int, str]]:
    """Return where the cards go: (chat, thread), first where the event is created. Raises UserError."""
    kind = ctx.conn.execute(text("SELECT kind FROM chat WHERE id = :i"), {"i": ctx.event.chat}).scalar()
    named = named_chats(ctx.conn, ctx.community, chats)
    if chats and len(named) < len(set(chats)):
        raise UserError("schedule-chat-unknown", value=", ".join(chats))
    found = {} if kind == "private" else {ctx.event.chat: ctx.event.thread}
    more = [*named, *named_chats(ctx.conn, ctx.community, map(str, ctx.setting("schedule.chats")))]
    found |= {chat: "" for chat in more if chat not in found}
    if not found:
        groups = ctx.conn.execute(
            text("SELECT id FROM chat WHERE community = :c AND kind <> 'private' ORDER BY id"),
            {"c": ctx.community},
        ).scalars()
        only = list(groups)
        if len(only) != 1:
            raise UserError("schedule-where")
        found = {int(only[0]): ""}
    return list(found.items())


def next_number(ctx: Context) -> int:
    """Return the number of the community's next event."""
    sql = "SELECT coalesce(max(number), 0) + 1 FROM calendar_event WHERE part = :p AND community = :c"
    return int(ctx.conn.execute(text(sql), home(ctx)).scalar_one())


def _read_back(ctx: Context, number: int, sure: bool) -> None:
    """Say how the event was understood, with the way back."""
    event = event_of(ctx, number)
    first = next_of(ctx, number)
    zone = zone_of(ctx, event)
    said = [ctx.text("schedule-created", number=number, title=event.title)]
    said.append("🕗 " + words.span(ctx, first.starts_at, first.ends_at, zone))
    if event.rule:
        said.append("🔁 " + words.rule(ctx, event.rule))
    if event.capacity:
        said.append("👥 " + ctx.text("schedule-at-most", count=event.capacity))
    if not sure:
        said.append("⚠️ " + ctx.text("schedule-not-sure"))
    lacking = [name for name in card.kind_of(first).fields if not getattr(first, _COLUMNS[name])]
    if lacking:
        said.append(
            "💡 " + ctx.text("schedule-could-say", number=number, options=" ".join(f"{n}:…" for n in lacking))
        )
    keys = (
        Button(ctx.text("schedule-button", what="undo"), data=card.data(first, "undo"), only=event.author),
        Button(ctx.text("schedule-button", what="edit"), data=card.data(first, "edit"), only=event.author),
    )
    ctx.reply(Text("\n".join(said)), Buttons((keys,)), lifetime="list")


def undo(ctx: Context, body: Press, row: Any) -> None:
    """Take a new event back: its card disappears, and nobody needs to know that it was there."""
    event = event_of(ctx, row.number)
    others = {one.member for one in answers(ctx, row)} - {event.author}
    if event.state == CANCELLED or others or ctx.event.at - event.created_at > SECOND_THOUGHTS:
        raise UserError("schedule-undo-late", number=row.number)
    for place in places(ctx, row.number):
        message = message_in(ctx, place.chat, slot_of(row))
        if message:
            ctx.act(Delete(chat=place.chat, thread=place.thread, messages=(message,)))
    for one in occurrences(ctx, row.number):
        stop(ctx, one, quiet=True)
    put_event(ctx, row.number, state=CANCELLED, changed_at=ctx.event.at)
    ctx.reply(ctx.text("schedule-undone", title=event.title), edit=body.message, lifetime="notice")
