"""Fitting a model in a process of its own: `python -m engine.courses.advice.fitting` reads sums and texts, writes the model.

Small catalogues take milliseconds and are fitted where they stand; a process costs half a second to start.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import msgspec

import engine
from engine.contract.feature import Candidate
from engine.ml.recommend import Catalogue, Item, Row, Settings, Statistics, fit

SMALL = 150
"""Up to so many items a model is fitted on the spot."""
PATIENCE = 600.0
"""Seconds that a fit may take."""
QUOTA = 0.05
"""The chance that an item still to be tried gets the last place of what is recommended unasked."""
NICE = 10


class Task(msgspec.Struct, frozen=True):
    """What a model is made of."""

    version: str
    kind: str
    rows: list[Row]
    items: list[tuple[str, str, str, tuple[str, ...]]]


def task(version: int, kind: str, rows: Sequence[Row], pool: Sequence[Candidate]) -> Task:
    """Put together what a model is to be made of."""
    items = [(one.id, f"{one.title} {one.title_en}".strip(), one.text, one.tags) for one in pool]
    return Task(str(version), kind, list(rows), items)


def fitted(given: Task) -> bytes:
    """Fit a model here."""
    catalogue = Catalogue([Item(*item) for item in given.items])
    settings = Settings(model=given.kind, quota=QUOTA)
    statistics = Statistics.from_rows(given.rows)
    return fit(statistics, catalogue, settings, version=given.version).to_bytes()


_pool = ThreadPoolExecutor(1, thread_name_prefix="fit")


def fit_elsewhere(given: Task) -> Future[bytes]:
    """Fit a model in a process of its own, one after the other."""
    return _pool.submit(_run, msgspec.msgpack.encode(given))


def _run(data: bytes) -> bytes:
    root = str(Path(engine.__path__[0]).parent)
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=data,
        capture_output=True,
        env=environment,
        timeout=PATIENCE,
        check=True,
    )
    return done.stdout


def main() -> None:
    """Read a task, write its model."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    given = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    sys.stdout.buffer.write(fitted(given))


if __name__ == "__main__":
    main()
