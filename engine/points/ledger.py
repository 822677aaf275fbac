"""Reading the ledger, and mending it: every entry can be found, explained and undone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, text

from engine.contract.feature import Context
from engine.points.book import COLUMNS, Book, Entry
from engine.points.levels import tell
from engine.points.moves import MERGE, Place, move
from engine.points.rules import Pay, day_of
from engine.points.standing import UNDO, tips
from engine.points.terms import terms_of
from engine.stream.whereabouts import persons

_ID = re.compile(r"#?(\d{1,18})(?:-(\d{1,9}))?")


def entries(
    conn: Connection, part: int, where: str, tail: str = "ORDER BY seq, n", **values: object
) -> list[Entry]:
    """Read the entries of a partition that satisfy a condition of ours."""
    sql = text(f"SELECT {COLUMNS} FROM ledger WHERE part = :part AND {where} {tail}")
    return [Entry(*row) for row in conn.execute(sql, {"part": part, **values})]


def entry_by_id(conn: Connection, part: int, community: int, written: str) -> Entry | None:
    """Find an entry by the name people see: `#123` or `#123-1`."""
    match = _ID.fullmatch(written.strip())
    if match is None:
        return None
    where = "seq = :seq AND n = :n AND community = :community"
    found = entries(conn, part, where, seq=int(match[1]), n=int(match[2] or 0), community=community)
    return found[0] if found else None


def entry_of(
    conn: Connection, part: int, community: int, rule: str, subject: str, member: int | None = None
) -> Entry | None:
    """Find what a rule paid for a subject."""
    where = "community = :community AND rule = :rule AND subject = :subject"
    found = entries(conn, part, where, community=community, rule=rule, subject=subject)
    return next((entry for entry in found if member in (None, entry.member)), None)


def counter_of(conn: Connection, part: int, entry: Entry) -> Entry | None:
    """Return the counter-entry that holds against an entry, None if the entry counts."""
    counter = entry_of(conn, part, entry.community, UNDO, entry.id, entry.member)
    if counter is None or counter_of(conn, part, counter) is not None:
        return None
    return counter


def book_for(context: Context, members: Sequence[int]) -> Book:
    """Open a book for one event."""
    seq = context.event.seq
    curve = terms_of(context).curve
    book = Book(context.conn, context.part, lambda _community: curve)
    book.open([(context.community, member) for member in members], range(seq, seq + 1))
    return book


def pay(
    context: Context,
    member: int,
    rule: str,
    subject: str,
    amount: Pay,
    *,
    reason: str = "",
    actor: int | None = None,
) -> int | None:
    """Pay a rule once; return the level reached (0: none new), or None if the subject was paid before."""
    if entry_of(context.conn, context.part, context.community, rule, subject, member) is not None:
        return None
    book = book_for(context, [member])
    level = book.post(
        seq=context.event.seq,
        community=context.community,
        member=member,
        rule=rule,
        subject=subject,
        pay=amount,
        at=context.event.at,
        day=day_of(context.event.at, context.zone),
        reason=reason,
        actor=actor,
        chat=context.event.chat,
    )
    book.close()
    tell(context, book)
    return level


def undo(context: Context, undone: Sequence[Entry], reason: str) -> int:
    """Write counter-entries for those entries that still count; return how many."""
    ends = tips(context.conn, context.part, undone)
    open_ones = {(entry.seq, entry.n): entry for entry in undone if ends[entry.seq, entry.n].counts}
    whose = persons(context.conn, context.part, [entry.member for entry in open_ones.values()])
    book = book_for(context, sorted({*whose, *whose.values()}))
    for place, entry in open_ones.items():
        book.post(
            seq=context.event.seq,
            community=entry.community,
            member=entry.member,
            rule=UNDO,
            subject=ends[place].name,
            pay=Pay(-entry.xp, -entry.coins),
            at=context.event.at,
            day=entry.day,
            reason=reason,
            actor=context.event.actor,
            chat=entry.chat,
        )
    _carry_on(context, book, open_ones.values(), whose)
    book.close()
    tell(context, book)
    return len(open_ones)


def _carry_on(context: Context, book: Book, undone: Iterable[Entry], whose: Mapping[int, int]) -> None:
    """Let the person an account became bear what was taken from the account: its points went along when they joined."""
    owed: defaultdict[tuple[int, Place], list[Entry]] = defaultdict(list)
    for entry in undone:
        if whose[entry.member] != entry.member:
            owed[entry.member, Place(entry.day, entry.chat)].append(entry)
    for (account, place), entries_there in owed.items():
        amount = Pay(sum(one.xp for one in entries_there), sum(one.coins for one in entries_there))
        subject = f"{context.event.key}:{account}"
        move(
            context,
            book,
            whose[account],
            account,
            MERGE,
            amount,
            account=account,
            place=place,
            subject=subject,
        )


def restore(context: Context, entry: Entry, reason: str) -> bool:
    """Take back the counter-entry that holds against an entry."""
    counter = counter_of(context.conn, context.part, entry)
    return counter is not None and undo(context, [counter], reason) == 1
