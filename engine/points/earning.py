"""What messages and thanks pay: cooldowns, caps and damping, read set-based for a whole batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from engine.contract.clock import DAY
from engine.points.rules import (
    THANKS_DAMPING_DAYS,
    THANKS_PAIR_PAUSE,
    Pay,
    day_of,
    days_near,
    message_xp,
    thanks_amount,
)
from engine.points.terms import MessageTerms, Terms
from engine.store.sql import fetch_given


@dataclass
class MessagePay:
    """The message entries around the events of a batch: who was paid when, and how much on which day."""

    conn: Connection
    part: int
    _times: defaultdict[tuple[int, int], list[int]] = field(default_factory=lambda: defaultdict(list))
    _spent: defaultdict[tuple[int, int, int], int] = field(default_factory=lambda: defaultdict(int))

    def load(self, wanted: Iterable[tuple[int, int, int, str, int]]) -> None:
        """Read what was paid near (community, member, at) in the zone, as far as the cooldown reaches."""
        days = {(c, m, day) for c, m, at, zone, reach in wanted for day in days_near(at, zone, reach)}
        if not days:
            return
        rows = fetch_given(
            self.conn,
            ("community", "member", "day"),
            sorted(days),
            """SELECT l.community, l.member, l.day, l.at, l.xp FROM given v CROSS JOIN ledger l WHERE l.part = :part
            AND l.community = v.community AND l.member = v.member AND l.rule = 'message' AND l.day = v.day""",
            part=self.part,
        )
        for community, member, day, at, xp in rows:
            self._times[community, member].append(at)
            self._spent[community, member, day] += xp

    def amount(
        self,
        key: str,
        member: tuple[int, int],
        at: int,
        day: int,
        quality: int,
        *,
        terms: MessageTerms,
        rate: float,
    ) -> tuple[int, str]:
        """Return what a message pays, and if it pays nothing, why."""
        worth = message_xp(key, quality, rate, low=terms.low, spread=terms.spread)
        if worth <= 0:
            return 0, "excluded" if quality else ""
        cooldown = terms.cooldown
        if any(abs(paid - at) < cooldown for paid in self._times[member]):
            return 0, "cooldown"
        left = terms.cap - self._spent[(*member, day)]
        return (min(worth, left), "") if left > 0 else (0, "cap")

    def note(self, member: tuple[int, int], at: int, day: int, xp: int) -> None:
        """Remember an entry of this batch."""
        self._times[member].append(at)
        self._spent[(*member, day)] += xp


@dataclass
class ThanksPay:
    """The thanks around the events of a batch, by community, thanked and thanker."""

    conn: Connection
    part: int
    _times: defaultdict[tuple[int, int, int], list[int]] = field(default_factory=lambda: defaultdict(list))
    _counts: defaultdict[tuple[int, int, int], int] = field(default_factory=lambda: defaultdict(int))
    """Thanks by community, thanked and day."""

    def load(self, wanted: Iterable[tuple[int, int, int, str]]) -> None:
        """Read thanks to (community, member) near a moment in a zone."""
        reach = THANKS_DAMPING_DAYS * DAY
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        for community, member, at, zone in wanted:
            low, high = day_of(at - reach, zone), day_of(at + reach, zone)
            old = spans.get((community, member), (low, high))
            spans[community, member] = (min(low, old[0]), max(high, old[1]))
        if not spans:
            return
        rows = fetch_given(
            self.conn,
            ("community", "member", "low", "high"),
            [(*member, *span) for member, span in sorted(spans.items())],
            """SELECT l.community, l.member, l.actor, l.at, l.day FROM given v CROSS JOIN ledger l WHERE l.part = :part
            AND l.community = v.community AND l.member = v.member AND l.rule = 'thanks'
            AND l.day BETWEEN v.low AND v.high AND l.actor IS NOT NULL""",
            part=self.part,
        )
        for community, member, actor, at, day in rows:
            self._times[community, member, actor].append(at)
            self._counts[community, member, day] += 1

    def full(self, community: int, target: int, day: int, terms: Terms) -> bool:
        """Tell whether somebody has been thanked as often on a day as pays."""
        return terms.full("thanks", self._counts[community, target, day])

    def amount(self, community: int, giver: int, target: int, at: int, day: int, terms: Terms) -> Pay | None:
        """Return what thanks pay now, None within a day of the pair's last or when the day is full."""
        if self.full(community, target, day, terms):
            return None
        if any(abs(paid - at) < THANKS_PAIR_PAUSE for paid in self._times[community, target, giver]):
            return None
        reach = THANKS_DAMPING_DAYS * DAY
        reverse = sum(abs(paid - at) <= reach for paid in self._times[community, giver, target])
        full = terms.amount("thanks")
        amount = thanks_amount(reverse, full)
        # Where thanks pay nothing they are still thanks; halved to nothing they are not.
        return amount if amount.xp or not full else None

    def note(self, community: int, giver: int, target: int, at: int, day: int) -> None:
        """Remember thanks of this batch."""
        self._times[community, target, giver].append(at)
        self._counts[community, target, day] += 1
