"""From deeds to badges: what a member's counts bring, and what they do not bring any more."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from engine.badges.records import (
    best_of,
    book_of,
    counts_of,
    held_by,
    lower_held,
    own_rules,
    put_book,
    put_held,
    write_deed,
)
from engine.badges.rules import EARLY, PIONEERS, RULES, Deed, Rule
from engine.contract.feature import Context


class Won(NamedTuple):
    """A tier of a badge that somebody came to."""

    rule: Rule
    tier: int


def note(ctx: Context, deed: Deed, at: int) -> set[str]:
    """Note a deed; return which counters it moved. Whoever is among the first to do anything that counts was early."""
    first = not counts_of(ctx, deed.member)
    if not write_deed(ctx, deed, at):
        return set()
    moved = {deed.counter}
    pioneers = int(book_of(ctx).pioneers)
    if first and pioneers < PIONEERS:
        write_deed(ctx, Deed(EARLY, deed.member, EARLY), at)
        put_book(ctx, pioneers + 1)
        moved.add(EARLY)
    return moved


def measure(
    ctx: Context, member: int, how: str, *, at: int, counters: Collection[str] | None = None
) -> list[Won]:
    """Let a member have what their counts bring (of some counters, or all), no more; return what is new."""
    counts, held = counts_of(ctx, member), held_by(ctx, member)
    won = []
    for rule in (*RULES, *own_rules(ctx)):
        if counters is not None and rule.counter not in counters:
            continue
        rows = held.get(rule.key, [])
        if any(row.revoked for row in rows):
            continue
        tier, before = rule.tier(counts.get(rule.counter, 0)), best_of(rows)
        has = before.tier if before is not None else 0
        if tier > has:
            put_held(ctx, member, rule.key, tier, how, at=at)
            won.append(Won(rule, tier))
        elif tier < has:
            lower_held(ctx, member, rule.key, tier)
    return won
