"""Whether a treatment does harm, asked at every single event and still honest. Pure.

Whoever is harmed next is as likely to be one of those at risk as another, if the treatment does nothing: it is one of the
treated with chance p = treated / (treated + held). If it makes harm `r` times as likely, with r·p / (r·p + 1 − p). The
product of the ratios of the two, taken on average over a few r, is a bet that nobody wins in the long run where there is no
harm: the chance that it ever passes 1/α is at most α (Ville), however often one looks and however few there are. This is
the safe logrank test (ter Schure, Pérez-Ortiz, Ly and Grünwald, 2020).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

TIMES = (1.5, 2.0, 3.0, 5.0, 8.0)
"""How many times as likely the treatment might make a harm."""
ALPHA = 0.1
"""The chance that an experiment without harm is halted, over all its guardrails: a halt costs little and can be undone."""


class Harm(NamedTuple):
    """Somebody was harmed: one of the treated or not, of so many at risk on either side just before."""

    treated: bool
    at_risk_treated: int
    at_risk_held: int


def evidence(harms: Iterable[Harm]) -> float:
    """Return the evidence of harm by the treatment: 1 is none, 20 is strong."""
    logs = [0.0] * len(TIMES)
    for harm in harms:
        everybody = harm.at_risk_treated + harm.at_risk_held
        if not harm.at_risk_treated or not harm.at_risk_held:
            continue
        p = harm.at_risk_treated / everybody
        for n, times in enumerate(TIMES):
            logs[n] += math.log((times if harm.treated else 1.0) / (times * p + 1 - p))
    return sum(math.exp(one) for one in logs) / len(TIMES)


def is_harm(harms: Iterable[Harm], watched: int) -> bool:
    """Tell whether one of so many watched guardrails shows harm."""
    return evidence(harms) >= watched / ALPHA
