"""The sample through the engine, in a process of its own: `python -m bot.bench.flow FOLDER LINES PROFILE`.

Prints one JSON object: messages, CPU seconds of all threads, seconds on the wall, peak memory, ledger entries.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from bot.bench import sample
from bot.features import FEATURES
from bot.wiring import build_engine, open_store, warm_up
from engine.contract.clock import ManualClock
from engine.contract.feature import Feature

GROUP = 1000
"""Events in one append, as under full load."""

HOUSE = ("points", "invites", "rewards", "people", "settings", "privacy", "help")
"""Points, and what the house needs to be one."""
PROFILES = {
    "points": HOUSE,
    "order": ("moderation", *HOUSE, "sentiment", "mood"),
    "all": tuple(feature.name for feature in FEATURES),
}


def features_of(profile: str) -> list[Feature]:
    """Return the features of a profile, in the order in which they are installed."""
    return [feature for feature in FEATURES if feature.name in PROFILES[profile]]


def play(folder: Path, count: int, profile: str = "all") -> dict[str, float]:
    """Append the sample's first `count` lines and drain until every consumer of the profile stands at the head."""
    store = open_store(f"sqlite:///{folder / 'flow.db'}")
    try:
        engine = build_engine(
            store, ManualClock(sample.START + sample.PACE * count), features=features_of(profile)
        )
        events = sample.incoming(sample.lines()[:count])
        warm_up(engine)  # as a bot does before it listens: models are read, what stays is not collected
        cpu, wall = time.process_time(), time.perf_counter()
        for start in range(0, len(events), GROUP):
            engine.append(events[start : start + GROUP])
        engine.drain()
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        with store.read() as conn:
            behind = conn.exec_driver_sql(
                "select count(*) from cursor join head using (part) where pos <> head"
            )
            dead = conn.exec_driver_sql("select count(*) from dead_letter")
            facts = conn.exec_driver_sql("select count(*) from message_fact")
            state = (int(behind.scalar_one()), int(dead.scalar_one()), int(facts.scalar_one()))
        if state[:2] != (0, 0):
            raise RuntimeError(f"{state[0]} cursors are behind, {state[1]} events failed")
    finally:
        store.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "messages": len(events),
        "cpu": cpu,
        "wall": wall,
        "peak_mb": peak / (2**20 if sys.platform == "darwin" else 2**10),
        "facts": state[2],
    }


if __name__ == "__main__":
    print(json.dumps(play(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])))
