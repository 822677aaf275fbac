"""Messages become facts, points and thanks, a batch at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.contract.events import Event, Message
from engine.contract.facts import ThanksReceived
from engine.contract.feature import Batch
from engine.ml.sketch import sketch_ahead
from engine.points import notices, thanks
from engine.points.antifarm import Verdict, judge
from engine.points.book import Book
from engine.points.density import Reading, read
from engine.points.earning import MessagePay, ThanksPay
from engine.points.levels import tell_batch
from engine.points.places import Rates
from engine.points.rules import Pay, day_of
from engine.points.terms import TermsOf
from engine.points.window import Recent, window_of
from engine.store.sql import insert_new
from engine.store.tables import MessageFact
from engine.stream.whereabouts import is_private, payable


@dataclass(slots=True)
class Item:
    """One message on its way through the batch."""

    event: Event
    body: Message
    actor: int
    reading: Reading
    verdict: Verdict
    withheld: bool
    thanked: thanks.Resolution
    unpaid: str = ""


def prepare(events: Sequence[Event]) -> Mapping[int, Any]:
    """Read the texts of messages; needs no database."""
    said = [(event.seq, event.body) for event in events if isinstance(event.body, Message)]
    sketch_ahead(body.text for _, body in said)
    return {seq: read(body) for seq, body in said}


def on_messages(batch: Batch) -> None:
    """Pay a batch of messages, in the order of the log."""
    events = [event for event in batch.events if event.actor is not None and not is_private(event.key)]
    if not events:
        return
    items = _judge_all(batch, events)
    people = {item.actor for item in items}
    people.update(person for item in items for person in (*item.thanked.sure, *item.thanked.candidates))
    _pay_all(batch, items, payable(batch.conn, people))
    insert_new(batch.conn, MessageFact, [_fact(batch.part, item) for item in items])


def _judge_all(batch: Batch, events: Sequence[Event]) -> list[Item]:
    window = window_of(batch.conn, batch.part)
    window.ready(batch.conn, batch.part, ((event.community, event.actor or 0) for event in events))
    items = []
    for event in events:
        body, actor = event.body, event.actor
        if not isinstance(body, Message) or actor is None:
            continue
        reading = batch.prepared.get(event.seq) or read(body)
        ring = window.communities[event.community]
        verdict, bits = judge(reading, actor, event.at, ring, window.authors[event.community, actor])
        withheld = batch.withheld(event)
        thanked = (
            thanks.Resolution() if withheld else _resolve(event, body, actor, reading, ring.talk(event.chat))
        )
        items.append(Item(event, body, actor, reading, verdict, withheld, thanked))
        recent = Recent(
            event.seq, event.chat, actor, event.at, body.reply_actor, not withheld, reading.sketch
        )
        window.add(event.community, recent, bits)
    window.trim()
    return items


def _resolve(event: Event, body: Message, actor: int, reading: Reading, talk: Any) -> thanks.Resolution:
    if reading.thanks is thanks.Thanks.NO or reading.reason == "advert" or body.forwarded:
        return thanks.Resolution()
    if reading.thanks is thanks.Thanks.REPLY:
        author = thanks.named(actor, body.reply_actor, ())
        return thanks.Resolution(sure=author)
    people = thanks.named(actor, body.reply_actor, body.mentions)
    if people or reading.thanks is thanks.Thanks.NAMED:
        return thanks.Resolution(sure=people)
    if body.reply_to or body.mentions:
        return thanks.Resolution()
    said = (thanks.Said(recent.actor, recent.at, recent.reply_actor) for recent in talk)
    return thanks.from_talk(actor, event.at, said)


def _pay_all(batch: Batch, items: Sequence[Item], people: set[int]) -> None:
    terms = TermsOf(batch)
    book = Book(batch.conn, batch.part, terms.curve)
    messages, grateful = MessagePay(batch.conn, batch.part), ThanksPay(batch.conn, batch.part)
    rates = Rates(batch, terms)
    members, near, thanked = set(), [], []
    for item in items:
        event, community = item.event, item.event.community
        zone = batch.zone(community)
        members.add((community, item.actor))
        if item.verdict.quality:
            near.append((community, item.actor, event.at, zone, terms.of(community).message.cooldown))
        for target in item.thanked.sure:
            members.add((community, target))
            thanked += [(community, target, event.at, zone), (community, item.actor, event.at, zone)]
    book.open(members, range(items[0].event.seq, items[-1].event.seq + 1))
    messages.load(near)
    grateful.load(thanked)
    for item in items:
        if item.withheld or item.actor not in people:
            item.unpaid = "withheld" if item.withheld else "unpayable"
            continue
        _pay_message(batch, item, book, messages, rates)
        _pay_thanks(batch, item, book, grateful, people, terms)
    book.close()
    tell_batch(batch, {item.event.seq: item.event for item in items}, book)


def _pay_message(batch: Batch, item: Item, book: Book, messages: MessagePay, rates: Rates) -> None:
    event = item.event
    member, day = (event.community, item.actor), day_of(event.at, batch.zone(event.community))
    xp, item.unpaid = messages.amount(
        event.key,
        member,
        event.at,
        day,
        item.verdict.quality,
        terms=rates.terms.of(event.community).message,
        rate=rates.rate(event.community, event.chat),
    )
    if not xp:
        return
    messages.note(member, event.at, day, xp)
    level = book.post(
        seq=event.seq,
        community=event.community,
        member=item.actor,
        rule="message",
        subject=event.key,
        pay=Pay(xp),
        at=event.at,
        day=day,
        reason=item.verdict.reason,
        chat=event.chat,
    )
    if level and event.origin == "live":
        notices.level_up(batch.context(event), item.actor, level, message=item.body.message)


def _pay_thanks(
    batch: Batch, item: Item, book: Book, grateful: ThanksPay, people: set[int], terms: TermsOf
) -> None:
    event, community = item.event, item.event.community
    day = day_of(event.at, batch.zone(community))
    for target in item.thanked.sure:
        if target not in people:
            continue
        amount = grateful.amount(community, item.actor, target, event.at, day, terms.of(community))
        if amount is None:
            continue
        grateful.note(community, item.actor, target, event.at, day)
        level = book.post(
            seq=event.seq,
            community=event.community,
            member=target,
            rule="thanks",
            subject=event.key,
            pay=amount,
            at=event.at,
            day=day,
            actor=item.actor,
            chat=event.chat,
        )
        batch.context(event).fact(ThanksReceived(subject=event.key, giver=item.actor, actor=target))
        if level and event.origin == "live":
            notices.level_up(batch.context(event), target, level)
    candidates = [person for person in item.thanked.candidates if person in people]
    if candidates and event.origin == "live":
        notices.ask_whom(batch.context(event), candidates)


def _fact(part: int, item: Item) -> dict[str, object]:
    event, verdict = item.event, item.verdict
    return {
        "part": part,
        "chat": event.chat,
        "message": item.body.message or f"#{event.seq}",
        "community": event.community,
        "seq": event.seq,
        "actor": item.actor,
        "at": event.at,
        "units": item.reading.units,
        "novelty": verdict.novelty,
        "similarity": verdict.similarity,
        "quality": verdict.quality / 2,
        "reason": item.unpaid or verdict.reason,
        "reply_actor": item.body.reply_actor,
        "sketch": item.reading.sketch,
    }
