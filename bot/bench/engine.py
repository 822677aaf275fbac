"""`bench engine`: a half-Chinese sample through append, router, points and anti-farm, in processes of their own."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.bench.report import Result, Target

PER_CPU = "messages per CPU-second of the whole process"
PER_WALL = "messages per second on the wall"
MEMORY = "peak memory"
FACTS = "messages measured"

TARGETS = (
    Target(PER_CPU, 5000, of="value"),
    Target(MEMORY, 300, of="value", most=True),
)
PATIENCE = 600


def run(folder: Path, *, lines: int, rounds: int) -> list[Result]:
    """Play the sample in `rounds` fresh processes; return medians (of memory: the highest)."""
    found = [_play(folder, lines) for _ in range(rounds)]
    return [
        Result(PER_CPU, round(statistics.median(f["messages"] / f["cpu"] for f in found)), "messages/CPU-s"),
        Result(PER_WALL, round(statistics.median(f["messages"] / f["wall"] for f in found)), "messages/s"),
        Result(MEMORY, round(max(f["peak_mb"] for f in found), 1), "MB"),
        Result(FACTS, found[0]["facts"], "messages"),
    ]


def _play(folder: Path, lines: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(dir=folder) as name:
        command = [sys.executable, "-m", "bot.bench.flow", name, str(lines)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode:
        raise RuntimeError(f"the process of the bench failed: {done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
