"""Play N fault schedules on both stores: python -m tests.chaos N [first seed]."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.chaos.runner import Runner


def main(count: int, first: int = 0) -> int:
    """Play the schedules and print a summary; return 1 if any came out wrong."""
    faults: Counter[str] = Counter()
    failures: list[str] = []
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(Path(folder))
        try:
            for number in range(count):
                outcome = runner.play(first + number)
                faults.update(outcome.faults)
                if outcome.error:
                    failures.append(f"seed {outcome.seed} on {outcome.dialect}: {outcome.error}")
                    print(failures[-1], flush=True)
                if (number + 1) % 100 == 0:
                    print(f"{number + 1} schedules, {len(failures)} failures, {dict(faults)}", flush=True)
        finally:
            runner.close()
    seconds = round(time.monotonic() - began, 1)
    print(json.dumps({"schedules": count, "seconds": seconds, **faults, "failures": failures}))
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:3])))
