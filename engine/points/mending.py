"""What happens to points when the message they came from changes: edited away, deleted, held, released."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.events import Deleted, Edited, Message
from engine.contract.facts import MessageHeld, MessageReleased
from engine.contract.feature import Batch, Context
from engine.points.density import read
from engine.points.earning import MessagePay
from engine.points.ledger import book_for, entry_of, restore, undo
from engine.points.levels import tell
from engine.points.places import key_of, special_rates
from engine.points.rules import Pay, day_of
from engine.points.terms import terms_of
from engine.stream.whereabouts import payable


def on_edited(batch: Batch) -> None:
    """Take back what a message earned if its new text would earn nothing."""
    for event in batch.events:
        body = event.body
        if isinstance(body, Edited) and not read(Message(text=body.text)).quality:
            _take_back(batch.context(event), key_of(event.key, body.message), "edited")


def on_deleted(batch: Batch) -> None:
    """Take back what a deleted message earned."""
    for event in batch.events:
        if isinstance(event.body, Deleted):
            _take_back(batch.context(event), key_of(event.key, event.body.message), "deleted")


def on_held(context: Context, fact: MessageHeld) -> None:
    """Take back what a message earned that a moderator is to look at."""
    _take_back(context, fact.message, "held")


def on_released(context: Context, fact: MessageReleased) -> None:
    """Pay a released message what it would have earned."""
    paid = entry_of(context.conn, context.part, context.community, "message", fact.message)
    if paid is not None:
        restore(context, paid, "released")
        return
    row = context.conn.execute(
        text(
            "SELECT f.actor, f.at, f.quality, f.chat FROM log l JOIN message_fact f "
            "ON f.part = l.part AND f.community = l.community AND f.seq = l.seq "
            "WHERE l.part = :part AND l.key = :key AND l.community = :community"
        ),
        {"part": context.part, "key": fact.message, "community": context.community},
    ).first()
    if row is not None and payable(context.conn, [row.actor]):
        _pay_released(context, fact.message, row, round(row.quality * 2))


def _pay_released(context: Context, key: str, fact: Any, quality: int) -> None:
    actor, at = int(fact.actor), int(fact.at)
    member, day = (context.community, actor), day_of(at, context.zone)
    terms = terms_of(context)
    messages = MessagePay(context.conn, context.part)
    messages.load([(context.community, actor, at, context.zone, terms.message.cooldown)])
    special = special_rates(context.conn, context.community, terms)
    rate = terms.message.rate * special.get(int(fact.chat), 1.0)
    xp, _ = messages.amount(key, member, at, day, quality, terms=terms.message, rate=rate)
    if xp:
        book = book_for(context, [actor])
        book.post(
            seq=context.event.seq,
            community=context.community,
            member=actor,
            rule="message",
            subject=key,
            pay=Pay(xp),
            at=at,
            day=day,
            reason="released",
            chat=fact.chat,
        )
        book.close()
        tell(context, book)


def _take_back(context: Context, key: str, reason: str) -> None:
    paid = entry_of(context.conn, context.part, context.community, "message", key)
    if paid is not None:
        undo(context, [paid], reason)
