"""How many members it takes to see an effect, and which effect so many can show. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from engine.experiments.bounds import ALPHA, drift_for

POWER = 0.8
STEPS = 60
FEWEST = 10
"""Members of the smaller arm without whom no share says anything."""


@dataclass(frozen=True)
class Plan:
    """What is planned: shares of the members in the treated arm and the holdout, looks, and how sure each finding is."""

    treated: float
    held: float
    looks: int
    arms: int = 1
    """Arms that are compared with the holdout; each gets its part of the false alarms."""

    @property
    def alpha(self) -> float:
        """Return the chance of a false alarm of each comparison."""
        return ALPHA / self.arms


def members_for_shares(plan: Plan, base: float, effect: float) -> int:
    """Return how many members show that a share goes from `base` to `base` + `effect`; 0 if it cannot go there."""
    target = base + effect
    if not 0 <= target <= 1 or not effect:
        return 0
    spread = target * (1 - target) / plan.treated + base * (1 - base) / plan.held
    return _members(plan, spread, effect)


def members_for_means(plan: Plan, variance: float, effect: float) -> int:
    """Return how many members show that a mean goes up by `effect`, of a number of that variance."""
    return _members(plan, variance * (1 / plan.treated + 1 / plan.held), effect) if effect else 0


def _members(plan: Plan, spread: float, effect: float) -> int:
    drift = drift_for(plan.looks, POWER, plan.alpha)
    fewest = FEWEST / min(plan.treated, plan.held)
    return math.ceil(max(drift**2 * spread / effect**2, fewest) - 1e-9)


def smallest_share(plan: Plan, base: float, members: int) -> float | None:
    """Return the smallest rise of a share that so many members would show; None if there is none."""
    return _smallest(lambda effect: members_for_shares(plan, base, effect), members, 1 - base)


def smallest_mean(plan: Plan, variance: float, members: int) -> float | None:
    """Return the smallest rise of a mean that so many members would show; None if they are too few for any."""
    if members < FEWEST / min(plan.treated, plan.held):
        return None
    return drift_for(plan.looks, POWER, plan.alpha) * math.sqrt(
        variance * (1 / plan.treated + 1 / plan.held) / members
    )


def _smallest(needed: Callable[[float], int], members: int, most: float) -> float | None:
    if most <= 0 or needed(most) > members:
        return None
    low, high = 0.0, most
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if middle and needed(middle) <= members else (middle, high)
    return high
