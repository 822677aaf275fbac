"""打卡 in a challenge: a message with text or a picture shows that a day was done."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import text

from engine.contract.clock import local_day
from engine.contract.events import Deleted, Event, Message
from engine.contract.feature import Batch, Context
from engine.schedule import board
from engine.schedule.attending import attend
from engine.schedule.card import refresh
from engine.schedule.joining import answer_of, enter
from engine.schedule.records import VIEW, message_in, naming, slot_of, thread_of, zone_of
from engine.schedule.records import places as places_of
from engine.schedule.rules import GOING, RUNNING, streak
from engine.schedule.tables import Proof
from engine.store.sql import insert_new
from engine.stream.here import home
from engine.stream.whereabouts import payable

WORDS = re.compile(
    r"\s*[#＃/／]?\s*(?:打卡(?P<loose>\w?)|(?P<english>check[- ]?in(?![a-z])))[#＃]?[\s:：,，.。!！~～、-]*(?P<said>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""How a proof begins. `loose`: the word runs on (打卡机), `english`: it may be any sentence's beginning."""
LEAST = 2
"""Letters that are a text."""
_ROOM = f"""{VIEW} WHERE o.part = :p AND o.community = :c AND o.state = '{RUNNING}' AND e.kind = 'challenge'
    AND e.state <> 'cancelled' ORDER BY o.starts_at DESC, o.number DESC"""


def on_messages(batch: Batch) -> None:
    """Take the proofs among messages. What begins with no such word is passed over at the cost of a look."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, Message) or event.origin == "import" or event.actor is None:
            continue
        found = WORDS.match(body.text) if body.text[:24].strip() else None
        if found is not None:
            _take(batch, event, body, found)


def _take(batch: Batch, event: Event, body: Message, found: re.Match[str]) -> None:
    bare = len((found["loose"] or "") + found["said"].strip()) < LEAST and not body.attachments
    command = batch.withheld(event)
    if command and not bare and not body.attachments and body.text.lstrip()[:1] not in ("/", "／"):
        return  # it answers an open form
    ctx = batch.context(event)
    row, own_room = challenge_here(ctx, body)
    if row is None or not payable(ctx.conn, [event.actor or 0]):
        return
    if not own_room and (found["loose"] or found["english"]):
        return  # talk that only begins like a proof
    if bare:
        if own_room:
            batch.answered(event)
            ctx.reply(ctx.text("schedule-proof-how", ctx.language(event.actor)), lifetime="notice")
        return
    batch.answered(event)
    show(ctx, row, int(event.actor or 0), body.message)


def challenge_here(ctx: Context, body: Message) -> tuple[Any, bool]:
    """Return the open challenge that a message belongs to, and whether it has this place for itself.

    It does if it replies to the challenge's card or stands in its thread. Where no thread could be opened the chat of
    the card is its place too, but not its own: there 打卡 alone is the daily check-in.
    """
    shared = None
    for row in ctx.conn.execute(text(_ROOM), home(ctx)).all():
        place = next((one for one in places_of(ctx, row.number) if one.chat == ctx.event.chat), None)
        if place is None:
            continue
        if body.reply_to and body.reply_to == message_in(ctx, ctx.event.chat, slot_of(row)):
            return row, True
        if thread_of(place) == ctx.event.thread:
            if ctx.event.thread:
                return row, True
            mine = answer_of(ctx, row, int(ctx.event.actor or 0))
            if shared is None or (mine is not None and mine.answer == GOING):
                shared = row
    return shared, False


def show(ctx: Context, row: Any, member: int, message: str) -> None:
    """Note a proof for the local day of its message; enough of them are attendance."""
    day = local_day(ctx.event.at, zone_of(ctx, row))
    if not row.starts_at <= ctx.event.at < row.ends_at:
        return
    values = {
        **naming(row),
        "member": member,
        "day": day,
        "at": ctx.event.at,
        "chat": ctx.event.chat,
        "message": message,
        "account": member,
    }
    lang = ctx.language(member)
    if not insert_new(ctx.conn, Proof, [values]):
        ctx.reply(ctx.text("schedule-proof-again", lang), lifetime="notice")
        return
    enter(ctx, row, member)
    days = board.shown(ctx, row)[member]
    run, _best = streak(days, day)
    needed = board.needed(row)
    said = ctx.text("schedule-proof", lang, days=len(days), needed=needed, streak=run)
    if len(days) >= needed and attend(ctx, row, member, "proof"):
        said += "\n" + ctx.text("schedule-proof-done", lang, title=row.title)
    ctx.reply(said, lifetime="list")
    refresh(ctx, row.number, row.original)


def on_deleted(batch: Batch) -> None:
    """Take a proof back whose message is deleted, unless its day has been counted as done already."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, Deleted) or event.origin == "import":
            continue
        ctx = batch.context(event)
        where = """part = :p AND community = :c AND chat = :h AND message = :m AND NOT EXISTS (
            SELECT 1 FROM attendance a WHERE a.part = event_proof.part AND a.community = event_proof.community
            AND a.number = event_proof.number AND a.original = event_proof.original
            AND a.member = event_proof.member)"""
        values = {**home(ctx), "h": event.chat, "m": body.message}
        found = ctx.conn.execute(
            text(f"SELECT number, original FROM event_proof WHERE {where}"), values
        ).first()
        if found is not None:
            ctx.conn.execute(text(f"DELETE FROM event_proof WHERE {where}"), values)
            refresh(ctx, found.number, found.original)
