"""Reactions pay the author of the message, a batch at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from engine.contract.events import Event, Reaction
from engine.contract.feature import Batch
from engine.points import notices
from engine.points.book import Book
from engine.points.levels import tell_batch
from engine.points.places import Rates, key_of
from engine.points.rules import UNKIND, Pay, day_of
from engine.points.terms import TermsOf
from engine.store.sql import fetch_given, select_where_in
from engine.stream.whereabouts import is_private, payable

RULE = "reaction"


class Given(NamedTuple):
    """A reaction that may pay: who gave it, whose message it stands on."""

    event: Event
    giver: int
    author: int
    subject: str
    day: int


def on_reactions(batch: Batch) -> None:
    """Pay a batch of reactions. Taking one away takes nothing back, putting it on again pays nothing more."""
    added = [
        event
        for event in batch.events
        if event.actor is not None
        and isinstance(event.body, Reaction)
        and event.body.added
        and event.body.emoji not in UNKIND
        and not is_private(event.key)
    ]
    given = _with_authors(batch, added)
    if given:
        _pay(batch, given)


def _with_authors(batch: Batch, events: Sequence[Event]) -> list[Given]:
    keys = {
        event.seq: key_of(event.key, event.body.message)
        for event in events
        if isinstance(event.body, Reaction)
    }
    sql = "SELECT key, actor, community FROM log WHERE part = :part AND key IN :values AND actor IS NOT NULL"
    rows = select_where_in(batch.conn, sql, sorted(set(keys.values())), part=batch.part)
    authors = {key: (actor, community) for key, actor, community in rows}
    given = []
    for event in events:
        author, community = authors.get(keys[event.seq], (None, None))
        if author is None or author == event.actor or community != event.community or event.actor is None:
            continue
        subject = f"{keys[event.seq]}:{event.actor}"
        given.append(Given(event, event.actor, author, subject, day_of(event.at, batch.zone(community))))
    people = payable(batch.conn, {person for item in given for person in (item.giver, item.author)})
    return [item for item in given if item.giver in people and item.author in people]


def _pay(batch: Batch, given: Sequence[Given]) -> None:
    paid = _paid_before(batch, given)
    times = _times(batch, given)
    terms = TermsOf(batch)
    rates = Rates(batch, terms)
    book = Book(batch.conn, batch.part, terms.curve)
    members = {(item.event.community, item.author) for item in given}
    book.open(members, range(given[0].event.seq, given[-1].event.seq + 1))
    for item in given:
        event, account = item.event, (item.event.community, item.author, item.day)
        own = terms.of(event.community)
        xp = own.amount(RULE) if rates.rate(event.community, event.chat) else 0
        if not xp or item.subject in paid or own.full(RULE, times[account]):
            continue
        paid.add(item.subject)
        times[account] += 1
        level = book.post(
            seq=event.seq,
            community=event.community,
            member=item.author,
            rule=RULE,
            subject=item.subject,
            pay=Pay(xp),
            at=event.at,
            day=item.day,
            actor=item.giver,
            chat=event.chat,
        )
        if level and event.origin == "live":
            notices.level_up(batch.context(event), item.author, level)
    book.close()
    tell_batch(batch, {item.event.seq: item.event for item in given}, book)


def _paid_before(batch: Batch, given: Sequence[Given]) -> set[str]:
    found: set[str] = set()
    by_community: defaultdict[int, set[str]] = defaultdict(set)
    for item in given:
        by_community[item.event.community].add(item.subject)
    sql = f"SELECT subject FROM ledger WHERE part = :part AND community = :c AND rule = '{RULE}' AND subject IN :values"
    for community, subjects in sorted(by_community.items()):
        rows = select_where_in(batch.conn, sql, sorted(subjects), part=batch.part, c=community)
        found.update(row[0] for row in rows)
    return found


def _times(batch: Batch, given: Sequence[Given]) -> defaultdict[tuple[int, int, int], int]:
    accounts = sorted({(item.event.community, item.author, item.day) for item in given})
    rows = fetch_given(
        batch.conn,
        ("community", "member", "day"),
        accounts,
        f"""SELECT l.community, l.member, l.day, count(*) FROM given v CROSS JOIN ledger l WHERE l.part = :part
        AND l.community = v.community AND l.member = v.member AND l.rule = '{RULE}' AND l.day = v.day
        GROUP BY l.community, l.member, l.day""",
        part=batch.part,
    )
    times: defaultdict[tuple[int, int, int], int] = defaultdict(int)
    times.update({(community, member, day): int(number) for community, member, day, number in rows})
    return times
