"""`bench engine`: a half-Chinese sample through append, router and features, in processes of their own.

It is played three times: with points and what the house needs, with moderation and mood beside them, and with everything.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.bench.report import Result, Target

POINTS = "messages per CPU-second of the whole process, points and anti-farm"
ORDER = "messages per CPU-second of the whole process, with moderation and mood"
ALL = "messages per CPU-second of the whole process, every feature"
PER_WALL = "messages per second on the wall, every feature"
MEMORY = "peak memory, every feature"
FACTS = "messages measured"

TARGETS = (
    Target(POINTS, 5000, of="value"),
    Target(ORDER, 3500, of="value"),
    Target(MEMORY, 300, of="value", most=True),
)
PATIENCE = 600


def run(folder: Path, *, lines: int, rounds: int) -> list[Result]:
    """Play the sample in `rounds` fresh processes a profile, in turn; return medians (of memory: the highest)."""
    found = [{profile: _play(folder, lines, profile) for profile in _NAMES} for _ in range(rounds)]
    whole = [played["all"] for played in found]
    return [
        *(Result(name, _median(found, profile), "messages/CPU-s") for profile, name in _NAMES.items()),
        Result(PER_WALL, round(statistics.median(f["messages"] / f["wall"] for f in whole)), "messages/s"),
        Result(MEMORY, round(max(f["peak_mb"] for f in whole), 1), "MB"),
        Result(FACTS, whole[0]["facts"], "messages"),
    ]


_NAMES = {"points": POINTS, "order": ORDER, "all": ALL}


def _median(found: list[dict[str, dict[str, float]]], profile: str) -> int:
    return round(statistics.median(played[profile]["messages"] / played[profile]["cpu"] for played in found))


def _play(folder: Path, lines: int, profile: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory(dir=folder) as name:
        command = [sys.executable, "-m", "bot.bench.flow", name, str(lines), profile]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode:
        raise RuntimeError(f"the process of the bench failed: {done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
