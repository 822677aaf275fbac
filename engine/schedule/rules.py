"""What can be decided without a database: times, queues, codes, streaks. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b

from engine.contract.clock import HOUR, MINUTE

ORIGINAL = "%Y%m%dT%H%M"
"""How local wall times are written: the identity of an occurrence."""

PLANNED, RUNNING, OVER, CANCELLED = "planned", "running", "over", "cancelled"
"""States of an occurrence; an event is planned, over or cancelled."""

GOING, MAYBE, NO, WAITING, OFFERED, LAPSED = "going", "maybe", "no", "waiting", "offered", "lapsed"
"""Answers. Who has been offered a place holds it until the offer lapses."""
HOLDING = (GOING, OFFERED)
"""Answers that take a place."""

SHORTEST_OFFER = 5 * MINUTE
CODE_LENGTH = 5
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without the signs that are taken for one another."""
WRONG_CODES = 5
"""Wrong codes that somebody may enter in an hour."""
MISSED_WITHIN = 60 * 24 * HOUR
"""For how long a missed event counts in the next queue."""
MOST_MISSED = 3
"""More of them count no more."""
EARLY = 15 * MINUTE
"""How long before the beginning and after the end somebody can say that they are there."""


def write_local(local: datetime) -> str:
    """Write a local wall time."""
    return local.strftime(ORIGINAL)


def read_local(written: str) -> datetime:
    """Read a local wall time. Raises ValueError."""
    return datetime.strptime(written, ORIGINAL)  # noqa: DTZ007 - a wall time has no zone


def offer_length(now: int, starts_at: int, longest: int) -> int:
    """Return how long a free place is offered to one person: a quarter of the time left, at most `longest`."""
    return max(SHORTEST_OFFER, min(longest, (starts_at - now) // 4))


def queue_key(missed: int, seq: int) -> tuple[int, int]:
    """Order the waiting list: who stayed away without a word stands behind the others, then first come."""
    return min(missed, MOST_MISSED), seq


def code_at(secret: bytes, original: str, at: int, period: int) -> str:
    """Return the attendance code that is shown at a time; it changes every `period`."""
    text = f"{original}:{at // period}"
    number = int.from_bytes(blake2b(text.encode(), key=secret, digest_size=8).digest(), "big")
    signs = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)


def codes_at(secret: bytes, original: str, at: int, period: int) -> set[str]:
    """Return the codes that are taken at a time: the one shown, and the one before it for slow typists."""
    return {code_at(secret, original, at - back, period) for back in (0, period)}


def fold_code(written: str) -> str:
    """Read a code as people type it."""
    return "".join(sign for sign in written.upper() if sign.isalnum())


def streak(days: Iterable[int], today: int) -> tuple[int, int]:
    """Return the length of the run of days that is still alive today (or was yesterday), and of the best one."""
    best = run = last = 0
    for day in sorted(set(days)):
        run = run + 1 if day == last + 1 else 1
        best, last = max(best, run), day
    return (run if last >= today - 1 else 0), best


def needed_days(days: int, enough: float) -> int:
    """Return on how many of a challenge's days somebody has to show what they did."""
    return max(1, -(-int(days * enough * 1000) // 1000))
