"""Interleaved rounds: whatever disturbs the machine disturbs every contestant alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping

Work = Callable[[int], int]
"""One round of a contestant: gets the round's number, returns how many things it did."""


def interleave(contestants: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Run every contestant once a round, after one round to warm up; return median things per second."""
    speeds: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(rounds + 1):
        for name, work in contestants.items():
            gc.collect()
            began = time.perf_counter()
            done = work(number)
            if number:
                speeds[name].append(done / (time.perf_counter() - began))
    return {name: statistics.median(found) for name, found in speeds.items()}
