"""Pieces of a time that stand together, and which of them a text means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from engine.schedule.hours import within
from engine.schedule.tokens import After, Clock, Day, Instant, Nth, Part, Repeat, Token, Zone

_GAP = re.compile(r"[\s,，、的在于@。!！:：(（)）~-]*(?:(?:at|on|from|the|of|starting|start|in)\s+)*")
_ALSO = re.compile(r"\s*(?:和|及|与|、|,|and|&)\s*(?:at\s+)?")
_UNTIL = re.compile(r"\s*(?:-|–|—|~|到|至|to|until|till)\s*")
_BEFORE = re.compile(r"(?:(?:\b(?:at|on|from|by|to|starting|until)\s+)|[在于从到]\s*)$")
_AFTER = re.compile(r"[之以]?前(?![面端台者往言言缀])")


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
    zone: Zone | None = None
    clocks: list[Clock] = field(default_factory=list)
    until: Clock | None = None
    """When it ends, where that is told."""
    until_part: Part | None = None
    ends: list[Token] = field(default_factory=list)
    """The pieces that tell it."""

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
            case Zone() as zone if self.zone is None and self.repeat is None:
                self.zone = zone
            case Clock() as clock if not self.clocks or also:
                self.clocks.append(clock)
                self.until = self.until or clock.until
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
            case Repeat() as repeat if self.repeat is None and self.zone is None:
                self.repeat = repeat
            case After() as after if self.after is None:
                self.after = after
            case Instant() as instant if self.instant is None:
                self.instant = instant
            case _:
                return False
        self.tokens.append(token)
        return True

    def take_end(self, token: Token) -> bool:
        """Take a clock in as the end of the one before it, or the part of the day that stands before that clock."""
        if len(self.clocks) != 1 or self.until is not None:
            return False
        match token.meaning:
            case Part() as part:
                self.until_part = part
            case Clock() as clock:
                self.until = within(clock, self.until_part)
            case _:
                return False
        self.ends.append(token)
        self.tokens.append(token)
        return True

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where the pieces stand, with what only leads to them."""
        spans: list[tuple[int, int]] = []
        end = -1
        for token in self.tokens:
            gap = text[end : token.start] if end >= 0 else ""
            if end >= 0 and (_GAP.fullmatch(gap) or _ALSO.fullmatch(gap) or _UNTIL.fullmatch(gap)):
                spans[-1] = (spans[-1][0], token.end)
            else:
                before = _BEFORE.search(text[: token.start])
                spans.append((before.start() if before else token.start, token.end))
            end = token.end
        if text[end : end + 1] == ")" and "(" in text[spans[-1][0] : end]:
            spans[-1] = (spans[-1][0], end + 1)
        after = _AFTER.match(text, end) if self.day is not None or self.weekday is not None else None
        if after is not None:
            spans[-1] = (spans[-1][0], after.end())
        return spans


def _ends(cluster: Cluster, gap: str) -> bool:
    """Tell whether what follows is when it ends."""
    return _UNTIL.fullmatch(gap) is not None or (cluster.until_part is not None and not gap.strip())


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
        if clusters and _ends(clusters[-1], gap) and clusters[-1].take_end(token):
            end = token.end
            continue
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
    both, ends = Cluster(), one.ends + other.ends
    for token in sorted(one.tokens + other.tokens, key=lambda token: token.start):
        if token in ends:
            both.take_end(token)
        else:
            both.take(token, also=True)
    return both
