"""Amounts that change hands: both sides of a move are entries, so that each balance stays the sum of its entries."""

from __future__ import annotations

from typing import NamedTuple

from engine.contract.feature import Context
from engine.points.book import Book
from engine.points.rules import Pay

MERGE, SPLIT = "merge", "split"


class Place(NamedTuple):
    """Where something was earned: on which day, in which chat."""

    day: int = 0
    chat: int = 0


NOWHERE = Place()


def move(
    ctx: Context,
    book: Book,
    source: int,
    target: int,
    rule: str,
    amount: Pay,
    *,
    account: int,
    place: Place,
    subject: str = "",
) -> None:
    """Enter a movement on both sides; `account` is the one that comes or goes.

    An event with moves of several accounts to one person tells them apart by `subject`.
    """
    if amount == Pay(0, 0):
        return
    post(ctx, book, source, rule, Pay(-amount.xp, -amount.coins), account, place, subject)
    post(ctx, book, target, rule, amount, account, place, subject)


def post(
    ctx: Context,
    book: Book,
    member: int,
    rule: str,
    amount: Pay,
    account: int | None,
    place: Place = NOWHERE,
    subject: str = "",
) -> None:
    """Enter one side of a movement."""
    where = (str(part) for part in place if place != NOWHERE)
    book.post(
        seq=ctx.event.seq,
        community=ctx.community,
        member=member,
        rule=rule,
        subject=":".join((subject or ctx.event.key, *where)),
        pay=amount,
        at=ctx.event.at,
        day=place.day,
        actor=account,
        chat=place.chat,
    )
