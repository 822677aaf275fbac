"""What holds for every case: states, bounds of the platforms, the ladder of warnings. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from engine.contract.clock import DAY, HOUR, SECOND
from engine.contract.durations import parse_duration
from engine.contract.settings import fold

Kind = Literal["warn", "mute", "ban", "kick", "delete"]
KINDS: tuple[Kind, ...] = ("warn", "mute", "ban", "kick", "delete")
PURGE = "purge"

OPEN = "open"
UNDONE = "undone"
OVER = "over"
"""Its time has run out."""
REPLACED = "replaced"
"""A later word of a moderator's holds instead."""
FAILED = "failed"
"""The platform did not do it."""

SHORTEST = 30 * SECOND
LONGEST = 366 * DAY
"""Below and above these Telegram takes a length for "for ever"."""
EVIDENCE = 90 * DAY
APPEALS = 30 * DAY
"""So long after an act somebody may appeal against it."""
AT_ONCE = 100
"""Messages that platforms delete in one call."""
DELETABLE = {"telegram": 48 * HOUR, "discord": 14 * DAY}
"""How old a message may be that a bot deletes in bulk; elsewhere any."""
RENEWED = {"discord": 27 * DAY}
"""Where a mute lasts 28 days at most, a longer one is said again after so long."""
ENDS_BY_ITSELF: dict[str, tuple[str, ...]] = {"telegram": ("mute", "ban"), "discord": ("mute",)}
"""What each platform ends at its time; the rest is ended by us."""

FOREVER = frozenset({"forever", "permanent", "permanently", "永久", "永远", "永遠"})
_STEP = re.compile(r"(\d{1,4})\s*[:：=]\s*(warn|mute|kick|ban)\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Span:
    """How long something lasts: None is for good. `clamped` tells that it was asked for shorter or longer."""

    length: int | None
    clamped: Literal["", "short", "long"] = ""


@dataclass(frozen=True)
class Step:
    """From so many points on a warning brings this act."""

    points: int
    kind: Kind
    length: int | None


def span(length: int | None) -> Span:
    """Bring a length within what the platforms can do."""
    if length is None:
        return Span(None)
    if length < SHORTEST:
        return Span(SHORTEST, "short")
    return Span(LONGEST, "long") if length > LONGEST else Span(length)


def ladder(steps: Iterable[str]) -> tuple[list[Step], list[str]]:
    """Read `2:mute 1h`, `4:ban`; return the steps by points, and what could not be read."""
    found: dict[int, Step] = {}
    wrong: list[str] = []
    for line in steps:
        step = _step(line)
        if step is None:
            wrong.append(line)
        else:
            found[step.points] = step
    return sorted(found.values(), key=lambda step: step.points), wrong


def _step(line: str) -> Step | None:
    match = _STEP.fullmatch(line.strip())
    if match is None or int(match[1]) < 1:
        return None
    kind, words = match[2].lower(), match[3].strip()
    length = parse_duration(words) if words and fold(words) not in FOREVER else None
    if kind == "warn" or (words and length is None and fold(words) not in FOREVER):
        return None
    if kind == "kick" or length == 0:
        length = None
    return Step(int(match[1]), kind, span(length).length)  # type: ignore[arg-type]


def reached(steps: list[Step], before: int, after: int) -> Step | None:
    """Return the step that a warning brought: the highest one passed, or again the last one beyond it."""
    if not steps or after <= before:
        return None
    passed = [step for step in steps if before < step.points <= after]
    if passed:
        return passed[-1]
    return steps[-1] if before >= steps[-1].points else None


REPORTS_AN_HOUR = 5
UNFOUNDED = 3
"""So many reports that came to nothing within a week…"""
UNFOUNDED_WITHIN = 7 * DAY
UNFOUNDED_REST = DAY
"""…and somebody's reports rest for a day after the last of them."""
