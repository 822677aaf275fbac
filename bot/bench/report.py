"""What a bench found, as a table for people or one JSON object for scripts."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

PROBES = 60
_BLOCK = b"\0" * 4096


@dataclass(frozen=True)
class Result:
    """One figure. `ratio` says how many times better than the yardstick it is."""

    name: str
    value: float
    unit: str
    yardstick: str | None = None
    ratio: float | None = None


@dataclass(frozen=True)
class Target:
    """What a result must reach: its ratio, or its value where `of` says so; `most` turns the comparison round."""

    name: str
    bound: float
    of: str = "ratio"
    most: bool = False

    def judge(self, results: Mapping[str, Result]) -> str:
        """Write the target and whether it was met as one line."""
        result = results.get(self.name)
        sign = "≤" if self.most else "≥"
        reached = None if result is None else result.ratio if self.of == "ratio" else result.value
        if result is None or reached is None:
            return f"{self.name}: not measured (target {sign} {self.bound:g})"
        met = reached <= self.bound if self.most else reached >= self.bound
        unit = "×" if self.of == "ratio" else f" {result.unit}"
        return f"{self.name}: {reached:.3g}{unit}, target {sign} {self.bound:g}{unit}: {'met' if met else 'MISSED'}"


def fsync_ms(folder: Path) -> float:
    """Measure how long the disk takes to make 4 KiB durable (median, milliseconds)."""
    path = folder / "fsync.probe"
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        took = []
        for _ in range(PROBES):
            os.pwrite(handle, _BLOCK, 0)
            began = time.perf_counter()
            os.fsync(handle)
            took.append(time.perf_counter() - began)
    finally:
        os.close(handle)
        path.unlink()
    return round(statistics.median(took) * 1000, 3)


def publish(
    bench: str,
    fsync: float | None,
    results: Sequence[Result],
    targets: Sequence[Target],
    notes: Sequence[str],
    *,
    as_json: bool,
) -> None:
    """Print the results; with `as_json` the object is the last line of stdout, all other words go to stderr."""
    named = {result.name: result for result in results}
    lines = [*notes, *(target.judge(named) for target in targets)]
    if as_json:
        for line in lines:
            print(line, file=sys.stderr)
        found = {
            "bench": bench,
            "cores": os.cpu_count(),
            "fsync_ms": fsync,
            "results": [asdict(result) for result in results],
        }
        print(json.dumps(found, ensure_ascii=False))
        return
    disk = "" if fsync is None else f", fsync {fsync} ms"
    table = Table(
        "what", "value", "unit", "yardstick", "ratio", title=f"bench {bench} ({os.cpu_count()} cores{disk})"
    )
    for result in results:
        ratio = "" if result.ratio is None else f"{result.ratio:.3g}×"
        table.add_row(result.name, f"{result.value:,.6g}", result.unit, result.yardstick or "", ratio)
    console = Console()
    console.print(table)
    for line in lines:
        console.print(line, highlight=False)
