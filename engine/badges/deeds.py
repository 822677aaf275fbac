"""Facts of other features, as deeds that count."""

from __future__ import annotations

from engine.badges import catchup, telling
from engine.badges.measuring import measure, note
from engine.badges.records import drop_deed, how_now, kinds
from engine.badges.rules import Deed, deeds_of
from engine.contract.facts import AcceptanceRevoked, Fact
from engine.contract.feature import Context
from engine.stream.whereabouts import payable


def on_fact(ctx: Context, fact: Fact) -> None:
    """Count what somebody did, and give what it brings."""
    catchup.open_book(ctx)
    deeds = deeds_of(fact, lambda subject: kinds(ctx).get(subject, ""))
    people = payable(ctx.conn, [deed.member for deed in deeds])
    for deed in deeds:
        if deed.member not in people:
            continue
        moved = note(ctx, deed, ctx.event.at)
        if moved:
            won = measure(ctx, deed.member, how_now(ctx), at=ctx.event.at, counters=moved)
            telling.tell(ctx, deed.member, won)


def on_revoked(ctx: Context, fact: AcceptanceRevoked) -> None:
    """Let an acceptance not have been: what only it brought goes again, without a word."""
    for deed in (Deed("answers", fact.helper, fact.subject), Deed("solved", fact.asker, fact.subject)):
        if drop_deed(ctx, deed):
            measure(ctx, deed.member, how_now(ctx), at=ctx.event.at, counters={deed.counter})
