"""What a preview comes to: sums, who moves, levels, purses. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import msgspec

from engine.points.curves import Curve
from engine.points.figures import gini, median
from engine.points.preview.pricing import Earned, Prices, earn
from engine.points.preview.reading import Stretch

TOP = 10


class Sums(msgspec.Struct):
    """What was counted so far. By rule: xp and coins now, xp and coins then. By member: what xp and coins change by."""

    rules: dict[str, list[int]] = {}
    members: list[tuple[int, int, int]] = []
    messages: int = 0
    entries: int = 0
    ledger: int = 0
    estimated: int = 0
    mark: int = 0
    """Stands for the terms by which it was counted."""

    def add(self, stretch: Stretch, now: Prices, then: Prices) -> None:
        """Count some members."""
        for member, own in stretch.owns.items():
            before, after = earn(own, now), earn(own, then)
            self._count(before, 0)
            self._count(after, 2)
            xp = after.xp.total() - before.xp.total()
            coins = after.coins.total() - before.coins.total()
            if xp or coins:
                self.members.append((member, xp, coins))
            self.messages += len(own.said)
            self.entries += len(own.given)
        self.ledger += stretch.ledger
        self.estimated += stretch.estimated

    def _count(self, earned: Earned, place: int) -> None:
        for offset, counter in enumerate(earned):
            for rule, amount in counter.items():
                self.rules.setdefault(rule, [0, 0, 0, 0])[place + offset] += amount

    def total(self, place: int) -> int:
        """Return the sum over all rules: 0 and 1 xp and coins now, 2 and 3 then."""
        return sum(row[place] for row in self.rules.values())


class Purse(NamedTuple):
    """What a member has in all, and the part of the xp that came in the window; `seq` is the last event there."""

    xp: int
    coins: int
    window: int = 0
    seq: int = 0


class Place(NamedTuple):
    """A line of the board as it would be: `rise` is how many places higher than now; None: not on the board now."""

    member: int
    xp: int
    before: int
    rise: int | None


class Outcome(NamedTuple):
    """What is told of a preview, beside the sums."""

    top: tuple[Place, ...]
    leavers: tuple[int, ...]
    """Who is among the first now and would not be."""
    up: int
    down: int
    levels_now: int
    levels_then: int
    """Levels gained in the window."""
    higher: int
    lower: int
    """Members who would have another level now."""
    held_now: int
    held_then: int
    median_now: int
    median_then: int
    gini_now: float
    gini_then: float
    short: int
    """Members who have spent more than they would have had."""


def compare(
    purses: Mapping[int, Purse],
    deltas: Mapping[int, tuple[int, int]],
    hidden: Collection[int],
    now: Curve,
    then: Curve,
) -> Outcome:
    """Compare what is with what would be; `deltas` are what xp and coins of the window change by."""
    moved = {member: deltas.get(member, (0, 0)) for member in purses}
    ranks_now = _ranks((m, p.window, p.seq) for m, p in purses.items() if m not in hidden)
    ranks_then = _ranks((m, p.window + moved[m][0], p.seq) for m, p in purses.items() if m not in hidden)
    both = ranks_now.keys() & ranks_then.keys()
    rises = {member: ranks_now[member] - ranks_then[member] for member in both}
    gained_now, gained_then, higher, lower = 0, 0, 0, 0
    for member, purse in purses.items():
        begin = purse.xp - purse.window
        level_now, level_then = now.level_of(purse.xp), then.level_of(purse.xp + moved[member][0])
        gained_now += max(level_now - now.level_of(begin), 0)
        gained_then += max(level_then - then.level_of(begin), 0)
        higher += level_then > level_now
        lower += level_then < level_now
    coins_now = [max(purse.coins, 0) for purse in purses.values()]
    coins_then = [max(purse.coins + moved[member][1], 0) for member, purse in purses.items()]
    top = sorted(ranks_then, key=lambda member: ranks_then[member])[:TOP]
    return Outcome(
        top=tuple(
            Place(member, purses[member].window + moved[member][0], purses[member].window, rises.get(member))
            for member in top
        ),
        leavers=tuple(
            member for member in sorted(ranks_now, key=lambda m: ranks_now[m])[:TOP] if member not in top
        ),
        up=sum(rise > 0 for rise in rises.values()) + len(ranks_then.keys() - both),
        down=sum(rise < 0 for rise in rises.values()) + len(ranks_now.keys() - both),
        levels_now=gained_now,
        levels_then=gained_then,
        higher=higher,
        lower=lower,
        held_now=sum(coins_now),
        held_then=sum(coins_then),
        median_now=median(coins_now),
        median_then=median(coins_then),
        gini_now=gini(coins_now),
        gini_then=gini(coins_then),
        short=sum(
            purse.coins >= 0 and purse.coins + moved[member][1] < 0 for member, purse in purses.items()
        ),
    )


def _ranks(lines: Iterable[tuple[int, int, int]]) -> dict[int, int]:
    """Return places from 1 on of (member, xp, when reached), as boards have them: only who has some."""
    ordered = sorted((-xp, seq, member) for member, xp, seq in lines if xp > 0)
    return {member: place for place, (_, _, member) in enumerate(ordered, 1)}


def merged(rows: Iterable[tuple[int, int, int]], persons: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """Add up what changes by whose number it is by now."""
    xp: Counter[int] = Counter()
    coins: Counter[int] = Counter()
    for member, more_xp, more_coins in rows:
        person = persons.get(member, member)
        xp[person] += more_xp
        coins[person] += more_coins
    return {member: (xp[member], coins[member]) for member in xp}
