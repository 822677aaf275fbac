"""What an experiment is made of: states, metrics, guardrails, and how the arms are dealt. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from engine.contract.clock import DAY
from engine.contract.ids import stable_hash
from engine.contract.ports import HOLDOUT

FEATURE = "experiments"
WORD = "trial"
"""Begins the data of buttons: those of Telegram are short."""
RUNNING, HALTED, STOPPED, DONE = "running", "halted", "stopped", "done"
OPEN = (RUNNING, HALTED)
"""States in which an experiment deals arms; there is one such experiment on a trial at a time."""

BETTER, WORSE, SAME, FEW = "better", "worse", "same", "few"
"""What it found: an arm does better or worse than the holdout, no difference, too few members to say anything."""
BY_HAND, MOVED = "hand", "moved"
"""Why it was stopped: somebody did, or the community became part of another."""

SHARES = ("enrolled", "finished", "returned")
"""Metrics that count who did something at all."""
MEANS = ("messages",)
"""Metrics that count how often."""
METRICS = (*SHARES, *MEANS)
COUNTED = ("clicked", *METRICS)
"""Everything that is counted of a member; a click is possible only where there is something to click, and compared with
nothing."""

MUTED, OPTED_OUT, LEFT = "muted", "opted_out", "left"
GUARDRAILS = (MUTED, OPTED_OUT, LEFT)
"""Silenced the bot, opted out of what is tried, left the community."""

WEEK = 7 * DAY
RETURN_AFTER = DAY
"""Whoever shows themselves this long after the exposure, or later, has come back."""
BEFORE = 28 * DAY
"""How long before the exposure messages are counted, to know who talks much anyway."""
ACTIVE = 28 * DAY
"""A member seen within this long is active: somebody whom an experiment can reach."""
LEAST_GROWTH = 1.02
"""A look needs this many times the information of the one before."""
SKEWED = 0.001
"""A split that chance makes this seldom means that something is wrong with how members were exposed."""

Arms = Sequence[tuple[str, int]]
"""(name, weight), the holdout first."""


def arms_of(names: Sequence[str], holdout: int) -> list[tuple[str, int]]:
    """Return the arms of a trial with `holdout` per cent held back and the rest shared evenly."""
    return [(HOLDOUT, holdout * len(names)), *((name, 100 - holdout) for name in names)]


def share_of(arms: Arms, name: str) -> float:
    """Return which share of the members an arm gets."""
    return sum(weight for arm, weight in arms if arm == name) / sum(weight for _, weight in arms)


def deal(salt: str, actor: int, arms: Arms) -> str:
    """Deal somebody an arm, the same on every machine and every time."""
    place = stable_hash(f"{salt}:{actor}") * sum(weight for _, weight in arms) >> 64
    for name, weight in arms:
        place -= weight
        if place < 0:
            return name
    raise AssertionError("the place lies within the sum of the weights")
