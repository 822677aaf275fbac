"""The terms of a community: what each rule pays there, how often, and the level curve. Read once a batch, as far as asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from engine.contract.feature import Batch, Context
from engine.points.curves import Curve, curve_of
from engine.points.rules import Pay, both

XP_ONLY = frozenset({"message", "reaction", "course-begun"})
"""Rules that pay no coins."""


class MessageTerms(NamedTuple):
    """What messages pay."""

    low: int
    spread: int
    cooldown: int
    cap: int
    rate: float


class Terms:
    """A community's terms; `read` gives the value of a setting by its full name."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        self._read = read

    @cached_property
    def message(self) -> MessageTerms:
        """What messages pay. A highest amount below the lowest is no error: then all are worth the lowest."""
        low, high = int(self._read("points.message.low")), int(self._read("points.message.high"))
        return MessageTerms(
            low,
            max(high - low, 0) + 1,
            self._read("points.message.cooldown"),
            self._read("points.message.daily_cap"),
            float(self._read("points.multiplier")),
        )

    @cached_property
    def curve(self) -> Curve:
        """The level curve."""
        return curve_of(str(self._read("points.curve")))

    def amount(self, rule: str) -> int:
        """Return the number that a rule pays (of a check-in: before the streak is added)."""
        return int(self._read(f"points.pay.{rule}"))

    def pay(self, rule: str) -> Pay:
        """Return what a rule pays."""
        amount = self.amount(rule)
        return Pay(amount) if rule in XP_ONLY else both(amount)

    def cap(self, rule: str) -> int:
        """Return how often a day a rule pays a member; 0: as often as it happens."""
        return int(self._read(f"points.cap.{rule}"))

    def full(self, rule: str, times: int) -> bool:
        """Tell whether a rule that has paid so often on a day pays no more."""
        cap = self.cap(rule)
        return bool(cap) and times >= cap

    @property
    def chats(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The chats with a multiplier of their own (`name=1.5`) and those that earn nothing, as they are written."""
        return tuple(self._read("points.multiplier.chats")), tuple(self._read("points.exclude.chats"))


class TermsOf:
    """The terms of the communities of a batch."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._known: dict[int, Terms] = {}

    def of(self, community: int) -> Terms:
        """Return a community's terms."""
        terms = self._known.get(community)
        if terms is None:
            batch = self._batch
            terms = self._known[community] = Terms(lambda name: batch.setting(community, name))
        return terms

    def curve(self, community: int) -> Curve:
        """Return a community's level curve."""
        return self.of(community).curve


def terms_of(context: Context) -> Terms:
    """Return the terms of the event's community."""
    return Terms(context.setting)
