"""What a member would have earned under some terms. Pure: messages from their measures, everything else from its entries.

Messages are judged as they were judged then, and paid again from the start: amount, pause and daily cap. The other rules'
entries get another price; what left no entry cannot be counted.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.points.rules import AMOUNTS, CAPS, CHECKIN_STREAK_MAX, worth
from engine.points.terms import XP_ONLY, MessageTerms

MESSAGE = "message"


class Said(NamedTuple):
    """A message that could be paid: `lot` is what its key drew, `quality` in halves; `counts` unless it was undone."""

    seq: int
    chat: int
    at: int
    day: int
    lot: int
    quality: int
    counts: bool = True


class Given(NamedTuple):
    """An entry of another rule. `full` is what the rule paid then, before any halving or bonus."""

    seq: int
    n: int
    rule: str
    xp: int
    coins: int
    day: int
    chat: int
    full: int
    counts: bool = True


class Own(NamedTuple):
    """What one member did, in the order of the log; `before` are the times of messages paid just before the window."""

    said: Sequence[Said]
    given: Sequence[Given]
    before: Sequence[int] = ()


@dataclass(frozen=True)
class Prices:
    """Terms made plain: amounts and caps by rule, and the multiplier of each special chat."""

    message: MessageTerms
    amounts: Mapping[str, int]
    caps: Mapping[str, int]
    chats: Mapping[int, float] = field(default_factory=dict)

    def rate(self, chat: int) -> float:
        """Return what a message in a chat is multiplied by."""
        return self.message.rate * self.chats.get(chat, 1.0)


class Earned(NamedTuple):
    """Xp and coins by rule."""

    xp: Counter[str]
    coins: Counter[str]


def earn(own: Own, prices: Prices) -> Earned:
    """Return what a member's days come to under some prices."""
    xp, coins = _entries(own.given, prices)
    said = _messages(own.said, own.before, prices)
    if said:
        xp[MESSAGE] = said
    return Earned(xp, coins)


def _messages(said: Iterable[Said], before: Sequence[int], prices: Prices) -> int:
    terms = prices.message
    rates: dict[int, float] = {}
    times = sorted(before)
    spent: defaultdict[int, int] = defaultdict(int)
    total = 0
    for one in said:
        rate = rates.get(one.chat)
        if rate is None:
            rate = rates[one.chat] = prices.rate(one.chat)
        xp = worth(one.lot, one.quality, rate, terms.low, terms.spread)
        if xp <= 0 or _too_soon(times, one.at, terms.cooldown):
            continue
        left = terms.cap - spent[one.day]
        if left <= 0:
            continue
        xp = min(xp, left)
        insort(times, one.at)
        spent[one.day] += xp
        if one.counts:
            total += xp
    return total


def _too_soon(times: Sequence[int], at: int, cooldown: int) -> bool:
    """Tell whether a paid message lies within the pause, before or after."""
    place = bisect_left(times, at)
    after = place < len(times) and times[place] - at < cooldown
    return after or (place > 0 and at - times[place - 1] < cooldown)


def _entries(given: Iterable[Given], prices: Prices) -> tuple[Counter[str], Counter[str]]:
    xp: Counter[str] = Counter()
    coins: Counter[str] = Counter()
    times: Counter[tuple[str, int]] = Counter()
    for one in given:
        cap = prices.caps.get(one.rule, 0)
        if cap and times[one.rule, one.day] >= cap:
            continue
        paid = _price(one, prices)
        if paid is None:
            continue
        times[one.rule, one.day] += 1
        if one.counts:
            xp[one.rule] += paid
            coins[one.rule] += 0 if one.rule in XP_ONLY else paid
    return xp, coins


def _price(one: Given, prices: Prices) -> int | None:
    """Return what an entry would pay, None if it would not have come about."""
    amount = prices.amounts[one.rule]
    match one.rule:
        case "thanks":
            halved = amount >> halvings(one.full, one.xp)
            return halved if halved or not amount else None
        case "reaction":
            return amount if amount and prices.rate(one.chat) else None
        case "checkin":
            return amount + min(max(one.xp - one.full, 1), CHECKIN_STREAK_MAX)
        case "event":
            # An event may have had a price of its own.
            return amount if one.xp == one.full else one.xp
    return amount


def halvings(full: int, paid: int) -> int:
    """Return how often an amount had been halved when it paid so much."""
    times = 0
    while full > paid and full:
        full >>= 1
        times += 1
    return times


def prices_of(
    amount: Callable[[str], int], cap: Callable[[str], int]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return amounts and caps of all rules."""
    return {rule: amount(rule) for rule in AMOUNTS}, {rule: cap(rule) for rule in CAPS}
