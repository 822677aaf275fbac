"""What a look at the arms comes to: estimates against the holdout, how far the plan is, which bound holds. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.contract.ports import HOLDOUT
from engine.experiments.bounds import ALPHA, bounds, normal, spending
from engine.experiments.estimates import Estimate, Shares, Sums, of_means, of_shares
from engine.experiments.rules import LEAST_GROWTH, SHARES, SKEWED, Arms, share_of
from engine.experiments.sizing import FEWEST


@dataclass(frozen=True)
class Design:
    """What was planned: the arms, what is counted, and how many members it takes in all."""

    arms: Arms
    metric: str
    needed: int

    @property
    def treated(self) -> list[str]:
        """Return the arms that are compared with the holdout."""
        return [name for name, _ in self.arms if name != HOLDOUT]

    @property
    def alpha(self) -> float:
        """Return the chance of a false alarm of each comparison."""
        return ALPHA / len(self.treated)


@dataclass(frozen=True)
class Past:
    """The information and the false alarms spent at the looks before, the first first."""

    information: tuple[float, ...] = ()
    spent: tuple[float, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What a look found of one arm."""

    arm: str
    estimate: Estimate
    bound: float
    information: float
    spent: float

    @property
    def sign(self) -> int:
        """Return 1 if the arm does better than the holdout, −1 if worse, 0 if that is open."""
        if abs(self.estimate.z) < self.bound:
            return 0
        return 1 if self.estimate.z > 0 else -1


def compare(metric: str, treated: Sums, held: Sums, bound: float) -> Estimate:
    """Compare an arm with the holdout."""
    if metric in SHARES:
        return of_shares(Shares(treated.y, treated.n), Shares(held.y, held.n), bound)
    return of_means(treated, held, bound)


def information(design: Design, arm: str, treated: int, held: int) -> float:
    """Return which share of what was planned so many members of an arm and the holdout tell."""
    planned = [design.needed * share_of(design.arms, name) for name in (arm, HOLDOUT)]
    return sum(1 / n for n in planned) / (1 / treated + 1 / held)


def look(
    design: Design, sums: Mapping[str, Sums], past: Mapping[str, Past], *, last: bool
) -> tuple[list[Finding], bool]:
    """Look at every arm; return the findings, none of an arm that is too small or tells nothing new, and whether this
    was the last look: the plan is over, or all that was planned to be known is.
    """
    held = sums.get(HOLDOUT, Sums(0, 0, 0))
    shares = {
        arm: information(design, arm, sums[arm].n, held.n)
        for arm in design.treated
        if arm in sums and min(sums[arm].n, held.n) >= FEWEST
    }
    last = last or (len(shares) == len(design.treated) and min(shares.values()) >= 1)
    found = []
    for arm, share in shares.items():
        before = past.get(arm, Past())
        if before.information and share < before.information[-1] * LEAST_GROWTH:
            continue
        spent = design.alpha if last else spending(share, design.alpha)
        bound = bounds((*before.information, share), (*before.spent, spent))[-1]
        found.append(Finding(arm, compare(design.metric, sums[arm], held, bound), bound, share, spent))
    return found, last


def is_skewed(arms: Arms, counts: Mapping[str, int]) -> bool:
    """Tell whether the members are spread over the arms in a way that chance makes hardly ever."""
    n = sum(counts.values())
    limit = -normal().inv_cdf(SKEWED / 2 / len(arms))
    return any(
        n and abs(counts.get(name, 0) - n * share) > limit * math.sqrt(n * share * (1 - share)) + 0.5
        for name, share in ((name, share_of(arms, name)) for name, _ in arms)
    )


def is_over(design: Design, findings: Sequence[Finding]) -> bool:
    """Tell whether the question is answered: an arm does better, or all do worse."""
    signs = [finding.sign for finding in findings]
    return 1 in signs or (len(signs) == len(design.treated) and set(signs) == {-1})
