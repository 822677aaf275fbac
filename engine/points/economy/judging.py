"""One judgement on the flow of coins, with its thresholds. Pure."""

from __future__ import annotations

from typing import Literal

Verdict = Literal["none", "still", "fast", "piling", "growing", "even", "shrinking"]

FAST = {"week": 0.05, "month": 0.20}
"""More coins by this share in a period is fast: prices that were dear soon are not."""
IDLE = 0.25
"""Of what is made, less than this share is spent: coins have nowhere to go."""
EVEN = 0.90
"""From this share on made and spent are in balance; beyond its reverse there are ever fewer coins."""
UNEVEN = 0.80
"""A Gini coefficient beyond it: a few have nearly all."""
YOUNG = 100
"""Fewer coins than this are no economy yet: any share of them says nothing."""


def judge(period: str, minted: int, spent: int, grown: int, circulating: int) -> Verdict:
    """Judge a period: what was made and spent, by how much there is more, and what there is now."""
    if circulating + spent < YOUNG:
        return "none"
    if not minted + spent:
        return "still"
    share = spent / minted if minted else float("inf")
    before = circulating - grown
    if share > 1 / EVEN:
        return "shrinking"
    if share >= EVEN:
        return "even"
    if before >= YOUNG and grown / before > FAST[period]:
        return "fast"
    return "piling" if share < IDLE else "growing"
