"""How fast the memory answers and learns with 12,000 entries, beside SnowNLP and a rebuilt TF-IDF in the same run."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.bench.qa_restart import anew, restarted
from bot.bench.report import Result, Target
from bot.bench.sample import lines
from engine.ml.qa import Entry, Memory, semantic

T = TypeVar("T")
Floats = NDArray[np.float32]
ENTRIES = 12_000
ASKED = 300
LEARNED = 200
SLOW = 20
"""So many questions for the slow yardsticks."""
MANY = 8
"""From so many texts at once on they are entries, not a question."""
P50, P95, LEARN, FORGET, READY, MEMORY = (
    "an answer, p50",
    "an answer, p95",
    "an entry learned, p95",
    "an entry forgotten, p95",
    "index ready",
    "memory",
)
DENSE_P50, DENSE_P95, DENSE_MEMORY = "with e5, p50", "with e5, p95", "memory with e5"
RESTART = "a restart until all is found by meaning"
TARGETS = (
    Target(P95, 20, of="value", most=True),
    Target(DENSE_P95, 80, of="value", most=True),
    Target(LEARN, 5, of="value", most=True),
    Target(READY, 1, of="value", most=True),
    Target(DENSE_MEMORY, 250, of="value", most=True),
    Target(RESTART, 3, of="value", most=True),
)
_STARTER = """
import json, os, sys, time
import msgspec, numpy
from bot.bench import qa
def resident():
    try:
        with open("/proc/self/statm") as lines:
            return int(lines.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:  # not Linux
        return 0
entries, _ = qa.material(int(sys.argv[2]))
before = resident()
memory, took = qa.filled(entries, dense=sys.argv[1] == "dense")
memory.ask("how do I install it?")
print(json.dumps({"s": took, "mib": (resident() - before) / (1 << 20)}))
"""


def run(rounds: int) -> list[Result]:
    """Measure CPU time, the fastest round of each, so that other programs on the machine count little."""
    entries, asked = material(ENTRIES)
    memory, _ = filled(entries, dense=False)
    plain = _each(memory.ask, asked, rounds)
    learned = _each(_learner(memory), list(range(LEARNED)), 1)
    forgotten = _each(lambda number: memory.remove(f"new {number}"), list(range(LEARNED)), 1)
    lexical = [_start("words") for _ in range(rounds)]
    ready = min(found["s"] for found in lexical)
    theirs, rebuilt = _snownlp(entries, asked), _rebuilt(entries)
    results = [
        Result(P50, _at(plain, 0.5), "ms", f"SnowNLP {theirs:.0f} ms", theirs / _at(plain, 0.5)),
        Result(P95, _at(plain, 0.95), "ms"),
        Result(
            LEARN, _at(learned, 0.95), "ms", f"TF-IDF anew {rebuilt:.0f} ms", rebuilt / _at(learned, 0.95)
        ),
        Result(FORGET, _at(forgotten, 0.95), "ms"),
        Result(READY, round(ready, 3), "s"),
        Result(MEMORY, round(max(found["mib"] for found in lexical), 1), "MiB"),
    ]
    real = semantic()
    if real is None:
        return results
    dense, _ = filled(entries, dense=True)
    timed = _each(dense.ask, asked[: ASKED // 2], rounds)
    ready, made = restarted(entries, _Sampled(), rounds), anew(entries, real, SLOW)
    return [
        *results,
        Result(DENSE_P50, _at(timed, 0.5), "ms"),
        Result(DENSE_P95, _at(timed, 0.95), "ms"),
        Result(DENSE_MEMORY, round(_start("dense")["mib"], 1), "MiB"),
        Result(RESTART, round(ready, 2), "s", f"embedded anew {made:.0f} s", made / ready),
    ]


def material(count: int) -> tuple[list[Entry], list[str]]:
    """Make entries of chat lines, half of them Chinese, three lines an answer; and questions that share words with them."""
    chance = random.Random(11)
    texts = list(dict.fromkeys(line.text for line in lines() if len(line.text) > 5))
    entries = [
        Entry(
            number, f"{chance.choice(texts)} {chance.choice(texts)[:12]}", "\n".join(chance.sample(texts, 3))
        )
        for number in range(count)
    ]
    asked = [_reworded(chance, entry.question) for entry in chance.sample(entries, min(ASKED, count))]
    return entries, asked


def filled(entries: Sequence[Entry], *, dense: bool) -> tuple[Memory, float]:
    """Fill a memory; give the CPU seconds it took (embeddings left out)."""
    memory = Memory.shipped(embedder=_Sampled() if dense else None)
    memory.ask("ok")
    began = time.process_time()
    memory.put_all(entries)
    took = time.process_time() - began
    while dense and memory.work(512):
        pass
    return memory, took


class _Sampled:
    """The real embedder for a question; many texts at once are given random directions, which cost a question the same."""

    def __init__(self) -> None:
        found = semantic()
        assert found is not None
        self._real = found
        self._random = np.random.default_rng(3)
        self.model, self.version, self.size = found.model, found.version, found.size

    def questions(self, texts: Sequence[str]) -> Floats:
        return self._real.questions(texts) if len(texts) < MANY else self._any(len(texts))

    def passages(self, texts: Sequence[str]) -> Floats:
        return self._any(len(texts))

    def _any(self, count: int) -> Floats:
        found = self._random.normal(size=(count, self.size)).astype(np.float32)
        unit: Floats = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit


def _reworded(chance: random.Random, text: str) -> str:
    """Drop a piece, put a politeness before it."""
    start = chance.randrange(max(1, len(text) // 3))
    return chance.choice(("", "请问 ", "hi, ", "怎么 ")) + text[start : start + 40]


def _learner(memory: Memory) -> Callable[[int], object]:
    """Learn an entry and a variant of another, as ✔ does."""

    def learn(number: int) -> None:
        memory.put(Entry(f"new {number}", f"新问题 {number} how is {number} set up?", "在设置里打开。 " * 8))
        memory.accept(f"where do i switch {number} on", f"new {number}")

    return learn


def _each(do: Callable[[T], object], over: Sequence[T], rounds: int) -> list[float]:
    """Time each alone in CPU milliseconds; the fastest round counts. Sorted."""
    best = [float("inf")] * len(over)
    for _ in range(rounds):
        for place, one in enumerate(over):
            began = time.process_time_ns()
            do(one)
            best[place] = min(best[place], (time.process_time_ns() - began) / 1e6)
    return sorted(best)


def _at(ordered: Sequence[float], share: float) -> float:
    return round(ordered[int(len(ordered) * share)], 3)


def _start(kind: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", _STARTER, kind, str(ENTRIES)], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _snownlp(entries: Sequence[Entry], asked: Sequence[str]) -> float:
    """SnowNLP's `sim` over the same questions, words cut beforehand."""
    from snownlp.sim.bm25 import BM25

    model = BM25([list(entry.question) for entry in entries])
    return statistics.median(_each(lambda text: model.simall(list(text)), list(asked[:SLOW]), 1))


def _rebuilt(entries: Sequence[Entry]) -> float:
    """TF-IDF over signs, built anew: what learning costs where the index cannot grow."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{entry.question} {entry.answer}" for entry in entries]
    return _each(lambda _: TfidfVectorizer(analyzer="char", ngram_range=(1, 2)).fit_transform(texts), [0], 1)[
        0
    ]
