"""How fast models are fitted and everybody is given a list, beside implicit in the same run; and one member alone."""

from __future__ import annotations

import importlib.util
import time
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from bot.bench.recommend_workload import Workload, workload
from bot.bench.report import Result, Target
from engine.ml.recommend import Model, Settings, Statistics, Suggestion, Taken, fit
from engine.ml.recommend.everyone import Everyone

Lists = NDArray[np.int64]
COURSES = 1000
SIZES = (100_000, 10_000)
CLOSED = 50
"""Every so many courses one may not be recommended: the filter."""
ASKED = 2000
K = 10
ALS, COSINE = "implicit ALS", "implicit cosine"
EASE, HYBRID = "EASE", "hybrid with filters"
P50, P99 = "one member's list with reasons, p50", "one member's list with reasons, p99"
EVENT = "an enrolment into the sums"
MISSING = "implicit is not installed (pip install 'qunban[bench]'): its rows are left out"


def against(name: str, size: int, other: str) -> str:
    """Name a comparison."""
    return f"{size:,} × {COURSES:,}: {name}, against {other}"


def hits(name: str, size: int) -> str:
    """Name a hit rate."""
    return f"{size:,} × {COURSES:,}: {name}, HR@10"


TARGETS = (
    Target(against(EASE, 100_000, ALS), 5),
    Target(against(EASE, 100_000, COSINE), 2.5),
    Target(against(HYBRID, 100_000, ALS), 2),
    Target(against(HYBRID, 100_000, COSINE), 1),
    Target(against(EASE, 10_000, ALS), 1 / 0.35),
    Target(against(HYBRID, 10_000, ALS), 1),
    *(Target(hits(name, size), 1) for size in SIZES for name in (EASE, HYBRID)),
    Target(P99, 300, of="value", most=True),
)


def run(rounds: int, sizes: tuple[int, ...] = SIZES) -> tuple[list[Result], list[str]]:
    """Measure every contestant a round, the fastest round counts; then one member, on the first size's model."""
    notes = [] if importlib.util.find_spec("implicit") else [MISSING]
    results: list[Result] = []
    alone: list[Result] = []
    for size in sizes:
        work = workload(size, COURSES)
        contestants: dict[str, Callable[[Workload], Lists]] = {EASE: _ease, HYBRID: _hybrid}
        if not notes:
            contestants |= {ALS: _als, COSINE: _cosine}
        took, rates = _race(contestants, work, rounds)
        results += _compare(size, took, rates)
        alone = alone or _alone(work, rounds)
    return [*results, *alone], notes


def _race(
    contestants: Mapping[str, Callable[[Workload], Lists]], work: Workload, rounds: int
) -> tuple[dict[str, float], dict[str, float]]:
    took = dict.fromkeys(contestants, float("inf"))
    rates = {}
    for name, contestant in [*contestants.items()] * rounds:
        with threadpool_limits(1, "blas"):  # implicit asks for it, and all shall have the same
            began = time.perf_counter()
            lists = contestant(work)
            took[name] = min(took[name], time.perf_counter() - began)
            rates[name] = float((lists == work.withheld[:, None]).any(axis=1).mean())
    return took, rates


def _compare(size: int, took: Mapping[str, float], rates: Mapping[str, float]) -> list[Result]:
    theirs = [name for name in (ALS, COSINE) if name in took]
    results = []
    for name in (EASE, HYBRID):
        seconds = round(took[name], 3)
        for other in theirs:
            yardstick, ratio = f"{took[other]:.2f} s", took[other] / took[name]
            results.append(Result(against(name, size, other), seconds, "s", yardstick, ratio))
        if not theirs:
            results.append(Result(f"{size:,} × {COURSES:,}: {name}", seconds, "s"))
        rate = round(rates[name], 4)
        best = max((rates[other] for other in theirs), default=0.0)
        if best:
            yardstick = f"{best:.4f}, the better of theirs"
            results.append(Result(hits(name, size), rate, "", yardstick, rates[name] / best))
        else:
            results.append(Result(hits(name, size), rate, ""))
    return results


def _summed(work: Workload) -> Statistics:
    found = Statistics()
    found.gather(work.histories)
    return found


def _ease(work: Workload) -> Lists:
    """Sums, EASE, everybody's list of what they have not taken."""
    return Everyone(fit(_summed(work), settings=Settings(model="ease"))).top(work.histories, K)


def _hybrid(work: Workload) -> Lists:
    """What ships: sums, both equations where order matters, discount, and a filter of what may be shown."""
    model = fit(_summed(work))
    return Everyone(model, allowed=_open(model, work)).top(work.histories, K)


def _open(model: Model, work: Workload) -> NDArray[np.bool_]:
    """Close some courses that nobody misses: those withheld least."""
    missed = np.bincount(work.withheld, minlength=COURSES)
    closed = set(np.argsort(missed, kind="stable")[: COURSES // CLOSED].tolist())
    return model.mask(item for number, item in enumerate(work.histories.ids) if number not in closed)


def _als(work: Workload) -> Lists:
    from implicit.als import AlternatingLeastSquares

    return _implicit(work, AlternatingLeastSquares(factors=64, iterations=15, random_state=1))


def _cosine(work: Workload) -> Lists:
    from implicit.nearest_neighbours import CosineRecommender

    return _implicit(work, CosineRecommender(K=50))


def _implicit(work: Workload, model: Any) -> Lists:
    from scipy.sparse import csr_matrix

    histories = work.histories
    ones = np.ones(len(histories.items), np.float32)
    taken = csr_matrix((ones, histories.items, histories.starts), shape=(len(histories), COURSES))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it converts its own matrix, and says so
        model.fit(taken, show_progress=False)
        lists, _ = model.recommend(np.arange(len(histories)), taken, N=K)
    found: Lists = lists
    return found


def _alone(work: Workload, rounds: int) -> list[Result]:
    """Ask for members one by one (CPU time, the fastest round of each); take one more course, see it in the next list."""
    statistics = _summed(work)
    model = fit(statistics, settings=Settings(quota=0.05))
    allowed = _open(model, work)
    members = [
        [Taken(work.histories.ids[item], 1.0, at) for at, item in enumerate(items.tolist(), 1)]
        for items in np.split(work.histories.items, work.histories.starts[1:-1])[:ASKED]
    ]
    took, learned = [float("inf")] * ASKED, [float("inf")] * ASKED
    known = 0
    with threadpool_limits(1, "blas"):
        for number, history in [*enumerate(members)] * rounds:
            began = time.thread_time_ns()
            found = model.top(history, allowed=allowed, k=K, seed=number)
            took[number] = min(took[number], (time.thread_time_ns() - began) / 1e3)
            after = [*history, Taken(found[0].item, 1.0, len(history) + 1)]
            began = time.thread_time_ns()
            statistics.replace(history, after)
            learned[number] = min(learned[number], (time.thread_time_ns() - began) / 1e3)
            statistics.replace(after, history)
            then = model.top(after, allowed=allowed, k=K)
            known += all(one.item != found[0].item and _named(one, found[0].item) for one in then)
    took.sort()
    learned.sort()
    return [
        Result(P50, round(took[len(took) // 2], 1), "µs"),
        Result(P99, round(took[int(len(took) * 0.99)], 1), "µs"),
        Result(f"{EVENT}, p50", round(learned[len(learned) // 2], 1), "µs"),
        Result("enrolments that the next list knows, without a fit", known / (len(members) * rounds), ""),
    ]


def _named(suggestion: Suggestion, item: str) -> bool:
    return any(reason.item == item for reason in suggestion.reasons)
