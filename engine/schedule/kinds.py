"""Kinds of events, as data. Another kind is another entry here and its name in the texts (`schedule-kind`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.contract.clock import DAY, HOUR, MINUTE

Proofs = Literal["code", "button", "voice", "proof"]
"""How it is known that somebody was there."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What events of a kind have in common."""

    name: str
    icon: str
    words: tuple[str, ...]
    """What people call it, for `kind:…`."""
    duration: int
    """How long it takes if nothing is said."""
    fields: tuple[str, ...]
    """What is worth saying of it besides title and time: who creates one is reminded of what lacks."""
    reminders: tuple[str, ...]
    """How long before the beginning people are reminded, unless the community says otherwise."""
    attended_by: tuple[Proofs, ...]
    points: int | None = None
    """What being there pays; None: what events pay."""
    enough: float = 1.0
    """The share of a challenge's days that has to be shown."""
    room: bool = False
    """Whether it gets a thread of its own."""
    at: str = ""
    """The local time of day (HHMM) at which it begins if only a day is named."""
    nudge_at: str = ""
    """The local time of day (HHMM) at which whoever takes part and has not shown the day's work is told so."""
    feedback: bool = True


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            name="talk",
            icon="🎤",
            words=("talk", "live", "lecture", "webinar", "直播", "分享", "讲座", "公开课"),
            duration=HOUR,
            fields=("place", "desc"),
            reminders=("24h", "15m"),
            attended_by=("code", "voice"),
        ),
        Kind(
            name="study",
            icon="📖",
            words=("study", "group", "study group", "meetup", "学习小组", "读书会", "共学", "自习", "小组"),
            duration=HOUR,
            fields=("place", "max"),
            reminders=("24h", "15m"),
            attended_by=("code", "button", "voice"),
        ),
        Kind(
            name="office",
            icon="💬",
            words=("office", "office hour", "office hours", "ama", "q&a", "答疑", "答疑时间", "坐班"),
            duration=HOUR,
            fields=("place",),
            reminders=("15m",),
            attended_by=("code", "button", "voice"),
            feedback=False,
        ),
        Kind(
            name="challenge",
            icon="🔥",
            words=("challenge", "挑战", "打卡", "打卡挑战", "打卡营"),
            duration=21 * DAY,
            fields=("desc",),
            reminders=("24h",),
            attended_by=("proof",),
            enough=0.8,
            room=True,
            at="0000",
            nudge_at="2000",
        ),
    )
}
DEFAULT = "study"
LONGEST = {"challenge": 366 * DAY}
LONGEST_OTHERS = 31 * DAY
SHORTEST = 5 * MINUTE


def kind_of(word: str) -> Kind | None:
    """Return the kind that somebody calls by a word."""
    folded = word.strip().casefold()
    return next((kind for kind in KINDS.values() if folded == kind.name or folded in kind.words), None)


def longest(kind: Kind) -> int:
    """Return how long an event of a kind may take."""
    return LONGEST.get(kind.name, LONGEST_OTHERS)
