"""Comparing a message with what was said before: repeats, copies, adverts, and what is new about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from engine.contract.clock import DAY
from engine.ml.sketch import BITS, as_number, resemblance
from engine.points.density import Reading
from engine.points.rules import DENSE, DENSE_FROM_NOVELTY, FULL, REFUSED, THIN
from engine.points.window import Own, Ring

REACH = 3 * DAY
"""Older messages are not held against a new one (sketches live as long as texts, and a retold question is fair)."""

FLOOR = 0.5
"""Below this two texts have nothing to do with each other."""
REPEATS_ADVERT = 0.5
REPEATS_OWN = 0.8
REPEATS_OTHERS = 0.85

# A few words resemble one another by chance and by courtesy ("good morning"), so resemblance needs this many n-grams.
GRAMS_ADVERT = 6
GRAMS_OWN = 10
GRAMS_ECHO = 12
GRAMS_COPY = 32


class Verdict(NamedTuple):
    """What a message is worth (in halves), why, and the two measures that are kept."""

    quality: int
    reason: str
    similarity: float
    novelty: float


def judge(reading: Reading, actor: int, at: int, ring: Ring, own: Sequence[Own]) -> tuple[Verdict, int]:
    """Compare a reading with the community's and the author's recent messages; return its bits as well."""
    bits = as_number(reading.sketch)
    size = bits.bit_count()
    near = [said.bits for said in own if abs(said.at - at) <= REACH]
    mine = max((resemblance(bits, said) for said in near), default=0.0)
    theirs = 0.0
    for likeness, author in ring.compare(reading.sketch, size, at, REACH, FLOOR):
        if author == actor:
            mine = max(mine, likeness)
        else:
            theirs = max(theirs, likeness)
    novelty = _novelty(bits, size, near)
    quality, reason = _weigh(reading, size, mine, theirs, novelty)
    return Verdict(quality, reason, round(max(mine, theirs), 4), round(novelty, 4)), bits


def _weigh(reading: Reading, size: int, mine: float, theirs: float, novelty: float) -> tuple[int, str]:
    quality, reason = reading.quality, reading.reason
    if quality == REFUSED or not size:
        return quality, reason
    if reason == "advert":
        again = size >= GRAMS_ADVERT and max(mine, theirs) >= REPEATS_ADVERT
        return (REFUSED, "advert-again") if again else (THIN, reason)
    if mine >= 1.0 or (mine >= REPEATS_OWN and size >= GRAMS_OWN):
        return REFUSED, "repeat"
    if theirs >= REPEATS_OTHERS and size >= GRAMS_ECHO:
        return (REFUSED, "copy") if size >= GRAMS_COPY else (THIN, "echo")
    if quality == FULL and reason == "dense":
        return (DENSE, "dense") if novelty >= DENSE_FROM_NOVELTY else (FULL, "ordinary")
    return quality, reason


def _novelty(bits: int, size: int, near: Sequence[int]) -> float:
    """Return the share of n-grams that the author's recent messages lack, corrected for bits met by chance."""
    known = 0
    for said in near:
        known |= said
    free = 1 - known.bit_count() / BITS
    if not size or free <= 0:
        return 0.0
    return min(1.0, (bits & ~known).bit_count() / size / free)
