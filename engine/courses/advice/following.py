"""What came of a recommendation: somebody looked, began, wants it no more or not now."""

from __future__ import annotations

from engine.contract.feature import Context
from engine.contract.ports import Experiments
from engine.courses.advice.deeds import note
from engine.courses.advice.manners import AGAIN
from engine.courses.advice.pushing import reacted
from engine.courses.advice.records import advice_since, put_advice

_OPEN = ("shown", "opened", "passed", "later")


def did(ctx: Context, member: int, item: str, what: str, *, stars: int = 0) -> None:
    """Note what a member did with an item, and that it followed from a recommendation if it was one lately."""
    note(ctx, member, item, what, stars=stars)
    if what not in ("enrol", "finish"):
        return
    told = [row for row in advice_since(ctx, member, ctx.event.at - AGAIN) if row.item == item]
    for row in told:
        if row.state in _OPEN:
            put_advice(ctx, row.number, state="begun", answered_at=ctx.event.at)
    if told:
        reacted(ctx, member)


def answered(ctx: Context, number: int, member: int, state: str) -> None:
    """Note how a member answered to a recommendation."""
    put_advice(ctx, number, state=state, answered_at=ctx.event.at)
    reacted(ctx, member)
    if state == "opened":
        ctx.port(Experiments).observe(member, "clicked")
