"""How fast the mood model is, beside SnowNLP and VADER in the same run."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from bot.bench.report import Result, Target
from bot.bench.sample import lines
from engine.ml.sentiment import Scorer
from engine.ml.sentiment.snowcompat import SnowCompat

SHORT = 40
SLOW = 400
"""So many lines for the slow ones."""
P50, P99, CHINESE, START, MEMORY, SIZE = (
    "a message, p50",
    "a message, p99",
    "a Chinese message, mean",
    "start",
    "memory of the model",
    "model file",
)
REREAD, ENGLISH = "SnowNLP's score re-read, mean", "an English message, mean"
TARGETS = (
    Target(P50, 50, of="value", most=True),
    Target(P99, 250, of="value", most=True),
    Target(CHINESE, 20),
    Target(START, 150, of="value", most=True),
    Target(MEMORY, 40, of="value", most=True),
    Target(SIZE, 2, of="value", most=True),
)
_STARTER = """
import json, os, sys, time
import msgspec, numpy
def resident():
    try:
        with open("/proc/self/statm") as lines:
            return int(lines.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:  # not Linux
        return 0
before = resident()
began = time.process_time()
from engine.ml.sentiment import Scorer
Scorer.shipped().score("ok")
took = time.process_time() - began
after = resident()
heavy = sorted({"sklearn", "snownlp", "scipy", "vaderSentiment"} & set(sys.modules))
print(json.dumps({"ms": took * 1000, "mib": (after - before) / (1 << 20), "heavy": heavy}))
"""


def run(rounds: int) -> list[Result]:
    """Measure in CPU time of one thread, so that other programs on the machine count little."""
    short = sorted({line.text for line in lines() if 0 < len(line.text) <= SHORT})
    chinese = [text for text in short if any("\u4e00" <= char <= "\u9fff" for char in text)]
    english = [text for text in short if text.isascii()]
    half = min(len(chinese), len(english), 2000)
    mixed = [text for pair in zip(chinese[:half], english[:half], strict=True) for text in pair]
    scorer = Scorer.shipped()
    each = _each(scorer.score, mixed, rounds)
    start = [_start() for _ in range(rounds)]
    slow = chinese[:: max(1, len(chinese) // SLOW)][:SLOW]
    ours = _mean(scorer.score, slow, rounds)
    results = [
        Result(P50, round(statistics.median(each), 1), "µs"),
        Result(P99, round(each[int(len(each) * 0.99)], 1), "µs"),
        Result(START, round(statistics.median(found["ms"] for found in start), 1), "ms"),
        Result(MEMORY, round(max(found["mib"] for found in start), 1), "MiB"),
        Result(SIZE, round(_size() / 1e6, 2), "MB"),
    ]
    theirs, reread = _snownlp(slow)
    yardstick = f"SnowNLP {theirs:.0f} µs"
    results += [
        Result(CHINESE, round(ours, 1), "µs", yardstick, theirs / ours),
        Result(REREAD, round(reread, 1), "µs", yardstick, theirs / reread),
    ]
    vader = _vader()
    if vader is not None:
        own, other = _mean(scorer.score, english[:2000], rounds), _mean(vader, english[:2000], rounds)
        results.append(Result(ENGLISH, round(own, 1), "µs", f"VADER {other:.0f} µs", other / own))
    return results


def _each(score: Callable[[str], object], texts: Sequence[str], rounds: int) -> list[float]:
    """Time every message alone, `rounds` times; the fastest counts, since only interruptions make it slower."""
    best = [float("inf")] * len(texts)
    for _ in range(rounds):
        for index, text in enumerate(texts):
            began = time.perf_counter_ns()
            score(text)
            best[index] = min(best[index], (time.perf_counter_ns() - began) / 1000)
    return sorted(best)


def _mean(score: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    found = []
    for _ in range(rounds):
        began = time.process_time()
        for text in texts:
            score(text)
        found.append((time.process_time() - began) / len(texts) * 1e6)
    return min(found)


def _start() -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", _STARTER], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _size() -> int:
    from engine.ml.sentiment.weights import shipped_path

    return shipped_path().stat().st_size


def _snownlp(texts: Sequence[str]) -> tuple[float, float]:
    """Time SnowNLP itself and its re-reading."""
    from snownlp import sentiment

    compat = SnowCompat()
    return _mean(sentiment.classify, texts, 1), _mean(compat.score, texts, 1)


def _vader() -> Callable[[str], object] | None:
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        return None
    polarity: Callable[[str], object] = SentimentIntensityAnalyzer().polarity_scores
    return polarity
