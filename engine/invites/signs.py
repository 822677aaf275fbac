"""Signs that several newcomers of one inviter are one hand. Pure; nothing here punishes, people read it and decide.

Signs of circumstance (came together, young accounts, silence) happen to every class that joins in one hour, so they alone
are never enough; what people of one hand *do* has to be among them. Who has found a voice of their own is above it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.ml.sketch import resemblance

WEIGHTS: Mapping[str, int] = {
    "together": 1,  # a class and a family do so as well
    "twins": 1,  # made for the occasion; a class makes accounts in its first lesson too
    "young": 1,
    "silent": 1,  # has said what an invite needs, and no more
    "circle": 1,  # speaks only to the inviter and to whom they brought
    "copies": 2,  # the same words under several names
    "thanks": 2,  # thanks pay, so this is what a farm is for
    "names": 2,  # ann1, ann2, ann3
}
DEEDS = frozenset({"copies", "thanks", "names"})
"""What is done on purpose: one of these has to be among the signs."""
STRONG = 5
"""One deed and three circumstances, or two deeds and one: a class with three circumstances stays below."""
CLUSTER = 3
"""Two alike are a couple that shares a computer."""
VOICE = 4
"""So many messages of one's own make somebody a person, whatever else they look like."""

TOGETHER = 5 * MINUTE
TWINS = HOUR
YOUNG = 7 * DAY
FEW, SILENT_FOR = 2, 3 * DAY
ALIKE = 0.7
"""Share of signs' runs in common: a greeting copied with another name in it still has it."""
LETTERS = 3
"""A name needs so many letters beside its digits to be the same name."""
REPLIES, THANKS = 2, 2
_DIGITS = re.compile(r"[\d_.\-\s]+")


@dataclass(frozen=True)
class Said:
    """A message: when, how much it says, its sketch (None once the text is gone), whom it answers."""

    at: int
    sketch: int | None
    resembles: float
    reply_actor: int | None


@dataclass(frozen=True)
class Newcomer:
    """What is known of somebody invited. `made` is when their account was, where that is told."""

    member: int
    at: int
    made: int | None = None
    name: str = ""
    said: tuple[Said, ...] = ()
    thanks_in: int = 0
    thanks_out: int = 0


def signs(
    group: Sequence[Newcomer], inviter: Newcomer, now: int, *, crowd: int
) -> dict[int, tuple[str, ...]]:
    """Return the signs of each of an inviter's newcomers; `crowd` is how many others they could have spoken to."""
    inside = {one.member for one in group} | {inviter.member}
    open_door = crowd >= len(group)
    found: dict[int, tuple[str, ...]] = {}
    for one in group:
        others = [other for other in group if other.member != one.member]
        copied = _copied(one, [*others, inviter])
        if len(one.said) - copied >= VOICE:
            found[one.member] = ()
            continue
        seen = {
            "together": any(abs(one.at - other.at) <= TOGETHER for other in others),
            "twins": any(_twins(one, other) for other in others),
            "young": one.made is not None and one.at - one.made < YOUNG,
            "silent": len(one.said) <= FEW and all(now - said.at > SILENT_FOR for said in one.said),
            "circle": open_door and _only_inside(one, inside),
            "copies": bool(one.said) and 2 * copied > len(one.said),
            "thanks": open_door and one.thanks_in >= THANKS and not one.thanks_out,
            "names": any(_same_name(one.name, other.name) for other in [*others, inviter]),
        }
        found[one.member] = tuple(name for name in WEIGHTS if seen[name])
    return found


def is_strong(found: Sequence[str]) -> bool:
    """Tell whether somebody's signs are more than circumstance."""
    return sum(WEIGHTS[name] for name in found) >= STRONG and not DEEDS.isdisjoint(found)


def is_cluster(found: Mapping[int, Sequence[str]]) -> bool:
    """Tell whether this is worth a moderator's look: enough of them, and most of whom the inviter brought."""
    strong = sum(map(is_strong, found.values()))
    return strong >= CLUSTER and 2 * strong >= len(found)


def _copied(one: Newcomer, others: Sequence[Newcomer]) -> int:
    theirs = [said.sketch for other in others for said in other.said if said.sketch]
    return sum(_is_copy(said, theirs) for said in one.said)


def _is_copy(said: Said, theirs: Sequence[int]) -> bool:
    if said.sketch is None:
        return said.resembles >= ALIKE
    return any(resemblance(said.sketch, other) >= ALIKE for other in theirs)


def _twins(one: Newcomer, other: Newcomer) -> bool:
    return one.made is not None and other.made is not None and abs(one.made - other.made) <= TWINS


def _only_inside(one: Newcomer, inside: set[int]) -> bool:
    answered = [said.reply_actor for said in one.said if said.reply_actor is not None]
    return len(answered) >= REPLIES and inside.issuperset(answered)


def _same_name(one: str, other: str) -> bool:
    """Tell whether two names differ in their digits alone."""
    stem = _DIGITS.sub("", one.casefold())
    return len(stem) >= LETTERS and one != other and stem == _DIGITS.sub("", other.casefold())
