"""Pieces of a time that stand together, and which of them a text means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from engine.schedule.tokens import After, Clock, Day, Instant, Nth, Part, Repeat, Token

_GAP = re.compile(r"[\s,，、的在于@。!！:：(（)）~-]*(?:(?:at|on|from|the|of|starting|start|in)\s+)*")
_ALSO = re.compile(r"\s*(?:和|及|与|、|,|and|&)\s*(?:at\s+)?")
_BEFORE = re.compile(r"(?:(?:\b(?:at|on|from|by|starting|until)\s+)|[在于从到]\s*)$")


@dataclass
class Cluster:
    """Pieces that stand together, by their kind; at most one of each but clocks."""

    tokens: list[Token] = field(default_factory=list)
    day: Day | None = None
    weekday: Day | None = None
    nth: Nth | None = None
    repeat: Repeat | None = None
    after: After | None = None
    instant: Instant | None = None
    period: Part | None = None
    clocks: list[Clock] = field(default_factory=list)

    @property
    def names_day(self) -> bool:
        """Whether a day is named, or told by how often or how long from now."""
        told = (self.day, self.weekday, self.repeat, self.after, self.instant)
        return any(each is not None for each in told)

    @property
    def names_time(self) -> bool:
        """Whether a time of day is told."""
        exact = self.instant is not None or (self.after is not None and bool(self.after.micros))
        return exact or bool(self.clocks) or self.period is not None

    @property
    def strength(self) -> int:
        """How many things the pieces tell; 0 if they are all weak."""
        if all(token.weak for token in self.tokens) and len(self.tokens) < 2:
            return 0
        told = (self.day, self.weekday, self.nth, self.repeat, self.after, self.instant, self.period)
        return sum(each is not None for each in told) + bool(self.clocks) + 2 * (self.instant is not None)

    def take(self, token: Token, *, also: bool = False) -> bool:
        """Take a piece in unless one of its kind is there; `also` lets a second clock in."""
        match token.meaning:
            case Clock() as clock if not self.clocks or also:
                self.clocks.append(clock)
            case Day(weekday=None) as day if self.day is None:
                self.day = day
            case Day(weekday=None, months_on=None, month=None, day=int()) as day if _whole_month(self.day):
                # "next month on the 3rd"
                assert self.day is not None
                self.day = replace(day, months_on=self.day.months_on)
            case Day(weekday=int()) as day if self.weekday is None:
                self.weekday = day
            case Part() as part if self.period is None:
                self.period = part
            case Nth() as nth if self.nth is None:
                self.nth = nth
            case Repeat() as repeat if self.repeat is None:
                self.repeat = repeat
            case After() as after if self.after is None:
                self.after = after
            case Instant() as instant if self.instant is None:
                self.instant = instant
            case _:
                return False
        self.tokens.append(token)
        return True

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where the pieces stand, with what only leads to them."""
        spans: list[tuple[int, int]] = []
        end = -1
        for token in self.tokens:
            gap = text[end : token.start] if end >= 0 else ""
            if end >= 0 and (_GAP.fullmatch(gap) or _ALSO.fullmatch(gap)):
                spans[-1] = (spans[-1][0], token.end)
            else:
                before = _BEFORE.search(text[: token.start])
                spans.append((before.start() if before else token.start, token.end))
            end = token.end
        return spans


def _whole_month(day: Day | None) -> bool:
    return day is not None and day.months_on is not None and day.day is None


def clusters_of(text: str, tokens: Iterable[Token]) -> list[Cluster]:
    """Put pieces together that nothing but small words parts."""
    clusters: list[Cluster] = []
    end = -1
    for token in tokens:
        gap = text[end : token.start]
        near = bool(clusters) and _GAP.fullmatch(gap) is not None
        also = bool(clusters) and bool(clusters[-1].clocks) and _ALSO.fullmatch(gap) is not None
        if not ((near or also) and clusters[-1].take(token, also=also)):
            clusters.append(Cluster())
            clusters[-1].take(token)
        end = token.end
    return clusters


def choose(clusters: list[Cluster]) -> Cluster | None:
    """Return what the text means: the cluster that tells most, with the time of day from another if it has none."""
    told = [cluster for cluster in clusters if cluster.strength]
    if not told:
        return None
    best = max(told, key=lambda cluster: cluster.strength)
    for other in told:
        if other is best:
            continue
        if (best.names_day and not best.names_time and other.names_time and not other.names_day) or (
            best.names_time and not best.names_day and other.names_day and not other.names_time
        ):
            return _together(best, other)
    return best


def _together(one: Cluster, other: Cluster) -> Cluster:
    both = Cluster()
    for token in sorted(one.tokens + other.tokens, key=lambda token: token.start):
        both.take(token, also=True)
    return both
